"""Which stages a kind of network uses, and how a consultant moves a candidate from one to another."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from pledges.models import Candidate, Placement
from pledges.models.candidates import Stage
from pledges.persons import reach
from taskforces.models import Network

Kind = Network.Kind

_AT_A_COMPANY = (Stage.READY, Stage.PRESENTED, Stage.TRIAL, Stage.PLACED)
_AFTER = (Stage.SELF_SUPPORTING, Stage.EDUCATION, Stage.PAUSED, Stage.RETURNED)
_PREPARED = (Stage.REFERRED, Stage.ASSESSED, Stage.PREPARATION)
# Where hours are billed nobody works unpaid, so there is no trial.
STAGES: dict[str, tuple[str, ...]] = {
    Kind.TASK_FORCE: (Stage.REFERRED, *_AT_A_COMPANY, *_AFTER),
    Kind.SPONSOR_NETWORK: (Stage.REFERRED, Stage.PREPARATION, *_AT_A_COMPANY, *_AFTER),
    Kind.DIALOGUE_FORUM: (Stage.REFERRED, *_AT_A_COMPANY, *_AFTER),
    Kind.CLUSTER_NETWORK: (*_PREPARED, *_AT_A_COMPANY, *_AFTER),
    Kind.TEMP_AGENCY: (*_PREPARED, Stage.READY, Stage.PRESENTED, Stage.PLACED, *_AFTER),
    Kind.TRAINEE_COHORT: (*_PREPARED, *_AT_A_COMPANY, Stage.APPRENTICE, *_AFTER),
    Kind.TRAINING_TRACK: (*_PREPARED, *_AT_A_COMPANY, *_AFTER),
}
# These follow from a referral or a placement, and nobody says them by hand.
BY_ITSELF = frozenset({Stage.PRESENTED, Stage.TRIAL, Stage.PLACED, Stage.APPRENTICE})
WITH_REASON = frozenset({Stage.RETURNED, Stage.PAUSED})
LONGEST_BACK = timedelta(days=2 * 366)


class StageRefused(Refused):
    class Code(models.TextChoices):
        STAGE = "stage", _("Den fase bruger netværket ikke. Vælg en anden.")
        REASON = "reason", _("Skriv hvorfor. Ingen navne, og intet om helbred.")
        DAY = "day", _("Vælg en dag, der er gået, inden for de sidste to år.")
        AT_WORK = "at_work", _("Kandidaten er i gang hos en virksomhed. Afslut forløbet først.")


Code = StageRefused.Code


def stages_of(kind: str) -> tuple[str, ...]:
    return STAGES[kind]


def stages_by_hand(kind: str) -> list[str]:
    """What a consultant may choose."""
    return [stage for stage in STAGES[kind] if stage not in BY_ITSELF]


def set_stage(
    candidate: Candidate, *, stage: str, on: date, by: User, reason: str = ""
) -> Candidate:
    """A row of history by date. Raises StageRefused."""
    today = timezone.localdate()
    kind = candidate.network.kind if candidate.network_id else Kind.TASK_FORCE
    if stage not in stages_by_hand(kind):
        raise StageRefused(Code.STAGE)
    if stage in WITH_REASON and not reason.strip():
        raise StageRefused(Code.REASON)
    if not today - LONGEST_BACK <= on <= today:
        raise StageRefused(Code.DAY)
    with transaction.atomic():
        locked = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
        at_work = Placement.objects.in_place().filter(candidate=locked, starts_on__lte=today)
        if stage in WITH_REASON and at_work.exists():
            raise StageRefused(Code.AT_WORK)
        before = locked.stage
        fresh = reach(locked, stage, on=on, by=by, reason=reason.strip())
        audit.record(
            candidate.unit,
            by=by,
            verb="candidate.stage",
            thing=candidate,
            before={"stage": str(before)},
            after={"stage": str(stage), "on": on.isoformat()},
        )
    return fresh
