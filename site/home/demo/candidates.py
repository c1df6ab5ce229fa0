"""Candidates on their way: one self-supporting, one in education, one presented to a company."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from pledges.models import Candidate, Opening, Referral
from pledges.models.candidates import Stage
from pledges.persons import candidate_of, reach
from taskforces.models import Network


def on_their_way(network: Network, consultant: User, *, now: datetime) -> None:
    today = timezone.localdate(now)
    first = Candidate.objects.filter(unit=network.unit, reference="Kandidat N1").first()
    if first:
        reach(first, Stage.SELF_SUPPORTING, on=today - timedelta(days=20), by=consultant)
    learning, presented = (
        candidate_of(
            network.unit,
            f"Kandidat B{n}",
            network=network,
            by=consultant,
            stage=Stage.REFERRED,
            on=today - timedelta(days=40),
        )
        for n in (1, 2)
    )
    reach(learning, Stage.EDUCATION, on=today - timedelta(days=5), by=consultant)
    reach(presented, Stage.READY, on=today - timedelta(days=12), by=consultant)
    opening = (
        Opening.objects.open()
        .filter(network=network, handover__status="referred", handover__closed_at=None)
        .last()
    )
    if opening:
        reach(presented, Stage.PRESENTED, on=today - timedelta(days=3), by=consultant)
        Referral.objects.create(candidate=presented, opening=opening, by=consultant)
