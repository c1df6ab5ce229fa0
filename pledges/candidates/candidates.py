"""Candidates as a consultant keeps them: who knows them, who is their mentor, and what is next."""

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, User
from accounts.refusals import Refused
from pledges.access import whose
from pledges.candidates.stages import stages_of
from pledges.models import Candidate, CandidateStage
from taskforces.models import Network


class CandidateRefused(Refused):
    class Code(models.TextChoices):
        REFERENCE = "reference", _("Den reference har I brugt. Vælg en anden.")
        NETWORK = "network", _("Kandidaten kan kun følges i et netværk, hvis ark kommer til jer.")
        VERSION = "version", _("En anden har rettet kandidaten, mens du skrev.")


Code = CandidateRefused.Code


def create_candidate(
    network: Network, *, reference: str, by: User, unit: Organisation | None = None, **fields
) -> Candidate:
    """Of the unit that the network's sheets come to, of a further one, or of the host at its own desk.

    They begin at the first stage that the network uses.
    """
    unit = unit or whose(by, network, network.unit)
    if unit is None or not network.active:
        raise CandidateRefused(Code.NETWORK)
    stage = stages_of(network.kind)[0]
    try:
        with transaction.atomic():
            made = Candidate.objects.create(
                unit=unit,
                network=network,
                reference=reference.strip(),
                stage=stage,
                **fields,
            )
    except IntegrityError:
        raise CandidateRefused(Code.REFERENCE) from None
    CandidateStage.objects.create(candidate=made, stage=stage, by=by, network=network)
    audit.record(unit, by=by, verb="candidate.created", thing=made)
    return made


def change_candidate(
    candidate: Candidate, *, by: User, expected_version: int, **fields
) -> Candidate:
    """Mentor, who knows them, target group, next step."""
    with transaction.atomic():
        fresh = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
        if fresh.version != expected_version:
            raise CandidateRefused(Code.VERSION)
        for name, value in fields.items():
            setattr(fresh, name, value)
        fresh.version += 1
        fresh.touched_at = timezone.now()
        fresh.save(update_fields=[*fields, "version", "touched_at"])
        audit.record(candidate.unit, by=by, verb="candidate.changed", thing=candidate)
    return fresh


def networks_of(unit: Organisation) -> models.QuerySet:
    return Network.objects.filter(unit=unit, active=True).order_by("name")
