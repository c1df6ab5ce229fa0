"""What needs doing, for one person, across the apps."""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts import proxies
from accounts.access import Ability, abilities_in, organisations_with
from accounts.models import Organisation, User
from accounts.people import offers_to
from events.models import Event, Invitation
from home.models import CorrectionRequest
from outbox.models import Message
from outbox.watchdog import late_jobs, mail_among
from pledges.desk.next_steps import Line, lines
from pledges.followup import deadlines
from pledges.followup.introductions import to_phone
from pledges.models import CompanyQuestion, Handover, HeldSheet, SteeringMeeting
from taskforces.partnerships import attention

Due, Escalation = Handover.Due, Handover.Escalation

SHOWN = 8
A_WEEK = timedelta(days=7)
# What the unit has promised the company, so that others are notified when it is late.
PROMISED = (Due.CONTACT, Due.CANDIDATE)


def overview(user: User, now: datetime | None = None) -> dict:
    """Template context. A part that the person has no ability for is None; nothing to do is []."""
    now = now or timezone.now()
    organisations = list(Organisation.objects.of(user))
    abilities = abilities_in(user, [organisation.pk for organisation in organisations])
    parts = {
        "introductions": (Ability.INTRODUCE, _introductions),
        "behind": (Ability.INTRODUCE, _behind),
        "escalated": (Ability.ASSIGN_SHEETS, _escalated),
        "to_do": (Ability.WORK_SHEETS, _to_do),
        "unassigned": (Ability.ASSIGN_SHEETS, _unassigned),
        "meetings": (Ability.STEER, _meetings),
        "events": (Ability.SEE, _events),
        "doors": (Ability.RUN_DOOR, _doors),
        "unresolved": (Ability.SEE_OUTBOX, _unresolved),
        "held": (Ability.SEE_SHEETS, _held),
        "questions": (Ability.SEE_SHEETS, _questions),
        "partners": (Ability.INVITE, _partners),
        "corrections": (Ability.INVITE, _corrections),
    }
    shown = {
        name: find(user, now) if ability in abilities else None
        for name, (ability, find) in parts.items()
    }
    return shown | {
        "organisations": organisations,
        "offers": len(offers_to(user)),
        **_late(user, abilities, now),
        "unknown_proxy": _may_set_right(user, abilities) and proxies.was_noticed(),
        "now": now,
        "may_write": user.has_perm("wagtailadmin.access_admin"),
        "may_invite": Ability.INVITE in abilities,
        "may_manage_events": Ability.MANAGE_EVENTS in abilities,
    }


def _late(user, abilities, now):
    """Since when the house, or its mail, stands still: for those who set it right or must know of it."""
    knows_all = user.is_superuser or Ability.ASSIGN_SHEETS in abilities
    knows_mail = knows_all or Ability.SEE_OUTBOX in abilities
    late = late_jobs(now) if knows_mail else []
    since = [one.since for one in late if not one.is_mail]
    return {
        "late_since": since[0] if since and knows_all else None,
        "mail_late": mail_among(late),
    }


def _may_set_right(user, abilities):
    return user.is_superuser or Ability.MANAGE_ORGANISATION in abilities


def _held(user, now):
    """How many sheets came too fast and wait for a look."""
    return HeldSheet.objects.visible_to(user).count()


def _questions(user, now):
    """How many companies wait for an answer, and how many for too long."""
    waiting = CompanyQuestion.objects.visible_to(user).waiting()
    late = Count("pk", filter=Q(due_at__lt=now))
    return waiting.order_by().aggregate(waiting=Count("pk"), late=late)


def _corrections(user, now):
    """How many leaders wait for something about them to be put right."""
    return CorrectionRequest.objects.visible_to(user).waiting().count()


def _partners(user, now):
    """Questions without an answer, agreements that end, talks that are due."""
    return attention.to_look_at(user, timezone.localdate(now))[:SHOWN]


def _to_do(user, now):
    """Mine that are late, for today or for the coming days, be it a call, a visit, an answer or a check."""
    mine = Handover.objects.visible_to(user).open().filter(owner=user)
    due = deadlines.late(now) | deadlines.today(now) | deadlines.soon(now)
    return _lines(mine.filter(due), now)


def _unassigned(user, now):
    return _lines(Handover.objects.visible_to(user).unowned(), now)


def _escalated(user, now):
    """What the leader of the unit was notified of: somebody has it, and the deadline passed anyway."""
    late = Handover.objects.visible_to(user).exclude(owner=None).exclude(owner=user)
    return _lines(_escalated_to(late, Escalation.LEAD), now)


def _behind(user, now):
    """What a network's coordinator was notified of: company, unit and deadline, not the unit's own log."""
    hosts = organisations_with(user, Ability.INTRODUCE)
    ours = Handover.objects.filter(sheet__network__host__in=hosts)
    return _lines(_escalated_to(ours, Escalation.COORDINATOR), now)


def _escalated_to(handovers: QuerySet, level: int) -> QuerySet:
    return handovers.open().filter(escalation__gte=level, due_for__in=PROMISED)


def _lines(handovers: QuerySet, now: datetime) -> list[Line]:
    found = handovers.with_sheets().prefetch_related("unit__closing_days").by_deadline()
    return lines(found[:SHOWN], now)


def _introductions(user, now):
    """The companies that a person of ours phones before the unit does."""
    return [
        {
            "introduction": one,
            "is_late": deadlines.is_introducer_late(one.handover.introduction_due, now),
        }
        for one in to_phone(user)["mine"][:SHOWN]
    ]


def _meetings(user, now):
    """The steering groups' meetings of the coming two weeks."""
    today = timezone.localdate(now)
    soon = SteeringMeeting.objects.visible_to(user).filter(
        held_on__gte=today, held_on__lte=today + 2 * A_WEEK
    )
    open_actions = Count("actions", filter=Q(actions__done_at=None), distinct=True)
    return list(
        soon.select_related("network").annotate(open_actions=open_actions).order_by("held_on", "pk")
    )


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


def _unresolved(user, now):
    return list(Message.objects.visible_to(user).to_look_at(now).defer("html", "text")[:SHOWN])
