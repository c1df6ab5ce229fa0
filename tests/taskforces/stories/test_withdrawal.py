"""After a no there is nothing left of the story: not in the database, not on the disk, and no tick brings it back."""

import gc
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Comment, Locale

from home.privacy.traces import traces
from home.seed.sitetree import add_page
from home.service import views as service
from taskforces.models import StoryConsent, StoryIndexPage, StoryPage
from taskforces.stories.consents import withdraw_consent
from taskforces.stories.files import may_be_read
from tests import factories
from tests.served import fetch

# A picture that is only asked for leaves its file to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

WORD, ASCII = "bækmarkind", "baekmarkind"
CASES = [(0, 0, True), (0, 3, True), (1, 0, False), (2, 0, False), (1, 1, True)]


@pytest.mark.parametrize(("withheld", "others", "may"), CASES)
def test_may_be_read(withheld, others, may):
    assert may_be_read(withheld=withheld, others=others) is may


@pytest.fixture(autouse=True)
def _collected():
    """Here, where the warning is known of, and not in a later test."""
    yield
    gc.collect()


def photo(name):
    file = factories.photo(f"{WORD}-{name}.jpg", size=(900, 600))
    return get_image_model().objects.create(title=f"{WORD} {name}", file=file)


def document(name):
    file = ContentFile(b"indhold", f"{WORD}-{name}")
    return get_document_model().objects.create(title=f"{WORD} {name}", file=file)


@pytest.fixture
def files(sitetree, db, tmp_path, settings, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(service, "SERVED_FOLDER", settings.MEDIA_ROOT / "images")
    names = {"film": "film.mp4", "captions": "film.vtt", "paper": "aftale.txt"}
    found = {key: document(name) for key, name in names.items()}
    return found | {name: photo(name) for name in ("old", "now", "spare")}


@pytest.fixture
def story(cast, files):
    """An older version with another picture, a comment, an English twin, and the word in all of it."""
    index = StoryIndexPage.objects.get(locale=Locale.objects.get(language_code="da"))
    film = {"film": files["film"], "captions": files["captions"], "silent": False, "title": WORD}
    paper = f'<p><a linktype="document" id="{files["paper"].pk}">{WORD}</a></p>'
    told = add_page(
        index, StoryPage, key=WORD, slug=ASCII, title=f"{WORD} fortæller",
        lead=f"{WORD} begyndte småt.", quote="Jeg blev.", quoted_person=WORD, network=cast.network,
        picture=files["old"], picture_alt=WORD, fictional=False,
        body=[("video", film), ("paragraph", paper)],
    )  # fmt: skip
    told.picture = files["now"]
    told.save_revision(user=cast.secretary, log_action=True).publish()
    Comment.objects.create(page=told, user=cast.secretary, text=WORD, contentpath="lead")
    english = told.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    return StoryPage.objects.get(pk=told.pk)


@pytest.fixture
def consent(story):
    return StoryConsent.objects.create(story=story, person_name="Åse", scope="navn og billede")


def film_of(files, name="film"):
    return f"/film/{files[name].pk}/{files[name].filename}"


def asked_for(client, address):
    return fetch(client, address).status_code


def places():
    """Where the word stands, also as Wagtail writes it in the names of files."""
    return [place for found in traces([WORD, ASCII]).values() for place in found]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.slow
def test_nothing_is_left_of_it(client, story, consent, files, committed):
    client.get(story.url)
    get_image_model().get_rendition_model().objects.filter(
        pk=files["now"].get_rendition("width-64").pk
    )._raw_delete("default")  # a row that was lost, while its file is there
    # The negative control: the word is found in pages, versions, logs, the index and files.
    before = {place.partition(".")[0] for place in places()}
    assert {
        *("taskforces_storypage", "wagtailcore_page", "wagtailcore_revision"),
        *("wagtailcore_pagelogentry", "wagtailcore_comment", "wagtailsearch_indexentry"),
        *("wagtailimages_image", "wagtailimages_rendition", "wagtaildocs_document"),
    } <= before
    assert any("media" in place for place in places())
    with committed():
        files["spare"].delete()
        withdraw_consent(consent)
    assert places() == []
    assert get_document_model().objects.count() == get_image_model().objects.count() == 0
    assert StoryConsent.objects.get().withdrawn_at  # who said no can still be shown


@pytest.mark.slow
def test_no_tick_brings_it_back(client, cast, story, consent, committed):
    address = story.url
    with committed():
        withdraw_consent(consent)
    for page in StoryPage.objects.all():
        page.fictional = True
        page.save_revision().publish()
        assert not page.has_consent()
        assert client.get(page.get_url()).status_code == 404
    StoryConsent.objects.all().delete()  # without the no, there is still nothing to read
    assert client.get(address).status_code == 404
    shell = StoryPage.objects.get(pk=story.pk)
    assert (shell.has_consent(), shell.locked, WORD in shell.title) == (True, True, False)


def test_a_made_up_story_needs_no_yes(story):
    """The negative control of the tick."""
    story.fictional = True
    story.save()
    assert story.has_consent()


def test_files_are_read_only_while_the_story_has_consent(client, cast, story, files):
    picture = files["now"].get_rendition("width-320").url
    paper = reverse("wagtaildocs_serve", args=[files["paper"].pk, files["paper"].filename])
    addresses = [picture, paper, film_of(files), film_of(files, "captions")]

    def read():
        return {asked_for(client, address) for address in addresses}

    assert read() == {404}
    today = timezone.localdate()
    given = StoryConsent.objects.create(story=story, person_name="Åse", given_on=today)
    assert read() == {200}
    given.given_on = today - timedelta(days=9)
    given.expires_on = today - timedelta(days=1)
    given.save()
    assert read() == {404}
    client.force_login(factories.user("Redaktør", is_superuser=True))
    assert read() == {200}
    answer = fetch(client, picture)
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_picture_that_something_else_shows_stays(client, cast, story, files, committed):
    factories.signer(cast.nordby, portrait=files["now"])
    url = files["now"].get_rendition("width-320").url
    assert asked_for(client, url) == 200
    with committed():
        withdraw_consent(StoryConsent.objects.create(story=story, person_name="Åse"))
    assert asked_for(client, url) == 200
