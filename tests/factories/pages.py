"""The roots of Wagtail's trees, and a document."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    Locale,
    Page,
    Site,
)


def site_root():
    """Wagtail's front page and what stands under it, as migrations make them.

    Only a test that emptied every table misses them: the site is seeded last.
    """
    if Site.objects.filter(is_default_site=True).exists():
        return Page.objects.filter(depth=2).order_by("path").first()
    locale, _ = Locale.objects.get_or_create(language_code="da")
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first()
    if root is None:
        root = Page.add_root(instance=Page(title="Rod", slug="root", locale=locale))
    home = root.get_children().first()
    if home is None:
        home = root.add_child(instance=Page(title="Forside", slug="forside", locale=locale))
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home


def _wagtail_root():
    locale, _ = Locale.objects.get_or_create(language_code="da")
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Rod", slug="root", locale=locale)
    )
    return locale, root


def document(name):
    return get_document_model().objects.create(title=name, file=ContentFile(b"x", name))
