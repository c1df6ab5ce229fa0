"""The list that keeps what is left, the page of one opening, and referrals by press."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pledges.models import Opening, Referral
from tests import factories


@pytest.fixture
def desk(cast):
    client = Client()
    client.force_login(cast.consultant)
    return client


@pytest.fixture
def opening(cast):
    handover = factories.handover(
        factories.sheet(cast.network, company_name="Smedjen"),
        cast.unit,
        owner=cast.consultant,
        status="hired",
        first_contact_at=timezone.now(),
        candidate_due=timezone.now() - timedelta(days=1),
    )
    handover.openings.update(positions=3)
    factories.placement(handover)
    return handover.openings.get()


def html(response):
    return response.content.decode()


def listed(client, query=""):
    return {
        line["opening"].pk
        for line in client.get(f"/arbejdsbord/aabninger/{query}").context["lines"]
    }


def page(opening):
    return f"/arbejdsbord/aabninger/{opening.pk}/"


def test_one_hired_of_three_stays_in_the_list_as_late(desk, opening):
    shown = html(desk.get("/arbejdsbord/aabninger/?vis=over-fristen"))
    assert "2 af 3 ledige" in shown
    assert "over fristen" in shown


def test_the_list_is_narrowed(desk, cast, opening):
    other = factories.network(cast.nordby, cast.unit, name="Klubben")
    call = factories.opening(other, cast.unit)
    full = factories.opening(cast.network, cast.unit, withdrawn=1)
    assert listed(desk) == {opening.pk, call.pk}
    assert listed(desk, f"?network={other.pk}") == {call.pk}
    assert listed(desk, "?source=call&vis=alle") == {call.pk, full.pk}
    assert listed(desk, "?vis=besat") == {full.pk}
    assert listed(desk, f"?unit={cast.unit.pk}&vis=over-fristen") == {opening.pk}


def test_a_list_of_one_and_three_takes_the_same_queries(
    desk, cast, opening, django_assert_max_num_queries
):
    desk.get("/arbejdsbord/aabninger/")
    with django_assert_max_num_queries(25) as one:
        desk.get("/arbejdsbord/aabninger/")
    for _ in range(2):
        made = factories.opening(cast.network, cast.unit)
        factories.referral(factories.candidate(cast.unit, cast.network), made)
    with django_assert_max_num_queries(len(one)):
        desk.get("/arbejdsbord/aabninger/")


def test_the_host_sees_numbers_and_no_references(cast, opening):
    host = Client()
    host.force_login(cast.coordinator)
    candidate = factories.candidate(cast.unit, cast.network, reference="Kandidat Q7")
    factories.referral(candidate, opening)
    Opening.objects.update(requirements="Kørekort")
    shown = html(host.get(page(opening)))
    assert "Smedjen" in shown
    assert "Kandidat Q7" not in shown
    assert "Kørekort" not in shown
    assert host.post(f"{page(opening)}tilbage/").status_code in (403, 404)


def test_a_candidate_is_referred_by_press_and_answered(desk, cast, opening):
    candidate = factories.candidate(cast.unit, cast.network, stage="ready")
    response = desk.post(f"{page(opening)}henvis/", {"candidate": candidate.pk})
    assert response.status_code == 302
    referral = Referral.objects.get()
    assert "Hvad blev det til?" in html(desk.get(page(opening)))
    answer = f"/arbejdsbord/henvisninger/{referral.pk}/"
    assert desk.post(answer, {"state": "no"}).status_code == 409
    day = timezone.localdate() + timedelta(days=2)
    desk.post(answer, {"state": "talk", "talk_on": day.isoformat()})
    referral.refresh_from_db()
    assert (referral.state, referral.talk_on) == ("talk", day)


def test_from_the_candidate_only_open_ones_of_the_unit_can_be_chosen(desk, cast, opening):
    candidate = factories.candidate(cast.unit, cast.network)
    full = factories.opening(cast.network, cast.unit, withdrawn=1)
    form = desk.get(f"/arbejdsbord/kandidater/{candidate.pk}/henvis/").context["form"]
    assert list(form.fields["opening"].queryset) == [opening]
    posted = desk.post(f"/arbejdsbord/kandidater/{candidate.pk}/henvis/", {"opening": full.pk})
    assert posted.status_code == 422


def test_positions_are_withdrawn_and_nothing_typed_is_lost(desk, opening):
    address = f"{page(opening)}tilbage/"
    typed = {"withdraw-version": 0, "withdraw-positions": 9, "withdraw-reason": "Ordren faldt væk"}
    response = desk.post(address, typed)
    assert response.status_code == 409
    assert "Ordren faldt væk" in html(response)
    assert desk.post(address, typed | {"withdraw-positions": 2}).status_code == 302
    assert "besat" in html(desk.get(page(opening)))


def test_what_is_left_becomes_an_order_by_one_press(desk, opening):
    assert desk.post(f"{page(opening)}overskud/").status_code == 302
    order = opening.orders.get()
    assert (order.positions, order.surplus) == (2, True)


def test_the_first_day_is_written_at_the_chosen_opening(desk, cast, opening):
    green = factories.opening(cast.network, cast.unit, handover=opening.handover, task="green")
    address = f"/arbejdsbord/overleveringer/{opening.handover_id}/forloeb/"
    assert desk.get(f"{address}?aabning={green.pk}").context["form"].initial["opening"] == green
    candidate = factories.candidate(cast.unit, cast.network, reference="Kandidat Q8")
    shown = desk.get(f"{address}?kandidat={candidate.pk}&aabning=x").context["form"]
    assert shown.initial["candidate_reference"] == "Kandidat Q8"
    handover = opening.handover
    handover.refresh_from_db()
    desk.post(
        address,
        {
            "version": handover.version,
            "candidate_reference": "Kandidat Q8",
            "starts_on": timezone.localdate().isoformat(),
            "scheme": factories.scheme().pk,
            "paid_hours": "5",
            "opening": green.pk,
        },
    )
    assert green.placements.get().candidate == candidate


def test_a_next_step_is_done_by_one_press(desk, opening):
    Opening.objects.update(next_step="Ring om onsdag", next_step_on=timezone.localdate())
    opening.refresh_from_db()
    assert "skridt-gjort" in html(desk.get(page(opening)))
    stale = desk.post(f"{page(opening)}skridt-gjort/", {"done-version": opening.version + 1})
    assert (stale.status_code, Opening.objects.get().next_step) == (409, "Ring om onsdag")
    answer = desk.post(f"{page(opening)}skridt-gjort/", {"done-version": opening.version})
    assert answer.url == page(opening)
    opening.refresh_from_db()
    assert (opening.next_step, opening.next_step_on) == ("", None)
    assert "skridt-gjort" not in html(desk.get(page(opening)))
