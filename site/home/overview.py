"""What needs doing, for one person, across the apps."""

from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from accounts.access import Ability, abilities_in, organisations_with
from accounts.models import Organisation, User
from events.models import Event, Invitation
from outbox.models import Message
from outbox.watchdog import late_jobs
from pledges.models import Handover

SHOWN = 8


def overview(user: User, now: datetime | None = None) -> dict:
    """Template context. A part that the person has no ability for is None; nothing to do is []."""
    now = now or timezone.now()
    organisations = list(Organisation.objects.of(user))
    abilities = abilities_in(user, [organisation.pk for organisation in organisations])
    parts = {
        "calls": (Ability.WORK_SHEETS, _calls),
        "unassigned": (Ability.ASSIGN_SHEETS, _unassigned),
        "events": (Ability.SEE, _events),
        "doors": (Ability.RUN_DOOR, _doors),
        "unsettled": (Ability.SEE_OUTBOX, _unsettled),
    }
    shown = {
        name: find(user, now) if ability in abilities else None
        for name, (ability, find) in parts.items()
    }
    return shown | {
        "organisations": organisations,
        "late_since": _late_since(user, abilities, now),
        "now": now,
        "end_of_today": _end_of_day(now),
        "may_write": user.has_perm("wagtailadmin.access_admin"),
        "may_invite": Ability.INVITE in abilities,
        "may_manage_events": Ability.MANAGE_EVENTS in abilities,
    }


def _late_since(user, abilities, now):
    """Since when the house stands still, for those who can have it set right or must know of it."""
    if not user.is_superuser and Ability.ASSIGN_SHEETS not in abilities:
        return None
    late = late_jobs(now)
    return late[0].since if late else None


def _calls(user, now):
    """Mine that nobody has called, those due until tonight first; later ones follow to plan by."""
    mine = Handover.objects.visible_to(user).filter(owner=user).uncontacted()
    return list(mine.with_sheets().order_by("contact_due", "pk")[:SHOWN])


def _unassigned(user, now):
    waiting = Handover.objects.visible_to(user).filter(owner=None).uncontacted()
    return list(waiting.with_sheets().order_by("contact_due", "pk")[:SHOWN])


def _events(user, now):
    out = Q(invitations__withdrawn_at=None)
    upcoming = Event.objects.visible_to(user).upcoming(now).filter(cancelled_at=None)
    return list(
        upcoming.select_related("network__host").annotate(
            invited=Count("invitations", filter=out),
            coming=Count("invitations", filter=out & Q(invitations__answer__in=Invitation.COMING)),
            declined=Count("invitations", filter=out & Q(invitations__answer="no")),
        )[:5]
    )


def _doors(user, now):
    """What begins or runs within a day, for those who stand in the door; they may see no more of it."""
    hosts = organisations_with(user, Ability.RUN_DOOR)
    soon = Event.objects.upcoming(now).filter(starts_at__lt=now + timedelta(days=1))
    return list(soon.filter(network__host__in=hosts, cancelled_at=None).select_related("network"))


def _unsettled(user, now):
    states = [Message.State.UNCERTAIN, Message.State.FAILED]
    return list(Message.objects.visible_to(user).filter(state__in=states)[:SHOWN])


def _end_of_day(now):
    return timezone.localtime(now).replace(hour=23, minute=59, second=59, microsecond=999_999)
