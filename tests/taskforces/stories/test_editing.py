"""Writing a story in Wagtail: it belongs to a network before anybody can read it, and the editor says what is missing."""

from datetime import timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.models import Role, User
from taskforces.models import NetworkIndexPage, NetworkPage, StoryIndexPage, StoryPage
from taskforces.pages.approval import set_up_approval
from taskforces.pages.editors import open_page
from tests import factories

MISSING_NETWORK = "Vælg det netværk, historien hører til."
MISSING_CONSENT = "Ingen kan se historien endnu"
FIELDS = {
    "title": "Fem timer i bageriet",
    "slug": "bageriet",
    "lead": "Det begyndte småt.",
    "theme": "small_job",
    "told_on": "2026-11-25",
    "body-count": "0",
}


FIELDS_OF_A_PAGE = {"title": "Fem timer", "slug": "fem-timer", "lead": "Det begyndte småt."}


def under(root, page_type, **fields):
    return root.add_child(instance=page_type(locale=root.locale, **fields))


@pytest.fixture
def network_page(cast, site_root):
    index = under(site_root, NetworkIndexPage, title="Netværk", slug="netvaerk")
    fields = {"title": "Nordby", "slug": "nordby", "lead": "Kort", "network": cast.network}
    page = under(index, NetworkPage, **fields)
    open_page(page)
    return page


@pytest.fixture
def writer(client, cast, network_page):
    factories.network(cast.nordby, name="Et netværk mere")
    client.force_login(cast.secretary)
    return client


@pytest.fixture
def site_runner(client, site_root):
    user = factories.user("Redaktør", is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def address_of(parent):
    return reverse("wagtailadmin_pages:add", args=["taskforces", "storypage", parent.pk])


def chosen_network(response):
    form = BeautifulSoup(response.content, "html.parser")
    return form.select_one("select[name=network] option[selected]").get("value")


def publish(client, parent, **fields):
    fields = FIELDS | fields | {"action-publish": "action-publish"}
    return client.post(address_of(parent), fields, follow=True).content.decode()


def test_a_story_is_its_parents_networks_unless_somebody_says_otherwise(writer, cast, network_page):
    assert chosen_network(writer.get(address_of(network_page))) == str(cast.network.pk)


def test_a_draft_from_before_is_given_its_parents_network(writer, cast, network_page):
    draft = under(network_page, StoryPage, title="Udkast", lead="Kort", live=False)
    form = writer.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert chosen_network(form) == str(cast.network.pk)


def test_a_story_that_has_a_network_keeps_it(writer, cast, network_page):
    other = factories.network(cast.nordby)
    fields = {"title": "Udkast", "lead": "Kort", "live": False, "network": other}
    draft = under(network_page, StoryPage, **fields)
    form = writer.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert chosen_network(form) == str(other.pk)


def test_nobody_elses_network_is_given(client, cast, network_page):
    """Whoever may write under the page without a role at its network's host chooses one of their own."""
    Role.objects.create(
        user=cast.helper, organisation=factories.organisation("Klubben"), role="coordinator"
    )
    cast.helper.groups.add(cast.secretary.groups.get())
    client.force_login(cast.helper)
    form = client.get(address_of(network_page))
    options = BeautifulSoup(form.content, "html.parser").select("select[name=network] option")
    assert str(cast.network.pk) not in [option["value"] for option in options]


def test_without_a_network_it_is_not_published_and_the_form_says_why(writer, network_page):
    shown = publish(writer, network_page, network="")
    assert MISSING_NETWORK in shown
    assert not StoryPage.objects.exists()


@pytest.mark.parametrize("has_network", [True, False])
def test_a_date_publishes_no_story_without_a_network(cast, network_page, has_network):
    """The network may have gone since the date was approved."""
    fields = {"title": "Udkast", "lead": "Kort", "live": False, "fictional": True}
    story = under(network_page, StoryPage, **fields, network=cast.network if has_network else None)
    revision = story.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    StoryPage.objects.update(go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", stdout=StringIO())
    story.refresh_from_db()
    assert story.live is has_network
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


@pytest.mark.parametrize("has_network", [True, False])
def test_an_approved_story_without_a_network_stays_a_draft(cast, network_page, has_network):
    approvers = Group.objects.create(name="Godkendere")
    set_up_approval(network_page, approvers=approvers)
    network = cast.network if has_network else None
    story = under(network_page, StoryPage, title="Udkast", lead="Kort", live=False, network=network)
    story.save_revision()
    by = User.objects.create_superuser("redaktion@example.org", "x")
    started = story.get_workflow().start(story, by)
    started.current_task_state.approve(user=by)
    story.refresh_from_db()
    assert story.live is has_network


def test_a_draft_may_lack_its_network(site_runner, site_root):
    stories = under(site_root, StoryIndexPage, title="Historier", slug="historier")
    assert chosen_network(site_runner.get(address_of(stories))) == ""
    site_runner.post(address_of(stories), FIELDS | {"network": ""})
    draft = StoryPage.objects.get()
    assert (draft.live, draft.network) == (False, None)
    assert MISSING_NETWORK in publish(site_runner, stories, network="", slug="en-til")
    assert StoryPage.objects.get() == draft


def test_a_published_story_says_what_it_waits_for_until_it_is_there(
    writer, cast, client, network_page
):
    shown = publish(writer, network_page, network=cast.network.pk)
    assert MISSING_CONSENT in shown
    consents = reverse("taskforces:consents")
    assert f'href="{consents}"' in shown
    story = StoryPage.objects.get()
    assert client.get(story.url).status_code == 404
    said = {"story": story.pk, "person_name": "Åse", "scope": "Navn", "given_on": "2026-11-25"}
    assert writer.post(consents, said).status_code == 302
    assert client.get(story.url).status_code == 200
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    again = FIELDS | {"network": cast.network.pk, "action-publish": "action-publish"}
    assert MISSING_CONSENT not in writer.post(edit, again, follow=True).content.decode()


def test_a_made_up_story_waits_for_nobody(writer, cast, client, network_page):
    """The negative control."""
    shown = publish(writer, network_page, network=cast.network.pk, fictional="on")
    assert MISSING_CONSENT not in shown
    assert client.get(StoryPage.objects.get().url).status_code == 200


def test_who_runs_the_site_is_led_to_the_list_of_all_consents(site_runner, cast, network_page):
    shown = publish(site_runner, network_page, network=cast.network.pk)
    assert f'href="{reverse("samtykker:add")}"' in shown
    assert site_runner.get(reverse("samtykker:add")).status_code == 200


@pytest.mark.parametrize(
    ("copies", "told", "copied"),
    [("story", {}, False), ("network", {"copy_subpages": "on"}, False), ("network", {}, True)],
)
def test_a_story_is_not_copied_past_its_consents(
    site_runner, cast, network_page, copies, told, copied
):
    """A page without its stories can be."""
    story = under(network_page, StoryPage, **FIELDS_OF_A_PAGE, network=cast.network)
    page = {"story": story, "network": network_page}[copies]
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = {
        "new_title": "En til",
        "new_slug": "en-til",
        "new_parent_page": page.get_parent().pk,
        **told,
    }
    answer = site_runner.post(address, form, follow=True).content.decode()
    assert Page.objects.filter(slug="en-til").exists() is copied
    assert StoryPage.objects.count() == 1
    assert ("En historie kan ikke kopieres" in answer) is not copied
