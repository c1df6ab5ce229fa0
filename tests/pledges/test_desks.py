"""A host that follows people itself: its desk reaches its own networks that say so, and nothing else."""

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from accounts.access import (
    Ability,
    abilities_anywhere,
    abilities_in,
    has_anywhere,
    ids_with,
    organisations_with,
    people_with,
    take_along,
)
from accounts.models import AuditEntry
from pledges.models import AftercareContact, Candidate, Opening, Placement, Referral
from pledges.placements.starting import Start, start_placement
from taskforces.models import Network
from taskforces.networks.settings import keep_desk
from tests import factories

SETTINGS = "/arbejdsbord/netvaerk/{}/indstillinger/"


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def open_desk(network):
    Network.objects.filter(pk=network.pk).update(host_desk=True)
    keep_desk(network.host)
    network.refresh_from_db()
    network.host.refresh_from_db()
    return network


@pytest.fixture
def agency(cast):
    """A network of the host with a desk, beside its Task Force without one."""
    network = factories.network(cast.nordby, name="Vikarmodellen", kind="temp_agency")
    return open_desk(network)


@pytest.fixture
def opening(cast, agency):
    return factories.opening(agency, cast.nordby, company=factories.company("Havnens Rengøring"))


def begun(opening, by, reference="Kandidat V1"):
    start = Start(reference, factories.scheme(), timezone.localdate(), Decimal(5))
    return start_placement(opening, by=by, start=start)


def settings_of(network, **fields):
    return {
        "name": network.name,
        "target_group": "",
        "municipality_codes": [],
        "partners": "",
        "goal_positions": "",
    } | fields


def test_only_an_owner_opens_a_desk_and_the_log_says_so(cast):
    network = factories.network(cast.nordby, name="Trainees")
    address = SETTINGS.format(network.pk)
    as_user(cast.coordinator).post(address, settings_of(network, host_desk="on"))
    network.refresh_from_db()
    assert not network.host_desk
    as_user(cast.owner).post(address, settings_of(network, host_desk="on"))
    network.refresh_from_db()
    cast.nordby.refresh_from_db()
    assert (network.host_desk, cast.nordby.has_desk) == (True, True)
    line = AuditEntry.objects.filter(verb="change_network").latest("pk")
    assert (line.before["host_desk"], line.after["host_desk"]) == (False, True)
    as_user(cast.coordinator).post(address, settings_of(network))  # may not close it either
    network.refresh_from_db()
    assert network.host_desk
    as_user(cast.owner).post(address, settings_of(network))
    cast.nordby.refresh_from_db()
    assert not cast.nordby.has_desk


def test_every_question_of_access_gives_the_same_answer(cast, agency):
    """By a query, by what is at hand, by people, and with the desk closed again."""
    work = Ability.WORK_CANDIDATES
    for has_desk in (True, False):
        Network.objects.filter(pk=agency.pk).update(host_desk=has_desk)
        keep_desk(cast.nordby)
        for kind in ("coordinator", "helper", "reader"):
            user = type(cast.coordinator).objects.get(pk=getattr(cast, kind).pk)
            expected = has_desk and kind == "coordinator"
            assert organisations_with(user, work).exists() is expected
            assert (work in abilities_in(user, [cast.nordby.pk])) is expected
            assert (work in abilities_anywhere(user)) is expected
            at_hand = type(user).objects.get(pk=user.pk)
            take_along(at_hand, list(user.roles.select_related("organisation")))
            assert organisations_with(at_hand, work).exists() is expected
            found = Network.objects.filter(host__in=ids_with(at_hand, work), pk=agency.pk)
            assert found.exists() is expected
            found = Network.objects.filter(host__in=ids_with(user, work), pk=agency.pk)
            assert found.exists() is expected
            assert (work in abilities_in(at_hand, [cast.nordby.pk])) is expected
            assert (work in abilities_anywhere(at_hand)) is has_anywhere(at_hand, work) is expected
            assert people_with(work, [cast.nordby]).filter(pk=user.pk).exists() is expected


def test_the_coordinator_works_the_whole_way_for_the_host(cast, agency):
    desk = as_user(cast.coordinator)
    typed = {"network": agency.pk, "company_name": "Havnen", "source": "contract"}
    desk.post("/arbejdsbord/aabninger/ny/", typed | {"task": "cleaning", "positions": 2})
    opening = Opening.objects.get()
    assert (opening.unit, opening.owner) == (cast.nordby, cast.coordinator)
    person = {"network": agency.pk, "reference": "Kandidat V1", "known_by": cast.coordinator.pk}
    assert desk.post("/arbejdsbord/kandidater/ny/", person).status_code == 302
    candidate = Candidate.objects.get()
    assert (candidate.unit, candidate.known_by) == (cast.nordby, cast.coordinator)
    page = f"/arbejdsbord/aabninger/{opening.pk}/"
    assert desk.post(f"{page}henvis/", {"candidate": candidate.pk}).status_code == 302
    referral = Referral.objects.get()
    answer = {"state": "yes"}
    assert desk.post(f"/arbejdsbord/henvisninger/{referral.pk}/", answer).status_code == 302
    start = {
        "version": 0,
        "candidate_reference": "Kandidat V1",
        "starts_on": timezone.localdate(),
        "scheme": factories.scheme().pk,
        "paid_hours": "5",
    }
    assert desk.post(f"{page}forloeb/", start).status_code == 302
    placement = Placement.objects.get()
    assert (placement.unit, placement.candidate) == (cast.nordby, candidate)
    for address in (
        page,
        "/arbejdsbord/aabninger/",
        "/arbejdsbord/kandidater/",
        f"/arbejdsbord/kandidater/{candidate.pk}/",
        "/arbejdsbord/forloeb/",
        f"/arbejdsbord/forloeb/{placement.pk}/",
        f"/arbejdsbord/forloeb/{placement.pk}/eftervaern/",
        "/arbejdsbord/eftervaern/",
    ):
        assert desk.get(address).status_code == 200, address
    changed = {"opening-version": 1, "opening-positions": 5}
    assert desk.post(f"{page}ret/", changed).status_code == 302


