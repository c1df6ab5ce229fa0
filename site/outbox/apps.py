from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("Udbakke")

    def ready(self):
        from outbox import periodic, tasks  # noqa: PLC0415 (models are ready only now)

        periodic.register("outbox.sweep", every=30, enqueue=tasks.sweep_outbox.enqueue)
        periodic.register("outbox.webhooks", every=60, enqueue=tasks.sweep_webhooks.enqueue)
        periodic.register(
            "outbox.forget_tasks", every=86_400, enqueue=tasks.forget_finished_tasks.enqueue
        )
