"""What goes when somebody of a story takes their yes back: everything that was told of them, and every file of it.

The page stays as an empty shell, in each language, so that the record of the consent has something to belong to and
nothing is left that a tick could bring back: no text, no older version, no line of a log, no picture and no film.
"""

import glob
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Comment,
    ModelLogEntry,
    Page,
    PageLogEntry,
    ReferenceIndex,
    WorkflowState,
)

from taskforces.models import StoryConsent, StoryPage
from taskforces.stories.files import is_pointed_at

GONE = "–"
EMPTY = {
    "lead": GONE,
    "industry": "",
    "quote": "",
    "quoted_person": "",
    "quoted_role": "",
    "picture": None,
    "picture_alt": "",
    "body": [],
    "seo_title": "",
    "search_description": "",
}


def erase_story(story: StoryPage) -> None:
    """In all languages and aliases. Deleted files leave the disk when this is committed."""
    stories = list(_everywhere(story))
    files = files_of(stories)
    with transaction.atomic():
        for page in stories:
            _forget_versions(page)
            _empty(page)
            _forget_traces(page)
        for file in files:
            _delete_unless_used(file)


def _everywhere(story):
    of_story = Q(translation_key=story.translation_key)
    aliases = Q(alias_of__translation_key=story.translation_key)
    return StoryPage.objects.filter(of_story | aliases).select_for_update(of=("self",))


def files_of(stories: Iterable[StoryPage]) -> list[models.Model]:
    """Pictures, films, captions and documents, in whichever field or block of whichever version."""
    kinds = {
        ContentType.objects.get_for_model(model).pk: model
        for model in (get_image_model(), get_document_model())
    }
    found = set()
    for story in stories:
        for version in (story, *(revision.as_object() for revision in story.revisions.all())):
            for kind, key, *_where in ReferenceIndex._extract_references_from_object(version):
                if kind in kinds:
                    found.add((kind, str(key)))
    return [
        file
        for kind, model in kinds.items()
        for file in model.objects.filter(pk__in=[key for of, key in found if of == kind])
    ]


def _forget_versions(page):
    """Before it is emptied: a page that is not live needs none of them."""
    WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk)
    ).delete()
    slug = f"historie-{page.pk}"
    Page.objects.filter(pk=page.pk).update(
        live=False,
        live_revision=None,
        latest_revision=None,
        has_unpublished_changes=False,
        alias_of=None,
        # Not by saving: Wagtail would lead from the old address to the new one.
        slug=slug,
        url_path=f"{page.url_path.rstrip('/').rpartition('/')[0]}/{slug}/",
        # A form that stood open somewhere may not write it all again.
        locked=True,
    )
    page.revisions.all().delete()
    Comment.objects.filter(page=page).delete()


def _empty(page):
    page.refresh_from_db()
    for name, value in EMPTY.items():
        setattr(page, name, value)
    page.title = page.draft_title = f"{StoryPage._meta.verbose_name} {page.pk}"
    page.save(clean=False)


def _forget_traces(page):
    """Lines of Wagtail's logs carry the title of then; so does a redirect from the old address."""
    PageLogEntry.objects.filter(page=page.pk).update(label=page.title, data={})
    Redirect.objects.filter(redirect_page=page.pk).delete()
    ReferenceIndex.create_or_update_for_object(page)
    for consent in StoryConsent.objects.filter(story=page):
        _forget_label(consent, f"{StoryConsent._meta.verbose_name} {consent.pk}")


def _delete_unless_used(file):
    """A file that something else shows is that page's too, and stays."""
    if ReferenceIndex.get_references_to(file).exists() or is_pointed_at(file):
        return
    _forget_label(file, GONE)
    stem = Path(file.file.name).stem
    is_picture = isinstance(file, get_image_model())
    file.delete()
    if is_picture:
        transaction.on_commit(lambda: _sweep(stem))


def _forget_label(thing, label):
    lines = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(thing), object_id=str(thing.pk)
    )
    lines.update(label=label, data={})


def _sweep(stem):
    """Renditions whose rows were lost on the way: their names begin with the picture's."""
    rows = get_image_model().get_rendition_model().objects
    for path in (settings.MEDIA_ROOT / "images").glob(f"{glob.escape(stem)}.*"):
        if not rows.filter(file=f"images/{path.name}").exists():
            path.unlink(missing_ok=True)