def test_the_desk_ends_where_the_network_does(cast, agency):
    """The host's Task Force, whose people the unit follows, stays the unit's."""
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    placement = factories.placement(handover, candidate_reference="Kandidat A1")
    factories.aftercare_contact(placement)
    desk, theirs = as_user(cast.coordinator), handover.openings.get()
    assert desk.get(f"/arbejdsbord/forloeb/{placement.pk}/").status_code == 404
    assert desk.get(f"/arbejdsbord/kandidater/{placement.candidate_id}/").status_code == 404
    assert desk.get(f"/arbejdsbord/aabninger/{theirs.pk}/forloeb/").status_code in (403, 404)
    assert desk.post(f"/arbejdsbord/aabninger/{theirs.pk}/ret/", {}).status_code in (403, 404)
    assert desk.get(f"/arbejdsbord/aabninger/{theirs.pk}/").status_code == 200  # numbers, as before
    for visible in (Placement, Candidate, Referral, AftercareContact):
        assert not visible.objects.visible_to(cast.coordinator).exists()
    for address in (
        "/arbejdsbord/forloeb/",
        "/arbejdsbord/kandidater/",
        "/arbejdsbord/eftervaern/",
    ):
        assert "Kandidat A1" not in desk.get(address).content.decode()


def test_host_and_unit_work_side_by_side_at_a_sheet_of_the_network(cast):
    """The unit has the sheet and its own people; the host places its own there, and the unit's log tells of it."""
    network = open_desk(cast.network)
    handover = factories.handover(
        factories.sheet(network), cast.unit, status="referred", first_contact_at=timezone.now()
    )
    Opening.objects.update(positions=2)
    opening = handover.openings.get()
    typed = {
        "version": handover.version,
        "candidate_reference": "Kandidat V1",
        "starts_on": timezone.localdate(),
        "scheme": factories.scheme().pk,
        "paid_hours": "5",
    }
    desk = as_user(cast.coordinator)
    address = f"/arbejdsbord/aabninger/{opening.pk}/forloeb/"
    assert desk.get(address).status_code == 200
    assert desk.post(address, typed).status_code == 302
    of_host = Placement.objects.get()
    of_unit = begun(handover, cast.consultant, "Kandidat A1")
    assert (of_host.candidate.unit, of_unit.candidate.unit) == (cast.nordby, cast.unit)
    assert of_host.unit == cast.unit
    assert set(Placement.objects.visible_to(cast.coordinator)) == {of_host, of_unit}
    assert set(Candidate.objects.visible_to(cast.coordinator)) == {of_host.candidate}
    assert set(Candidate.objects.visible_to(cast.consultant)) == {of_unit.candidate}
    assert handover.entries.filter(kind="placed").count() == 2
    assert desk.get(f"/arbejdsbord/overleveringer/{handover.pk}/").status_code == 404


def test_a_foreign_host_with_a_desk_of_its_own_sees_none_of_it(cast, agency, opening):
    placement = begun(opening, cast.coordinator)
    referral = factories.referral(placement.candidate, opening)
    contact = factories.aftercare_contact(placement)
    open_desk(factories.network(cast.sonderby, name="Andres vikarer"))
    client = as_user(cast.stranger)
    assert Ability.WORK_CANDIDATES in abilities_in(cast.stranger, [cast.sonderby.pk])
    for address in (
        f"/arbejdsbord/aabninger/{opening.pk}/",
        f"/arbejdsbord/aabninger/{opening.pk}/forloeb/",
        f"/arbejdsbord/aabninger/{opening.pk}/henvis/",
        f"/arbejdsbord/forloeb/{placement.pk}/",
        f"/arbejdsbord/forloeb/{placement.pk}/slut/",
        f"/arbejdsbord/kandidater/{placement.candidate_id}/",
        f"/arbejdsbord/henvisninger/{referral.pk}/",
        f"/arbejdsbord/eftervaern/{contact.pk}/",
    ):
        assert client.get(address).status_code == 404, address
    for address in (
        "/arbejdsbord/aabninger/?vis=alle",
        "/arbejdsbord/forloeb/",
        "/arbejdsbord/kandidater/",
        "/arbejdsbord/eftervaern/?vis=alle",
        "/arbejdsbord/kandidater/ny/",
        "/arbejdsbord/aabninger/ny/",
    ):
        shown = client.get(address).content.decode()
        for secret in ("Havnens Rengøring", "Kandidat V1", "Vikarmodellen"):
            assert secret not in shown, address
    assert as_user(cast.consultant).get(f"/arbejdsbord/forloeb/{placement.pk}/").status_code == 404
