"""Browsers that came by a link."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.keys import digest, new_key
from home.models import LeaderLink


@pytest.fixture
def open_for():
    """A browser in which the page of an address is open."""

    def opened(address):
        key, client = new_key(), Client()
        LeaderLink.objects.create(address=address, key_digest=digest(key))
        client.post(reverse("home:mine_link", args=[key]))
        return client

    return opened
