"""The workspace's menu: which place is marked as the current one."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from home.context import workspace


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("home:workspace", "home:workspace"),
        ("events:manage_list", "events:manage_list"),
        ("events:manage_create", "events:manage_list"),
        ("taskforces:contact_create", "taskforces:contacts"),
    ],
)
def test_one_place_is_current(cast, page, place, language):
    with translation.override(language):
        request = RequestFactory().get(reverse(page))
        request.user = cast.coordinator
        marked = [entry["url"] for entry in workspace(request)["workspace_nav"] if entry["current"]]
        assert marked == [reverse(place)]
