"""A candidate suggested for an opening: who may be, what came of it, and who is told."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from pledges.followup import changes as followup
from pledges.followup.statuses import may_follow
from pledges.models import Candidate, FollowUpEntry, Handover, Opening, Referral
from pledges.models.candidates import Stage
from pledges.openings.emails import tell_company, tell_consultant
from pledges.openings.places import give_place
from pledges.persons import reach
from pledges.wording import in_danish

State = Referral.State
Status = Handover.Status

# What a referral may become. A no and a withdrawal can be taken back by presenting anew.
FOLLOWS: dict[str, frozenset[str]] = {
    State.PRESENTED: frozenset({State.TALK, State.YES, State.NO, State.WITHDRAWN}),
    State.TALK: frozenset({State.TALK, State.YES, State.NO, State.WITHDRAWN}),
    State.YES: frozenset({State.NO, State.WITHDRAWN}),
    State.NO: frozenset({State.PRESENTED}),
    State.WITHDRAWN: frozenset({State.PRESENTED}),
}


class ReferralRefused(Refused):
    class Code(models.TextChoices):
        FULL = "full", _("Der er ingen ledige pladser. Vælg en anden åbning.")
        CONTACT = "contact", _("Tal med virksomheden, før I henviser nogen.")
        AGAIN = "again", _("Kandidaten er allerede henvist til den åbning.")
        STATE = "state", _("Henvisningen kan ikke blive det nu. Se, hvor den står.")
        REASON = "reason", _("Skriv, hvorfor det blev et nej. Ingen navne, og intet om helbred.")
        CLOSED = "closed", _("Virksomheden er ikke længere interesseret. Vælg en anden åbning.")


Code = ReferralRefused.Code


def refer(candidate: Candidate, *, opening: Opening, by: User, tell: bool = False) -> Referral:
    """Presents the candidate. `tell` writes to the company that there is somebody; whoever knows the
    candidate is told when another one does it. Raises ReferralRefused.
    """
    with transaction.atomic():
        locked = _locked(opening)
        _check(locked)
        referral = Referral.objects.filter(candidate=candidate, opening=locked).first()
        if referral is None:
            referral = Referral.objects.create(candidate=candidate, opening=locked, by=by)
        elif State.PRESENTED not in FOLLOWS[referral.state]:
            raise ReferralRefused(Code.AGAIN)
        else:
            _become(referral, State.PRESENTED, by=by)
        reach(candidate, Stage.PRESENTED, by=by, network=locked.network)
        _write_on_the_sheet(referral, by)
        _record(referral, by, "referral.presented", before="")
        if tell:
            tell_company(referral, by=by)
        tell_consultant(referral, by=by)
    return referral


def answer(
    referral: Referral, *, state: str, by: User, reason: str = "", talk_on: date | None = None
) -> Referral:
    """What came of it. A candidate nobody looks at any more is ready again. Raises ReferralRefused."""
    with transaction.atomic():
        fresh = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
        before = fresh.state
        if state not in FOLLOWS[before]:
            raise ReferralRefused(Code.STATE)
        if state == State.NO and not reason.strip():
            raise ReferralRefused(Code.REASON)
        _become(fresh, state, by=by, reason=reason.strip(), talk_on=talk_on)
        if state == State.YES and fresh.candidate.unit_id != fresh.opening.unit_id:
            _check(_locked(fresh.opening))
            give_place(fresh, by=by)
        _free(fresh.candidate, by)
        _record(fresh, by, f"referral.{state}", before=before)
        tell_consultant(fresh, by=by)
    return fresh


def call_off(opening: Opening, *, by: User | None, reason: str = "") -> None:
    """The company has no position left: who is presented there is withdrawn, and their consultants are told."""
    why = reason.strip() or in_danish(_("virksomheden trak pladsen tilbage"))
    for referral in (
        opening.referrals.exclude(state=State.YES).running().select_related("candidate")
    ):
        before = referral.state
        _become(referral, State.WITHDRAWN, by=by, reason=why)
        _free(referral.candidate, by)
        _record(referral, by, "referral.withdrawn", before=before)
        tell_consultant(referral, by=by)


def may_become(referral: Referral) -> list[str]:
    return [state for state in State.values if state in FOLLOWS[referral.state]]


def _locked(opening):
    """After its handover, as whoever starts a placement locks them."""
    if opening.handover_id:
        Handover.objects.select_for_update(of=("self",)).get(pk=opening.handover_id)
    return Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)


def _check(opening):
    row = Opening.objects.with_remaining().get(pk=opening.pk)
    if not row.remaining:
        raise ReferralRefused(Code.FULL)
    handover = opening.handover
    if handover is None:
        return
    if handover.put_away:
        raise ReferralRefused(Code.CLOSED)
    if not opening.may_be_referred_to:
        raise ReferralRefused(Code.CONTACT)


def _become(referral, state, *, by, reason="", talk_on=None):
    referral.state, referral.reason, referral.by = state, reason, by
    referral.changed_at = timezone.now()
    if state == State.TALK:
        referral.talk_on = talk_on
    referral.save(update_fields=["state", "reason", "by", "changed_at", "talk_on"])


def _free(candidate, by):
    """Only who stands as presented: a placement says more than a no elsewhere."""
    candidate.refresh_from_db()
    if candidate.stage == Stage.PRESENTED and not candidate.referrals.running().exists():
        reach(candidate, Stage.READY, by=by)


def _write_on_the_sheet(referral, by):
    """The conversation with the company goes on to "referred" where it may."""
    handover = referral.opening.handover
    if handover is None:
        return
    text = f"{referral.candidate} → {referral.opening}"
    with followup.changing(handover, kind=FollowUpEntry.Kind.STATUS, by=by, text=text) as fresh:
        if may_follow(fresh, Status.REFERRED):
            followup.move(fresh, Status.REFERRED)


def _record(referral, by, verb, *, before):
    audit.record(
        referral.candidate.unit,
        by=by,
        verb=verb,
        thing=referral,
        before={"state": str(before)},
        after={"state": str(referral.state), "opening": referral.opening_id},
    )
