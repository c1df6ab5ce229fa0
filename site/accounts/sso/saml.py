"""SAML 2.0 with a provider of an organisation: what we ask, what we take, and what we refuse.

Signatures, times, issuer, audience and recipient are checked by python3-saml, more strictly than it does by itself
(accounts.sso.strict).
"""

import hashlib
from datetime import UTC, datetime, timedelta

from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.db import IntegrityError, models, transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Constants
from onelogin.saml2.logout_request import OneLogin_Saml2_Logout_Request
from onelogin.saml2.settings import OneLogin_Saml2_Settings

from accounts.models import IdentityProvider, UsedAssertion
from accounts.refusals import Refused
from accounts.sso import own_keys, statements
from accounts.sso.levels import contexts_for
from accounts.sso.places import address
from accounts.sso.shared import OfRow
from accounts.sso.strict import StrictAuth

SKEW = timedelta(seconds=Constants.ALLOWED_CLOCK_DRIFT)
LONGEST_RESPONSE = 200_000  # characters of base64: a long one has twenty thousand
RELAY = "haandslag"  # said back to us and not asked: an empty one breaks the signature at some


class SamlRefused(Refused):
    class Code(models.TextChoices):
        INVALID = "invalid", _("Svaret fra jeres log-in kunne ikke godkendes. Prøv igen.")
        USED = "used", _("Svaret fra jeres log-in er brugt før. Log ind igen.")

    def __init__(self, code, reason=""):
        super().__init__(code)
        self.reason = reason  # for the log, never for the page


def settings_of(
    provider: IdentityProvider, pair: tuple[str, str], *, signed_messages: bool = False
) -> dict:
    """python3-saml's settings; the second certificates of both sides stand beside the first."""
    key, certificate = pair
    certificates = [one for one in (provider.certificate, provider.next_certificate) if one]
    idp = {
        "entityId": provider.entity_id,
        "singleSignOnService": {
            "url": provider.sso_url,
            "binding": Constants.BINDING_HTTP_REDIRECT,
        },
        "x509certMulti": {"signing": certificates, "encryption": certificates[:1]},
    }
    if provider.slo_url:
        idp["singleLogoutService"] = {"url": provider.slo_url}
    return {
        "strict": True,
        "idp": idp,
        "sp": {
            "entityId": address(provider, "metadata"),
            "assertionConsumerService": {"url": address(provider, "acs")},
            "singleLogoutService": {"url": address(provider, "sls")},
            "NameIDFormat": Constants.NAMEID_PERSISTENT,
            "x509cert": certificate,
            "x509certNew": provider.own_next_certificate,
            "privateKey": key,
        },
        "security": _security(contexts_for(provider.level), signed_messages),
    }


def _security(contexts, signed_messages):
    return {
        "authnRequestsSigned": True,
        "logoutRequestSigned": True,
        "logoutResponseSigned": True,
        "wantAssertionsSigned": True,
        "wantMessagesSigned": signed_messages,
        "wantNameId": False,
        "wantAttributeStatement": False,
        "requestedAuthnContext": contexts or False,
        "requestedAuthnContextComparison": "minimum",
        "allowRepeatAttributeName": True,
        "rejectDeprecatedAlgorithm": True,
        "allowSingleLabelDomains": True,
        "signatureAlgorithm": Constants.RSA_SHA256,
        "digestAlgorithm": Constants.SHA256,
    }


def _request_data(url, *, get=None, post=None):
    """What python3-saml looks at of a request: our own address, whatever Host it came with."""
    scheme, _colon, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return {
        "https": "on" if scheme == "https" else "off",
        "http_host": host,
        "script_name": slash + path,
        "get_data": get or {},
        "post_data": post or {},
    }


def _auth(provider, name, pair=None, *, signed_messages=False, **data):
    pair = pair or own_keys.pairs(provider)[0]
    settings = settings_of(provider, pair, signed_messages=signed_messages)
    return StrictAuth(_request_data(address(provider, name), **data), settings)


