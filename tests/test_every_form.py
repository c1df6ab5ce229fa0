"""Every form of the desk, of the receipt and of a visit, field by field, with what no honest person types.

Forms are found by reading pages as each role, so a new field is tried without being named here. Each try
is undone, so that the next one finds the world as it was.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from html.parser import HTMLParser
from itertools import islice

import pytest
from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import connection, transaction
from django.forms import BaseForm, BooleanField, Form, IntegerField
from django.http import HttpResponse
from django.template import Context
from django.utils import timezone

from accounts.models import Role
from tests import factories
from tests.canaries.reading import read_everything
from tests.canaries.tenant import Tenant
from tests.test_canaries import OWN_LISTS

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

CPR = "070761-4285"
PLAIN = "Kvik tekst 4711"
# What stands in an empty field, so that the form is not refused for another one than the tried.
SOON = timezone.localdate() + timedelta(days=8)
FILLED = {
    "text": "Kvik",
    "number": "1",
    "date": f"{SOON}",
    "datetime-local": f"{SOON}T10:00",
    "email": "bo@example.org",
    "tel": "12345678",
}
HUGE = "-" + "9" * 40
STRANGE = defaultdict(
    lambda: ["a\0b"],
    {
        "date": ["0001-01-01", "9999-12-31"],
        "datetime-local": ["0001-01-01T00:00", "9999-12-31T23:59"],
        "number": [HUGE],
        "hidden": [HUGE],
    },
)
OURS = ("/arbejdsbord/", "/kvittering/", "/ark/")


@dataclass(frozen=True)
class Found:
    address: str
    fields: tuple  # (name, value) as the browser would send them
    texts: frozenset  # names of fields that take what is typed
    kinds: dict  # type of each input


class Forms(HTMLParser):
    """The POST forms of a page as a browser would send them."""

    def __init__(self, page):
        super().__init__()
        self.page, self.found, self.form, self.select, self.area = page, [], None, None, None

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "form":
            posts = at.get("method", "").lower() == "post"
            self.form = (at.get("action") or self.page, {}, set(), {}) if posts else None
        if self.form is None or (name := at.get("name")) in (None, "csrfmiddlewaretoken"):
            if tag == "option" and self.select and self.form:
                fields = self.form[1]
                if "selected" in at or fields.get(self.select) in (None, [], [""]):
                    fields[self.select] = [at.get("value", "")]
            return
        _address, fields, texts, kinds = self.form
        kind = at.get("type", "text")
        if tag == "select":
            self.select = name
            fields.setdefault(name, [])
        elif tag == "textarea":
            self.area = name
            fields[name] = [""]
            texts.add(name)  # an empty one is filled at its end
        elif tag == "input" and kind in ("checkbox", "radio"):
            if "checked" in at or (kind == "radio" and not fields.get(name)):
                fields[name] = [at.get("value", "on")]
            fields.setdefault(name, [])
        elif tag in ("input", "button"):
            kinds[name] = kind if tag == "input" else "text"
            fields[name] = [at.get("value") or FILLED.get(kind, "")]
            if tag == "input" and kind not in ("hidden", "submit", "file"):
                texts.add(name)

    def handle_data(self, text):
        if self.form and self.area:
            self.form[1][self.area][0] += text.lstrip("\n")

    def handle_endtag(self, tag):
        if tag == "textarea":
            if self.form and self.area and not self.form[1][self.area][0]:
                self.form[1][self.area] = [FILLED["text"]]
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form" and self.form:
            address, fields, texts, kinds = self.form
            sent = tuple((name, tuple(values)) for name, values in fields.items())
            self.found.append(Found(address, sent, frozenset(texts), kinds))
            self.form = None


@pytest.fixture(scope="module")
def forms_by_role(module_db):
    """{role: (client, forms)}, read once for all tests."""
    factories.site_root()
    tenant = Tenant("kragerup", factories.company("Fælles Smede A/S"))
    return {role: forms_of(tenant, role) for role in ROLES}


def forms_of(tenant, role):
    client = tenant.client_of(role)
    extra = [*OWN_LISTS, f"/kvittering/{tenant.sheet.receipt_token}/", f"/ark/{tenant.link.key}/"]
    extra += [f"/kvittering/{tenant.sheet.receipt_token}/svar/"]
    extra += [f"/kvittering/{tenant.hired.sheet.receipt_token}/fastholdelse/{tenant.check.pk}/"]
    found = {}
    for page, text in read_everything(client, extra, read=html_of).items():
        parser = Forms(page)
        parser.feed(text)
        for form in parser.found:
            if form.address.startswith(OURS):
                found.setdefault((form.address, frozenset(dict(form.fields))), form)
    return client, list(found.values())


def html_of(response):
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return response.content.decode() if is_page else ""


def send(client, form, **typed):
    """The answer and every text of the tables that it wrote to; then all is as before."""
    data = {name: list(values) for name, values in form.fields} | typed
    written = set()
    with transaction.atomic():
        with connection.execute_wrapper(noting_tables(written)):
            response = client.post(form.address, data)
        kept = "" if response.status_code == 422 else everything_kept(written)
        transaction.set_rollback(True)
    return response, kept


def noting_tables(written):
    """Reading all hundred tables after each press would take longer than the press."""

    def note(execute, sql, *rest):
        if not str(sql).lstrip().upper().startswith(READS):
            written.update(TABLES.intersection(re.findall(r"\w+", str(sql))))
        return execute(sql, *rest)

    return note


def everything_kept(tables):
    rows = []
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {table}")
            rows += cursor.fetchall()
    return str(rows)


KEPT_BY = {"accounts", "outbox", "taskforces", "events", "pledges", "home"}
TABLES = {model._meta.db_table for model in apps.get_models() if model._meta.app_label in KEPT_BY}
READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")
ROLES = [Role.Kind.OWNER, Role.Kind.UNIT_LEAD]


@pytest.mark.parametrize("role", ROLES)
def test_no_field_keeps_a_cpr_number(forms_by_role, role):
    """And a page that shows the form again says so with its status: 200 is an answer to a look."""
    client, forms = forms_by_role[role]
    kept, shown_as_well = set(), set()
    for form in forms:
        response, after = send(client, form, **{name: [CPR] for name in form.texts})
        assert CPR not in after, form.address
        for name in form.texts - refused_by_themselves(response):
            response, after = send(client, form, **{name: [CPR]})
            if CPR in after or response.status_code >= 500:
                kept.add((form.address, name, response.status_code))
            again = html_of(response)
            if response.status_code == 200 and (CPR in again or "field--bad" in again):
                shown_as_well.add((form.address, name))
    assert (kept, shown_as_well) == (set(), set())


def refused_by_themselves(response) -> set[str]:
    """Fields of a page that is shown again (422) with a word on them: what stands in the others changed nothing."""
    if response.status_code != 422 or response.context is None:
        return set()
    drawn = response.context if isinstance(response.context, list) else [response.context]
    layers = [layer for context in drawn for layer in context]
    forms = {one for layer in layers for one in layer.values() if isinstance(one, BaseForm)}
    return {
        form.add_prefix(name) for form in forms for name in form.errors if name != NON_FIELD_ERRORS
    }


def test_a_field_is_refused_by_itself_only_where_a_word_stands_on_it():
    """The negative control: neither a word on the whole form nor one on another field speaks for it."""

    class Two(Form):
        first, second = IntegerField(), BooleanField()

        def clean(self):
            self.add_error(None, CPR)

    answer = HttpResponse(status=422)
    bound = Two({"a-first": CPR, "a-second": CPR}, prefix="a")
    answer.context = Context({"form": bound, "of": object()})
    assert refused_by_themselves(answer) == {"a-first"}
    answer.status_code = 200
    assert refused_by_themselves(answer) == set()


@pytest.mark.parametrize(("role", "least"), [(Role.Kind.OWNER, 12), (Role.Kind.UNIT_LEAD, 30)])
def test_many_fields_keep_what_is_typed(forms_by_role, role, least):
    """The negative control: the same presses with a harmless text do end in the database."""
    client, forms = forms_by_role[role]
    keeps = (
        (form.address, name)
        for form in forms
        for name in form.texts
        if PLAIN in send(client, form, **{name: [PLAIN]})[1]
    )
    kept = set(islice(keeps, least))
    assert len(kept) == least, sorted(kept)


@pytest.mark.parametrize("role", ROLES)
def test_no_field_breaks_on_strange_input(forms_by_role, role):
    client, forms = forms_by_role[role]
    client.raise_request_exception = False
    broken = set()
    for form in forms:
        tries = {
            name: STRANGE[form.kinds.get(name, "hidden" if values else "text")]
            for name, values in form.fields
        }
        first = {name: tries[name][0] for name in form.texts}
        response = answer_to(client, form, first)
        if response.status_code >= 500:
            broken.add((form.address, "all at once"))
        refused = refused_by_themselves(response)
        for name, strange in ((name, each) for name, every in tries.items() for each in every):
            if name in refused and strange == first.get(name):
                continue
            if answer_to(client, form, {name: strange}).status_code >= 500:
                broken.add((form.address, name, strange[:12]))
    assert broken == set()


def answer_to(client, form, typed):
    """What is said to it; then all is as before."""
    data = dict(form.fields) | {name: [value] for name, value in typed.items()}
    with transaction.atomic():
        response = client.post(form.address, data)
        transaction.set_rollback(True)
    return response
