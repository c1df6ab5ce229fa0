"""Every address of Wagtail's admin, asked for by an editor with everything of a foreign organisation in it.

The addresses come from the resolver, so one that a new version of Wagtail brings is asked for without being named.
"""

import re
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from taggit.models import Tag
from wagtail.admin.models import EditingSession
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Comment, GroupPagePermission, Page, Revision, TaskState, UploadedFile

from accounts.models import Role
from home.service import cms_fence
from home.service.cms_fence import OPEN
from taskforces.models import NetworkIndexPage, NetworkPage, StoryIndexPage, StoryPage
from taskforces.pages.approval import set_up_approval
from taskforces.pages.editors import editors_of, open_page
from tests import factories
from tests.drills.size import size

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]
MOST = size(25, full=150)  # of one pattern
FEW = size(8, full=150)  # where it is enough to see that something is told
FEWER = size(3, full=150)  # the other way, and what is sent
OURS, THEIRS = "kragerup", "ulvsborg"
MODELS = ("wagtailcore/page", "wagtailimages/image", "wagtaildocs/document", "taskforces/storypage")
WORDS = {
    "content_type_app_name": ("taskforces",),
    "content_type_model_name": ("networkpage", "storypage", "mayorinvitationpage"),
    "app_name": ("taggit",),
    "action": ("delete", "publish", "move"),
    "action_name": ("approve", "reject", "publish", "copy"),
    "filter_spec": ("max-165x165",),
    "path": ("x",),
    "uidb64": ("x",),
    "token": ("x",),
    "revision_id_a": ("earliest",),
    "revision_id_b": ("latest",),
}


def patterns():
    """(address with its parts in brackets, name) of everything under /cms/."""

    def walk(found, path="", space=()):
        for one in found:
            here = path + str(one.pattern)
            if isinstance(one, URLPattern):
                yield here, ":".join((*space, one.name or ""))
            else:
                yield from walk(
                    one.url_patterns, here, (*space, *([one.namespace] if one.namespace else []))
                )

    return [row for row in walk(get_resolver().url_patterns) if row[0].startswith("cms/")]


def test_every_open_address_is_one_of_wagtails():
    """A name that Wagtail no longer has would open whatever takes it over."""
    assert set(OPEN) - {name for _path, name in patterns()} == set()


def organisation(word, root):
    """A host with drafts, files and an approval that waits; every text of theirs holds the word."""
    host = factories.organisation(f"{word} vært")
    network = factories.network(host, name=f"{word} netværk")
    writer = factories.user(f"{word} redaktør")
    Role.objects.create(user=writer, organisation=host, role=Role.Kind.MAYORS_OFFICE)
    page = draft(root, NetworkPage, f"{word} udkast", network)
    open_page(page)
    story = draft(page, StoryPage, f"{word} historie", network)
    letter = factories.letter(network, f"{word} brev", [f"{word} afsnit"])
    letter.unpublish()
    editors = editors_of(host)
    for name in ("add_page", "change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=editors.group,
            page=letter.page_ptr,
            permission=Permission.objects.get(codename=name),
        )
    files = put_up(word, editors.collection, writer)
    workflow = set_up_approval(page.page_ptr, approvers=editors.group)
    state = workflow.start(page, user=writer)
    Comment.objects.create(
        page=page, user=writer, text=f"{word} kommentar", contentpath="lead", position=""
    )
    session = EditingSession.objects.create(
        user=writer, content_object=page, last_seen_at=page.latest_revision_created_at
    )
    state.current_task_state.comment = f"{word} bemærkning"
    state.current_task_state.save()
    own = [page, story, letter, *files, workflow, state, session, editors.group, editors.collection]
    own += [host, network, writer, workflow.tasks[0]]
    keys = [one.pk for one in own]  # what a person would look for first
    keys += Revision.objects.page_revisions().order_by("pk").values_list("pk", flat=True)
    keys += TaskState.objects.order_by("pk").values_list("pk", flat=True)
    keys = list(dict.fromkeys(map(str, keys)))
    return SimpleNamespace(word=word, writer=writer, keys=keys, page=page, files=files)


def draft(parent, model, title, network):
    page = model(title=title, slug=title.replace(" ", "-"), network=network, lead=title, live=False)
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision(user=None)
    return page


def put_up(word, collection, writer):
    image = get_image_model().objects.create(
        title=f"{word} billede", file=factories.photo(f"{word}.png", "PNG"), collection=collection
    )
    image.tags.add(f"{word} emne")
    document = get_document_model().objects.create(
        title=f"{word} dokument",
        file=ContentFile(b"%PDF-1.7", f"{word}.pdf"),
        collection=collection,
    )
    upload = UploadedFile.objects.create(
        file=ContentFile(b"x", f"{word}-upload.png"), uploaded_by_user=writer
    )
    return image, document, upload


@pytest.fixture(scope="module")
def both(module_db):
    home = factories.site_root()
    index = home.add_child(
        instance=NetworkIndexPage(title="Netværk", slug="netvaerk", locale=home.locale)
    )
    home.add_child(instance=StoryIndexPage(title="Historier", slug="historier", locale=home.locale))
    return organisation(OURS, index), organisation(THEIRS, index)


