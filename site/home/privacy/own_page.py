"""This app's own rows of the register: what the leaders' own page keeps of them."""

from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import Activity, Basis, Holding, Nobody, Subject, erase_by_deleting
from home.models import (
    ColleagueAccess,
    CorrectionRequest,
    IntroductionRequest,
    LeaderCalendar,
    LeaderLink,
    MemberCard,
)
from taskforces.models import Membership


def forget_links(now: datetime) -> None:
    """What can be used no more."""
    LeaderLink.objects.filter(created_at__lt=periods.LEADER_LINKS.cut_off(now)).delete()


def forget_calendars(now: datetime) -> None:
    cut_off = periods.LEADER_CALENDARS.cut_off(now)
    LeaderCalendar.objects.filter(created_at__lt=cut_off).delete()


def forget_accesses(now: datetime) -> None:
    cut_off = periods.COLLEAGUE_ACCESSES.cut_off(now)
    ColleagueAccess.objects.filter(created_at__lt=cut_off).delete()


def forget_corrections(now: datetime) -> None:
    cut_off = periods.CORRECTIONS.cut_off(now)
    CorrectionRequest.objects.filter(asked_at__lt=cut_off).delete()


def forget_cards(now: datetime) -> None:
    """Of members who have left, or of somebody who is no longer the company's contact."""
    members = Membership.objects.current(timezone.localdate(now))
    MemberCard.objects.exclude(membership__in=members).delete()
    MemberCard.objects.exclude(membership__contact__email__iexact=F("address")).delete()


def forget_introductions(now: datetime) -> None:
    cut_off = periods.INTRODUCTION_REQUESTS.cut_off(now)
    IntroductionRequest.objects.filter(asked_at__lt=cut_off).delete()


_LEADER = {"subject": Subject.CONTACT, "activity": Activity.WRITE, "basis": Basis.TASK}
_CONSENT = {"subject": Subject.CONTACT, "activity": Activity.INVITE, "basis": Basis.CONSENT}

HOLDINGS = [
    Holding(
        model="home.LeaderLink",
        fields=("address", "key_digest"),
        name=_("links til lederens egen side"),
        **_LEADER,
        period=periods.LEADER_LINKS,
        forget=forget_links,
    ),
    Holding(
        model="home.LeaderCalendar",
        fields=("address", "key_digest"),
        **_LEADER,
        period=periods.LEADER_CALENDARS,
        forget=forget_calendars,
    ),
    Holding(
        model="home.ColleagueAccess",
        fields=("giver", "colleague"),
        **_CONSENT,
        period=periods.COLLEAGUE_ACCESSES,
        found_by=("giver", "colleague"),
        organisations=("company__contacts__organisation",),
        forget=forget_accesses,
        erase=erase_by_deleting,
    ),
    Holding(
        model="home.CorrectionRequest",
        fields=("name", "title", "phone", "email", "remark", "reason", "answered_by"),
        **_LEADER,
        period=periods.CORRECTIONS,
        found_by=("email", "contact__email"),
        organisations=("contact__organisation",),
        forget=forget_corrections,
        erase=erase_by_deleting,
    ),
    Holding(
        model="home.MemberCard",
        fields=("address", "tells", "seeks"),
        **_CONSENT,
        period=periods.WHILE_IN_USE,
        found_by=("address",),
        organisations=("membership__network__host",),
        forget=forget_cards,
        erase=erase_by_deleting,
    ),
    Holding(
        model="home.IntroductionRequest",
        fields=("text", "key_digest"),
        **_CONSENT,
        period=periods.INTRODUCTION_REQUESTS,
        found_by=("asker__contact__email", "asked__contact__email"),
        organisations=("asker__network__host",),
        forget=forget_introductions,
        erase=erase_by_deleting,
    ),
]
NOBODY = [
    Nobody("home.ContentPage", "lead body"),
    Nobody("home.HomePage", "lead steps"),
]
