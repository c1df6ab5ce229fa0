"""Pictures from an event: put up with a description and a yes, shown in public, and gone when they are removed."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model

from accounts.models import AuditEntry
from events.models import EventPicture
from events.planning import pictures
from taskforces.pages.editors import editors_of
from taskforces.stories.withdrawal import erase_story
from tests import factories

pytestmark = pytest.mark.usefixtures("site_root")
TELLING = "Fire ledere om en drejebænk"
GPS = 0x8825


@pytest.fixture
def event(cast):
    return factories.event(cast.network, "Kick-off", starts_at=timezone.now() - timedelta(days=9))


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.coordinator)
    return client


def add(client, event, **fields):
    fields = {"file": factories.photo(), "description": TELLING, "agreed": "on"} | fields
    return client.post(reverse("events:picture_create", args=[event.pk]), fields)


def files_of(image):
    paths = [image.file.path, *(drawn.file.path for drawn in image.renditions.all())]
    return [Path(path) for path in paths]


def test_a_phones_photo_is_shown_in_public_without_where_it_was_taken(desk, client, cast, event):
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    answer = add(desk, event, file=factories.photo(exif=exif))
    assert answer.headers["Location"] == reverse("events:pictures", args=[event.pk])
    (picture,) = event.pictures.all()
    assert picture.image.collection == editors_of(cast.nordby).collection
    assert picture.agreed_by == cast.coordinator
    with picture.image.file.open("rb") as file, Image.open(file) as kept:
        assert dict(kept.getexif()) == {}
    assert AuditEntry.objects.filter(verb="add_picture", by=cast.coordinator).exists()
    client.logout()
    for address in (event.get_absolute_url(), "/arrangementer/"):
        content = client.get(address).content.decode()
        assert f'alt="{TELLING}"' in content, address


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"description": ""}, "Skriv, hvad man ser"),
        ({"agreed": ""}, "Uden deres ja"),
        ({"file": ""}, "Vælg et billede"),
        ({"file": SimpleUploadedFile("foto.jpg", b"<script>alert(1)</script>")}, "billed"),
        ({"file": SimpleUploadedFile("foto.svg", b"<svg/>")}, "svg"),
        ({"description": "Her er 070761-4285"}, "CPR"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_shown(desk, event, wrong, word):
    answer = add(desk, event, **wrong)
    assert answer.status_code == 422
    assert word.lower() in answer.content.decode().lower()
    assert not EventPicture.objects.exists()
    assert not get_image_model().objects.exists()


def test_a_file_that_must_be_chosen_again_is_asked_for(desk, event):
    content = add(desk, event, description="").content.decode()
    assert "Vælg billedet igen" in content
    content = add(desk, event, file="", agreed="").content.decode()
    assert "Vælg billedet igen" not in content


def test_a_picture_of_too_many_pixels_is_refused(desk, event):
    answer = add(desk, event, file=factories.photo(size=(5100, 5000)))
    assert answer.status_code == 422
    assert "pixel" in answer.content.decode()
    assert not EventPicture.objects.exists()


def test_enough_is_enough(desk, event, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PICTURES", 1)
    add(desk, event)
    assert add(desk, event).status_code == 422
    assert event.pictures.count() == 1


def test_one_can_be_put_first(desk, event):
    one, two, three = (factories.event_picture(event, str(number)) for number in range(3))
    desk.post(reverse("events:picture_first", args=[three.pk]))
    assert [picture.pk for picture in event.pictures.all()] == [three.pk, one.pk, two.pk]
    (shown,) = type(event).objects.with_covers().get(pk=event.pk).covers
    assert shown == three


@pytest.mark.django_db(transaction=True)
def test_removed_is_gone_with_its_files(client, cast, event):
    picture = factories.event_picture(event, TELLING)
    files = files_of(picture.image)
    assert len(files) == 3
    assert all(path.exists() for path in files)
    assert TELLING in client.get(event.get_absolute_url()).content.decode()
    client.force_login(cast.owner)
    client.post(reverse("events:picture_remove", args=[picture.pk]))
    client.logout()
    assert TELLING not in client.get(event.get_absolute_url()).content.decode()
    assert not any(path.exists() for path in files)


@pytest.mark.usefixtures("indexing")
def test_an_image_that_stands_on_a_page_too_is_kept(desk, event, cast):
    picture = factories.event_picture(event)
    cast.nordby.signature = picture.image
    cast.nordby.save()
    desk.post(reverse("events:picture_remove", args=[picture.pk]))
    assert not event.pictures.exists()
    assert get_image_model().objects.filter(pk=picture.image_id).exists()


@pytest.mark.usefixtures("indexing")
def test_a_story_that_is_withdrawn_leaves_the_events_picture(event, cast):
    """Also when the two happen to have the same number."""
    story = factories.story_consent(cast.network).story
    picture = factories.event_picture(event)
    picture.delete()
    picture.pk = story.pk
    picture.save(force_insert=True)
    story.body = [("picture", {"picture": picture.image, "caption": ""})]
    story.save()
    erase_story(story)
    assert get_image_model().objects.filter(pk=picture.image_id).exists()
    event.pictures.all().delete()
    story.refresh_from_db()
    story.body = [("picture", {"picture": picture.image, "caption": ""})]
    story.save()
    erase_story(story)
    assert not get_image_model().objects.filter(pk=picture.image_id).exists()


def test_closed_and_other_events_show_nothing_of_it(client, cast, event):
    closed = factories.event(cast.network, "Styregruppe", public=False)
    factories.event_picture(closed, "Lukket rum")
    for address in ("/arrangementer/", event.get_absolute_url()):
        assert "Lukket rum" not in client.get(address).content.decode()


@pytest.mark.parametrize("page", ["event", "list", "desk"])
def test_statements_stay_the_same_however_many(client, cast, event, page):
    client.force_login(cast.owner)
    address = {
        "event": event.get_absolute_url(),
        "list": "/arrangementer/",
        "desk": reverse("events:pictures", args=[event.pk]),
    }[page]
    counts = []
    for added in (1, 3):
        for _ in range(added):
            factories.event_picture(event)
            other = factories.event(cast.network, starts_at=timezone.now() - timedelta(days=5))
            factories.event_picture(other)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1]
