"""Which of allauth's pages exist here: an allow-list, so that a newer version of it opens nothing by itself."""

from allauth.urls import urlpatterns as allauths
from django.urls import URLPattern, URLResolver, path

from accounts import recovery_views
from accounts.log_ins import just_logged_in
from accounts.views import closed

OPEN = frozenset(
    {
        "account_login", "account_logout", "account_inactive", "account_reauthenticate",
        "account_request_login_code", "account_confirm_login_code",
        # A new address counts when a code sent to it has been typed (outbox.account_mail).
        "account_email", "account_email_verification_sent",
        "account_change_password", "account_set_password",
        "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key", "account_reset_password_from_key_done",
        "mfa_index", "mfa_authenticate", "mfa_reauthenticate",
        "mfa_activate_totp", "mfa_deactivate_totp",
        "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn",
        "mfa_edit_webauthn", "mfa_login_webauthn",
    }
)  # fmt: skip

# They change how somebody logs in.
SENSITIVE = frozenset(
    {
        "account_email", "account_set_password", "mfa_activate_totp", "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
    }
)  # fmt: skip

# Pages of ours at allauth's addresses. Recovery codes are shown once, so there is nothing to download later.
OURS = {
    "mfa_view_recovery_codes": recovery_views.codes,
    "mfa_generate_recovery_codes": recovery_views.make,
}


def only_allowed(patterns, allowed=OPEN) -> list:
    """The same addresses with a 404 behind every one whose name is not allowed.

    The names stay, because allauth's own pages link to one another by them.
    """
    return [_allowed(found, allowed) for found in patterns]


def _allowed(found, allowed):
    if isinstance(found, URLPattern):
        view = found.callback if found.name in allowed else OURS.get(found.name, closed)
        view = just_logged_in(view) if found.name in SENSITIVE else view
        return URLPattern(found.pattern, view, found.default_args, found.name)
    return URLResolver(
        found.pattern,
        only_allowed(found.url_patterns, allowed),
        found.default_kwargs,
        found.app_name,
        found.namespace,
    )


urlpatterns = [path("", (only_allowed(allauths), None, None))]
