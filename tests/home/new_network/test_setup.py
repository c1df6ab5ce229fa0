from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Event, ReminderPlan
from home.new_network.setup import first_steps
from taskforces.models import MayorInvitationPage, Network, NetworkIndexPage, NetworkPage
from taskforces.pages.editors import editors_of
from tests import factories

START = "/arbejdsbord/netvaerk/nyt/"


@pytest.fixture
def index(site_root):
    return site_root.add_child(
        instance=NetworkIndexPage(title="Netværk", slug="netvaerk", locale=site_root.locale)
    )


@pytest.fixture
def coordinator(client, cast, index):
    client.force_login(cast.coordinator)
    return client


def fields(cast, **more):
    return {
        "host": cast.nordby.pk,
        "kind": "sponsor_network",
        "name": "Ærø Boldklubs venner",
        "municipality": "0846",
        "unit": cast.unit.pk,
        "target_group": "Unge uden job",
        "goal_positions": "40",
        "starts_at": f"{timezone.localdate() + timedelta(days=40)}T19:00",
        "place": "Klubhuset",
        "capacity": "60",
    } | more


def test_one_form_makes_all_of_it_as_drafts(coordinator, cast, index):
    answer = coordinator.post(START, fields(cast))
    network = Network.objects.exclude(pk=cast.network.pk).get()
    assert answer.url == reverse("home:first_steps", args=[network.pk])
    assert (network.slug, network.host, network.unit) == (
        "aeroe-boldklubs-venner",
        cast.nordby,
        cast.unit,
    )
    assert (network.warm_introduction, network.interview_mode) == (True, True)
    page, letter = NetworkPage.objects.get(), MayorInvitationPage.objects.get()
    assert (page.live, letter.live) == (False, False)
    assert letter.get_parent().pk == page.pk
    event = Event.objects.get()
    assert (event.kind, event.public, event.capacity) == ("sponsor_meeting", False, 60)
    assert timezone.localtime(event.starts_at).hour == 19
    assert event.answer_deadline == event.starts_at - timedelta(days=3)
    assert ReminderPlan.objects.get().event == event
    assert cast.coordinator.groups.filter(pk=editors_of(cast.nordby).group.pk).exists()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert coordinator.get(edit).status_code == 200


def test_the_first_meeting_may_come_later(coordinator, cast):
    empty = {"starts_at": "", "place": "", "capacity": "", "unit": "", "municipality": ""}
    assert coordinator.post(START, fields(cast, **empty)).status_code == 302
    assert Event.objects.count() == 0
    network = Network.objects.exclude(pk=cast.network.pk).get()
    assert (network.unit, network.municipality_codes) == (None, [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "070761-4285"},
        {"kind": "forening"},
        {"municipality": "9999"},
        {"place": ""},
        {"starts_at": "2001-01-01T10:00"},
        {"starts_at": "9999-12-31T23:59"},
        {"capacity": "-1"},
        {"goal_positions": "9" * 30},
    ],
    ids=str,
)
def test_nothing_is_made_of_a_form_with_mistakes(coordinator, cast, wrong):
    answer = coordinator.post(START, fields(cast, **wrong))
    assert answer.status_code == 422
    assert Network.objects.count() == 1
    assert NetworkPage.objects.count() == 0


def test_a_strangers_house_and_unit_cannot_be_chosen(coordinator, cast):
    far = factories.organisation("Fremmed enhed", kind="employment_unit", municipality_code="0101")
    page = coordinator.get(START).content.decode()
    assert "Fremmed enhed" not in page
    for wrong in ({"host": cast.sonderby.pk}, {"unit": far.pk}):
        assert coordinator.post(START, fields(cast, **wrong)).status_code == 422


def test_two_of_the_same_name_get_names_of_their_own(coordinator, cast):
    for _n in range(2):
        coordinator.post(START, fields(cast))
    slugs = (
        Network.objects.exclude(pk=cast.network.pk).order_by("pk").values_list("slug", flat=True)
    )
    assert list(slugs) == ["aeroe-boldklubs-venner", "aeroe-boldklubs-venner-2"]


def test_the_steps_tell_what_is_left(coordinator, cast):
    coordinator.post(START, fields(cast))
    network = Network.objects.exclude(pk=cast.network.pk).get()
    assert [step.done for step in first_steps(network)] == [False, False, False, True, True, False]
    factories.contact(cast.nordby)
    for page in (NetworkPage.objects.get(), MayorInvitationPage.objects.get()):
        page.save_revision().publish()
    factories.invitation(network.events.get())
    assert all(step.done for step in first_steps(network))
    shown = coordinator.get(reverse("home:first_steps", args=[network.pk])).content.decode()
    assert "Alt er klar" in shown
