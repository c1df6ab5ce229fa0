from functools import partial

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("Udbakke")

    def ready(self):
        from outbox import periodic, probes, queues, tasks, watchdog  # noqa: PLC0415 (models are ready only now)

        periodic.register(
            "outbox.sweep", every=30, enqueue=partial(queues.enqueue_once, tasks.sweep_outbox)
        )
        if settings.BOUNCE_MAILBOX_URL:
            periodic.register(
                "outbox.bounces",
                every=300,
                enqueue=partial(queues.enqueue_once, tasks.read_bounces),
            )
        if settings.MAIL_PROVIDER:
            from anymail.signals import tracking  # noqa: PLC0415 (an extra that few install)

            from outbox.provider_events import note_event  # noqa: PLC0415

            tracking.connect(note_event)
        periodic.register(
            "outbox.webhooks", every=60, enqueue=partial(queues.enqueue_once, tasks.sweep_webhooks)
        )
        watchdog.register(watchdog.MAIL_LATE, probes.oldest_message)
        for queue in queues.ALL:
            watchdog.register(f"queue.{queue}", partial(probes.oldest_task, queue))
        periodic.register(
            "outbox.forget_log_ins", every=86_400, enqueue=tasks.forget_log_ins.enqueue
        )
        periodic.register(
            "outbox.identity_providers",
            every=86_400,
            enqueue=tasks.refresh_identity_providers.enqueue,
        )
        periodic.register(
            "outbox.forget_tasks", every=86_400, enqueue=tasks.forget_finished_tasks.enqueue
        )
