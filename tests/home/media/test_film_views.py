import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

CONTENT = bytes(range(256)) * 40


@pytest.fixture
def film(site_root):
    return get_document_model().objects.create(
        title="Film", file=ContentFile(CONTENT, "film æ.mp4")
    )


def get(client, film, **headers):
    return client.get(f"/film/{film.pk}/{film.filename}", headers=headers)


def test_without_a_range_it_is_sent_whole(client, film):
    answer = get(client, film)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "video/mp4")
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert b"".join(answer.streaming_content) == CONTENT
    answer.close()


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=10000-", 10000, 10239),
        ("bytes=-100", 10140, 10239),
        ("bytes=5-999999", 5, 10239),
        ("bytes=-999999", 0, 10239),
    ],
)
def test_a_stretch_is_sent_by_itself(client, film, asked, first, last):
    answer = get(client, film, range=asked)
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/10240"
    assert answer.content == CONTENT[first : last + 1]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("bytes=10240-", 416),
        ("bytes=5-4", 416),
        ("bytes=-0", 416),
        ("bytes=" + "9" * 5000 + "-", 416),
        ("bytes=-", 200),
        ("bytes=a-b", 200),
        ("bytes=0-1,5-6", 200),
        ("linjer=0-1", 200),
    ],
)
def test_a_strange_range_breaks_nothing(client, film, asked, status):
    answer = get(client, film, range=asked)
    assert answer.status_code == status
    answer.close()


def test_no_other_document_leaves_by_this_door(client, film):
    letter = get_document_model().objects.create(
        title="Brev", file=ContentFile(b"%PDF-1.7", "brev.pdf")
    )
    assert get(client, letter).status_code == 404
    assert client.get(f"/film/{film.pk}/andet.mp4").status_code == 404


def test_a_private_film_is_shown_to_nobody_else(client, film):
    private = Collection.get_first_root_node().add_child(name="Privat")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    film.collection = private
    film.save()
    assert get(client, film, range="bytes=0-1").status_code == 302
