"""An owner looks through the log of their own organisations."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts.audit_search import entries_for, found
from accounts.models import AuditEntry
from accounts.retention import delete_users
from accounts.verbs import LABEL_OF, Group
from pledges.models import FollowUpEntry, JobProfile

ROOT = Path(__file__).resolve().parents[2]
# Verbs that are put together: the beginning, and what may follow.
FAMILIES = {
    "followup.": FollowUpEntry.Kind.values,
    "profile.": JobProfile.State.values,
    "order_": ["print", "digital_post", "records"],
}


def page(client, **asked):
    return client.get(reverse("accounts:audit_log"), asked)


def note(cast, verb="take_role", **told):
    return audit.record(
        cast.nordby, **{"by": cast.coordinator, "thing": "role:7"} | told, verb=verb
    )


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.owner)
    return client


def test_a_line_tells_who_did_what_to_whom(owner, cast):
    note(cast, person=cast.reader, before={"role": "owner-before"})
    html = page(owner).content.decode()
    for words in ("coordinator tog en rolle tilbage", "Om reader", "owner-before", "role:7"):
        assert words in re.sub(r"\s+", " ", html)


def test_who_is_deleted_is_a_number(owner, cast):
    note(cast, person=cast.reader, before={"role": "owner-before"})
    numbers = cast.coordinator.pk, cast.reader.pk
    delete_users(type(cast.reader).objects.filter(pk__in=numbers))
    html = page(owner).content.decode()
    for number in numbers:
        assert f"En, der er slettet (nr. {number})" in html
    assert "owner-before" not in html


def test_a_foreign_organisations_lines_are_not_shown(owner, cast):
    audit.record(cast.sonderby, by=cast.stranger, verb="take_role", thing="role:99")
    audit.record(None, by=None, verb="login.failed", thing="user:98")
    html = page(owner).content.decode()
    assert "role:99" not in html
    assert "user:98" not in html


SEARCHES = [
    ({}, {"take_role", "login.ok", "create_event"}),
    ({"words": "COORD"}, {"take_role", "create_event"}),
    ({"words": "READER"}, {"take_role", "login.ok"}),
    ({"words": "Loggede"}, {"login.ok"}),
    ({"words": "event:4"}, {"create_event"}),
    ({"words": "event:"}, set()),
    ({"group": Group.LOG_IN}, {"login.ok"}),
    ({"group": Group.RIGHTS}, {"take_role"}),
    ({"group": Group.OTHER}, {"create_event"}),
    ({"group": Group.FILES}, set()),
    ({"first": date(2027, 1, 2)}, {"take_role", "login.ok"}),
    ({"last": date(2027, 1, 1)}, {"create_event"}),
    ({"first": date(2027, 1, 1), "last": date(2027, 1, 2)}, {"take_role", "create_event"}),
]


def test_what_is_looked_for_is_found(cast, time_machine):
    start = timezone.make_aware(timezone.datetime(2027, 1, 1, 23, 59))
    time_machine.move_to(start, tick=False)
    note(cast, "create_event", thing="event:4")
    time_machine.move_to(start + timedelta(minutes=1), tick=False)
    note(cast, person=cast.reader)
    time_machine.move_to(start + timedelta(days=3), tick=False)
    note(cast, "login.ok", by=cast.reader, person=cast.reader)
    for asked, expected in SEARCHES:
        entries = found(entries_for(cast.owner), **asked)
        assert {entry.verb for entry in entries} == expected, asked


def test_a_search_that_makes_no_sense_is_explained(owner):
    answer = page(owner, first="i går", words="Søren")
    assert answer.status_code == 422
    assert 'value="Søren"' in answer.content.decode()


def test_three_lines_cost_as_much_as_one(owner, cast, django_assert_max_num_queries):
    note(cast, person=cast.reader, before={"role": "x"})
    with django_assert_max_num_queries(30) as few:
        page(owner)
    for by in (cast.owner, cast.lead):
        note(cast, by=by, person=cast.helper, before={"role": "x"})
    with django_assert_max_num_queries(30) as more:
        page(owner)
    assert len(few) == len(more)


def verbs_in_code():
    for app in ("site", "events", "taskforces", "pledges"):
        for path in (ROOT / app).rglob("*.py"):
            text = path.read_text()
            if "verb" in text and "migrations" not in path.parts:
                yield from re.findall(r'verb=f?"([a-z_.{}]+)"', text)


def test_every_verb_has_a_name_for_people():
    written = set(verbs_in_code())
    assert len(written) > 60
    plain = {verb for verb in written if "{" not in verb}
    # `changing(placement, verb="ended")` and its like are put behind their family's name.
    missing = {
        verb for verb in plain if verb not in LABEL_OF and f"placement.{verb}" not in LABEL_OF
    }
    made = {head + kind for head, kinds in FAMILIES.items() for kind in kinds}
    assert missing | (made - set(LABEL_OF)) == set()


def test_a_verb_without_a_name_stands_as_it_is(owner, cast):
    note(cast, "an_old_verb")
    assert "an_old_verb" in page(owner).content.decode()
    assert AuditEntry.objects.count() == 1
