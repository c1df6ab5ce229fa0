"""When somebody last talked to a company, or wrote to a person: what counts, and how long ago is long."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TALKED = ("call", "mail", "visit")  # a note about somebody is no contact with them
MONTH_DAYS, QUIET_DAYS, YEAR_DAYS = 31, 183, 365
NEVER = datetime(1970, 1, 1, tzinfo=timezone.get_default_timezone())


class Talked(models.TextChoices):
    LATELY = "lately", _("Inden for en måned")
    HALF_A_YEAR = "half", _("Ikke i et halvt år")
    YEAR = "year", _("Ikke i et år")
    NEVER = "never", _("Aldrig")

    def since(self, now: datetime) -> datetime:
        """Who talked since then has talked lately, or is not among those who have been quiet."""
        days = {self.LATELY: MONTH_DAYS, self.HALF_A_YEAR: QUIET_DAYS, self.YEAR: YEAR_DAYS}
        return now - timedelta(days=days[self]) if self in days else NEVER
