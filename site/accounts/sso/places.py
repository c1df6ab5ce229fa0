"""Our addresses towards an identity provider: always on our own host and in Danish, as they were written down there."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accounts.models import IdentityProvider


def address(provider: IdentityProvider, name: str) -> str:
    """`name` is the last part of the address's name: "acs", "callback" …"""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + reverse(f"accounts:sso_{name}", args=[provider.slug])


def addresses(provider: IdentityProvider) -> dict[str, str]:
    if provider.kind == IdentityProvider.Kind.OPENID:
        names = ("callback", "logged_out", "start")
    else:
        names = ("metadata", "acs", "sls", "start")
    return {name: address(provider, name) for name in names}
