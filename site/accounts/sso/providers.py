"""From our rows to what allauth calls an app and a provider."""

from allauth.socialaccount.models import SocialApp

from accounts.models import IdentityProvider
from accounts.sso.sealing import unseal


def app_of(row: IdentityProvider) -> SocialApp:
    """Never saved: the row is the truth, and its secret is opened only here."""
    app = SocialApp(provider=row.kind, provider_id=row.key, name=str(row)[:40])
    if row.kind == IdentityProvider.Kind.OPENID:
        app.client_id, app.secret = row.client_id, unseal(row.client_secret)
        app.settings = {"server_url": row.server_url.rstrip("/"), "oauth_pkce_enabled": True}
    else:
        app.client_id = row.key
    app.row = row
    return app


def provider_of(row: IdentityProvider, request):
    return app_of(row).get_provider(request)
