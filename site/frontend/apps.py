from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontendConfig(AppConfig):
    name = "frontend"

    def ready(self):
        from django import forms  # noqa: PLC0415 (forms may be asked for only now)

        # Django's own "Dette felt er påkrævet" is an office's voice; fields may still say it in their own words.
        forms.Field.default_error_messages = forms.Field.default_error_messages | {
            "required": _("Det her skal udfyldes.")
        }
