"""Tenancy of the CMS: an editor sees and changes the tree, pictures and documents of their own organisation only."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from accounts.models import Role
from taskforces.models import NetworkIndexPage, NetworkPage, StoryIndexPage, StoryPage
from taskforces.pages.editors import editors_of, open_page
from taskforces.wagtail_hooks import open_to_its_editors
from tests import factories
from tests.cast import Cast

SECRET = "Hemmeligt udkast"


pytestmark = pytest.mark.django_db


def network_page(index, network, title):
    page = NetworkPage(
        title=title,
        slug=network.slug,
        network=network,
        lead="Kort",
        live=False,
        locale=index.locale,
    )
    index.add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture(scope="module")
def house(module_db):
    """The people, two index pages, and a page of ours and of theirs: for all tests, which put back what they change."""
    root, cast = factories.site_root(), Cast()
    index, stories = (
        root.add_child(instance=kind(title=title, slug=title.lower(), locale=root.locale))
        for kind, title in ((NetworkIndexPage, "Netvaerk"), (StoryIndexPage, "Historier"))
    )
    pages = [
        network_page(index, cast.network, "Vores"),
        network_page(index, factories.network(cast.sonderby), SECRET),
    ]
    for page in pages:
        open_page(page)
    return cast, index, stories, *pages


@pytest.fixture
def cast(house):
    return house[0].copy()


@pytest.fixture
def index(house):
    return fresh(house[1])


@pytest.fixture
def stories(house):
    return fresh(house[2])


@pytest.fixture
def ours(house):
    return fresh(house[3])


@pytest.fixture
def theirs(house):
    return fresh(house[4])


def fresh(page):
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def editor(client, cast, ours):
    client.force_login(cast.secretary)
    return client


def picture(collection, title):
    return get_image_model().objects.create(
        title=title, file=factories.photo("billede.png", "PNG"), collection=collection
    )


def document(collection, title):
    return get_document_model().objects.create(
        title=title, file=ContentFile(b"%PDF-1.7", f"{title}.pdf"), collection=collection
    )


def shown(response):
    return response.content.decode()


def refused(response):
    """Wagtail sends editors to its front page with a word of refusal."""
    return response.status_code in (403, 404) or (
        response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    )


def test_an_organisation_has_one_group_and_one_collection(cast, ours):
    editors = editors_of(cast.nordby)
    assert editors_of(cast.nordby) == editors
    members = {cast.owner, cast.coordinator, cast.secretary}
    assert set(editors.group.user_set.all()) == members


def test_roles_decide_who_writes(cast, ours):
    group = editors_of(cast.nordby).group
    role = Role.objects.create(user=cast.stranger, organisation=cast.nordby, role="coordinator")
    assert group in cast.stranger.groups.all()
    role.delete()
    assert group not in cast.stranger.groups.all()
    Role.objects.create(user=cast.helper, organisation=cast.nordby, role="reader")
    assert group not in cast.helper.groups.all()
    Role.objects.create(user=cast.owner, organisation=cast.nordby, role="coordinator").delete()
    assert group in cast.owner.groups.all()


def test_a_person_who_goes_takes_nobody_along(cast, ours):
    cast.owner.delete()
    assert Group.objects.filter(pk=editors_of(cast.nordby).group.pk).exists()


def test_own_pages_are_edited_and_published(editor, ours):
    address = reverse("wagtailadmin_pages:edit", args=[ours.pk])
    page = editor.get(address)
    assert page.status_code == 200
    assert "action-publish" in shown(page)


def test_who_may_read_a_page_is_set_by_those_who_run_the_site(editor, ours):
    """Wagtail's form for it names every group there is, foreign ones too."""
    address = reverse("wagtailadmin_pages:set_privacy", args=[ours.pk])
    assert editor.get(address).status_code == 403


def test_a_page_that_an_administrator_makes_is_open_to_its_networks_people(client, cast, index):
    page = network_page(index, factories.network(cast.nordby), "Vores")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(cast.secretary)
    assert refused(client.get(address)) or client.get(address).status_code == 302
    hook = open_to_its_editors
    hook(None, page)
    assert client.get(address).status_code == 200
    assert hook in hooks.get_hooks("after_create_page")


FOREIGN_PAGE = [
    "edit", "delete", "copy", "move", "unpublish", "history", "usage", "view_draft", "preview_on_edit", "convert_alias",
    "workflow_history", "revisions_revert", "set_privacy",
]  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN_PAGE)
def test_a_foreign_page_is_not_there(editor, theirs, name):
    args = [theirs.pk]
    if name == "revisions_revert":
        args.append(theirs.latest_revision_id)
    prefix = "wagtailadmin_pages"
    response = editor.get(reverse(f"{prefix}:{name}", args=args))
    assert SECRET not in shown(response)
    assert refused(response) or response.status_code == 405


@pytest.mark.parametrize("name", ["edit", "copy", "unpublish", "delete"])
def test_a_foreign_page_takes_no_post(editor, cast, ours, theirs, name):
    fields = {
        "new_title": "Kopi",
        "new_slug": "kopi",
        "new_parent_page": ours.pk,
        "title": "Ændret",
    }
    editor.post(reverse(f"wagtailadmin_pages:{name}", args=[theirs.pk]), fields)
    theirs.refresh_from_db()
    assert theirs.title == SECRET
    assert not NetworkPage.objects.filter(slug="kopi").exists()


