"""What a draft of a job order takes from the sheet, and how making one moves the handover."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from pledges.followup.changes import FollowUpRefused
from pledges.job_orders import drafts
from pledges.job_orders.drafts import (
    OrderRefused,
    change_order,
    hours_for_vitas,
    make_surplus_orders,
    missing,
    new_order,
    supported_places,
)
from pledges.models import FollowUpEntry, JobOrderDraft, PledgeLine
from taskforces.models import Workplace
from tests import factories


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, contact_email="leder@example.org")
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="contacted")


def test_order_is_filled_in_from_the_sheet(cast, handover):
    company = factories.company()
    workplace = Workplace.objects.create(company=company, p_number="1234567890")
    handover.sheet.company = company
    handover.sheet.contact = factories.contact(
        cast.nordby, company=company, workplace=workplace, name="Søren Ågård"
    )
    PledgeLine.objects.create(sheet=handover.sheet, task="kitchen", hours="5-9", positions=2)
    with translation.override("en"):
        order = new_order(handover, by=cast.consultant)
    assert order.title == "Rengøring · Køkken og café"
    assert order.description == (
        "Rengøring: let rengøring, opfyldning, strygning, oprydning.\n"
        "Køkken og café: snitte, anrette, opvask, kaffe, køleskab.\n"
        "5–9 timer om ugen, hver uge."
    )
    assert (order.positions, order.hours, order.working_time) == (3, "5-9", "1")
    assert (order.cvr_number, order.p_number) == (company.cvr_number, "1234567890")
    assert order.contact_name == "Søren Ågård"
    assert (order.contact_phone, order.contact_email) == ("12345678", "leder@example.org")
    assert (order.state, order.created_by, order.surplus) == ("treated", cast.consultant, False)


def test_typed_fields_win_over_the_sheet(cast, handover):
    order = new_order(handover, by=cast.consultant, title="Altmuligmand", positions=2)
    assert (order.title, order.positions, order.contact_name) == ("Altmuligmand", 2, "Søren Ågård")


def test_sheet_with_a_visit_alone_still_makes_an_order(cast):
    sheet = factories.sheet(cast.network, tasks=(), wants_visit=True)
    handover = factories.handover(sheet, cast.unit, status="contacted")
    order = new_order(handover, by=cast.consultant)
    assert (order.title, order.positions, order.hours) == ("Småjob", 1, "")


def test_new_order_writes_entry_and_moves_the_status(cast, handover):
    new_order(handover, by=cast.consultant)
    handover.refresh_from_db()
    entry = handover.entries.get(kind=FollowUpEntry.Kind.ORDERED)
    assert (entry.by, entry.text) == (cast.consultant, "1 × Rengøring")
    assert (entry.status_before, entry.status_after) == ("contacted", "job_order_created")
    assert (handover.status, handover.version) == ("job_order_created", 1)


@pytest.mark.parametrize("status", ["new", "assigned", "referred", "hired"])
def test_order_leaves_a_status_that_is_too_early_or_further_on(cast, handover, status):
    handover.status = status
    handover.save()
    new_order(handover, by=cast.consultant)
    handover.refresh_from_db()
    assert handover.status == status


def test_order_after_no_candidate_starts_a_new_deadline(cast, handover):
    handover.status = "no_candidate_yet"
    handover.first_contact_at = timezone.now() - timedelta(days=30)
    handover.candidate_due = timezone.now() - timedelta(days=20)
    handover.save()
    new_order(handover, by=cast.consultant)
    handover.refresh_from_db()
    assert handover.status == "job_order_created"
    assert handover.due_for == "candidate"
    assert handover.due_at > timezone.now()


def test_order_of_another_sheets_visit_is_refused(cast, handover):
    other = factories.handover(factories.sheet(cast.network), cast.unit, status="contacted")
    with pytest.raises(OrderRefused) as refused:
        new_order(handover, by=cast.consultant, visit=factories.visit(other))
    assert refused.value.code == OrderRefused.Code.VISIT
    assert handover.orders.count() == 0


def test_order_over_somebody_elses_change_is_refused(cast, handover):
    new_order(handover, by=cast.lead)
    with pytest.raises(FollowUpRefused):
        new_order(handover, by=cast.consultant, expected_version=0)
    assert handover.orders.count() == 1


def test_changed_state_is_told_in_the_log(cast, handover):
    order = new_order(handover, by=cast.consultant)
    change_order(order, by=cast.lead, state="closed", external_reference="JO-17")
    order.refresh_from_db()
    assert (order.state, order.external_reference) == ("closed", "JO-17")
    last = handover.entries.last()
    assert last.text == "1 × Rengøring\n→ lukket af virksomheden: behovet er dækket"


def test_description_of_all_tasks_fits(cast, handover):
    for task in drafts.TASK_CARDS:
        PledgeLine.objects.update_or_create(
            sheet=handover.sheet, task=task, defaults={"hours": "5-9", "positions": 9}
        )
    order = new_order(handover, by=cast.consultant)
    assert len(order.title) <= 120
    order.full_clean()


@pytest.fixture
def waiting(cast):
    """Makes a pledge whose answer about a candidate is overdue."""

    def make(status="no_candidate_yet", **fields):
        overdue = {"candidate_due": timezone.now() - timedelta(days=1)} | fields
        sheet = factories.sheet(cast.network)
        contacted = timezone.now() - timedelta(days=20)
        return factories.handover(
            sheet, cast.unit, status=status, first_contact_at=contacted, **overdue
        )

    return make


def surplus(cast):
    return set(drafts.surplus_handovers([cast.unit]))


@pytest.mark.parametrize("status", ["contacted", "no_candidate_yet", "job_order_created"])
def test_pledge_without_a_candidate_in_time_is_surplus(cast, waiting, status):
    pledge = waiting(status)
    assert surplus(cast) == {pledge}


@pytest.mark.parametrize("status", ["referred", "hired", "on_hold", "visit_booked"])
def test_pledge_with_somebody_or_something_coming_is_not_surplus(cast, waiting, status):
    waiting(status)
    assert surplus(cast) == set()


def test_pledge_with_a_visit_ahead_is_not_surplus(cast, waiting):
    waiting("contacted", visit_at=timezone.now() + timedelta(days=2))
    assert surplus(cast) == set()


def test_pledge_is_not_surplus_in_time_or_without_jobs_or_with_a_placement(cast, waiting):
    waiting(candidate_due=timezone.now() + timedelta(days=1))
    waiting(candidate_due=None)
    waiting().openings.all().delete()
    factories.placement(waiting())
    assert surplus(cast) == set()


def partly_filled(waiting):
    """Three jobs, one of them taken by somebody who is at work."""
    pledge = waiting("hired")
    pledge.openings.update(positions=3)
    factories.placement(pledge)
    return pledge


def test_what_is_left_when_one_of_three_is_hired_is_surplus(cast, waiting):
    pledge = partly_filled(waiting)
    assert surplus(cast) == {pledge}
    order = make_surplus_orders([pledge], by=cast.consultant)[0]
    assert (order.positions, order.opening, order.surplus) == (2, pledge.openings.get(), True)
    assert pledge.openings.get().positions == 3
    pledge.refresh_from_db()
    assert (pledge.status, surplus(cast)) == ("hired", set())


def test_one_press_orders_what_is_left_of_an_opening_once(cast, waiting):
    opening = partly_filled(waiting).openings.get()
    order = drafts.surplus_order(opening, by=cast.consultant)
    assert (order.positions, order.opening) == (2, opening)
    with pytest.raises(OrderRefused) as refused:
        drafts.surplus_order(opening, by=cast.consultant)
    assert refused.value.code == OrderRefused.Code.NOT_SURPLUS


def test_surplus_of_another_unit_is_not_ours(cast, waiting):
    waiting()
    assert set(drafts.surplus_handovers([cast.nordby])) == set()


def test_surplus_orders_are_made_at_once(cast, waiting):
    pledges = [waiting(), waiting("contacted")]
    made = make_surplus_orders(pledges, by=cast.consultant)
    assert [order.handover for order in made] == pledges
    assert all(order.surplus for order in made)
    assert surplus(cast) == set()


def test_a_draft_that_is_there_becomes_the_surplus_one(cast, waiting):
    pledge = waiting("contacted")
    order = new_order(pledge, by=cast.consultant)
    made = make_surplus_orders([pledge], by=cast.consultant)
    assert made == [order]
    assert pledge.orders.get().surplus


def test_surplus_is_all_or_nothing(cast, waiting):
    found = waiting("referred")
    with pytest.raises(OrderRefused) as refused:
        make_surplus_orders([waiting(), found], by=cast.consultant)
    assert refused.value.code == OrderRefused.Code.NOT_SURPLUS
    assert JobOrderDraft.objects.count() == 0


def test_nothing_ticked_is_refused(cast):
    with pytest.raises(OrderRefused) as refused:
        make_surplus_orders([], by=cast.consultant)
    assert refused.value.code == OrderRefused.Code.NOTHING


@pytest.mark.parametrize(
    ("staff", "places"),
    [(0, 1), (1, 1), (5, 1), (9, 1), (10, 2), (50, 10), (51, 10), (59, 10), (60, 11), (250, 30)],
)
def test_ratio_of_supported_people(staff, places):
    assert supported_places(staff) == places


def test_missing_tells_what_the_receiver_asks_for(cast, handover):
    order = new_order(handover, by=cast.consultant)
    assert missing(order) == ["startdato", "CVR-nummer", "P-nummer"]
    order.contact_phone = order.contact_email = ""
    order.starts_on = timezone.localdate()
    order.cvr_number, order.p_number = factories.cvr(), "1234567890"
    assert missing(order) == ["telefon"]


def test_vitas_gets_the_most_hours_first_and_the_way_there(cast, handover):
    order = new_order(handover, by=cast.consultant)
    assert hours_for_vitas(order) == []
    placement = factories.placement(handover, order=order, starts_on=date(2027, 1, 4))
    placement.steps.update(paid_hours=2, unpaid_hours=5)
    placement.steps.create(starts_on=date(2027, 3, 1), paid_hours="12.5")
    assert hours_for_vitas(order) == [
        "12,5",
        "fra 4. januar 2027: 7 timer",
        "fra 1. marts 2027: 12,5 timer",
    ]
