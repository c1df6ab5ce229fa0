"""Several units in one network: who may be added, and what each of them takes and sees."""

import pytest
from django.urls import reverse

from accounts.models import Role
from pledges.candidates.candidates import CandidateRefused, create_candidate
from pledges.job_profiles.profiles import ProfileRefused, create_profile, publish, shown_in
from pledges.models import Handover
from pledges.routing import gather, route
from taskforces.models import NetworkUnit
from taskforces.networks.units import more_units_for, takes_part, unit_among
from tests import factories

PROFILE = {
    "reference": "Kandidat B1",
    "headline": "Rolig og grundig",
    "tasks": ["cleaning"],
    "hours": "5-9",
    "skills": "Omhyggelig.",
    "wishes": "",
}


@pytest.fixture
def second(cast):
    """A unit of another municipality that the network works in, with one consultant."""
    cast.network.municipality_codes = ["0540"]
    cast.network.save()
    return factories.organisation("Enheden i Østerby", "employment_unit", municipality_code="0540")


@pytest.fixture
def eva(second):
    person = factories.user("Eva")
    Role.objects.create(user=person, organisation=second, role=Role.Kind.CONSULTANT)
    return person


def test_units_of_the_networks_municipalities_may_be_added_once(client, cast, second):
    factories.organisation("Fjern", "employment_unit", municipality_code="0851")
    assert second in more_units_for(cast.network)
    assert "Fjern" not in {unit.name for unit in more_units_for(cast.network)}
    client.force_login(cast.coordinator)
    address = reverse("taskforces:network_units", args=[cast.network.pk])
    assert client.post(address, {"unit": cast.unit.pk}).status_code == 422
    assert client.post(address, {"unit": second.pk}).status_code == 302
    assert client.post(address, {"unit": second.pk}).status_code == 422
    assert takes_part(cast.network, second.pk)
    row = NetworkUnit.objects.get()
    client.post(reverse("taskforces:network_unit_remove", args=[row.pk]))
    assert not takes_part(cast.network, second.pk)
    assert takes_part(cast.network, cast.unit.pk)


def test_each_works_as_its_own_unit(cast, second):
    assert unit_among(cast.network, [second]) is None
    NetworkUnit.objects.create(network=cast.network, unit=second)
    assert unit_among(cast.network, [second]) == second
    assert unit_among(cast.network, [second, cast.unit]) == cast.unit


def test_a_promise_to_a_candidate_goes_to_the_candidates_unit(cast, second, eva):
    with pytest.raises(ProfileRefused):
        create_profile(cast.network, by=eva, unit=second, contact=eva, **PROFILE)
    NetworkUnit.objects.create(network=cast.network, unit=second)
    profile = create_profile(cast.network, by=eva, unit=second, contact=eva, **PROFILE)
    publish(profile, by=eva)
    assert profile in shown_in(cast.network)
    sheet = factories.sheet(cast.network, profile=profile)
    found = route(gather(sheet))
    assert (found.unit, found.owner) == (second.pk, eva.pk)
    handover = factories.handover(sheet, second)
    assert handover in Handover.objects.visible_to(eva)
    assert handover not in Handover.objects.visible_to(cast.consultant)
    other = factories.handover(factories.sheet(cast.network), cast.unit)
    assert other not in Handover.objects.visible_to(eva)
    assert route(gather(factories.sheet(cast.network))).unit == cast.unit.pk


def test_its_candidates_are_its_own(cast, second, eva):
    with pytest.raises(CandidateRefused):
        create_candidate(cast.network, reference="B1", by=eva, unit=second)
    NetworkUnit.objects.create(network=cast.network, unit=second)
    assert create_candidate(cast.network, reference="B1", by=eva, unit=second).unit == second
