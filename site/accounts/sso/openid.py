"""OpenID Connect with a provider of an organisation, by allauth: code flow with PKCE, a nonce, and a signature that is checked."""

import secrets

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.utils.http import urlencode

from accounts.models import IdentityProvider
from accounts.sso import statements
from accounts.sso.places import address
from accounts.sso.providers import provider_of
from accounts.sso.shared import OfRow

# Only signatures by a key pair: with "none" or a shared secret, anybody could say anything.
ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}

SKEW = 60  # seconds
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


def is_issued_by(issuer: str, typed: str) -> bool:
    """Whether a configuration is of the issuer that the owner set up, and not of one that poses as it."""
    return issuer.rstrip("/") == typed.partition("/.well-known/")[0].rstrip("/")


class Adapter(OpenIDConnectOAuth2Adapter):
    """Talks to the provider of one row."""

    def __init__(self, request, provider):
        super().__init__(request, provider.app.provider_id)
        self._provider = provider
        self.nonce = None

    def get_provider(self):
        return self._provider

    @property
    def openid_config(self):
        """allauth's, once it is known to say what every provider must."""
        config = super().openid_config
        if not isinstance(config, dict) or not all(isinstance(config.get(n), str) for n in NEEDED):
            raise OAuth2Error("no OpenID configuration")
        if not is_issued_by(config["issuer"], self._provider.row.server_url):
            raise OAuth2Error("another issuer's configuration")
        return config

    def get_callback_url(self, request, app):
        return address(app.row, "callback")

    def complete_login(self, request, app, token, **kwargs):
        encoded = kwargs["response"].get("id_token")
        if not encoded:
            raise OAuth2Error("no id_token")
        claims = self._decode_id_token(app, encoded)
        if not self.nonce or claims.get("nonce") != self.nonce:
            raise OAuth2Error("wrong nonce")
        told = {"id_token": encoded, "url": self.openid_config.get("end_session_endpoint", "")}
        stated = statements.from_openid(claims, log_out=told)
        return self.get_provider().sociallogin_from_response(request, stated)

    def _decode_id_token(self, app, id_token):
        """allauth trusts the connection and skips the signature; here an unsigned one is refused."""
        config = self.openid_config
        try:
            header = jwt.get_unverified_header(id_token)
            if header.get("alg") not in ALGORITHMS:
                raise OAuth2Error("unsigned, or by a shared secret")
            return jwt.decode(
                id_token,
                key=self._key(config["jwks_uri"], header),
                algorithms=[header["alg"]],
                audience=app.client_id,
                issuer=config["issuer"],
                leeway=SKEW,
                options={"require": ["exp", "iat", "aud", "iss", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("no token that we trust") from error

    def _key(self, url, header):
        """The one that the token names; without a name the only one there is."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(url, timeout=5)
            answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        name = header.get("kid")
        fit = [one for one in keys if name in (None, one.key_id) and one.public_key_use != "enc"]
        if len(fit) != 1:
            raise OAuth2Error("no such key")
        return fit[0].key


class Provider(OfRow, OpenIDConnectProvider):
    package = "allauth.socialaccount.providers.openid_connect"

    def get_oauth2_adapter(self, request):
        return Adapter(request, self)

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        nonce = secrets.token_urlsafe(24)
        kept = (data or {}) | {"nonce": nonce}
        params = {"nonce": nonce}
        return super().redirect(request, process, next_url, kept, auth_params=params, **kwargs)


class CallbackView(OAuth2CallbackView):
    """allauth's, which hands the nonce of the log-in that was begun to the adapter."""

    def _get_state(self, request, provider):
        state, response = super()._get_state(request, provider)
        if state:
            self.adapter.nonce = (state.get("data") or {}).get("nonce")
        return state, response


def finish(request, provider: IdentityProvider):
    """The answer to a browser that comes back. Raises LookupError or ValueError for an answer that makes no sense."""
    adapter = Adapter(request, provider_of(provider, request))
    return CallbackView.adapter_view(adapter)(request)


def log_out_address(provider: IdentityProvider, told: dict) -> str:
    """Where the browser goes to be logged out at the provider too; "" where it offers nothing."""
    if not told.get("url"):
        return ""
    words = {
        "id_token_hint": told.get("id_token", ""),
        "post_logout_redirect_uri": address(provider, "logged_out"),
        "client_id": provider.client_id,
    }
    return f"{told['url']}?{urlencode(words)}"
