"""Those who work here: when they are away, and how they like their lists."""

from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import EVERY, Activity, Holding, Subject, erase_by_deleting
from pledges import retention

_AWAY = {"subject": Subject.COLLEAGUE, "activity": Activity.WORK, "organisations": ("unit",)}

HOLDINGS = [
    Holding(
        model="pledges.Absence",
        fields=("user", "stand_in"),
        **_AWAY,
        period=periods.ABSENCES,
        found_by=("user__email",),
        forget=retention.forget_absences,
        erase=erase_by_deleting,
    ),
    Holding(
        model="pledges.VisitTime",
        fields=("consultant",),
        **_AWAY,
        period=periods.ABSENCES,
        found_by=("consultant__email",),
        forget=retention.forget_absences,
        kept=lambda now: EVERY,
        kept_because=_("Tider, der er tilbudt virksomheder. De slettes efter fristen."),
    ),
    Holding(
        model="pledges.InboxLayout",
        fields=("layout",),
        subject=Subject.COLLEAGUE,
        activity=Activity.WORK,
        period=periods.USERS,
        found_by=("user__email",),
        organisations=("user__roles__organisation",),
        goes_with="accounts.User",
        through="user",
    ),
    Holding(
        model="pledges.SavedFilter",
        fields=("name", "query"),
        subject=Subject.COLLEAGUE,
        activity=Activity.WORK,
        period=periods.USERS,
        found_by=("user__email",),
        organisations=("user__roles__organisation",),
        goes_with="accounts.User",
        through="user",
    ),
]
