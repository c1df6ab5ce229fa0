"""The steps of a match from wish to lasting job: which are done, which is next, and whose each of them is."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models import (
    AftercareContact,
    CandidateTalk,
    CandidateWish,
    FitStatement,
    Placement,
    Referral,
)

State = Referral.State


class Side(models.TextChoices):
    """Who has a step: whoever knows the candidate, whoever knows the company, or both together."""

    BROKER = "broker", _("jobformidleren")
    CONSULTANT = "consultant", _("virksomhedskonsulenten")
    BOTH = "both", _("begge")


# In the order they are taken: (key, what is done, whose it is).
STEPS = (
    ("talk", _("Tal med kandidaten"), Side.BROKER),
    ("wish", _("Skriv ønsket ned"), Side.BROKER),
    ("company", _("Tal med virksomheden"), Side.CONSULTANT),
    ("presented", _("Præsenter kandidaten"), Side.BROKER),
    ("fit", _("Skriv, hvordan det passer"), Side.BROKER),
    ("meeting", _("Samtalen hos virksomheden"), Side.BOTH),
    ("answer", _("Virksomhedens svar"), Side.CONSULTANT),
    ("start", _("Den første dag"), Side.BOTH),
    ("aftercare", _("Efterværn"), Side.BROKER),
    ("weeks_13", _("Tjek efter 13 uger"), Side.CONSULTANT),
    ("weeks_26", _("Tjek efter 26 uger"), Side.CONSULTANT),
)
ENDS = (State.NO, State.WITHDRAWN)


@dataclass(frozen=True)
class Done:
    """When a step was taken, and by whom where that is known."""

    on: date | None
    by: str = ""


@dataclass(frozen=True)
class Step:
    """`who` did it, or is to; `state` is done, next, ahead or skipped."""

    key: str
    label: str
    side: str
    who: str
    state: str
    on: date | None = None


def place_steps(done: dict[str, Done], people: dict[str, str], *, ended: bool) -> list[Step]:
    """Pure. What was passed over is skipped; the first one after all that is done is next, unless it ended."""
    keys = [key for key, _label, _side in STEPS]
    reached = max((keys.index(key) for key in done), default=-1)
    found = []
    for place, (key, label, side) in enumerate(STEPS):
        was = done.get(key)
        if was:
            found.append(Step(key, str(label), side, was.by or people[side], "done", was.on))
            continue
        if place < reached:
            state = "skipped"
        elif ended:
            continue
        else:
            state = "next" if place == reached + 1 else "ahead"
        found.append(Step(key, str(label), side, people[side], state))
    return found


def steps_of(referral: Referral) -> list[Step]:
    """Of one match, read anew."""
    placement = (
        Placement.objects.filter(candidate=referral.candidate_id, opening=referral.opening_id)
        .order_by("-starts_on")
        .first()
    )
    done = {**_before(referral), **(_at_work(placement) if placement else {})}
    ended = referral.state in ENDS and placement is None
    return place_steps(done, people_of(referral), ended=ended)


def people_of(referral: Referral) -> dict[str, str]:
    """By name where somebody has it; else the unit that is to find one."""
    handover = referral.opening.handover
    broker = _named(referral.candidate.known_by, referral.candidate.unit)
    consultant = _named(handover and handover.owner, referral.opening.unit)
    both = broker if broker == consultant else f"{broker} · {consultant}"
    return {Side.BROKER: broker, Side.CONSULTANT: consultant, Side.BOTH: both}


def _named(person, unit):
    return person.name if person else unit.name


def _before(referral):
    candidate, handover = referral.candidate_id, referral.opening.handover
    done = {"presented": Done(timezone.localdate(referral.created_at))}
    talk = CandidateTalk.objects.filter(candidate=candidate).select_related("by").first()
    if talk:
        done["talk"] = Done(talk.held_on, _name(talk.by))
    wish = CandidateWish.objects.filter(candidate=candidate).select_related("by").first()
    if wish:
        done["wish"] = Done(timezone.localdate(wish.at), _name(wish.by))
    if handover is None or handover.first_contact_at:
        at = handover.first_contact_at if handover else referral.opening.created_at
        done["company"] = Done(timezone.localdate(at))
    fit = FitStatement.objects.filter(referral=referral).select_related("by").first()
    if fit:
        done["fit"] = Done(timezone.localdate(fit.at), _name(fit.by))
    if referral.talk_on and referral.talk_on <= timezone.localdate():
        done["meeting"] = Done(referral.talk_on)
    if referral.state in (State.YES, *ENDS):
        done["answer"] = Done(timezone.localdate(referral.changed_at), _name(referral.by))
    return done


def _at_work(placement):
    today, done = timezone.localdate(), {}
    if placement.starts_on <= today:
        done["start"] = Done(placement.starts_on)
    held = AftercareContact.objects.filter(placement=placement, held_on__isnull=False)
    contact = held.select_related("owner").order_by("-held_on").first()
    if contact:
        done["aftercare"] = Done(contact.held_on, _name(contact.owner))
    for check in placement.checks.select_related("unit_by").exclude(unit_says=""):
        at = check.unit_at and timezone.localdate(check.unit_at)
        done[f"weeks_{check.weeks}"] = Done(at, _name(check.unit_by))
    return done


def _name(person):
    return person.name if person else ""
