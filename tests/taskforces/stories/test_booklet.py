"""Chosen stories as one tagged PDF."""

from types import SimpleNamespace

import pikepdf
import pytest
from django.urls import reverse
from wagtail.images import get_image_model

from home.seed.stories import load_stories
from taskforces.models import StoryPage
from taskforces.stories.booklet import _blocks, _picture, stories_to_choose
from tests import factories
from tests.cast import Cast

URL = "taskforces:booklet_file"

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def cast(module_db):
    return Cast()


@pytest.fixture(scope="module")
def stories(cast, sitetree):
    load_stories(cast.network)
    return list(stories_to_choose("da"))


def test_the_chosen_ones_are_one_tagged_pdf(cast, client, stories, tmp_path):
    client.force_login(cast.secretary)
    chosen = [story.pk for story in stories[:2]]
    answer = client.get(reverse(URL), {"title": "Historier fra Nordby", "stories": chosen})
    assert answer.status_code == 200
    file = tmp_path / "booklet.pdf"
    file.write_bytes(answer.content)
    with pikepdf.open(file) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.docinfo["/Title"] == "Historier fra Nordby"
        assert len(pdf.pages) == 3  # a cover, and one for each


def test_a_withdrawn_story_cannot_be_chosen(cast, client, stories):
    gone = stories[0]
    StoryPage.objects.filter(pk=gone.pk).update(fictional=False)  # nobody consented
    client.force_login(cast.secretary)
    page = client.get(reverse("taskforces:booklet")).content.decode()
    assert gone.title not in page
    assert client.get(reverse(URL), {"title": "x", "stories": gone.pk}).status_code == 422


def test_every_paragraph_is_read(stories):
    texts = [block["text"] for part in stories[0].body for block in _blocks(part)]
    assert texts
    assert not any("<" in text or "&amp;" in text for text in texts)


def test_a_picture_that_is_gone_is_left_out(stories):
    """A booklet without it is better than none."""
    story, pictures = StoryPage.objects.get(pk=stories[0].pk), {}
    assert _picture(story, pictures) == ""
    story.picture = get_image_model().objects.create(title="Lager", file=factories.photo())
    story.picture_alt = "Et lager"
    name = _picture(story, pictures)
    assert pictures[name].startswith(b"\xff\xd8")  # a JPEG
    story.picture = get_image_model().objects.create(title="Væk", file=factories.photo())
    story.picture.file.storage.delete(story.picture.file.name)
    assert _picture(story, {}) == ""


def test_what_happened_when_and_who_said_it_is_read_too():
    def part(kind, **value):
        return SimpleNamespace(block_type=kind, value=value)

    said = part("quote", text="Jeg blev set", who="Ida", role="montør")
    lived = part("timeline", moments=[{"when": "Maj", "text": "Begyndte"}])
    assert [*_blocks(said), *_blocks(lived), *_blocks(part("video"))] == [
        {"kind": "quote", "text": "Jeg blev set", "who": "Ida, montør"},
        {"kind": "text", "text": "Maj: Begyndte"},
    ]
