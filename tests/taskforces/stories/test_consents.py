"""From a yes to a no: a person who takes it back is gone from pages, lists, feeds, search, caches, pictures and files."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.images import get_image_model
from wagtail.models import Locale

from accounts.models import AuditEntry
from home.seed.sitetree import add_page
from home.service import views as service
from taskforces.models import StoryConsent, StoryIndexPage, StoryPage
from taskforces.stories.consents import withdraw_consent
from tests import factories
from tests.served import fetch

# A picture that is only asked for leaves its file to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

NAME = "Åse Bækmark"


@pytest.fixture
def index(sitetree, db):
    return StoryIndexPage.objects.get(locale=Locale.objects.get(language_code="da"))


def photo(title):
    file = factories.photo(f"{title}.jpg", size=(1200, 800))
    return get_image_model().objects.create(title=title, file=file)


@pytest.fixture
def told(index, cast):
    return add_page(
        index, StoryPage, key="aase", slug="aase", title="Fem timer hos smeden",
        lead=f"{NAME} begyndte småt.", quote="Jeg blev.", quoted_person=NAME, network=cast.network,
        picture=photo("portraet"), picture_alt="Åse ved drejebænken", fictional=False,
        body=[("picture", {"picture": photo("vaerksted"), "caption": NAME})],
    )  # fmt: skip


@pytest.fixture
def given(told):
    return StoryConsent.objects.create(story=told, person_name=NAME, scope="navn og billede")


PLACES = [
    "/historier/aase/", "/historier/", "/", "/historier/atom.xml", "/sitemap.xml", "/soeg/?q=smeden",
    "/en/historier/aase/",
]  # fmt: skip


def told_of(client):
    """Where the story can still be read or found."""
    answers = {place: client.get(place) for place in PLACES}
    found = (place for place, answer in answers.items() if answer.status_code == 200)
    return [place for place in found if b"historier/aase/" in answers[place].content]


def share_picture(story):
    with translation.override("da"):
        fresh = StoryPage.objects.get(pk=story.pk)
        return fresh.share_picture.removeprefix(settings.BASE_URL)


def files(names):
    found = Path(settings.MEDIA_ROOT).rglob("*")
    return [file for file in found if any(file.name.startswith(name) for name in names)]


@pytest.mark.slow
def test_whoever_takes_it_back_is_gone_everywhere(
    client, told, given, django_capture_on_commit_callbacks
):
    english = told.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    assert set(told_of(client)) == set(PLACES)
    shared = share_picture(told)
    assert fetch(client, shared).status_code == 200
    pictures = [r.url for image in get_image_model().objects.all() for r in image.renditions.all()]
    assert len(pictures) >= 2
    assert [fetch(client, url).status_code for url in pictures] == [200] * len(pictures)
    names = [Path(image.file.name).stem for image in get_image_model().objects.all()]
    assert len(files(names)) >= 4

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(given)

    assert told_of(client) == []
    for gone in ("/historier/aase/", "/en/historier/aase/"):
        answer = client.get(gone)
        assert (answer.status_code, NAME in answer.content.decode()) == (404, False)
    assert client.get(shared).status_code == 404
    assert [client.get(url).status_code for url in pictures] == [404] * len(pictures)
    assert files(names) == []
    assert get_image_model().objects.count() == 0


def test_nothing_is_kept_by_others_for_longer_than_a_minute(client, told, given):
    client.get("/historier/aase/")
    picture = get_image_model().objects.first().renditions.first().url
    for address in ("/historier/aase/", "/historier/atom.xml", picture, share_picture(told)):
        control = fetch(client, address).headers["Cache-Control"]
        kept = [int(part.partition("=")[2]) for part in control.split(",") if "max-age" in part]
        assert "immutable" not in control
        assert "no-cache" in control or (kept and kept[0] <= 60), address


def test_a_picture_is_asked_for_again_without_being_sent_again(client, told, given):
    client.get("/historier/aase/")
    url = get_image_model().objects.first().renditions.first().url
    since = fetch(client, url).headers["Last-Modified"]
    assert client.get(url, headers={"if-modified-since": since}).status_code == 304


def test_a_no_that_is_written_down_in_wagtail_counts_as_much(client, told, given):
    client.force_login(factories.user("Redaktør", is_superuser=True))
    fields = {
        "story": told.pk, "person_name": NAME, "scope": "navn", "given_on": f"{given.given_on}",
        "withdrawn_at": f"{timezone.localtime():%Y-%m-%d %H:%M}",
    }  # fmt: skip
    client.post(reverse("samtykker:edit", args=[given.pk]), fields)
    given.refresh_from_db()
    assert given.withdrawn_at
    assert get_image_model().objects.count() == 0


def test_a_picture_that_another_page_uses_stays(
    client, told, given, index, django_capture_on_commit_callbacks
):
    shared = told.picture
    add_page(
        index, StoryPage, key="bo", slug="bo", title="En anden", lead="Om en anden.",
        picture=shared, picture_alt="Værkstedet", fictional=True,
    )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(given)
    assert [image.title for image in get_image_model().objects.all()] == ["portraet"]
    assert client.get("/historier/bo/").status_code == 200


@pytest.fixture
def office(client, cast):
    client.force_login(cast.secretary)
    return client


def fields(told, **more):
    today = timezone.localdate()
    return {
        "story": told.pk, "person_name": NAME, "scope": "navn og billede",
        "given_on": f"{today}", "expires_on": f"{today + timedelta(days=365)}",
    } | more  # fmt: skip


def test_the_office_writes_a_yes_down_and_takes_it_back(office, cast, told):
    address = reverse("taskforces:consents")
    assert office.post(address, fields(told)).status_code == 302
    consent = StoryConsent.objects.get()
    assert told.has_consent()
    assert NAME in office.get(address).content.decode()
    office.post(reverse("taskforces:consent_withdraw", args=[consent.pk]))
    assert not told.has_consent()
    verbs = AuditEntry.objects.filter(by=cast.secretary).order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["record_consent", "withdraw_consent"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"person_name": ""},
        {"person_name": "070761-4285"},
        {"scope": ""},
        {"given_on": "i går"},
        {"expires_on": "2001-01-01"},
        {"story": "9" * 30},
    ],
    ids=str,
)
def test_a_yes_needs_who_what_and_when(office, told, wrong):
    assert office.post(reverse("taskforces:consents"), fields(told, **wrong)).status_code == 422
    assert StoryConsent.objects.count() == 0


def test_a_strangers_story_is_not_on_the_list(office, cast, told):
    foreign = factories.story_consent(factories.network(cast.sonderby), name="Fremmed Person")
    page = office.get(reverse("taskforces:consents")).content.decode()
    assert foreign.story.title not in page
    assert "Fremmed Person" not in page
    assert office.post(reverse("taskforces:consents"), fields(foreign.story)).status_code == 422


def test_only_renditions_are_served(client, told):
    original = told.picture.file.name
    assert client.get(f"/media/{original}").status_code == 404
    assert service.SERVED_FOLDER.name == "images"
