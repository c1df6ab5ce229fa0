import pytest

from accounts.models import Organisation
from events.models import Event, Invitation
from home.demo import load
from pledges.models import Handover, Sheet
from taskforces.identifiers import is_cvr
from taskforces.models import Company, Figure, Network


@pytest.fixture
def loaded(site_root):
    return load.load(lambda _text: None)


def test_the_demo_holds_what_the_tour_walks_through(loaded):
    tonight = Event.objects.get(slug=load.MAYORS_EVENT)
    assert tonight.is_open_for_answers()
    assert tonight.registrations.confirmed().count() == load.REGISTERED
    assert tonight.registrations.arrived().count() == load.ARRIVED
    assert Invitation.objects.get(code=loaded.invitation_code).answer == "none"
    assert tonight.sheet_link.key == loaded.sheet_key
    assert Sheet.objects.count() == 25
    assert set(Handover.objects.values_list("status", flat=True)) == set(Handover.Status.values)
    _nobody_in_the_demo_is_real()
    _the_programmes_stand_with_their_sources()


def _nobody_in_the_demo_is_real():
    assert Company.objects.count() == 120
    assert not Company.objects.filter(fictional=False).exists()
    assert all(is_cvr(number) for number in Company.objects.values_list("cvr_number", flat=True))
    real = Organisation.objects.filter(fictional=False)
    assert not Sheet.objects.filter(network__host__in=real).exists()


def _the_programmes_stand_with_their_sources():
    kinds = Network.objects.exclude(host__fictional=True).values_list("kind", flat=True)
    assert len(kinds) == 8
    assert set(kinds) == set(Network.Kind.values)
    assert not Figure.objects.filter(source="").exists()
