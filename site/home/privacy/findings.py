"""All that is known of an address, in the organisations of whoever asks (GDPR article 15)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Cast

from accounts import audit
from accounts.models import Organisation, User
from accounts.privacy import Holding
from home.privacy.register import HOLDINGS
from outbox.addresses import fold, shown
from taskforces.models import ContactMerge

# Where a name stands beside an address.
NAMED = {
    "taskforces.Contact": "name",
    "events.Registration": "name",
    "pledges.Sheet": "contact_name",
    "accounts.User": "name",
}


@dataclass(frozen=True)
class Finding:
    """What one row of the register says of an address: `rows` are its own, `mentions` only name it in a text."""

    holding: Holding
    rows: QuerySet
    mentions: QuerySet

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.holding.model)

    @property
    def name(self) -> str:
        return name_of(self.holding)


def note_look_up(organisations: Iterable[Organisation], *, by: User) -> None:
    """That somebody looked is logged, and not for whom."""
    for organisation in organisations:
        audit.record(organisation, by=by, verb="look_up_person", thing=organisation)


def name_of(row: Holding) -> str:
    """What people call it."""
    return str(row.name or apps.get_model(row.model)._meta.verbose_name_plural)


def findings(
    address: str, organisations: Iterable[Organisation], holdings: Iterable[Holding] = HOLDINGS
) -> list[Finding]:
    """In the register's order, also those that hold nothing.

    A text mentions a person by the address or by a name that stands beside it elsewhere.
    """
    ids = [organisation.pk for organisation in organisations]
    addresses = addresses_of(address, ids)
    words = {*addresses, *_names_of(addresses, ids)}
    return [_finding(row, addresses, words, ids) for row in holdings if row.organisations]


def addresses_of(address: str, ids: list[int]) -> set[str]:
    """The address, and those under which the same person was known before two contacts became one."""
    merges = ContactMerge.objects.standing().filter(organisation__in=ids)
    pairs = list(merges.exclude(gone_email="").values_list("gone_email", "kept__email"))
    known = {address.strip()}
    folded, before = {fold(address)}, 0
    while len(folded) != before:
        before = len(folded)
        for pair in pairs:
            if any(fold(each) in folded for each in pair if each):
                known |= {each for each in pair if each and fold(each) not in folded}
                folded |= {fold(each) for each in pair if each}
    return known


def names_of(address: str, ids: list[int]) -> set[str]:
    """First and last name, as we know them; one name alone is too many people's."""
    return _names_of(addresses_of(address, ids), ids)


def _names_of(addresses, ids):
    known = set()
    for row in HOLDINGS:
        if column := NAMED.get(row.model):
            known |= set(_theirs(row, addresses, ids).values_list(column, flat=True))
    return {name for name in known if " " in name.strip()}


def within(rows: QuerySet, lookups: Iterable[str], ids: list[int]) -> QuerySet:
    """Those rows that one of the organisations answers for; each once, so that they can be deleted."""
    model = rows.model._default_manager
    scope = reduce(or_, (Q(**{f"{lookup}__in": ids}) for lookup in lookups), Q(pk__in=[]))
    return model.filter(pk__in=rows.filter(scope).order_by().values("pk"))


def _theirs(row, addresses, ids):
    """The rows that are found by one of the addresses, however it was written."""
    spelled = set()
    for address in addresses:
        spelled |= {fold(address), shown(fold(address)), address.strip()}
    theirs = Q(pk__in=[])
    for lookup in row.found_by:
        for written in spelled:
            theirs |= Q(**{f"{lookup}__iexact": written})
    every = apps.get_model(row.model)._default_manager.filter(theirs)
    return within(every, row.organisations, ids)


def _finding(row, addresses, words, ids):
    rows = _theirs(row, addresses, ids)
    named = within(_naming(rows.model, row, words), row.organisations, ids)
    return Finding(row, rows, named.exclude(pk__in=rows.values("pk")))


def _naming(model, row, words):
    """Rows in whose texts one of the words stands; JSON may have written it in its own way."""
    every = model._default_manager.all()
    texts = {}
    for name in row.fields:
        field = model._meta.get_field(name)
        if isinstance(field, models.CharField | models.TextField | models.JSONField):
            texts[f"text_of_{name}"] = Cast(name, models.TextField())
    if not texts:
        return every.none()
    spelled = sorted({form for word in words for form in (word, json.dumps(word)[1:-1])})
    said = (Q(**{f"{text}__icontains": form}) for text in texts for form in spelled)
    return every.alias(**texts).filter(reduce(or_, said))
