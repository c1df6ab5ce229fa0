"""Candidates as other rooms make them: found or made by their reference, and each stage they reach."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from pledges.models import Candidate, CandidateStage, PlacementStep
from pledges.models.candidates import NO_REFERENCE, Stage, key_of
from taskforces.models import Network

# Whoever is paid under one of these is in training for a trade.
APPRENTICESHIPS = ("adult_apprentice", "igu")


def candidate_of(
    unit: Organisation,
    reference: str,
    *,
    network: Network | None = None,
    stage: str = Stage.READY,
    on: date | None = None,
    by: User | None = None,
) -> Candidate:
    """The unit's candidate of that reference; a new one begins at the stage, with its first row of history."""
    on = on or timezone.localdate()
    with transaction.atomic():
        found, is_new = Candidate.objects.get_or_create(
            unit=unit,
            key=key_of(reference),
            defaults={
                "reference": reference.strip(),
                "network": network,
                "stage": stage,
                "stage_on": on,
                "known_by": by,
            },
        )
        if is_new:
            _write_stage(found, stage, on=on, by=by, network=network)
    return found


def reach(
    candidate: Candidate,
    stage: str,
    *,
    on: date | None = None,
    by: User | None,
    reason: str = "",
    network: Network | None = None,
) -> Candidate:
    """The candidate comes to a stage: a row of history, and where they stand if nothing later is known."""
    on = on or timezone.localdate()
    with transaction.atomic():
        fresh = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
        _write_stage(fresh, stage, on=on, by=by, network=network or fresh.network, reason=reason)
        if on >= min(fresh.stage_on, timezone.localdate()):  # a first day may lie ahead
            fresh.stage, fresh.stage_on = stage, on
        fresh.touched_at = timezone.now()
        fresh.version += 1
        fresh.save(update_fields=["stage", "stage_on", "touched_at", "version"])
    return fresh


def stage_at_work(step: PlacementStep, scheme_code: str) -> str:
    """What hours mean for the stage: without a paid one it is a trial, whatever the scheme."""
    if not step.paid_hours:
        return Stage.TRIAL
    return Stage.APPRENTICE if scheme_code in APPRENTICESHIPS else Stage.PLACED


def is_known(reference: str) -> bool:
    """Whether the reference still stands; when its time is up a dash is left."""
    return reference != NO_REFERENCE


def _write_stage(candidate, stage, *, on, by, network, reason=""):
    CandidateStage.objects.create(
        candidate=candidate, stage=stage, on=on, by=by, network=network, reason=reason
    )
