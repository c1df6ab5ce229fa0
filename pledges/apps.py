from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PledgesConfig(AppConfig):
    name = "pledges"
    verbose_name = _("Tilsagn og opfølgning")

    def ready(self):
        from outbox import periodic, watchdog  # noqa: PLC0415 (models are ready only now)
        from pledges import company_keys, tasks  # noqa: PLC0415
        from pledges.clock import sweep  # noqa: PLC0415

        company_keys.connect()
        periodic.register("pledges.clock.sweep", every=300, enqueue=tasks.turn)
        periodic.register("pledges.clock.digest", every=300, enqueue=tasks.send_digests.enqueue)
        periodic.register(
            "pledges.plan_missing", every=86_400, enqueue=tasks.plan_missing_reminders.enqueue
        )
        periodic.register(
            "pledges.steering.freezing", every=3600, enqueue=tasks.freeze_held_meetings.enqueue
        )
        periodic.register("pledges.standings", every=300, enqueue=tasks.keep_standings.enqueue)
        periodic.register(
            "pledges.openings", every=86_400, enqueue=tasks.count_openings_anew.enqueue
        )
        periodic.register("pledges.months", every=86_400, enqueue=tasks.send_months.enqueue)
        watchdog.register("pledges.followup.reminders", sweep.overdue_since)
