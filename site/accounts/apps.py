from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Personer og organisationer")

    def ready(self):
        from allauth.account.signals import (  # noqa: PLC0415 (models are ready only now)
            authentication_step_completed,
            email_changed,
        )
        from allauth.mfa.signals import (  # noqa: PLC0415
            authenticator_added,
            authenticator_removed,
            authenticator_reset,
        )
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415
        from django.db.models.signals import pre_save  # noqa: PLC0415

        from accounts import idle, log_ins, recovery_codes, sessions  # noqa: PLC0415

        user_logged_in.connect(idle.on_log_in)
        pre_save.connect(recovery_codes.keep_no_seed, sender="mfa.Authenticator")
        self._keep_the_log()

        email_changed.connect(sessions.on_address_changed)
        authentication_step_completed.connect(sessions.on_step)
        for changed in (authenticator_added, authenticator_removed, authenticator_reset):
            changed.connect(sessions.on_factor_changed)
        authenticator_added.connect(log_ins.on_factor_set_up)

    def _keep_the_log(self):
        """Before others hear of it: a changed address logs the person out."""
        from allauth.account import signals as account  # noqa: PLC0415
        from allauth.mfa import signals as mfa  # noqa: PLC0415
        from django.contrib.auth import signals as auth  # noqa: PLC0415

        from accounts import log_in_entries as log  # noqa: PLC0415

        account.user_logged_in.connect(log.on_log_in)
        auth.user_logged_out.connect(log.on_log_out)
        auth.user_login_failed.connect(log.on_wrong_password)
        for rejected in (
            account.login_code_rejected,
            account.password_reset_code_rejected,
            account.email_verification_code_rejected,
            mfa.authentication_failed,
        ):
            rejected.connect(log.on_wrong_code)
        account.email_changed.connect(log.on_address_changed)
        for changed in (account.password_changed, account.password_set, account.password_reset):
            changed.connect(log.on_password_changed)
        mfa.authenticator_added.connect(log.on_factor_added)
        mfa.authenticator_removed.connect(log.on_factor_removed)
        mfa.authenticator_reset.connect(log.on_factor_renewed)
