"""A club's page waits for the host's yes."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    Page,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from accounts.models import Role
from taskforces.models import NetworkIndexPage, NetworkPage
from taskforces.pages.approval import set_up_approval
from taskforces.pages.editors import editors_of, open_page
from tests import factories


@pytest.fixture
def club(cast, site_root):
    return factories.organisation("Nordby Boldklub", kind="club")


@pytest.fixture
def writer(club):
    user = factories.user("Jesper Strandholt")
    Role.objects.create(user=user, organisation=club, role=Role.Kind.COORDINATOR)
    return user


@pytest.fixture
def page(club, writer, site_root):
    index = site_root.add_child(
        instance=NetworkIndexPage(title="Netværk", slug="netvaerk", locale=site_root.locale)
    )
    network = factories.network(club, name="Sponsorerne")
    page = index.add_child(
        instance=NetworkPage(
            title="Sponsorerne", slug="sponsorerne", network=network, lead="Kort", live=False
        )
    )
    open_page(page)
    return page


def may_publish(user, page):
    user = type(user).objects.get(pk=user.pk)  # its permissions are kept for a request
    return page.permissions_for_user(user).can_publish()


def test_the_writer_submits_and_the_host_lets_it_go(cast, client, club, writer, page):
    assert may_publish(writer, page)
    approvers, writers = editors_of(cast.nordby).group, editors_of(club).group
    workflow = set_up_approval(page.page_ptr, approvers=approvers, writers=writers)
    assert not may_publish(writer, page)
    page.title = "Sponsorerne i Nordby"
    page.save_revision(user=writer)
    state = workflow.start(page, writer)
    assert client.get(page.get_url()).status_code == 404
    assert state.current_task_state.task.specific.user_can_access_editor(page, cast.secretary)
    assert not state.current_task_state.task.specific.get_actions(page, writer)
    state.current_task_state.approve(user=cast.secretary)
    page.refresh_from_db()
    assert page.live
    assert "Sponsorerne i Nordby" in client.get(page.get_url()).content.decode()


def test_it_is_set_up_once(cast, club, page):
    first, again = (
        set_up_approval(page.page_ptr, approvers=editors_of(cast.nordby).group) for _ in range(2)
    )
    assert first == again


def defaults(*members):
    """Wagtail's own workflow, as its migrations make it for the whole tree."""
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    group, _made = Group.objects.get_or_create(name="Moderators")
    task.groups.add(group)
    group.user_set.add(*members)
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))
    return workflow


def remove_default_workflow():
    module = import_module("taskforces.migrations.0002_no_default_workflow")
    module.remove_default_workflow(apps, None)


def submit_button(client, user, page):
    client.force_login(user)
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    return "action-submit" in form


def test_a_new_site_has_no_workflow_and_offers_none(client, writer, page):
    assert not Workflow.objects.exists()
    assert not GroupApprovalTask.objects.exists()
    assert not submit_button(client, writer, page)


def test_with_wagtails_workflow_it_would_be_offered(client, writer, page):
    """The negative control."""
    defaults()
    assert submit_button(client, writer, page)


def test_wagtails_workflow_goes_and_lets_the_page_go(writer, page):
    page.save_revision(user=writer)
    defaults().start(page, writer)
    assert Page.objects.get(pk=page.pk).workflow_in_progress
    remove_default_workflow()
    assert not Page.objects.get(pk=page.pk).workflow_in_progress
    left = (Workflow, GroupApprovalTask, WorkflowPage, WorkflowState, TaskState)
    assert [model.objects.count() for model in left] == [0] * 5


def test_what_has_people_in_it_stays(cast, club, page):
    kept = defaults(cast.secretary)
    placed = set_up_approval(page.page_ptr, approvers=editors_of(cast.nordby).group)
    remove_default_workflow()
    assert set(Workflow.objects.all()) == {kept, placed}
    assert GroupApprovalTask.objects.count() == 2