LISTS = [
    "/cms/", "/cms/pages/search/?q=udkast", "/cms/pages/search/results/?q=udkast",
    "/cms/reports/site-history/", "/cms/reports/locked/", "/cms/reports/workflow/", "/cms/reports/aging-pages/",
    "/cms/reports/page-types-usage/", "/cms/images/", "/cms/documents/", "/cms/images/chooser/", "/cms/documents/chooser/",
    "/cms/choose-page/", "/cms/choose-page/search/?q=udkast", "/cms/tag-autocomplete/?term=hem",
    "/cms/samtykker/", "/cms/api/main/pages/?fields=*&limit=50", "/cms/api/main/images/", "/cms/api/main/documents/",
]  # fmt: skip


@pytest.mark.parametrize("address", LISTS)
def test_no_list_tells_of_what_is_foreign(editor, cast, theirs, address):
    collection = editors_of(cast.sonderby).collection
    picture(collection, "Hemmeligt billede")
    document(collection, "Hemmelig aftale")
    theirs.save_revision(user=cast.stranger, log_action=True)
    response = editor.get(address)
    assert "emmelig" not in shown(response)


# Wagtail leaves the file of a new rendition to the garbage collector.
def test_the_lists_are_read_by_the_test(editor, cast, ours):
    """The negative control: what is ours is found by the same addresses."""
    collection = editors_of(cast.nordby).collection
    picture(collection, "Hemmeligt billede")
    document(collection, "Hemmelig aftale")
    assert "emmelig" in shown(editor.get("/cms/images/"))
    assert "emmelig" in shown(editor.get("/cms/documents/chooser/"))
    assert "Vores" in shown(editor.get("/cms/pages/search/?q=vores"))


@pytest.mark.parametrize("name", ["edit", "delete", "image_usage", "url_generator"])
def test_a_foreign_picture_is_not_there(editor, cast, theirs, name):
    image = picture(editors_of(cast.sonderby).collection, "Hemmeligt billede")
    response = editor.get(reverse(f"wagtailimages:{name}", args=[image.pk]))
    assert refused(response)
    editor.post(reverse(f"wagtailimages:{name}", args=[image.pk]), {"title": "Ændret"})
    image.refresh_from_db()
    assert image.title == "Hemmeligt billede"


@pytest.mark.parametrize("name", ["edit", "delete", "document_usage"])
def test_a_foreign_document_is_not_there(editor, cast, theirs, name):
    found = document(editors_of(cast.sonderby).collection, "Hemmelig aftale")
    response = editor.get(reverse(f"wagtaildocs:{name}", args=[found.pk]))
    assert refused(response)


def test_chosen_pictures_are_ones_own(editor, cast, theirs):
    image = picture(editors_of(cast.sonderby).collection, "Hemmeligt billede")
    for name in ("wagtailimages_chooser:chosen", "wagtailimages_chooser:select_format"):
        response = editor.get(reverse(name, args=[image.pk]))
        assert response.status_code != 200 or "emmelig" not in shown(response)
    multiple = editor.get(reverse("wagtailimages_chooser:chosen_multiple"), {"id": image.pk})
    assert multiple.status_code != 200 or "emmelig" not in shown(multiple)


def test_a_picture_goes_into_ones_own_collection(editor, cast, theirs):
    foreign = editors_of(cast.sonderby).collection
    fields = {
        "title": "Ny", "file": factories.photo("ny.png", "PNG"), "collection": foreign.pk, "tags": "",
        "focal_point_x": "", "focal_point_y": "", "focal_point_width": "", "focal_point_height": "",
    }  # fmt: skip
    editor.post(reverse("wagtailimages:add"), fields)
    assert not get_image_model().objects.filter(collection=foreign).exists()


def test_stories_of_others_are_not_there_and_ones_own_stand_under_ones_own_page(
    editor, cast, stories, ours, theirs
):
    assert refused(
        editor.get(reverse("wagtailadmin_pages:add", args=["taskforces", "storypage", stories.pk]))
    )
    own = reverse("wagtailadmin_pages:add", args=["taskforces", "storypage", ours.pk])
    assert editor.get(own).status_code == 200
    foreign = story(theirs, "Hemmelig historie")
    assert refused(editor.get(reverse("wagtailadmin_pages:edit", args=[foreign.pk])))
    listed = editor.get(f"/cms/api/main/pages/?descendant_of={theirs.pk}&limit=9")
    assert "Hemmelig" not in shown(listed)


def story(parent, title):
    return parent.add_child(
        instance=StoryPage(
            title=title,
            slug="historie",
            network=parent.network,
            lead="Kort",
            live=False,
            told_on=date(2026, 1, 1),
            locale=parent.locale,
        )
    )


def test_a_story_under_a_networks_page_is_listed_with_the_others(client, ours, stories):
    ours.save_revision().publish()
    told = story(ours, "Fortalt hos os")
    told.fictional = True
    told.save_revision().publish()
    assert "Fortalt hos os" in shown(client.get(stories.url))