def metadata(provider: IdentityProvider) -> bytes:
    """Ours, with both of our certificates while the next one is on its way."""
    settings = settings_of(provider, own_keys.pairs(provider)[0])
    return OneLogin_Saml2_Settings(settings, sp_validation_only=True).get_sp_metadata()


def read_response(provider: IdentityProvider, encoded: str) -> tuple[statements.Statement, str]:
    """(what it says, the request that it answers). Raises SamlRefused; a second reading of the same one always does."""
    if not encoded or len(encoded) > LONGEST_RESPONSE:
        raise SamlRefused(SamlRefused.Code.INVALID, "length")
    auth = _opened(provider, encoded)
    _use_up(provider, auth)
    stated = statements.from_saml(
        auth.get_attributes(),
        name_id=auth.get_nameid() or "",
        name_id_format=auth.get_nameid_format() or "",
        contexts=auth.get_last_authn_contexts(),
        log_out={
            "name_id": auth.get_nameid() or "",
            "name_id_format": auth.get_nameid_format() or "",
            "session_index": auth.get_session_index() or "",
        },
    )
    return stated, auth.get_last_response_in_response_to() or ""


def _opened(provider, encoded):
    """Read with each of our keys: what is encrypted for the next one opens with that only."""
    reason = ""
    for pair in own_keys.pairs(provider):
        auth = _auth(provider, "acs", pair, post={"SAMLResponse": encoded})
        try:
            auth.process_response()
        # Whatever a stranger sends: base64, XML, the schema, encryption fail each in their own way.
        except Exception as error:
            reason = reason or type(error).__name__
            continue
        if auth.is_authenticated() and not auth.get_errors():
            return auth
        reason = reason or auth.get_last_error_reason() or "no reason"
    raise SamlRefused(SamlRefused.Code.INVALID, reason)


def _use_up(provider, auth):
    expires = datetime.fromtimestamp(auth.get_last_assertion_not_on_or_after(), UTC) + SKEW
    digest = hashlib.sha256(auth.get_last_assertion_id().encode()).hexdigest()
    try:
        with transaction.atomic():
            UsedAssertion.objects.create(provider=provider, digest=digest, expires_at=expires)
    except IntegrityError:
        raise SamlRefused(SamlRefused.Code.USED) from None


def forget_used(now: datetime) -> int:
    """What has run out cannot be used again anyway."""
    return UsedAssertion.objects.filter(expires_at__lt=now).delete()[0]


def log_out_address(provider: IdentityProvider, told: dict) -> str:
    """Where the browser goes to be logged out at the provider too; "" where it offers nothing."""
    if not provider.slo_url:
        return ""
    return _auth(provider, "sls").logout(
        return_to=address(provider, "logged_out"),
        name_id=told.get("name_id") or None,
        name_id_format=told.get("name_id_format") or None,
        session_index=told.get("session_index") or None,
    )


def hear_log_out(provider: IdentityProvider, query: dict, on_request) -> str:
    """The provider asks us to log somebody out, or answers that it has. Returns where to go then, or "".

    Raises SamlRefused for what is not signed.
    """
    try:
        auth = _auth(provider, "sls", get=query, signed_messages=True)
        url = auth.process_slo(keep_local_session=True)
    except Exception as error:
        raise SamlRefused(SamlRefused.Code.INVALID, type(error).__name__) from error
    if auth.get_errors():
        raise SamlRefused(SamlRefused.Code.INVALID, auth.get_last_error_reason() or "")
    if "SAMLRequest" in query:
        key = own_keys.pairs(provider)[0][0]
        on_request(OneLogin_Saml2_Logout_Request.get_nameid(auth.get_last_request_xml(), key))
    return url or ""


class Provider(OfRow, SAMLProvider):
    """allauth's, asking with our own settings."""

    package = "allauth.socialaccount.providers.saml"

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        auth = _auth(self.row, "acs")
        url = auth.login(return_to=RELAY)
        self.stash_redirect_state(
            request, process, next_url, data, state_id=auth.get_last_request_id(), **kwargs
        )
        return HttpResponseRedirect(url)
