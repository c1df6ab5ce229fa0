"""A winter of many pledges on a simulated clock, with a worker that was down for two days.

October 2027 to April 2028 holds both changes of the clocks, Christmas, the leap day and Easter. The
worker looks every five minutes; steps at which nothing can be due are left out.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db.models import prefetch_related_objects

from accounts.models import Organisation, Role
from accounts.workingdays import WorkingCalendar
from outbox.models import Message
from pledges.clock import morning, morning_lists
from pledges.clock.digest import send_digests
from pledges.clock.sweep import sweep, work_off
from pledges.followup.reminders import of_the_clock, questions
from pledges.models import Digest, FollowUpEntry, Handover, Reminder, Sheet
from tests import factories
from tests.drills.size import size

CPH = ZoneInfo("Europe/Copenhagen")
PLEDGES = size(200, full=1_000)  # of all kinds, see `_pledges`
EVENINGS = 20  # on which the pledges came in, nine days apart
FIRST = datetime(2027, 10, 4, 20, 15, tzinfo=CPH)
LAST_DAY = date(2028, 4, 28)
# A Monday at noon until a Wednesday at noon, with escalations due meanwhile.
DOWN = datetime(2028, 1, 17, 12, tzinfo=CPH), datetime(2028, 1, 19, 12, 2, tzinfo=CPH)
FIVE_MINUTES = timedelta(minutes=5)
HOUR = timedelta(hours=1)


@dataclass
class House:
    unit: Organisation
    people: list
    planned: set  # of reminders, before the clock began to run


@pytest.fixture
def house(db, time_machine, monkeypatch):
    time_machine.move_to(FIRST - timedelta(days=30), tick=False)
    unit = factories.organisation("Enheden", kind="employment_unit", contact_days=2)
    people = [factories.user(name) for name in ("Bo", "Eva", "Leder")]
    for person, role in zip(people, ("consultant", "consultant", "unit_lead"), strict=True):
        Role.objects.create(user=person, organisation=unit, role=role)
    network = factories.network(factories.organisation(), unit)
    prefetch_related_objects([unit], "closing_days")  # as WorkingCalendar reads them
    Reminder.objects.bulk_create(
        Reminder(handover=handover, kind=kind, due_at=moment)
        for handover in _pledges(network, unit, people)
        for kind, moment in [*of_the_clock(handover), *questions(handover)]
    )
    # Long lists are the business of test_morning_lists; here many short ones are written.
    monkeypatch.setattr(morning, "SHOWN", 2)
    monkeypatch.setattr(morning_lists, "SHOWN", 2)
    return House(unit, people, set(Reminder.objects.values_list("handover", "kind", "due_at")))


def _pledges(network, unit, people):
    """Three in five are called in time; every tenth waits for the spring; one in twenty has an e-mail."""
    calendar = WorkingCalendar(unit)
    sheets = Sheet.objects.bulk_create(
        Sheet(
            network=network,
            company_name=f"Firma {n}",
            contact_name="Søren",
            contact_phone="12345678",
            contact_email="" if n % 20 else f"leder-{n}@example.org",
        )
        for n in range(PLEDGES)
    )
    made = []
    for n, sheet in enumerate(sheets):
        came_in = FIRST + timedelta(days=9 * (n // (PLEDGES // EVENINGS)))
        handover = Handover(
            sheet=sheet,
            unit=unit,
            owner=people[n % 2],
            status="assigned",
            contact_due=calendar.deadline(came_in, unit.contact_days),
            created_at=came_in,
        )
        if n % 10 == 7:
            handover.status, handover.paused_until = "on_hold", date(2028, 2, 28) + timedelta(n % 3)
        elif n % 5 < 3:
            handover.first_contact_at = handover.contact_due - HOUR
            handover.status = "referred"
        handover.due_at, handover.due_for = handover.clock()
        made.append(handover)
    return Handover.objects.bulk_create(made)


def _looks():
    """Every moment at which the worker looks and could find something to do."""
    due = set(Reminder.objects.values_list("due_at", flat=True))
    days = [FIRST.date() + timedelta(n) for n in range((LAST_DAY - FIRST.date()).days)]
    at_8 = {datetime.combine(day, time(8), CPH) for day in days}
    at_16 = {datetime.combine(day, time(16), CPH) for day in days}  # deadlines made on the way
    looks = {_next_slot(moment) for moment in due | at_8 | at_16} | {_next_slot(DOWN[1])}
    end = datetime.combine(LAST_DAY, time(0), CPH)
    return sorted(look for look in looks if look < end and not DOWN[0] <= look < DOWN[1])


def _next_slot(moment):
    """The worker looks when a whole five minutes begin (outbox.periodic)."""
    seconds = FIVE_MINUTES.total_seconds()
    return datetime.fromtimestamp(-(-moment.timestamp() // seconds) * seconds, CPH)


def run(time_machine, looks, work=sweep):
    """Sweeps and sends lists at every look."""
    for look in looks:
        time_machine.move_to(look, tick=False)
        work(look)
        send_digests(look)


def faults(looks):
    """What is wrong with how the reminders were worked off, as {what: how many}."""
    wrong, expected = Counter(), _first_look_after(looks)
    for row in Reminder.objects.filter(due_at__lte=looks[-1]):
        if row.done_at is None:
            wrong["missed"] += 1
            continue
        wrong["at another time"] += row.done_at != expected(row.due_at)
        wrong["wrongly late"] += row.late and row.done_at - row.due_at <= HOUR
        wrong["silently late"] += not row.late and row.done_at - row.due_at > HOUR
    did = Counter(Reminder.objects.filter(outcome="done").values_list("kind", flat=True))
    told = Counter(FollowUpEntry.objects.values_list("kind", flat=True))
    wrong["escalations"] = told["escalated"] - did["lead"] - did["coordinator"]
    wrong["pauses"] = told["resumed"] - did["return"]
    asked = did["ask_14"] + did["ask_90"]
    wrong["questions"] = Handover.objects.filter(feedback__isnull=False).count() - asked
    return +wrong | -wrong


def _first_look_after(looks):
    gaps = list(pairwise([datetime.min.replace(tzinfo=CPH), *looks]))

    def expected(due):
        return next(look for before, look in gaps if before < due <= look)

    return expected


def test_a_year_passes_and_each_reminder_is_worked_off_once(house, time_machine):
    looks = _looks()
    run(time_machine, looks)
    assert faults(looks) == {}
    _check_planned_rows(house)
    _check_late()
    _check_digests(house, looks)


def _check_planned_rows(house):
    """None is gone but those of a deadline that was given anew after a pause."""
    rows = set(Reminder.objects.values_list("handover", "kind", "due_at"))
    assert house.planned <= rows
    assert len(rows - house.planned) == 2 * PLEDGES // 10  # lead and coordinator after each pause
    assert Reminder.objects.filter(kind="return", outcome="done").count() == PLEDGES // 10


def _check_late():
    """Exactly those that fell due while the worker was down, but for its last hour."""
    late = Reminder.objects.filter(late=True)
    waited = Reminder.objects.filter(due_at__gte=DOWN[0], due_at__lt=DOWN[1] - HOUR)
    assert late.count() > PLEDGES // 100
    assert set(late.values_list("pk")) == set(waited.values_list("pk"))


def _check_digests(house, looks):
    calendar = WorkingCalendar(house.unit)
    days = {look.date() for look in looks if look.time() >= time(8)}
    working = {day for day in days if calendar.is_working_day(day)}
    sent = Counter(Digest.objects.values_list("user", "day"))
    assert sent == {(person.pk, day): 1 for person in house.people for day in working}
    # The Tuesday's list is gone; the Wednesday's came at noon, and says so.
    assert date(2028, 1, 18) not in working
    assert set(Digest.objects.filter(late=True).values_list("day", flat=True)) == {DOWN[1].date()}
    for holiday in (date(2027, 12, 24), date(2028, 4, 13), date(2028, 4, 14), date(2028, 4, 17)):
        assert holiday not in working
    assert date(2028, 2, 29) in working
    mails = Counter(Message.objects.filter(reference__startswith="digest").values_list("reference"))
    assert len(mails) > 300
    assert set(mails.values()) == {1}


def test_without_reading_again_the_same_check_finds_it(house, time_machine):
    """Negative control: a second worker that had read the same rows does them again."""

    def twice(now):
        read = list(Reminder.objects.due(now).values_list("pk", flat=True))
        sweep(now)
        for pk in read:
            Reminder.objects.filter(pk=pk).update(done_at=None, outcome="")
            Handover.objects.filter(reminders=pk).update(escalation=0)
            work_off(pk, now=now)

    looks = _looks()[:60]
    run(time_machine, looks, work=twice)
    assert faults(looks)["escalations"] > 0
