from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Forside og tværgående sider")

    def ready(self):
        from home import signals  # noqa: PLC0415  models are not loaded before this moment

        signals.connect()
