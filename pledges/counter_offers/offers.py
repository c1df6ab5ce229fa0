"""A counter-offer made, answered and taken back, and what a yes makes of the opening."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from frontend.languages import in_house_language
from pledges.counter_offers.emails import tell_company, tell_of_answer
from pledges.followup.changes import changing
from pledges.followup.statuses import may_follow, set_status
from pledges.models import CounterOffer, FollowUpEntry, Handover, Opening, Placement
from pledges.wording import in_danish

Kind = FollowUpEntry.Kind
State = CounterOffer.State
Status = Handover.Status
CHANGES = ("task", "hours", "pattern", "days")


class CounterOfferRefused(Refused):
    class Code(models.TextChoices):
        FULL = "full", gettext_lazy("Der er ingen ledige pladser på den åbning længere.")
        WAITING = (
            "waiting",
            gettext_lazy(
                "Virksomheden har allerede et forslag at svare på. Tag det først tilbage."
            ),
        )
        ANSWERED = "answered", gettext_lazy("Forslaget er der allerede svaret på.")
        CLOSED = "closed", gettext_lazy("Sagen er lukket. Ring til os, hvis I stadig vil.")
        CONTACT = "contact", gettext_lazy("Tal med virksomheden, før I foreslår noget andet.")


Code = CounterOfferRefused.Code


def differs(opening: Opening, wanted: dict) -> dict:
    """Only what is said and is not so already: hours that are asked for again are no offer."""
    return {
        name: value
        for name in CHANGES
        if (value := wanted.get(name) or "") and value != getattr(opening, name)
    }


def free_openings(handover: Handover):
    """Those of a sheet with positions left."""
    return Opening.objects.filter(handover=handover).open().order_by("created_at", "pk")


@transaction.atomic
def offer(opening: Opening, *, by: User, words: str = "", **wanted) -> CounterOffer:
    """Says that there is nobody, and what would do instead. The sheet waits, and the company is written to.

    Raises CounterOfferRefused.
    """
    fresh = _locked(opening)
    if fresh.handover and fresh.handover.first_contact_at is None:
        raise CounterOfferRefused(Code.CONTACT)
    _require_room(fresh)
    if CounterOffer.objects.filter(opening=fresh, state=State.WAITING).exists():
        raise CounterOfferRefused(Code.WAITING)
    made = CounterOffer.objects.create(opening=fresh, by=by, words=words, **differs(fresh, wanted))
    if fresh.handover:
        text = "\n".join(filter(None, [_said(made), words]))
        with changing(fresh.handover, kind=Kind.STATUS, by=by, text=text) as handover:
            # Then it is only the rest that nobody has.
            at_work = Placement.objects.in_place().filter(handover=handover).exists()
            if not at_work and may_follow(handover, Status.NO_CANDIDATE_YET):
                set_status(handover, Status.NO_CANDIDATE_YET)
        tell_company(made, by=by)
    _record(made, by, "counter_offer.made")
    return made


@transaction.atomic
def answer(
    made: CounterOffer, *, yes: bool, words: str = "", by: User | None = None
) -> CounterOffer:
    """What the company says, on its receipt (`by` is None) or to the consultant. With a yes the opening becomes
    what was suggested, and its clock starts anew. Both sides are told. Raises CounterOfferRefused.
    """
    opening = _locked(made.opening)
    fresh = CounterOffer.objects.select_for_update(of=("self",)).get(pk=made.pk)
    wanted = State.YES if yes else State.NO
    if fresh.state != State.WAITING:
        if fresh.state == wanted:  # the second of a double click
            return fresh
        raise CounterOfferRefused(Code.ANSWERED)
    if yes:
        _require_room(opening)
    fresh.state, fresh.answer, fresh.answered_at = wanted, words, timezone.now()
    fresh.save(update_fields=["state", "answer", "answered_at"])
    fresh.opening = opening
    if opening.handover:
        _write_answer(fresh, by)
    elif yes:
        _become(fresh)
    _record(fresh, by, f"counter_offer.{fresh.state}")
    tell_of_answer(fresh, by=by)
    return fresh


@transaction.atomic
def take_back(made: CounterOffer, *, by: User) -> CounterOffer:
    """There is somebody after all, or it was a mistake. Raises CounterOfferRefused."""
    fresh = CounterOffer.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if fresh.state != State.WAITING:
        raise CounterOfferRefused(Code.ANSWERED)
    fresh.state, fresh.answered_at = State.TAKEN_BACK, timezone.now()
    fresh.save(update_fields=["state", "answered_at"])
    if handover := fresh.opening.handover:
        text = in_danish(gettext_lazy("Forslaget om noget andet er taget tilbage."))
        with changing(handover, kind=Kind.NOTE, by=by, text=text):
            pass
    _record(fresh, by, "counter_offer.taken_back")
    return fresh


def _write_answer(made, by):
    """On the sheet; after a yes the company waits for an answer about a candidate as from a first call."""
    kind = Kind.CHANGED if made.state == State.YES else Kind.ANSWERED
    text = "\n".join(filter(None, [_said(made), str(made.get_state_display()), made.answer]))
    with changing(made.opening.handover, kind=kind, by=by, text=text) as handover:
        if made.state != State.YES:
            return
        _become(made)
        if may_follow(handover, Status.CONTACTED):
            set_status(handover, Status.CONTACTED)
        calendar = WorkingCalendar(handover.unit)
        handover.candidate_due = calendar.deadline(made.answered_at, handover.unit.candidate_days)


def _become(made):
    """The opening as it was suggested. Where somebody is at work already, only what is left becomes so."""
    row = Opening.objects.with_remaining().get(pk=made.opening_id)
    changed = {name: value for name in CHANGES if (value := getattr(made, name))}
    if row.placed:
        _split(row, changed)
        return
    if row.of_line:
        on_line = {name: value for name, value in changed.items() if name != "days"}
        lines = row.handover.sheet.lines
        if task := on_line.get("task"):
            lines.filter(task=task, positions=0).delete()  # it was a further task of the same job
        if on_line:
            lines.filter(task=row.task).update(**on_line)
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*changed, "version"])


def _split(row, changed):
    words = ("handover", "company", "network", "unit", "title", "also", "terms", "requirements")
    kept = {name: getattr(row, name) for name in (*words, *CHANGES, "starts_on", "source", "event")}
    Opening.objects.create(
        positions=row.remaining,
        candidate_due=row.candidate_due,
        given_from=row.given_from or (None if row.handover_id else row),  # still one promise
        **kept | changed,
    )
    row.withdrawn += row.remaining
    row.version += 1
    row.save(update_fields=["withdrawn", "version"])


def _locked(opening):
    """After its handover, as whoever starts a placement locks them."""
    if opening.handover_id:
        Handover.objects.select_for_update(of=("self",)).get(pk=opening.handover_id)
    return Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)


def _require_room(opening):
    handover = opening.handover
    if handover and handover.closed_at:
        raise CounterOfferRefused(Code.CLOSED)
    if not Opening.objects.with_remaining().get(pk=opening.pk).remaining:
        raise CounterOfferRefused(Code.FULL)


def _said(made):
    with in_house_language():
        return _("Modforslag: %(what)s") % {"what": ", ".join(str(part) for part in made.parts())}


def _record(made, by, verb):
    after = {"state": str(made.state), "opening": made.opening_id}
    audit.record(made.opening.unit, by=by, verb=verb, thing=made, after=after)
