"""allauth's forms for the second step, which take our recovery codes."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms
from allauth.mfa.base.internal.flows import check_rate_limit
from django.utils.translation import gettext_lazy as _

from accounts import recovery_codes


class _TakesRecoveryCodes:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Fra din app, eller en af dine reservekoder.")

    def clean_code(self):
        """What looks like a recovery code is one; all else is an app's. Both are counted alike."""
        code = recovery_codes.as_typed(self.cleaned_data["code"])
        if not code:
            return super().clean_code()
        forget = check_rate_limit(self.user)
        factor = recovery_codes.use(self.user, code)
        if factor is None:
            self._emit_authentication_failed(None)
            raise get_adapter().validation_error("incorrect_code")
        forget()
        factor.user = self.user
        self.authenticator = factor
        return code


class AuthenticateForm(_TakesRecoveryCodes, forms.AuthenticateForm):
    """At the log-in."""


class ReauthenticateForm(_TakesRecoveryCodes, forms.ReauthenticateForm):
    """Where somebody who is in shows it again."""
