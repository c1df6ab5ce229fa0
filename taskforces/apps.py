from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaskforcesConfig(AppConfig):
    name = "taskforces"
    verbose_name = _("Netværk og virksomheder")

    def ready(self):
        from taskforces.pages import signals  # noqa: PLC0415  models are not there before

        signals.connect()
