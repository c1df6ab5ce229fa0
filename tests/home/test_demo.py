from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Site

from accounts.models import Organisation
from events.models import Event, Invitation
from home.demo import load, years
from home.demo.programmes import MODELLED_ON
from home.management.commands.serve import settle_address
from outbox.models import Message, Suppression
from pledges.models import CounterOffer, Handover, PlacementStep, Sheet, SteeringAction, Target
from taskforces.companies import moving
from taskforces.contacts.likeness import Why, suggested
from taskforces.identifiers import is_cvr
from taskforces.models import Company, Contact, Figure, Network, ProgrammeNetwork
from tests import factories

OURS = {"accounts", "outbox", "taskforces", "events", "pledges", "home"}


@pytest.fixture(scope="module")
def demo(module_db):
    """Loaded once, since it takes four seconds."""
    factories.site_root()
    return load.load(lambda _text: None)


@pytest.fixture
def loaded(demo, db):
    return demo


def test_the_demo_holds_what_the_tour_walks_through(loaded):
    tonight = Event.objects.get(slug=load.MAYORS_EVENT)
    assert tonight.is_open_for_answers()
    assert not load.is_over()
    assert tonight.registrations.confirmed().count() == load.REGISTERED
    assert tonight.registrations.arrived().count() == load.ARRIVED
    assert (
        tonight.invitations.count()
        == load.INVITED
        < Contact.objects.filter(organisation__slug="nordby-kommune").count()
    )
    assert Invitation.objects.get(code=loaded.invitation_code).answer == "none"
    assert tonight.sheet_link.key == loaded.sheet_key
    assert Sheet.objects.filter(network__slug="task-force-nordby").count() == 32
    assert set(Handover.objects.values_list("status", flat=True)) == set(Handover.Status.values)
    _some_mails_came_back()
    _nobody_in_the_demo_is_real()
    _the_programmes_stand_with_their_sources()


def _some_mails_came_back():
    reasons = Message.objects.order_by("pk").values_list("undelivered", flat=True)
    assert [reason for reason in reasons if reason] == [
        *("gone", "full", "delayed", "refused", "too_large")
    ]
    assert Suppression.objects.count() == 1


def _nobody_in_the_demo_is_real():
    assert Company.objects.count() == 121
    assert not Company.objects.filter(fictional=False).exists()
    numbers = Company.objects.values_list("cvr_number", flat=True)
    assert all(is_cvr(number) for number in numbers if number)
    assert list(numbers).count(None) == 1  # one that somebody typed, and that is to be merged
    real = Organisation.objects.filter(fictional=False)
    assert not Sheet.objects.filter(network__host__in=real).exists()


def _the_programmes_stand_with_their_sources():
    kinds = Network.objects.exclude(host__fictional=True).values_list("kind", flat=True)
    assert len(kinds) == 8
    assert set(kinds) == set(Network.Kind.values)
    assert not Figure.objects.filter(source="").exists()


def test_the_follow_up_of_each_of_the_eight_programmes_can_be_seen(loaded):
    real = Network.objects.exclude(host__fictional=True).values_list("kind", flat=True)
    modelled = Network.objects.filter(slug__in=MODELLED_ON.values())
    assert len(MODELLED_ON) == 8
    assert sorted(modelled.values_list("kind", flat=True)) == sorted(real)
    assert not modelled.exclude(host__fictional=True).exists()

    def of(programme):
        return Handover.objects.filter(sheet__network__slug=MODELLED_ON[programme])

    assert SteeringAction.objects.filter(meeting__network__slug="task-force-nordby").count() == 2
    assert of("code-of-care").filter(feedback__contacted="no").exists()
    assert of("dansk-handicap-forbund").filter(sheet__source="staff", status="retained").exists()
    assert of("fokus-folkeoplysning").filter(orders__surplus=True).exists()
    assert of("fokus-folkeoplysning").filter(placements__scheme__code="agency_hours").exists()
    assert of("phoenix-tag").filter(orders__title="Tagdækkertrainee").count() == 3
    outcomes = of("randers-fc").values_list("introduction__outcome", flat=True)
    assert sorted(outcomes) == ["", "", "passed_on", "reached"]
    steps = PlacementStep.objects.filter(placement__candidate_reference="Kandidat R1")
    assert list(steps.values_list("paid_hours", flat=True)) == [0, 5, 12, 22, 32]
    assert of("coor-ballerup").filter(placements__state="active").count() == 4
    assert Target.objects.filter(network__slug=MODELLED_ON["corolab"]).count() == 3


@pytest.mark.parametrize("slug", MODELLED_ON.values())
def test_each_of_the_eight_programmes_has_years_behind_it(loaded, slug):
    """Members, a company known for three years, an open event at an hour of its own, and a programme above."""
    network, now = Network.objects.get(slug=slug), timezone.now()
    assert network.memberships.current().count() >= years.MEMBERS
    assert years.knows_for_years(network, now)
    coming = Event.objects.filter(network=network, starts_at__gt=now)
    assert coming.filter(registration_mode="open").exists()
    assert ProgrammeNetwork.objects.joined().filter(network=network).exists()
    tonight = timezone.localtime(Event.objects.get(slug=load.MAYORS_EVENT).starts_at)
    for event in coming.exclude(slug=load.MAYORS_EVENT):
        assert timezone.localtime(event.starts_at).time() != tonight.time()


def test_five_clubs_have_a_kick_off_together(loaded):
    together = Event.objects.get(slug="faelles-kick-off")
    clubs = {together.network.host, *(each.network.host for each in together.hosts.all())}
    assert len(clubs) == 5
    assert {(club.kind, club.fictional) for club in clubs} == {("club", True)}


def test_some_things_wait_to_be_decided(loaded):
    host = Organisation.objects.get(slug="nordby-kommune")
    assert [pair.why for pair in suggested(host)] == [Why.MAIL]
    others = Organisation.objects.filter(fictional=True).exclude(pk=host.pk)
    assert not [pair for each in others for pair in suggested(each)]
    typed = Company.objects.get(cvr_number=None)
    whole = Company.objects.get(name=typed.name.removesuffix(" (skrevet to gange)"))
    assert moving.look(typed, whole).refused is None
    assert CounterOffer.objects.get().state == CounterOffer.State.WAITING
    read = Company.objects.filter(register_read_at__isnull=False)
    assert read.filter(closed_on__isnull=False).count() == 1
    assert read.filter(advertising_protected=True).exists()


def test_an_old_demo_says_that_its_evening_is_over(loaded, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert load.is_over()


def test_wagtail_knows_the_address_that_is_served(site_root, monkeypatch):
    monkeypatch.setenv("BASE_URL", "https://haandslag.example")
    assert settle_address(8000) == "https://haandslag.example"
    assert Site.objects.get(is_default_site=True).root_url == "https://haandslag.example"


def test_each_kind_of_row_says_what_it_is(loaded):
    """In the log and in lists of Wagtail a row stands by what it is called."""
    ours = [model for model in apps.get_models() if model._meta.app_label in OURS]
    rows = [row for model in ours if (row := model._base_manager.first())]
    named = {row._meta.label: str(row) for row in rows if type(row).__str__ is not Model.__str__}
    assert len(named) > 100
    assert {label for label, name in named.items() if not name.strip()} == set()
