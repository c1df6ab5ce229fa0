"""How long what holds a person is kept: one named period each.

The nightly deletion, the pages that tell of it and the record of processing all ask here, so that what is
promised is what is done.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Organisation, RoleOffer


@dataclass(frozen=True)
class Period:
    """So many months or days after something; `setting` names the months that each organisation chooses.

    One without any length lasts as long as `after` says, and the clock deletes nothing by it.
    """

    after: str | Promise
    days: int = 0
    months: int = 0
    setting: str = ""

    @property
    def ends(self) -> bool:
        return bool(self.days or self.months or self.setting)

    def months_of(self, organisation: Organisation | None) -> int:
        """What the organisation chose; the default where nobody is asked."""
        if not self.setting:
            return self.months
        if organisation is None:
            return Organisation._meta.get_field(self.setting).default
        return getattr(organisation, self.setting)

    def cut_off(self, now: datetime, organisation: Organisation | None = None) -> datetime:
        """What happened before this moment has had its time."""
        if not self.ends:
            raise ValueError("This period has no end.")
        if self.days:
            return now - timedelta(days=self.days)
        return months_before(now, self.months_of(organisation))

    def in_words(self, organisation: Organisation | None = None) -> str:
        """For example "12 måneder efter arrangementet"."""
        if not self.ends:
            return str(self.after)
        if self.days:
            length = ngettext("%(n)s dag", "%(n)s dage", self.days) % {"n": self.days}
        else:
            months = self.months_of(organisation)
            length = ngettext("%(n)s måned", "%(n)s måneder", months) % {"n": months}
        return f"{length} {self.after}"


def months_before(moment: datetime, months: int) -> datetime:
    """The same day and hour some months ago; the last day of a month that is too short."""
    local = timezone.localtime(moment)
    year, month = divmod(local.year * 12 + local.month - 1 - months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)


UNANSWERED = Period(_("efter arrangementet"), setting="invitation_retention_months")
ATTENDANCE = Period(_("efter arrangementet"), setting="attendance_retention_months")
# Allergies are kept no longer than the kitchen needs them.
REPLIES = Period(_("efter arrangementet"), days=14)
SCANS = Period(_("efter arrangementet"), days=90)
# No phone can ask again when its key has run out.
DOOR_ANSWERS = Period(_("efter arrangementet"), days=1)
LETTER_FILES = Period(_("efter at brevene er lavet"), days=30)
IMPORTS = Period(_("efter at filen er lagt op"), days=1)
NOMINATIONS = Period(_("efter at fristen for indstillinger er udløbet"), days=183)
CONTACTS = Period(_("efter at vi sidst har brugt navnet"), setting="contact_retention_months")
COMPANY_LOG = Period(_("efter at det er skrevet ned"), setting="contact_retention_months")
MERGES = Period(_("efter at virksomhederne er lagt sammen eller delt"), days=30)
JOIN_REQUESTS = Period(_("efter at ønsket er skrevet"), days=183)
DOOR_REQUESTS = Period(_("efter at introduktionen er bedt om"), days=365)
LEADER_LINKS = Period(_("efter at linket er sendt"), days=1)
LEADER_CALENDARS = Period(_("efter at adressen er lavet"), months=24)
COLLEAGUE_ACCESSES = Period(_("efter at kollegaen er lukket ind"), months=24)
CORRECTIONS = Period(_("efter at ønsket er skrevet"), days=183)
INTRODUCTION_REQUESTS = Period(_("efter at der er spurgt"), months=12)
SHEETS = Period(_("efter at sagen er afsluttet"), setting="sheet_retention_months")
QUESTIONS = Period(_("efter at der er spurgt"), months=24)
HELD = Period(_("efter at arket kom"), days=30)
PROFILES = Period(
    _("efter at profilen er lavet, når den ikke vises mere"), setting="sheet_retention_months"
)
OPENINGS = Period(_("efter at sagen er afsluttet"), setting="sheet_retention_months")
CANDIDATES = Period(
    _("efter at der sidst er sket noget med kandidaten"), setting="sheet_retention_months"
)
MEETINGS = Period(_("efter mødet"), setting="meeting_retention_months")
ABSENCES = Period(_("efter fraværet"), months=12)
MESSAGES = Period(_("efter at beskeden er lavet"), setting="message_retention_months")
DELIVERIES = Period(_("efter at beskeden til det andet system er lavet"), days=90)
LIFTED = Period(_("efter at spærringen er ophævet"), months=12)
AUDIT = Period(_("efter handlingen"), setting="audit_retention_months")
ANSWERS = Period(_("efter at svaret er givet"), days=1)
ROLE_OFFERS = Period(_("efter at rollen er tilbudt"), days=RoleOffer.OPEN_FOR.days)
USERS = Period(_("efter sidste log-in, når personen ingen rolle har"), months=6)
SESSIONS = Period(_("efter log-in"), days=14)
REVISIONS = Period(_("efter at en nyere udgave er gemt"), months=12)
WHILE_IN_USE = Period(_("så længe det bruges"))
WHILE_BLOCKED = Period(_("så længe adressen ikke må skrives til"))
WHILE_EMPLOYED = Period(_("så længe personen har en rolle"))
WITH_PAGE = Period(_("så længe siden findes"))
