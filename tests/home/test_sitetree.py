from django.conf import settings
from wagtail.models import Page, Site

from home.models import ContentPage, HomePage
from home.sitetree import load_pages


def test_front_page_takes_the_place_of_the_welcome_page(db):
    home = load_pages()
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == home
    assert f"http://{site.hostname}:{site.port}" == settings.BASE_URL
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == {
        "haandslag",
        "haandslag-en",
    }


def test_every_page_is_there_in_both_languages(db):
    load_pages()
    for page_type in (HomePage, ContentPage):
        danish = page_type.objects.live().filter(locale__language_code="da")
        english = page_type.objects.live().filter(locale__language_code="en")
        assert {p.translation_key for p in danish} == {p.translation_key for p in english}
        assert danish.exists()


def test_texts_are_really_translated(client, db):
    load_pages()
    for path in ("/", "/netvaerk/", "/historier/", "/om/", "/privatliv/", "/cookies/"):
        danish, english = client.get(path), client.get(f"/en{path}")
        assert (danish.status_code, english.status_code) == (200, 200)
        assert (danish.context["page"].locale.language_code) == "da"
        assert danish.context["page"].lead != english.context["page"].lead


def test_second_run_changes_nothing(db):
    load_pages()
    before = Page.objects.count(), Site.objects.count()
    load_pages()
    assert (Page.objects.count(), Site.objects.count()) == before


def test_a_tree_is_grown_on_an_empty_database(db):
    Site.objects.all().delete()
    Page.objects.all().delete()
    load_pages()
    assert Site.objects.get(is_default_site=True).root_page.slug == "haandslag"
