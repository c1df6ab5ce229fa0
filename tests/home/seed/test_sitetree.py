import pytest
from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from home.seed.sitetree import load_pages, open_new_site


@pytest.mark.slow
def test_front_page_takes_the_place_of_the_welcome_page(db):
    home = load_pages()
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == home
    assert f"http://{site.hostname}:{site.port}" == settings.BASE_URL
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == {
        "haandslag",
        "haandslag-en",
    }


@pytest.mark.slow
def test_second_run_changes_nothing(db):
    load_pages()
    before = Page.objects.count(), Site.objects.count()
    load_pages()
    assert (Page.objects.count(), Site.objects.count()) == before


@pytest.mark.slow
def test_a_tree_is_grown_on_an_empty_database(db):
    Site.objects.all().delete()
    Page.objects.all().delete()
    load_pages()
    assert Site.objects.get(is_default_site=True).root_page.slug == "haandslag"


@pytest.fixture
def new_site(db):
    """As Wagtail's own migrations leave a database, also after a test that emptied every table."""
    Site.objects.all().delete()
    Page.objects.filter(depth=1).delete()
    danish = Locale.objects.get_or_create(language_code="da")[0]
    root = Page.add_root(instance=Page(title="Root", slug="root", locale=danish))
    welcome = root.add_child(
        instance=Page(title="Welcome to your new Wagtail site!", slug="home", locale=danish)
    )
    return Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


@pytest.mark.slow
def test_a_new_site_opens_with_pages_of_ours_in_both_languages(
    client, new_site, django_capture_on_commit_callbacks
):
    assert "Et håndslag" not in client.get("/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert open_new_site()
    assert "Et håndslag, der bliver til et job" in client.get("/").content.decode()
    assert "A handshake that becomes a job" in client.get("/en/").content.decode()
    for path in ("/netvaerk/", "/historier/", "/om/", "/privatliv/"):
        assert client.get(path).status_code == client.get(f"/en{path}").status_code == 200


@pytest.mark.slow
def test_what_editors_changed_or_deleted_stays_so(client, new_site):
    open_new_site()
    home = HomePage.objects.get(locale__language_code="da")
    home.title = "Vores forside"
    home.save_revision().publish()
    Page.objects.get(slug="om", locale__language_code="da").delete()
    before = list(Page.objects.order_by("path").values_list("path", "title"))
    assert not open_new_site()
    assert list(Page.objects.order_by("path").values_list("path", "title")) == before
    assert "Vores forside" in client.get("/").content.decode()
    assert client.get("/om/").status_code == 404


@pytest.mark.slow
def test_a_deleted_front_page_does_not_come_back(new_site):
    open_new_site()
    for home in HomePage.objects.all():
        Page.objects.get(pk=home.pk).delete()
    assert not open_new_site()
    assert not HomePage.objects.exists()


def test_a_site_that_editors_have_begun_by_themselves_is_left_alone(new_site):
    own = HomePage(title="Vores egen", slug="vores", locale=new_site.root_page.locale)
    Page.get_first_root_node().add_child(instance=own)
    assert not open_new_site()
    new_site.root_page = own
    new_site.save()
    Page.objects.get(slug="home").delete()
    assert not open_new_site()
    assert list(HomePage.objects.all()) == [own]


def test_a_welcome_page_that_somebody_wrote_in_is_left_alone(new_site):
    new_site.root_page.save_revision().publish()
    assert not open_new_site()
