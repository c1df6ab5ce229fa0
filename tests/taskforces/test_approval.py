"""A club's page waits for the host's yes."""

import pytest

from accounts.models import Role
from taskforces.approval import set_up_approval
from taskforces.editors import editors_of, open_page
from taskforces.models import NetworkIndexPage, NetworkPage
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
