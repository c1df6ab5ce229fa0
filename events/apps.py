from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Arrangementer")

    def ready(self):
        from wagtail.models import ReferenceIndex  # noqa: PLC0415 (models are ready only now)

        from events import tasks  # noqa: PLC0415
        from events.letters import folding  # noqa: PLC0415
        from events.letters import tasks as letters_tasks  # noqa: PLC0415
        from events.models import EventPicture  # noqa: PLC0415
        from outbox import periodic  # noqa: PLC0415

        folding.connect()
        periodic.register(
            "events.letters.pdf", every=60, enqueue=letters_tasks.sweep_letters.enqueue
        )
        periodic.register(
            "events.letters.planned", every=60, enqueue=letters_tasks.sweep_planned.enqueue
        )
        periodic.register(
            "events.answers.reminders", every=1800, enqueue=tasks.send_reminders.enqueue
        )
        periodic.register("events.seats.offers", every=300, enqueue=tasks.expire_offers.enqueue)
        # So that an image is known to be in use by whoever would delete it.
        ReferenceIndex.register_model(EventPicture)
