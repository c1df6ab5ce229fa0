"""No two statuses of one kind look alike, and every status has a look."""

from collections import Counter
from pathlib import Path

import pytest
from django.template import Context, Template

from pledges.figures.standings import Standing as PersonStanding
from pledges.looks import LOOKS, Look
from pledges.models import Handover, JobOrderDraft, JobProfile, Placement, Referral
from pledges.models.candidates import Stage
from pledges.models.counter_offers import CounterOffer
from pledges.openings.standing import Standing as OpeningStanding

KINDS = {
    "handover": Handover.Status,
    "candidate": Stage,
    "placement": Placement.State,
    "referral": Referral.State,
    "opening": OpeningStanding,
    "order": JobOrderDraft.State,
    "profile": JobProfile.State,
    "counter_offer": CounterOffer.State,
    "person": PersonStanding,
}
TONES = {"accent", "sun", "good", "warn", "bad", "info", "quiet"}
ICONS = Path(__file__).resolve().parents[2] / "site/frontend/src/icons.txt"


def shared(looks):
    """Drawings that stand for two statuses: who sees no colours could not tell them apart."""
    drawn = Counter(look.icon for look in looks.values())
    return {icon for icon, times in drawn.items() if times > 1}


def test_every_kind_is_looked_at():
    assert KINDS.keys() == LOOKS.keys()


@pytest.mark.parametrize("kind", LOOKS)
def test_each_status_has_a_look_of_its_own(kind):
    looks, icons = LOOKS[kind], ICONS.read_text().split()
    assert looks.keys() == set(KINDS[kind].values)
    assert shared(looks) == set()
    assert {look.tone for look in looks.values()} <= TONES
    assert {look.icon for look in looks.values()} <= set(icons)


def test_two_that_differ_in_colour_alone_would_be_found():
    assert shared({"a": Look("good", "check"), "b": Look("bad", "check")}) == {"check"}


def test_it_is_written_with_its_drawing():
    said = "{% load looks %}{% status 'referral' 'no' 'nej' %}"
    written = Template(said).render(Context())
    assert "tag--bad" in written
    assert "<svg" in written
    assert "nej" in written
