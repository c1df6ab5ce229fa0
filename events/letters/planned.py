"""Mails that leave by themselves at a moment that somebody chose, by the same function as the button."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.access import Ability, abilities_in
from accounts.models import User
from accounts.refusals import Refused
from events.letters.editions import published
from events.letters.refusals import RoundRefused
from events.letters.rounds import (
    RoundOutcome,
    lock_round,
    require_open,
    send_by_email,
)
from events.letters.text import LetterRefused
from events.letters.ways import Whom
from events.models import Event, InvitationRound
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email

MORNING = time(8)
MONDAY = 0


class PlanRefused(Refused):
    class Code(models.TextChoices):
        TOO_EARLY = "too_early", gettext_lazy("Vælg et tidspunkt, der ikke er gået.")
        TOO_LATE = "too_late", gettext_lazy("Vælg et tidspunkt, før svarfristen er gået.")


class Stop(models.TextChoices):
    """Why a planned sending was stopped beforehand; otherwise it is what the button would have said."""

    MOVED = "moved", gettext_lazy("Arrangementet har fået ny tid eller nyt sted.")
    CALLED_OFF = "called_off", gettext_lazy("Arrangementet er aflyst.")
    NO_RIGHT = (
        "no_right",
        gettext_lazy("Den, der planlagde det, kan ikke længere sende breve for jer."),
    )


def next_monday(now: datetime) -> datetime:
    """At eight by the clock on the wall, which is another moment in summer than in winter."""
    today = timezone.localdate(now)
    days = (MONDAY - today.weekday()) % 7 or 7
    return timezone.make_aware(datetime.combine(today + timedelta(days=days), MORNING))


def why_not_then(at: datetime, *, now: datetime, deadline: datetime) -> PlanRefused.Code | None:
    """Nobody is asked for an answer that they can no longer give."""
    if at <= now:
        return PlanRefused.Code.TOO_EARLY
    return PlanRefused.Code.TOO_LATE if at >= deadline else None


@transaction.atomic
def plan_sending(round: InvitationRound, *, at: datetime, whom: Whom, by: User) -> InvitationRound:
    """Another plan for the same mailing replaces the first. Raises PlanRefused or RoundRefused."""
    round = lock_round(round)
    require_open(round.event)
    published(round.letter)
    if code := why_not_then(at, now=timezone.now(), deadline=round.event.answer_deadline):
        raise PlanRefused(code)
    round.send_at, round.send_whom, round.send_by, round.send_stopped = at, whom, by, ""
    round.save(update_fields=["send_at", "send_whom", "send_by", "send_stopped"])
    _record(round, by=by, verb="plan_sending", after={"at": at.isoformat(), "whom": whom})
    return round


@transaction.atomic
def call_off_sending(round: InvitationRound, *, by: User) -> InvitationRound:
    """A second press changes nothing."""
    round = lock_round(round)
    if round.send_at:
        round.send_at = None
        round.save(update_fields=["send_at"])
        _record(round, by=by, verb="call_off_sending")
    return round


def due(now: datetime) -> list[int]:
    return list(InvitationRound.objects.filter(send_at__lte=now).values_list("pk", flat=True))


def send_planned(pk: int, now: datetime | None = None) -> RoundOutcome | None:
    """Send what is due of the mailing, once; what may not go out stops, and the office is told why."""
    now = now or timezone.now()
    with transaction.atomic():
        round = lock_round(InvitationRound(pk=pk))
        if round.send_at is None or round.send_at > now:
            return None
        if not may_still_send(round):
            _stop(round, Stop.NO_RIGHT)
            return None
        try:
            with transaction.atomic():
                return send_by_email(round, by=round.send_by, whom=Whom(round.send_whom))
        except (RoundRefused, LetterRefused) as refusal:
            _stop(round, refusal.code)
    return None


def may_still_send(round: InvitationRound) -> bool:
    """A role may have ended since the plan was made; what nobody here may send does not leave by itself."""
    planner, host = round.send_by, round.organisation.pk
    if planner is None or not planner.is_active:
        return False
    return Ability.INVITE in abilities_in(planner, [host])


@transaction.atomic
def stop_planned(event: Event, why: Stop) -> list[InvitationRound]:
    """The letters say something else now: somebody must look again before they go out."""
    stopped = []
    for planned in event.rounds.filter(send_at__isnull=False):
        round = lock_round(planned)
        _stop(round, why)
        stopped.append(round)
    return stopped


def _stop(round, why):
    round.send_at, round.send_stopped = None, str(why.value)
    round.save(update_fields=["send_at", "send_stopped"])
    _record(round, by=None, verb="stop_sending", after={"why": round.send_stopped})
    _tell_the_office(round)


def why_stopped(round: InvitationRound) -> str:
    """In words; "" when nothing was stopped."""
    for codes in (Stop, RoundRefused.Code, LetterRefused.Code):
        if round.send_stopped in codes.values:
            return str(codes(round.send_stopped).label)
    return ""


def _tell_the_office(round):
    """Whoever planned it; the organisation's own address when they are gone or no longer send for it."""
    host = round.organisation
    planner = round.send_by
    to = planner.email if may_still_send(round) else host.sender_email
    if not to:
        return
    with in_house_language():
        draft = Draft(
            recipient=to,
            subject=_("Ikke sendt: %(name)s") % {"name": round.name},
            reference=f"round:{round.pk}",
            template="events/emails/sending_stopped",
            context={
                "round": round,
                "event": round.event,
                "why": why_stopped(round),
                "link": settings.BASE_URL + reverse("events:round", args=[round.pk]),
            },
        )
        queue_email(host, draft)


def _record(round, *, by, verb, after=None):
    audit.record(round.organisation, by=by, verb=verb, thing=round, after=after or {})
