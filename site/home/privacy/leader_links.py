"""This app's own row of the register: addresses to which a link to the leader's page was sent."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import Activity, Basis, Holding, Nobody, Subject
from home.models import LeaderLink


def forget_links(now: datetime) -> None:
    """What can be used no more."""
    LeaderLink.objects.filter(created_at__lt=periods.LEADER_LINKS.cut_off(now)).delete()


HOLDINGS = [
    Holding(
        model="home.LeaderLink",
        fields=("address", "key_digest"),
        name=_("links til lederens egen side"),
        subject=Subject.CONTACT,
        activity=Activity.WRITE,
        basis=Basis.TASK,
        period=periods.LEADER_LINKS,
        forget=forget_links,
    )
]
NOBODY = [
    Nobody("home.ContentPage", "lead body"),
    Nobody("home.HomePage", "lead steps"),
]
