"""What is late is late in the inbox, the morning mail, the steering group, the overview and the figures."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from accounts.models import User
from home.workspace.overview import overview
from outbox.models import Message
from pledges.clock.digest import send_digests
from pledges.desk import inbox, next_steps
from pledges.figures.contact_times import contact_counts
from pledges.models import Handover
from pledges.steering.agenda import agenda
from pledges.steering.tables import key_figures
from tests import factories

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
CALLED = {"first_contact_at": datetime(2026, 11, 2, 9, tzinfo=COPENHAGEN)}


def at(day, hour):
    """In November 2026; the 25th is a Wednesday."""
    return datetime(2026, 11, day, hour, tzinfo=COPENHAGEN)


NOW = at(25, 9)
# (name, fields, where it stands, by how much or by when)
CASES = [
    (
        "Tjek i går",
        CALLED | {"status": "hired", "contact_due": at(4, 16), "check_due": at(24, 9)},
        "overdue",
        "1 arbejdsdag over fristen",
    ),
    (
        "Introduktion forbi",
        {"status": "assigned", "contact_due": at(26, 16), "introduction_due": at(25, 8)},
        "soon",
        "i morgen",
    ),
    (
        "Svar mangler",
        CALLED | {"status": "contacted", "contact_due": at(4, 16), "candidate_due": at(23, 16)},
        "overdue",
        "2 arbejdsdage over fristen",
    ),
]
LATE = {name: words for name, _fields, group, words in CASES if group == "overdue"}
NOT_LATE = {name for name, _fields, group, _words in CASES if group != "overdue"}


@pytest.fixture(autouse=True)
def cases(cast, time_machine):
    User.objects.update(date_joined=at(2, 9))  # who came this morning has no mail yet
    time_machine.move_to(at(24, 12), tick=False)
    for name, fields, _group, _words in CASES:
        sheet = factories.sheet(cast.network, company_name=name)
        factories.handover(sheet, cast.unit, owner=cast.consultant, **fields)
    time_machine.move_to(NOW, tick=False)


def company(line):
    return line.handover.sheet.company_name


def test_in_the_inbox(cast):
    found = Handover.objects.with_sheets()
    said = {company(line): (line.group, line.due) for line in next_steps.lines(found, NOW)}
    assert said == {name: (group, words) for name, _fields, group, words in CASES}
    tab = inbox.chosen(
        Handover.objects.all(), cast.consultant, whose=inbox.MINE, what=inbox.OVERDUE, now=NOW
    )
    assert {handover.sheet.company_name for handover in tab} == set(LATE)
    assert inbox.counts(Handover.objects.all(), cast.consultant, NOW)[inbox.MINE][
        inbox.OVERDUE
    ] == len(LATE)


def test_in_the_morning_mail(cast):
    send_digests(NOW)
    text = Message.objects.get(recipient=cast.consultant.email).text
    late, others = text[text.index("OVER FRISTEN (2)") :].split("NYE TIL DIG (1)")
    for name, words in LATE.items():
        [line] = [line for line in late.splitlines() if name in line]
        assert line.endswith(words)
    for name in NOT_LATE:
        assert name not in late
        assert f"{name}: Ring senest i morgen kl. 16.00" in others


def test_in_the_overview(cast):
    said = {company(line): (line.group, line.due) for line in overview(cast.consultant)["to_do"]}
    assert said == {name: (group, words) for name, _fields, group, words in CASES}


def test_in_the_steering_group_and_the_figures(cast):
    meeting = factories.steering_meeting(cast.network, held_on=at(27, 9).date())
    shown = agenda(meeting, NOW)
    assert {line.company: line.late for line in shown.overdue.lines} == LATE
    assert [line.late for line in shown.workload] == [len(LATE)]
    [stat] = [stat for stat in key_figures(shown) if stat.label == "over fristen nu"]
    assert stat.value == str(len(LATE))
    counts = contact_counts(now=NOW)
    assert (counts.contacted, counts.due) == (2, 2)  # the third call is not due before tomorrow
