from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Personer og organisationer")

    def ready(self):
        from allauth.account.signals import email_changed  # noqa: PLC0415 (models are ready only now)
        from allauth.mfa.signals import (  # noqa: PLC0415
            authenticator_added,
            authenticator_removed,
            authenticator_reset,
        )
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415

        from accounts import idle, sessions  # noqa: PLC0415

        user_logged_in.connect(idle.on_log_in)

        email_changed.connect(sessions.on_address_changed)
        for changed in (authenticator_added, authenticator_removed, authenticator_reset):
            changed.connect(sessions.on_factor_changed)
