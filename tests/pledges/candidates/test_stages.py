"""Stages: what each kind of network uses, and what nobody says by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.candidates.candidates import CandidateRefused, change_candidate, create_candidate
from pledges.candidates.stages import (
    BY_ITSELF,
    STAGES,
    Code,
    StageRefused,
    set_stage,
    stages_by_hand,
)
from pledges.models import Candidate
from tests import factories

TODAY = timezone.localdate


@pytest.fixture
def candidate(cast):
    return create_candidate(cast.network, reference="Kandidat A1", by=cast.consultant)


def refused(work, *args, **kwargs):
    with pytest.raises(StageRefused) as caught:
        work(*args, **kwargs)
    return caught.value.code


@pytest.mark.parametrize("kind", STAGES)
def test_every_kind_begins_with_a_referral_and_can_end(kind):
    chosen = stages_by_hand(kind)
    assert chosen[0] == "referred"
    assert {"self_supporting", "education", "returned"} <= set(chosen)
    assert not BY_ITSELF & set(chosen)


def test_an_agency_knows_no_trial():
    assert "trial" not in STAGES["temp_agency"]
    assert "preparation" not in STAGES["task_force"]


def test_each_stage_is_a_row_with_day_and_person(cast, candidate):
    day = TODAY() - timedelta(days=3)
    set_stage(candidate, stage="ready", on=day, by=cast.lead)
    set_stage(
        candidate, stage="returned", on=TODAY(), by=cast.consultant, reason="Vil prøve senere"
    )
    rows = list(candidate.stages.values_list("stage", "on", "by", "reason"))
    assert rows == [
        ("ready", day, cast.lead.pk, ""),
        ("referred", TODAY(), cast.consultant.pk, ""),
        ("returned", TODAY(), cast.consultant.pk, "Vil prøve senere"),
    ]
    candidate.refresh_from_db()
    assert (candidate.stage, candidate.stage_on) == ("returned", TODAY())


def test_what_is_written_later_of_an_earlier_day_changes_no_present(cast, candidate):
    set_stage(candidate, stage="education", on=TODAY(), by=cast.consultant)
    set_stage(candidate, stage="ready", on=TODAY() - timedelta(days=9), by=cast.consultant)
    candidate.refresh_from_db()
    assert candidate.stage == "education"


@pytest.mark.parametrize(
    ("stage", "days", "reason", "code"),
    [
        ("placed", 0, "", Code.STAGE),
        ("preparation", 0, "", Code.STAGE),  # of a Task Force
        ("returned", 0, " ", Code.REASON),
        ("paused", 0, "", Code.REASON),
        ("ready", 1, "", Code.DAY),
        ("ready", -800, "", Code.DAY),
    ],
)
def test_what_is_refused(cast, candidate, stage, days, reason, code):
    how = {"on": TODAY() + timedelta(days=days), "by": cast.consultant, "reason": reason}
    assert refused(set_stage, candidate, stage=stage, **how) == code
    assert candidate.stages.count() == 1


def test_nobody_goes_back_while_they_are_at_work(cast, candidate):
    factories.placement(
        factories.handover(factories.sheet(cast.network), cast.unit),
        candidate_reference="Kandidat A1",
    )
    how = {"on": TODAY(), "by": cast.consultant, "reason": "Stoppede"}
    assert refused(set_stage, candidate, stage="returned", **how) == Code.AT_WORK


def test_a_reference_is_used_once_a_unit(cast, candidate):
    with pytest.raises(CandidateRefused) as caught:
        create_candidate(cast.network, reference=" kandidat  a1", by=cast.consultant)
    assert caught.value.code == CandidateRefused.Code.REFERENCE
    other = factories.organisation("Jobcenter Sønderby", "employment_unit")
    twin = create_candidate(
        factories.network(cast.nordby, other), reference="Kandidat A1", by=cast.consultant
    )
    assert (twin.unit, Candidate.objects.count()) == (other, 2)


def test_over_somebody_elses_change_nothing_is_written(cast, candidate):
    change_candidate(candidate, by=cast.lead, expected_version=0, mentor="Rita")
    with pytest.raises(CandidateRefused) as caught:
        change_candidate(candidate, by=cast.consultant, expected_version=0, mentor="Per")
    assert caught.value.code == CandidateRefused.Code.VERSION
    candidate.refresh_from_db()
    assert candidate.mentor == "Rita"


def test_the_log_holds_numbers_and_no_words(cast, candidate):
    set_stage(candidate, stage="paused", on=TODAY(), by=cast.lead, reason="Rejser til maj")
    entry = AuditEntry.objects.filter(verb="candidate.stage").get()
    assert "Rejser" not in f"{entry.before}{entry.after}"
