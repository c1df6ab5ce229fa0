import time

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from wagtail.models import Page

from accounts.second_factor import LOGGED_IN_FOR, RECORDS
from tests import factories


@pytest.fixture
def editor(client, site_root, settings):
    settings.STAFF_SECOND_FACTOR = True
    user = factories.user("Redaktør", is_superuser=True)
    client.force_login(user)
    return user


def with_second_factor(user):
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})


def logged_in(client, ago=0):
    session = client.session
    session[RECORDS] = [{"method": "mfa", "type": "totp", "at": time.time() - ago}]
    session.save()


def test_nobody_edits_without_a_second_factor(client, editor):
    answer = client.get("/cms/", follow=True)
    assert answer.redirect_chain[0][0] == reverse("mfa_index")
    assert client.post("/cms/pages/1/edit/", {"title": "Ændret"}).url == reverse("mfa_index")


def test_with_it_he_edits(client, editor):
    with_second_factor(editor)
    logged_in(client)
    assert client.get("/cms/").status_code == 200


def test_a_log_in_is_good_for_a_working_day(client, editor):
    with_second_factor(editor)
    logged_in(client, ago=LOGGED_IN_FOR.total_seconds() + 60)
    answer = client.get("/cms/images/?q=a")
    assert answer.url == f"{reverse('account_login')}?next=/cms/images/%3Fq%3Da"
    assert "_auth_user_id" not in client.session


def test_what_he_has_typed_is_saved_first(client, editor):
    with_second_factor(editor)
    logged_in(client, ago=LOGGED_IN_FOR.total_seconds() + 60)
    page = Page.objects.get(depth=2)
    fields = {"title": "Ny forside", "slug": page.slug, "action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)
    assert "_auth_user_id" in client.session


def test_the_workspace_and_who_is_not_logged_in_are_left_alone(client, editor):
    assert client.get("/arbejdsbord/").status_code == 200
    client.logout()
    assert client.get("/cms/").url.startswith("/cms/login/")


def test_it_can_be_switched_off(client, editor, settings):
    """The negative control: the same editor, without the rule."""
    settings.STAFF_SECOND_FACTOR = False
    assert client.get("/cms/").status_code == 200
