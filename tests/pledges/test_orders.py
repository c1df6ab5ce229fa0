"""What a draft of a job order takes from the sheet, and how making one moves the handover."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from pledges import orders
from pledges.followup import FollowUpRefused
from pledges.models import FollowUpEntry, PledgeLine
from pledges.orders import OrderRefused, change_order, new_order
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
    assert (entry.actor, entry.text) == (cast.consultant, "1 × Rengøring")
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
    for task in orders.TASK_CARDS:
        PledgeLine.objects.update_or_create(
            sheet=handover.sheet, task=task, defaults={"hours": "5-9", "positions": 9}
        )
    order = new_order(handover, by=cast.consultant)
    assert len(order.title) <= 120
    order.full_clean()
