"""The pages a new site starts with, in Danish and English."""

import json
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from frontend.models import BasePage
from home.models import ContentPage, HomePage
from taskforces.models import NetworkIndexPage, StoryIndexPage

DATA = Path(__file__).parent / "data"
LANGUAGES = ("da", "en")
INDEX_TYPES = {"network_index": NetworkIndexPage, "story_index": StoryIndexPage}


@transaction.atomic
def load_pages() -> HomePage:
    """The site tree under a front page that replaces Wagtail's welcome page; returns the Danish front page.

    A page that is there already is left as its editors made it.
    """
    texts = json.loads((DATA / "pages.json").read_text(encoding="utf-8"))
    homes = {language: _load_tree(texts, language) for language in LANGUAGES}
    _point_site_at(homes["da"])
    return homes["da"]


@transaction.atomic
def open_new_site() -> bool:
    """Give a new site its first pages; False and nothing done on a site where anybody has made or deleted pages.

    Asked at each start. The row of the site is locked, so that of several machines that start at once one does it.
    """
    site = Site.objects.select_for_update().filter(is_default_site=True).first()
    if site is None or not is_untouched(site):
        return False
    load_pages()
    return True


def is_untouched(site: Site) -> bool:
    """Whether Wagtail's welcome page, as it was installed, is all that the site has."""
    pages = Page.objects.filter(depth__gt=1)
    return (
        [page.pk for page in pages] == [site.root_page_id]
        and type(site.root_page.specific) is Page
        and site.root_page.latest_revision_id is None
    )


def add_page(parent: Page, page_type: type[BasePage], *, key: str, slug: str, **fields):
    """The published page of that key in the parent's language, made when it is not there yet.

    Pages of the same key are each other's translations. `locale` is the parent's unless given.
    """
    locale = fields.pop("locale", None) or parent.locale
    translation_key = uuid5(NAMESPACE_URL, f"haandslag:{key}")
    page = page_type.objects.filter(translation_key=translation_key, locale=locale).first()
    if page is not None:
        return page
    page = page_type(slug=slug, locale=locale, translation_key=translation_key, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def prose(parts: list) -> list[tuple]:
    """[["heading", "…"], …] of the data files as a StreamField's value."""
    return [(kind, value) for kind, value in parts]


def steps(rows: list[dict]) -> list[tuple]:
    return [("step", row) for row in rows]


def _load_tree(texts, language):
    locale, _made = Locale.objects.get_or_create(language_code=language)
    words = texts["home"][language]
    home = add_page(
        _root(),
        HomePage,
        key="home",
        slug="haandslag" if language == "da" else f"haandslag-{language}",
        locale=locale,
        **(words | {"steps": steps(words["steps"])}),
    )
    for slug, index in texts["indexes"].items():
        add_page(home, INDEX_TYPES[index["type"]], key=slug, slug=slug, **index[language])
    for slug, content in texts["content"].items():
        words = content[language]
        body = prose(words["body"])
        add_page(home, ContentPage, key=slug, slug=slug, **(words | {"body": body}))
    return home


def _root():
    root = Page.get_first_root_node()
    if root is None:
        locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        root = Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    return root


def _point_site_at(home):
    parts = urlsplit(settings.BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.hostname = parts.hostname
    site.port = parts.port or (443 if settings.HTTPS else 80)
    site.save()
    if welcome is not None and type(welcome.specific) is Page and not welcome.get_children():
        welcome.delete()
