"""What a person's browser does on the way to an identity provider and back."""

import secrets
from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse

from accounts.models import Role


def here(url: str) -> str:
    """Path and query of an address of ours, as the test's client wants them."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def who_is_in(client: Client) -> str:
    return client.session.get("_auth_user_id", "")


def roles_of(user) -> set[str]:
    return set(Role.objects.filter(user=user).values_list("role", flat=True))


class OpenId:
    """A provider that runs, and the browser that goes there."""

    def __init__(self, url, row, browser):
        self.url, self.row, self.browser = url, row, browser

    def knows(self, sub=None, **claims) -> str:
        """Somebody with these claims; the id under which the provider has them."""
        sub = sub or secrets.token_hex(8)
        self.browser.put(f"{self.url}/users/{sub}", json=claims).raise_for_status()
        return sub

    def away(self, client, path="") -> str:
        """Where our log-in sends the browser."""
        return client.get(path or reverse("accounts:sso_start", args=[self.row.slug])).url

    def back(self, url, sub) -> str:
        """The person logs in there; where they are sent then."""
        answer = self.browser.post(url, data={"sub": sub}, allow_redirects=False)
        assert answer.status_code == 302, answer.text
        return here(answer.headers["Location"])

    def log_in(self, client, sub, path=""):
        return client.get(self.back(self.away(client, path), sub))
