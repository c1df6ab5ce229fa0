"""An opening that no sheet brought: written down by hand, and known to both sides of the network."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.companies import known_to
from pledges.models import Handover, Opening
from pledges.openings.openings import write_down
from taskforces.models import Company
from tests import factories

ADDRESS = "/arbejdsbord/aabninger/ny/"


def held(network, **fields):
    return factories.event(
        network, **{"starts_at": timezone.now() - timezone.timedelta(days=3)} | fields
    )


def typed(network, **fields):
    return {
        "network": network.pk,
        "company_name": "Havnens Rengøring",
        "source": "call",
        "task": "cleaning",
        "positions": 3,
    } | fields


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_consultant_writes_one_down_and_answers_for_it(cast):
    answer_by = timezone.localdate() + timezone.timedelta(days=5)
    response = as_user(cast.consultant).post(
        ADDRESS,
        typed(
            cast.network,
            cvr_number="10150817",
            title="Rengøring på skibe",
            hours="5-9",
            terms="Trappetur",
            requirements="Dansk i jævnt tempo",
            starts_on=answer_by,
            answer_by=answer_by,
        ),
    )
    opening = Opening.objects.get()
    assert response["Location"] == f"/arbejdsbord/aabninger/{opening.pk}/"
    assert (opening.unit, opening.owner, opening.source) == (cast.unit, cast.consultant, "call")
    assert (opening.company_name, opening.company.cvr_number) == ("Havnens Rengøring", "10150817")
    assert timezone.localtime(opening.candidate_due).strftime("%d %H:%M") == f"{answer_by:%d} 16:00"
    assert not Handover.objects.exists()
    told = AuditEntry.objects.filter(verb="opening.written_down")
    assert {line.organisation_id for line in told} == {cast.unit.pk, cast.nordby.pk}


def test_where_it_was_told_is_written_down_and_can_be_mended(cast):
    event, other = (held(cast.network) for _n in range(2))
    desk = as_user(cast.consultant)
    desk.post(ADDRESS, typed(cast.network, source="meeting", event=event.pk))
    made = Opening.objects.get()
    page = f"/arbejdsbord/aabninger/{made.pk}/"
    assert (made.event, made.source) == (event, "meeting")
    assert "Fortalt ved" in desk.get(page).content.decode()
    changed = {"opening-version": 0, "opening-positions": 3, "opening-event": other.pk}
    assert desk.post(f"{page}ret/", changed).status_code == 302
    made.refresh_from_db()
    assert made.event == other


def test_an_event_of_others_that_is_ahead_or_called_off_cannot_have_brought_it(cast):
    further = factories.network(cast.nordby, cast.unit, name="Klubben")
    wrong = [
        held(further),
        held(factories.network(cast.sonderby)),
        factories.event(cast.network, starts_at=timezone.now() + timezone.timedelta(days=3)),
        held(cast.network, cancelled_at=timezone.now()),
    ]
    desk = as_user(cast.consultant)
    for event in wrong:
        response = desk.post(ADDRESS, typed(cast.network, event=event.pk))
        assert response.status_code == 422
        assert response.context["form"].has_error("event")
    assert not Opening.objects.exists()


def test_an_event_held_together_brings_it_to_the_network_that_joined(cast):
    event = held(factories.network(cast.sonderby))
    event.hosts.create(network=cast.network, state="joined", answered_at=timezone.now())
    as_user(cast.consultant).post(ADDRESS, typed(cast.network, event=event.pk))
    assert Opening.objects.get().event == event


def test_the_host_writes_down_what_the_club_itself_has_and_the_unit_answers_for_it(cast):
    as_user(cast.coordinator).post(ADDRESS, typed(cast.network, source="club"))
    opening = Opening.objects.get()
    assert (opening.unit, opening.owner, opening.created_by) == (cast.unit, None, cast.coordinator)
    assert (
        "klubben selv" in as_user(cast.consultant).get("/arbejdsbord/aabninger/").content.decode()
    )


def test_a_company_that_the_host_knows_by_name_is_that_company(cast):
    known = factories.contact(cast.nordby).company
    made = write_down(
        cast.network, company_name="Ågård MASKINFABRIK", source="visit", by=cast.consultant
    )
    assert made.company == known
    assert Company.objects.count() == 1


def test_its_company_is_known_to_both_sides_and_no_third(cast):
    made = factories.opening(cast.network, cast.unit)
    assert list(known_to([cast.unit])) == list(known_to([cast.nordby])) == [made.company]
    assert not known_to([cast.sonderby]).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"positions": 0},
        {"company_name": ""},
        {"source": "sheet"},
        {"cvr_number": "1234567"},
        {"requirements": "Spørg efter 010190-1234"},
        {"network": 999999},
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast, wrong):
    response = as_user(cast.consultant).post(ADDRESS, typed(cast.network, title="På kajen") | wrong)
    assert response.status_code == 422
    assert "På kajen" in response.content.decode()
    assert not Opening.objects.exists()


def test_nobody_writes_down_for_a_foreign_network(cast):
    foreign = factories.network(cast.sonderby, factories.organisation("Enhed", "employment_unit"))
    assert as_user(cast.consultant).post(ADDRESS, typed(foreign)).status_code == 422
    assert as_user(cast.helper).get(ADDRESS).status_code == 403


def test_a_colleague_takes_it_over_and_a_stranger_cannot(cast):
    opening = factories.opening(cast.network, cast.unit, owner=cast.consultant)
    desk = as_user(cast.lead)
    page = desk.get(f"/arbejdsbord/aabninger/{opening.pk}/")
    form = page.context["opening_form"]
    assert form["owner"].value() == cast.consultant.pk
    values = {name: form[name].value() for name in form.fields}
    posted = {f"opening-{name}": "" if value is None else value for name, value in values.items()}
    address = f"/arbejdsbord/aabninger/{opening.pk}/ret/"
    assert desk.post(address, posted | {"opening-owner": cast.stranger.pk}).status_code == 422
    assert desk.post(address, posted | {"opening-owner": cast.lead.pk}).status_code == 302
    opening.refresh_from_db()
    assert opening.owner == cast.lead
    line = AuditEntry.objects.get(verb="opening.changed")
    assert (line.before["owner"], line.after["owner"]) == (cast.consultant.pk, cast.lead.pk)


def test_an_opening_of_a_sheet_has_the_sheets_owner(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.consultant)
    page = as_user(cast.lead).get(f"/arbejdsbord/aabninger/{handover.openings.first().pk}/")
    assert "owner" not in page.context["opening_form"].fields
