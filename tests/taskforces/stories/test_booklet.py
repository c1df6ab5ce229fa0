"""Chosen stories as one tagged PDF."""

import pikepdf
import pytest
from django.urls import reverse

from home.seed.stories import load_stories
from taskforces.models import StoryPage
from taskforces.stories.booklet import _blocks, stories_to_choose
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
