"""What an event is called while it goes on: an evening begins late, and a breakfast at eight is no evening."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENING_FROM, EVENING_UNTIL = time(17), time(4)


@dataclass(frozen=True)
class Occasion:
    title: Promise
    preparing: Promise
    following: Promise


EVENING = Occasion(_("Aftenen"), _("Til aftenen"), _("Følg aftenen"))
MEETING = Occasion(_("Mødet"), _("Til mødet"), _("Følg mødet"))


def occasion_at(starts_at: datetime) -> Occasion:
    """By the clock on the wall where it begins."""
    begins = timezone.localtime(starts_at).time()
    return EVENING if begins >= EVENING_FROM or begins < EVENING_UNTIL else MEETING
