"""Editing: each page type opens, previews and can only stand where it makes sense."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from home.models import ContentPage, HomePage
from taskforces.models import (
    NetworkIndexPage,
    NetworkPage,
    StoryIndexPage,
    StoryPage,
)
from tests import factories

PAGE_TYPES = (HomePage, ContentPage, NetworkIndexPage, NetworkPage, StoryIndexPage, StoryPage)
# As the browser would send them; in the page they are data for its scripts.
EMPTY_STREAMS = {f"{name}-count": "0" for name in ("steps", "actions", "body", "criteria")}


pytestmark = pytest.mark.usefixtures("stories")


@pytest.fixture
def editor(client, db):
    user = factories.user("Redaktør", is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_page_opens_for_editing_and_previews(editor, page_type):
    page = page_type.objects.first()
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    preview = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert preview.status_code == 200
    assert page.title in preview.content.decode()


def policy_of(response):
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {name: sources for name, _space, sources in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_preview_stands_in_the_editors_frame_with_the_public_policy(editor, page_type):
    page = page_type.objects.first()
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    fields = querydict_from_html(form, form_id="page-edit-form").dict() | EMPTY_STREAMS
    assert editor.post(address, fields).json()["is_available"]
    preview = editor.get(address)
    assert page.title in preview.content.decode()
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    public = policy_of(editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])))
    assert policy_of(preview) == public | {"frame-ancestors": "'self'"}
    assert "unsafe" not in preview.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["edit", "view_draft", "history"])
def test_nothing_but_the_preview_stands_in_a_frame(editor, name):
    """The negative control."""
    page = StoryPage.objects.first()
    response = editor.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
    assert policy_of(response)["frame-ancestors"] == "'none'"
    assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("parent_type", "new"),
    [(NetworkIndexPage, "networkpage"), (StoryIndexPage, "storypage"), (HomePage, "prizepage")],
)
def test_a_page_that_is_not_saved_yet_has_a_preview(editor, cast, parent_type, new):
    parent = parent_type.objects.first()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["taskforces", new, parent.pk])
    fields = {"title": "Endnu et udkast", "slug": "endnu-et-udkast", "network": cast.network.pk}
    fields |= {"lead": "Kort", "told_on": "2026-11-25", "theme": "small_job"}
    fields |= {"nominate_until": "2026-12-24"}
    assert editor.post(address, fields | EMPTY_STREAMS).json()["is_available"]
    assert "Endnu et udkast" in editor.get(address).content.decode()


def test_story_without_consent_can_still_be_previewed(editor):
    page = StoryPage.objects.first()
    page.fictional = False
    page.save_revision().publish()
    assert editor.get(page.url).status_code == 404
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert editor.get(draft).status_code == 200


def test_page_types_stand_where_they_make_sense(editor):
    home = HomePage.objects.first()
    assert home.allowed_subpage_models() == HomePage.clean_subpage_models()
    assert NetworkPage not in home.allowed_subpage_models()
    assert StoryIndexPage.objects.first().allowed_subpage_models() == [StoryPage]
    assert StoryPage.objects.first().allowed_subpage_models() == []
    assert Page.objects.get(depth=1).specific.allowed_subpage_models().count(HomePage) == 1


def test_consents_have_their_own_list_in_the_menu(editor):
    assert "Samtykker" in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert editor.get("/cms/samtykker/").status_code == 200
    assert editor.get("/cms/samtykker/new/").status_code == 200


@pytest.mark.parametrize("path", ["/cms/", "/cms/pages/", "/cms/login/?next=/cms/"])
def test_editing_without_log_in_leads_to_our_own_log_in(client, db, path):
    response = client.get(path, follow=True)
    assert response.redirect_chain[-1][0].startswith("/konto/login/?next=/cms/")


def test_wagtails_own_log_in_takes_no_password(client, cast):
    """It would let people in without their second factor."""
    data = {"username": cast.owner.email, "password": "hemmelig-nok-1"}
    assert client.post("/cms/login/", data).status_code == 405
    assert client.get("/cms/password_reset/").status_code == 404


def test_a_user_without_access_is_told_so_and_not_sent_in_a_ring(client, cast):
    client.force_login(cast.coordinator)
    response = client.get("/cms/", follow=True)
    assert (response.status_code, len(response.redirect_chain)) == (403, 1)


def test_only_the_editors_pages_have_the_looser_policy(editor):
    assert "unsafe-inline" in editor.get("/cms/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in editor.get("/").headers["Content-Security-Policy"]
