"""The warm introduction: the club's director or the chair phones first, and then the unit takes over."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import Ability, organisations_with
from accounts.models import User
from accounts.refusals import Refused
from frontend.languages import in_house_language
from pledges.followup.changes import changing
from pledges.models import FollowUpEntry, Handover, Introduction

IntroductionOutcome = Introduction.Outcome

# What the one who phones may answer; the rest the clock says.
BY_HAND = (
    IntroductionOutcome.REACHED,
    IntroductionOutcome.NOT_REACHED,
    IntroductionOutcome.SKIPPED,
)

SHOWN_AFTERWARDS = timedelta(days=14)


class IntroductionRefused(Refused):
    class Code(models.TextChoices):
        DONE = "done", gettext_lazy("Introduktionen er allerede afsluttet.")
        EARLY = "early", gettext_lazy("Der er stadig tid til at ringe først.")


def introduce(
    introduction: Introduction,
    *,
    outcome: str,
    by: User,
    note: str = "",
    wants_visit: bool = False,
) -> Introduction:
    """What came of the first call. It is not the unit's contact: the promised call is still to be made.

    Raises IntroductionRefused (DONE) for the second of two, be it a person or the clock.
    """
    if outcome not in BY_HAND:
        raise ValueError(outcome)
    with in_house_language():
        said = [_("Vil gerne have besøg.")] if wants_visit else []
        text = "\n".join(filter(None, [_in_words(outcome), note, *said]))
    with changing(
        introduction.handover, kind=FollowUpEntry.Kind.INTRODUCED, by=by, text=text
    ) as handover:
        fresh = _waiting(introduction)
        fresh.introducer = by  # whoever phoned in the end
        _finish(fresh, handover, outcome=outcome, note=note, at=timezone.now())
        if wants_visit and not handover.sheet.wants_visit:
            handover.sheet.wants_visit = True
            handover.sheet.save(update_fields=["wants_visit"])
    return fresh


def pass_on(introduction: Introduction, *, now: datetime | None = None) -> Introduction:
    """The limit has passed, so the unit phones by itself. For the clock alone.

    Raises IntroductionRefused: DONE when somebody answered first (or the unit has already spoken
    with the company), EARLY before the limit.
    """
    now = now or timezone.now()
    text = _in_words(IntroductionOutcome.PASSED_ON)
    with changing(introduction.handover, kind=FollowUpEntry.Kind.INTRODUCED, text=text) as handover:
        fresh = _waiting(introduction)
        if handover.introduction_due is None:
            raise IntroductionRefused(IntroductionRefused.Code.DONE)
        if now < handover.introduction_due:
            raise IntroductionRefused(IntroductionRefused.Code.EARLY)
        _finish(fresh, handover, outcome=IntroductionOutcome.PASSED_ON, at=now)
    return fresh


def visible_to(user: User):
    """Those of the networks that the user introduces for, whoever is named to phone."""
    hosts = organisations_with(user, Ability.INTRODUCE)
    return Introduction.objects.filter(handover__sheet__network__host__in=hosts).select_related(
        "introducer", "handover__unit", "handover__owner", "handover__sheet__network"
    )


def to_phone(user: User) -> dict[str, list[Introduction]]:
    """{mine, others}: those waited for now. What is nobody's, or of one who left, is everybody's."""
    waiting = (
        visible_to(user)
        .filter(done_at=None, handover__introduction_due__isnull=False, handover__closed_at=None)
        .exclude(handover__status=Handover.Status.ON_HOLD)
        .prefetch_related("handover__sheet__lines")
        .order_by("handover__introduction_due", "pk")
    )
    found = {"mine": [], "others": []}
    for introduction in waiting:
        named = introduction.introducer
        is_mine = named is None or named == user or not named.is_active
        found["mine" if is_mine else "others"].append(introduction)
    return found


def lately(user: User, now: datetime):
    """What became of those of the last 14 days, the unit's own early calls included."""
    since = now - SHOWN_AFTERWARDS
    overtaken = Q(done_at=None, handover__introduction_due=None, due__gte=since)
    return visible_to(user).filter(Q(done_at__gte=since) | overtaken).order_by("-due", "-pk")


def _in_words(outcome: str) -> str:
    with in_house_language():
        return f"{IntroductionOutcome(outcome).label.capitalize()}."


def _waiting(introduction: Introduction) -> Introduction:
    """The locked row. The handover is locked already, so nobody else decides meanwhile."""
    fresh = Introduction.objects.select_for_update().get(pk=introduction.pk)
    if fresh.done_at is not None:
        raise IntroductionRefused(IntroductionRefused.Code.DONE)
    return fresh


def _finish(introduction, handover, *, outcome, at, note="") -> None:
    introduction.outcome, introduction.note, introduction.done_at = outcome, note, at
    introduction.save(update_fields=["introducer", "outcome", "note", "done_at"])
    handover.introduction_due = None
