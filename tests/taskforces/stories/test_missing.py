"""Whoever approves a story is told what keeps readers from it, with the way to mend it."""

from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from taskforces.models import NetworkIndexPage, NetworkPage, StoryPage
from taskforces.pages.approval import set_up_approval
from taskforces.stories.missing import Missing, missing

DRAFT, HIDDEN = "Historien er stadig en kladde", "Ingen kan se historien endnu"


@pytest.mark.parametrize(
    ("has_network", "live", "has_consent", "lacks"),
    [
        (True, True, True, []),
        (True, True, False, [Missing.CONSENT]),
        (True, False, False, []),  # it waits for its day
        (False, False, True, [Missing.NETWORK]),
        (False, False, False, [Missing.NETWORK, Missing.CONSENT]),
        (False, True, False, [Missing.NETWORK, Missing.CONSENT]),
    ],
)
def test_what_a_story_lacks(has_network, live, has_consent, lacks):
    assert missing(has_network=has_network, live=live, has_consent=has_consent) == lacks


@pytest.fixture
def network_page(cast, site_root):
    def under(parent, page_type, **fields):
        return parent.add_child(instance=page_type(locale=site_root.locale, **fields))

    index = under(site_root, NetworkIndexPage, title="Netværk", slug="netvaerk")
    fields = {"title": "Nordby", "slug": "nordby", "lead": "Kort", "network": cast.network}
    page = under(index, NetworkPage, **fields)
    set_up_approval(page, approvers=Group.objects.create(name="Godkendere"))
    return page


@pytest.fixture
def approver(client, db):
    user = User.objects.create_superuser("redaktion@example.org", "x", name="Redaktion")
    client.force_login(user)
    return client


def waiting(network_page, **fields):
    """A story sent for approval."""
    fields = {"title": "Fem timer", "lead": "Kort", "live": False} | fields
    story = network_page.add_child(instance=StoryPage(locale=network_page.locale, **fields))
    story.save_revision()
    by = User.objects.get(email="redaktion@example.org")
    return story, story.get_workflow().start(story, by).current_task_state


def press(client, story, task, action="approve"):
    """From the list of what waits for one, and then the page that opens."""
    names = [story.pk, action, task.pk]
    client.post(reverse("wagtailadmin_pages:workflow_action", args=names), {"comment": ""})
    explorer = reverse("wagtailadmin_explore", args=[story.get_parent().pk])
    return unescape(client.get(explorer).content.decode())


def test_without_a_network_the_approver_reads_that_it_is_a_draft(approver, network_page):
    story, task = waiting(network_page, fictional=True)
    shown = press(approver, story, task)
    story.refresh_from_db()
    assert not story.live
    assert DRAFT in shown
    assert HIDDEN not in shown
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in shown


def test_without_consents_the_approver_reads_that_nobody_sees_it(approver, network_page, cast):
    story, task = waiting(network_page, network=cast.network)
    shown = press(approver, story, task)
    story.refresh_from_db()
    assert story.live
    assert HIDDEN in shown
    assert reverse("samtykker:add") in shown


def test_what_lacks_nothing_and_a_no_are_not_warned_of(approver, network_page, cast):
    story, task = waiting(network_page, network=cast.network, fictional=True)
    shown = press(approver, story, task)
    assert DRAFT not in shown
    assert HIDDEN not in shown
    story, task = waiting(network_page, title="En anden")
    shown = press(approver, story, task, "reject")
    assert DRAFT not in shown


def test_approved_on_the_page_itself_it_is_told_too(approver, network_page, cast):
    story, _task = waiting(network_page, network=cast.network)
    typed = {
        "title": story.title,
        "slug": story.slug,
        "lead": story.lead,
        "network": cast.network.pk,
        "theme": "small_job",
        "told_on": timezone.localdate().isoformat(),
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
    }
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    shown = unescape(approver.post(edit, typed, follow=True).content.decode())
    assert Page.objects.get(pk=story.pk).live
    assert HIDDEN in shown