def filled(path, keys, most):
    """The addresses of a pattern, with every key in its place for a number and every word for a name."""
    path = re.sub(r"\^|\$|\\Z", "", path)
    path = path.replace(r"(?P<pk>\d+)", "<int:pk>").replace(r"\.\.\.", "...")
    path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", path)
    parts = re.findall(r"<(?:(\w+):)?(\w+)>", path)
    both = "<str:app_label>/<str:model_name>"
    found = [path.replace(both, models) for models in MODELS] if both in path else [path]
    parts = [
        part for part in parts if part[1] not in ("app_label", "model_name") or both not in path
    ]
    for kind, name in parts:
        values = WORDS.get(name, keys) if kind != "int" else keys
        hole = f"<{kind}:{name}>" if kind else f"<{name}>"
        # One number for all holes, so that a page and what hangs on it are of the same organisation.
        found = [one.replace(hole, value) for one in found for value in values]
    return found[:most]


def empty_form(client, address):
    """As a browser sends it: of one form Wagtail fails where the field is missing altogether."""
    return client.post(address, {"external-link-chooser-url": ""})


def crawl(client, theirs, most=MOST, send=Client.get, enough=lambda told: False):
    """{name: addresses} that told the word, of all that were asked for until it was enough."""
    told, broken, asked = {}, [], 0
    client.raise_request_exception = False
    query = "&".join(f"id={key}" for key in theirs.keys)
    some = f"?term={theirs.word[:5]}&q={theirs.word[:5]}&object_id={theirs.page.pk}"
    for path, name in patterns():
        if name.endswith("logout") or ".*" in path:
            continue
        if enough(told):
            break
        for address in filled(path, theirs.keys, most):
            for extra in (
                (some, f"?{query}") if "chosen-multiple" in path or "bulk" in path else (some,)
            ):
                asked += 1
                response = send(client, f"/{address}{extra}")
                broken += [address] if response.status_code >= 500 else []
                text = b"".join(response) if response.streaming else response.content
                if theirs.word in text.decode(errors="replace").lower():
                    told.setdefault(name, []).append(address)
    return told, broken, asked


def standing(word):
    """Everything that carries the word, as it stands: a row that is changed, added or gone makes a difference."""
    pages = Page.objects.filter(title__contains=word).order_by("pk")
    kept = pages.values("pk", "title", "live", "locked", "latest_revision", "path")
    of_pages = {"object_id__in": [str(pk) for pk in pages.values_list("pk", flat=True)]}
    rows = [
        kept,
        Revision.objects.filter(**of_pages).order_by("pk").values("pk", "approved_go_live_at"),
        TaskState.objects.order_by("pk").values("pk", "status", "comment"),
        Comment.objects.filter(text__contains=word).order_by("pk").values("pk", "text"),
        *(
            model.objects.filter(title__contains=word).order_by("pk").values("pk", "title", "file")
            for model in (get_image_model(), get_document_model())
        ),
        UploadedFile.objects.filter(file__contains=word).order_by("pk").values("pk"),
    ]
    return [list(each) for each in rows]


def client_of(organisation):
    client = Client()
    client.force_login(organisation.writer)
    return client


def test_no_address_tells_a_word_of_a_foreign_organisation(both, db):
    ours, theirs = both
    told, broken, asked = crawl(client_of(ours), theirs)
    assert (told, broken) == ({}, [])
    assert asked > 1000


def test_nothing_is_told_the_other_way_either(both, db):
    ours, theirs = both
    told, broken, _asked = crawl(client_of(theirs), ours, FEWER)
    assert (told, broken) == ({}, [])


def test_no_form_that_a_foreigner_sends_tells_or_changes_anything(both, db):
    ours, theirs = both
    before = standing(THEIRS)
    told, broken, asked = crawl(client_of(ours), theirs, FEWER, send=empty_form)
    assert (told, broken) == ({}, [])
    assert standing(THEIRS) == before
    assert asked > 200


def test_an_own_editors_forms_change_something(both, db):
    """The negative control: the same empty forms delete, publish and decide for whoever may."""
    _ours, theirs = both
    before = standing(THEIRS)

    def is_changed(_told):
        return standing(THEIRS) != before

    crawl(client_of(theirs), theirs, FEWER, send=empty_form, enough=is_changed)
    assert standing(THEIRS) != before


def test_an_own_editor_reads_the_same_addresses(both, db):
    """The negative control: what nobody else was told is there to be told."""
    _ours, theirs = both
    told, _broken, _asked = crawl(
        client_of(theirs), theirs, FEW, enough=lambda told: len(told) > 20
    )
    assert len(told) > 20


def test_without_the_fence_wagtail_tells(both, db, monkeypatch):
    """The negative control of the fence: these addresses of Wagtail's told a foreign title, tag or name."""
    ours, theirs = both
    monkeypatch.setattr(cms_fence, "is_fenced", lambda user: False)
    told, _broken, _asked = crawl(client_of(ours), theirs, FEW, enough=bool)
    assert set(told) != set()


def test_what_is_not_on_the_list_is_forbidden_and_what_is_foreign_never_was(both, db):
    ours, theirs = both
    client = client_of(ours)
    assert client.get("/cms/tag-autocomplete/?term=k").status_code == 403
    assert client.get("/cms/users/").status_code == 403
    assert client.get(f"/cms/pages/{theirs.page.pk}/edit/").status_code == 404
    assert client.get("/cms/pages/999999/edit/").status_code == 404
    assert client.get(f"/cms/pages/{ours.page.pk}/edit/").status_code == 200


def test_whoever_runs_the_site_has_all_of_it(both, admin_client):
    assert admin_client.get("/cms/users/").status_code == 200
    assert Tag.objects.filter(name__contains=THEIRS).exists()
    assert Page.objects.filter(title__contains=THEIRS).exists()
