from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Forside og tværgående sider")

    def ready(self):
        from home import tasks  # noqa: PLC0415  models are not loaded before this moment
        from home.pagecache import signals  # noqa: PLC0415  models are not loaded before this moment
        from home.privacy import guard  # noqa: PLC0415
        from home.service import data_folder  # noqa: F401, PLC0415  a check, registered by its import
        from outbox import periodic  # noqa: PLC0415

        signals.connect()
        guard.connect()
        periodic.register("home.publish", every=60, enqueue=tasks.publish_scheduled.enqueue)
        periodic.register("home.forget", every=86_400, enqueue=tasks.forget.enqueue)
        periodic.register("home.seal", every=86_400, enqueue=tasks.seal_secrets.enqueue)
        periodic.register("home.seal_audit", every=60, enqueue=tasks.seal_audit.enqueue)
        periodic.register("home.verify_audit", every=86_400, enqueue=tasks.verify_audit.enqueue)
