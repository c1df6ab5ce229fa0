"""The plan shows what is open, the most urgent first, and what is late."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from taskforces.models import PlanLine
from taskforces.plans import plans
from tests import factories

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("due", "done", "late"),
    [
        (None, None, False),
        (TODAY, None, False),
        (TODAY - timedelta(days=1), None, True),
        (TODAY - timedelta(days=1), TODAY, False),
    ],
)
def test_what_is_late(due, done, late):
    assert PlanLine(due_on=due, done_on=done).is_late(TODAY) is late


def test_a_line_is_written_done_and_taken_up_again(cast, client):
    contact = factories.contact(cast.nordby)
    member = factories.ambassador(cast.network, contact)
    client.force_login(cast.secretary)
    url = reverse("taskforces:plan", args=[cast.network.pk])
    written = {"text": "Besøg skolen", "member": member.pk, "due_on": "2026-12-09"}
    assert client.post(url, written).status_code == 302
    line = PlanLine.objects.get()
    assert (line.member, line.due_on) == (member, date(2026, 12, 9))
    mark = reverse("taskforces:plan_line_mark", args=[line.pk])
    client.post(mark, {"gjort": "ja"})
    line.refresh_from_db()
    assert line.done_on == timezone.localdate()
    client.post(mark, {"gjort": "nej"})
    assert list(PlanLine.objects.open()) == [line]


def test_the_most_urgent_comes_first(cast):
    never, late, soon = (
        factories.plan_line(cast.network, text, due_on=due)
        for text, due in [("a", None), ("b", date(2026, 12, 24)), ("c", date(2026, 12, 1))]
    )
    plans.mark(factories.plan_line(cast.network), done=True, by=cast.owner)
    assert list(PlanLine.objects.open()) == [soon, late, never]


def test_a_foreign_member_cannot_carry_it(cast, client):
    foreign = factories.network(cast.sonderby, name="Fremmed")
    member = factories.ambassador(foreign, factories.contact(cast.sonderby))
    client.force_login(cast.owner)
    url = reverse("taskforces:plan", args=[cast.network.pk])
    assert client.post(url, {"text": "x", "member": member.pk}).status_code == 422
