"""Several units in one network: each refers its own, and a place follows the candidate."""

import pytest
from django.utils import timezone

from accounts.models import Role
from pledges.models import Candidate, Opening
from pledges.openings.referrals import answer, refer
from tests import factories


@pytest.fixture
def further(cast):
    unit = factories.organisation("Jobcenter Vestby", kind="employment_unit")
    person = factories.user("Vera Vest")
    Role.objects.create(user=person, organisation=unit, role=Role.Kind.CONSULTANT)
    cast.network.further_units.add(unit)
    return unit, person


@pytest.fixture
def opening(cast):
    sheet = factories.sheet(cast.network)
    made = factories.handover(sheet, cast.unit, status="contacted", first_contact_at=timezone.now())
    made.openings.update(positions=2)
    return made.openings.get()


def test_a_place_goes_to_the_candidate_s_unit(cast, client, further, opening):
    unit, person = further
    client.force_login(person)
    typed = {"network": cast.network.pk, "reference": "Kandidat V1", "known_by": person.pk}
    assert client.post("/arbejdsbord/kandidater/ny/", typed).status_code == 302
    candidate = Candidate.objects.get()
    assert candidate.unit == unit
    found = refer(candidate, opening=opening, by=person)
    answer(found, state="yes", by=cast.consultant)
    found.refresh_from_db()
    opening.refresh_from_db()
    assert (opening.positions, opening.withdrawn) == (1, 0)
    assert (found.opening.unit, found.opening.positions, found.opening.handover) == (unit, 1, None)
    assert found.opening.company_name == opening.company_name
    page = client.get(f"/arbejdsbord/aabninger/{found.opening_id}/")
    assert "Skriv den første dag ned" in page.content.decode()


def test_the_last_place_is_gone_where_it_was(cast, further, opening):
    unit, person = further
    Opening.objects.filter(pk=opening.pk).update(positions=1)
    candidate = factories.candidate(unit, cast.network)
    answer(refer(candidate, opening=opening, by=person), state="yes", by=cast.consultant)
    assert Opening.objects.open().get().unit == unit


def test_one_s_own_stay(cast, opening):
    candidate = factories.candidate(cast.unit, cast.network)
    found = refer(candidate, opening=opening, by=cast.consultant)
    answer(found, state="yes", by=cast.consultant)
    assert Opening.objects.count() == 1


def test_who_is_in_no_network_with_them_sees_nothing(cast, client, further, opening):
    _unit, person = further
    client.force_login(person)
    assert client.get(f"/arbejdsbord/aabninger/{opening.pk}/").status_code == 200
    cast.network.further_units.clear()
    assert client.get(f"/arbejdsbord/aabninger/{opening.pk}/").status_code == 404
