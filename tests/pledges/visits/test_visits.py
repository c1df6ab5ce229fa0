from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from outbox.models import Message
from pledges.followup.changes import FollowUpRefused, change_status
from pledges.models import JobOrderDraft, Visit, VisitTime
from pledges.visits import times as visit_times
from pledges.visits import visits
from pledges.visits.agenda import by_week
from pledges.visits.times import VisitRefused
from tests import factories
from tests.races import failures, race

Code = VisitRefused.Code
A_DAY = timedelta(days=1)


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(
        cast.network, wants_visit=True, contact_email="leder@example.org", contact_phone="22334455"
    )
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


@pytest.fixture
def time(cast):
    return factories.visit_time(cast.unit, cast.consultant)


def another(cast, **fields):
    sheet = factories.sheet(cast.network, wants_visit=True, company_name="Krog Bageri")
    return factories.handover(
        sheet, cast.unit, **{"owner": cast.consultant, "status": "assigned"} | fields
    )


def slot(consultant, starts_at=None, **fields):
    starts_at = starts_at or timezone.now() + 3 * A_DAY
    return Visit(consultant=consultant, starts_at=starts_at, **fields)


def refused(call, *args, **kwargs):
    with pytest.raises(VisitRefused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def entries_of(handover):
    return list(handover.entries.values_list("kind", flat=True))


# --- Times -----------------------------------------------------------------------------------


def test_the_pool_is_for_the_owner_s_companies_that_want_a_visit(cast, handover, time):
    assert visit_times.free_for(handover) == [time]
    assert visit_times.free_for(another(cast, owner=cast.lead)) == []
    assert visit_times.free_for(another(cast, owner=None)) == []
    shy = another(cast)
    shy.sheet.wants_visit = False
    shy.sheet.save()
    assert visit_times.free_for(shy) == []


def test_an_offer_is_for_one_company_even_if_it_did_not_ask(cast, handover):
    shy = another(cast)
    shy.sheet.wants_visit = False
    shy.sheet.save()
    moment = timezone.now() + A_DAY
    (offered,) = visit_times.offer(shy, starts=[moment, moment], by=cast.consultant)
    assert visit_times.free_for(shy) == [offered]
    assert visit_times.free_for(handover) == []
    assert entries_of(shy) == ["offered"]


def test_the_same_offer_twice_is_one(cast, handover):
    moment = timezone.now() + A_DAY
    for _n in range(2):
        visit_times.offer(handover, starts=[moment], by=cast.consultant)
        visit_times.open_times(cast.consultant, unit=cast.unit, starts=[moment])
    assert VisitTime.objects.count() == 2
    assert len(visit_times.free_for(handover)) == 1


def test_past_taken_and_foreign_times_are_not_offered(cast, handover):
    factories.visit_time(cast.unit, cast.consultant, starts_at=timezone.now() - A_DAY)
    factories.visit_time(cast.sonderby, cast.consultant)
    taken = factories.visit_time(cast.unit, cast.consultant)
    visits.pick(another(cast), time=taken)
    assert visit_times.free_for(handover) == []


def test_a_time_beside_another_visit_is_not_offered(cast, handover, time):
    visits.book(
        another(cast),
        slot=slot(cast.consultant, time.starts_at + timedelta(minutes=30)),
        by=cast.lead,
    )
    assert visit_times.free_for(handover) == []


def test_nobody_who_left_comes(cast, handover, time):
    cast.consultant.is_active = False
    cast.consultant.save(update_fields=["is_active"])
    assert visit_times.free_for(handover) == []


def test_a_time_is_taken_down_unless_a_company_was_faster(cast, handover, time):
    visits.pick(handover, time=time)
    assert refused(visit_times.withdraw, time) == Code.BOOKED
    other = factories.visit_time(cast.unit, cast.consultant)
    visit_times.withdraw(other)
    visit_times.withdraw(other)
    assert list(VisitTime.objects.all()) == [time]


# --- The leader ------------------------------------------------------------------------------


def test_picking_a_time_is_the_first_contact(handover, time):
    with time_machine.travel(time.starts_at - A_DAY, tick=False):
        visit = visits.pick(handover, time=time)
        handover.refresh_from_db()
        assert handover.first_contact_at == timezone.now()
    assert (visit.state, visit.starts_at, visit.sequence) == ("confirmed", time.starts_at, 0)
    assert (handover.status, handover.visit_at) == ("visit_booked", time.starts_at)
    assert (handover.due_for, handover.due_at) == ("visit", time.starts_at)
    entry = handover.entries.get()
    assert (entry.kind, entry.by, entry.status_before, entry.status_after) == (
        "booked",
        None,
        "assigned",
        "visit_booked",
    )


def test_who_offered_the_time_owns_the_sheet_of_nobody(cast):
    handover = another(cast, owner=None, status="new")
    (time,) = visit_times.offer(handover, starts=[timezone.now() + A_DAY], by=cast.consultant)
    visits.pick(handover, time=time)
    handover.refresh_from_db()
    assert handover.owner == cast.consultant


def test_a_status_beyond_the_visit_stays(cast, time):
    handover = another(cast, status="referred", first_contact_at=timezone.now())
    visits.pick(handover, time=time)
    handover.refresh_from_db()
    assert (handover.status, handover.visit_at) == ("referred", time.starts_at)


def test_a_double_click_changes_nothing(handover, time):
    first, second = (visits.pick(handover, time=time) for _n in range(2))
    assert (first, second.sequence) == (second, 0)
    assert entries_of(handover) == ["booked"]
    assert Message.objects.count() == 1


def test_the_second_leader_is_told_and_nothing_of_his_changes(cast, handover, time):
    visits.pick(handover, time=time)
    late = another(cast)
    assert refused(visits.pick, late, time=time) == Code.TAKEN
    late.refresh_from_db()
    assert (late.status, late.version, late.first_contact_at) == ("assigned", 0, None)


def test_a_time_that_went_by_or_was_taken_down_is_refused(handover, time):
    with time_machine.travel(time.starts_at + A_DAY, tick=False):
        assert refused(visits.pick, handover, time=time) == Code.PAST
    time_pk = time.pk
    time.delete()
    time.pk = time_pk
    assert refused(visits.pick, handover, time=time) == Code.TAKEN


def test_a_closed_sheet_takes_no_visit(cast, handover, time):
    change_status(handover, status="withdrawn", by=cast.consultant)
    assert refused(visits.pick, handover, time=time) == Code.CLOSED
    assert refused(visits.book, handover, slot=slot(cast.consultant), by=cast.lead) == Code.CLOSED
    handover.refresh_from_db()
    assert (handover.status, handover.visits.count()) == ("withdrawn", 0)


def test_changing_the_time_frees_the_old_one(cast, handover, time):
    other = factories.visit_time(cast.unit, cast.consultant, starts_at=time.starts_at + A_DAY)
    first = visits.pick(handover, time=time)
    moved = visits.pick(handover, time=other)
    assert (moved.pk, moved.sequence, moved.starts_at) == (first.pk, 1, other.starts_at)
    handover.refresh_from_db()
    assert (handover.visit_at, handover.status) == (other.starts_at, "visit_booked")
    assert visit_times.free_for(another(cast)) == [time]


def test_a_visit_that_has_begun_is_not_changed_from_the_page(cast, handover, time):
    other = factories.visit_time(cast.unit, cast.consultant, starts_at=time.starts_at + A_DAY)
    visit = visits.pick(handover, time=time)
    with time_machine.travel(time.starts_at + timedelta(minutes=5), tick=False):
        assert refused(visits.pick, handover, time=other) == Code.STARTED
        assert refused(visits.call_off, visit) == Code.STARTED


def test_calling_off_goes_back_to_contacted(cast, handover, time):
    visit = visits.call_off(visits.pick(handover, time=time))
    handover.refresh_from_db()
    assert (visit.state, visit.sequence, visit.time) == ("cancelled", 1, None)
    assert (handover.status, handover.visit_at, handover.due_for) == (
        "contacted",
        None,
        "candidate",
    )
    assert entries_of(handover) == ["booked", "called_off"]
    assert refused(visits.call_off, visit) == Code.GONE
    assert visit_times.free_for(another(cast)) == [time]


# --- The consultant --------------------------------------------------------------------------


def test_agreed_by_phone(cast, handover):
    visit = visits.book(
        handover, slot=slot(cast.consultant, place="Porten"), by=cast.lead, expected_version=0
    )
    handover.refresh_from_db()
    assert (visit.place, visit.consultant) == ("Porten", cast.consultant)
    assert (handover.status, handover.entries.get().by) == ("visit_booked", cast.lead)
    mail = Message.objects.get()
    assert (mail.recipient, mail.attachments.get().name) == ("leder@example.org", "besoeg.ics")


def test_booking_again_moves_the_one_visit(cast, handover):
    first = visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    later = slot(cast.consultant, first.starts_at + A_DAY)
    second = visits.book(handover, slot=later, by=cast.consultant)
    assert (second.pk, second.sequence, Visit.objects.count()) == (first.pk, 1, 1)
    subjects = [message.subject for message in Message.objects.order_by("pk")]
    assert subjects[0].startswith("Vi kommer på besøg den")
    assert subjects[1].startswith("Besøget er flyttet til den")


def test_two_visits_at_once_are_refused(cast, handover):
    first = visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    beside = slot(cast.consultant, first.starts_at + timedelta(minutes=44))
    assert refused(visits.book, another(cast), slot=beside, by=cast.lead) == Code.BUSY
    after = slot(cast.consultant, first.starts_at + timedelta(minutes=45))
    visits.book(another(cast), slot=after, by=cast.lead)


def test_a_booking_over_what_another_wrote_is_refused(cast, handover):
    visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    with pytest.raises(FollowUpRefused):
        visits.book(handover, slot=slot(cast.lead), by=cast.lead, expected_version=0)


def test_without_an_address_no_mail_goes(cast):
    visits.book(another(cast), slot=slot(cast.consultant), by=cast.consultant)
    assert Message.objects.count() == 0


def test_names_in_the_mail_hold_no_link(cast, handover):
    handover.sheet.contact_name = "https://evil.example Kurt"
    handover.sheet.save()
    visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    assert "https://evil.example" not in Message.objects.get().text


def test_write_up_makes_an_order_of_each_opening(cast, handover):
    visit = visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    with time_machine.travel(visit.starts_at, tick=False):
        held = visits.write_up(
            visit,
            by=cast.consultant,
            tasks="Pakke",
            openings=[{"title": "Pakker", "positions": 2}, {"title": "Rengøring", "hours": "1-4"}],
        )
    handover.refresh_from_db()
    assert (held.state, held.tasks) == ("held", "Pakke")
    assert (handover.visit_at, handover.had_visit, handover.status) == (
        None,
        True,
        "job_order_created",
    )
    orders = JobOrderDraft.objects.order_by("pk")
    assert [(o.title, o.positions, o.visit, o.contact_phone) for o in orders] == [
        ("Pakker", 2, held, "22334455"),
        ("Rengøring", 1, held, "22334455"),
    ]
    assert entries_of(handover) == ["booked", "visit", "ordered", "ordered"]
    assert handover.version == 4


def test_a_visit_without_openings_goes_on_waiting_for_a_candidate(cast, handover):
    visit = visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    with time_machine.travel(visit.starts_at, tick=False):
        visits.write_up(visit, by=cast.consultant, to_know="Vi ringer")
        assert refused(visits.write_up, visit, by=cast.consultant) == Code.GONE
    handover.refresh_from_db()
    assert (handover.status, handover.due_for) == ("visit_booked", "candidate")


def test_nothing_is_written_before_the_day(cast, handover):
    visit = visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    assert refused(visits.write_up, visit, by=cast.consultant, tasks="x") == Code.EARLY


def test_a_visit_that_was_not_written_down_stays_due(cast, handover):
    visit = visits.book(handover, slot=slot(cast.consultant), by=cast.consultant)
    with time_machine.travel(visit.starts_at + 5 * A_DAY, tick=False):
        handover.refresh_from_db()
        handover.save()
        assert (handover.due_for, handover.due_at) == ("visit", visit.starts_at)
        (group,) = by_week(visits.agenda(cast.consultant), timezone.now())
    assert (group["key"], group["visits"]) == ("to_write", [visit])


def test_the_agenda_is_one_s_own_and_what_was_taken_over(cast, handover):
    visit = visits.book(handover, slot=slot(cast.consultant), by=cast.lead)
    assert list(visits.agenda(cast.consultant)) == [visit]
    assert list(visits.agenda(cast.lead)) == []
    handover.refresh_from_db()
    handover.owner = cast.lead
    handover.save()
    assert list(visits.agenda(cast.lead)) == [visit]
    handover.closed_at, handover.status = timezone.now(), "withdrawn"
    handover.save()
    assert list(visits.agenda(cast.lead)) == []


def test_weeks_begin_on_monday(cast):
    handovers = [another(cast) for _n in range(4)]
    days = ["2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30"]
    with time_machine.travel("2026-11-20T12:00:00+01:00", tick=False):
        found = [
            factories.visit(one, starts_at=timezone.datetime.fromisoformat(f"{day}T10:00+01:00"))
            for one, day in zip(handovers, days, strict=True)
        ]
        groups = by_week(found, timezone.now())
    shown = [(group["key"], len(group["visits"])) for group in groups]
    assert shown == [("this_week", 1), ("next_week", 2), ("later", 1)]


# --- The race --------------------------------------------------------------------------------


@pytest.fixture
def contested(transactional_db):
    """Eight companies that look at the same consultant's times."""
    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(factories.organisation(), unit)
    bo = factories.user("Bo")
    handovers = [
        factories.handover(
            factories.sheet(network, wants_visit=True, company_name=f"Firma {n}"), unit, owner=bo
        )
        for n in range(8)
    ]
    return handovers, unit, bo


@pytest.mark.race
def test_of_many_who_pick_a_time_one_gets_it(contested):
    handovers, unit, bo = contested
    time = factories.visit_time(unit, bo)
    outcomes = race(lambda one: visits.pick(one, time=time), handovers)
    assert [error.code for error in failures(outcomes)] == [Code.TAKEN] * 7
    assert Visit.objects.get().time == time


@pytest.mark.race
def test_of_many_times_that_overlap_one_is_agreed(contested):
    handovers, unit, bo = contested
    start = timezone.now() + A_DAY
    times = [
        factories.visit_time(unit, bo, starts_at=start + timedelta(minutes=n)) for n in range(8)
    ]
    pairs = list(zip(handovers, times, strict=True))
    outcomes = race(lambda pair: visits.pick(pair[0], time=pair[1]), pairs)
    assert [error.code for error in failures(outcomes)] == [Code.TAKEN] * 7


@pytest.mark.race
def test_without_the_lock_two_could_think_that_a_time_is_free(contested):
    """Negative control: looked at before anybody picks, the time is free for all."""
    handovers, unit, bo = contested
    time = factories.visit_time(unit, bo)
    assert [visit_times.free_for(one) for one in handovers] == [[time]] * 8
