"""What is saved can be searched for where a test asks for it, and not elsewhere: no test passes on an empty index unseen."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex
from wagtail.search.models import IndexEntry

from tests import factories


def found(event):
    kind = ContentType.objects.get_for_model(event)
    return IndexEntry.objects.filter(content_type=kind, object_id=str(event.pk)).count()


@pytest.mark.usefixtures("indexing")
def test_whoever_asks_finds_what_was_saved(cast):
    assert found(factories.event(cast.network)) > 0
    factories.letter(cast.network)
    assert ReferenceIndex.objects.exists()


def test_whoever_does_not_waits_for_none_of_it(cast):
    assert found(factories.event(cast.network)) == 0
    factories.letter(cast.network)
    assert not ReferenceIndex.objects.exists()


@pytest.mark.crawl
def test_a_crawl_looks_everywhere(cast):
    assert found(factories.event(cast.network)) > 0
