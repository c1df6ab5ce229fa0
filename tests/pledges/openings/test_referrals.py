"""From presented to yes or no, what a withdrawn position does, and races for the last one."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import Role
from outbox.models import Message
from pledges.models import Candidate, Opening, Placement, Referral
from pledges.openings import openings as opening_changes
from pledges.openings.openings import OpeningRefused, change_opening, withdraw_positions
from pledges.openings.referrals import FOLLOWS, Code, ReferralRefused, answer, may_become, refer
from pledges.openings.standing import standing
from pledges.placements.changes import PlacementRefused
from pledges.placements.starting import Start, start_placement
from tests import factories
from tests.races import failures, race

NOW = timezone.now


@pytest.fixture
def opening(cast):
    handover = factories.handover(
        factories.sheet(cast.network, contact_email="soren@example.org"),
        cast.unit,
        owner=cast.consultant,
        status="contacted",
        first_contact_at=NOW(),
    )
    return handover.openings.get()


@pytest.fixture
def candidate(cast):
    return factories.candidate(cast.unit, cast.network, stage="ready", known_by=cast.lead)


def refused(work, *args, **kwargs):
    with pytest.raises((ReferralRefused, OpeningRefused)) as caught:
        work(*args, **kwargs)
    return caught.value.code


def stage_of(candidate):
    return Candidate.objects.get(pk=candidate.pk).stage


@pytest.mark.parametrize(
    ("remaining", "placed", "put_away", "due", "word"),
    [
        (2, 1, False, None, "open"),
        (2, 0, False, 1, "open"),
        (2, 1, False, -1, "late"),
        (0, 1, False, -1, "filled"),
        (0, 0, False, -1, "withdrawn"),
        (1, 0, True, -1, "closed"),
    ],
)
def test_how_an_opening_stands(remaining, placed, put_away, due, word):
    now = NOW()
    due = due and now + timedelta(days=due)
    assert standing(remaining=remaining, placed=placed, put_away=put_away, due=due, now=now) == word


def test_a_presented_candidate_moves_the_conversation_on(cast, opening, candidate):
    referral = refer(candidate, opening=opening, by=cast.consultant)
    opening.handover.refresh_from_db()
    assert (referral.state, stage_of(candidate)) == ("presented", "presented")
    assert opening.handover.status == "referred"
    assert candidate.reference in opening.handover.entries.get().text


def test_both_sides_are_told_and_no_mail_says_who(cast, opening, candidate):
    refer(candidate, opening=opening, by=cast.consultant, tell=True)
    mails = {mail.recipient: mail for mail in Message.objects.all()}
    assert set(mails) == {"soren@example.org", cast.lead.email}
    for mail in mails.values():
        assert candidate.reference not in f"{mail.subject}{mail.text}{mail.html}"


def test_nobody_is_told_what_they_did_themselves(cast, opening, candidate):
    refer(candidate, opening=opening, by=cast.lead)
    assert not Message.objects.exists()


def test_a_no_needs_a_reason_and_frees_the_candidate(cast, opening, candidate):
    referral = refer(candidate, opening=opening, by=cast.consultant)
    assert refused(answer, referral, state="no", by=cast.consultant) == Code.REASON
    answer(referral, state="no", by=cast.consultant, reason="Mødetiden passede ikke")
    assert stage_of(candidate) == "ready"
    again = refer(candidate, opening=opening, by=cast.consultant)
    assert (again.pk, again.state, again.reason) == (referral.pk, "presented", "")


@pytest.mark.parametrize("state", Referral.State.values)
def test_only_what_may_follow_follows(cast, opening, candidate, state):
    referral = factories.referral(candidate, opening, state=state, reason="Grund")
    for wanted in Referral.State.values:
        if wanted not in FOLLOWS[state]:
            assert refused(answer, referral, state=wanted, by=cast.lead, reason="x") == Code.STATE
    assert set(may_become(referral)) == set(FOLLOWS[state])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"first_contact_at": None}, Code.CONTACT),
        ({"status": "withdrawn", "outcome": "no_job", "closed_at": NOW()}, Code.CLOSED),
    ],
)
def test_where_nobody_may_be_sent(cast, opening, candidate, change, code):
    type(opening.handover).objects.filter(pk=opening.handover_id).update(**change)
    opening.refresh_from_db()
    assert refused(refer, candidate, opening=opening, by=cast.consultant) == code


def test_a_full_opening_takes_no_referral(cast, opening, candidate):
    factories.placement(opening.handover)
    assert refused(refer, candidate, opening=opening, by=cast.consultant) == Code.FULL


def test_a_running_referral_is_not_made_twice(cast, opening, candidate):
    refer(candidate, opening=opening, by=cast.consultant)
    assert refused(refer, candidate, opening=opening, by=cast.consultant) == Code.AGAIN


def test_who_begins_got_a_yes(cast, opening, candidate):
    referral = refer(candidate, opening=opening, by=cast.consultant)
    begin(opening, cast.consultant, candidate.reference)
    referral.refresh_from_db()
    assert (referral.state, stage_of(candidate)) == ("yes", "placed")


def test_the_company_withdraws_while_somebody_is_presented(cast, opening, candidate):
    referral = refer(candidate, opening=opening, by=cast.consultant)
    Message.objects.all().delete()
    withdraw_positions(opening, positions=1, by=cast.consultant, reason="Ordren faldt væk")
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == ("withdrawn", "Ordren faldt væk")
    assert stage_of(candidate) == "ready"
    assert Message.objects.get().recipient == cast.lead.email


def test_a_position_withdrawn_while_another_is_left_keeps_who_is_presented(
    cast, opening, candidate
):
    change_opening(opening, by=cast.consultant, positions=2)
    referral = refer(candidate, opening=opening, by=cast.consultant)
    withdraw_positions(opening, positions=1, by=cast.consultant)
    referral.refresh_from_db()
    assert (referral.state, stage_of(candidate)) == ("presented", "presented")
    withdraw_positions(opening, positions=1, by=cast.consultant)
    referral.refresh_from_db()
    assert (referral.state, stage_of(candidate)) == ("withdrawn", "ready")


def test_the_company_withdraws_one_without_a_sheet_while_somebody_is_presented(cast, candidate):
    told = factories.opening(cast.network, cast.unit)
    referral = refer(candidate, opening=told, by=cast.consultant)
    withdraw_positions(told, positions=1, by=cast.consultant, reason="Ordren faldt væk")
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == ("withdrawn", "Ordren faldt væk")
    assert stage_of(candidate) == "ready"


@pytest.mark.parametrize("positions", [0, 2])
def test_no_more_is_withdrawn_than_is_left(cast, opening, positions):
    code = refused(withdraw_positions, opening, positions=positions, by=cast.consultant)
    assert code == OpeningRefused.Code.FEWER


def test_positions_never_fall_below_those_that_are_taken(cast, opening):
    change_opening(opening, by=cast.consultant, positions=3)
    for _ in range(2):
        factories.placement(opening.handover)
    assert refused(change_opening, opening, by=cast.consultant, positions=1) == (
        OpeningRefused.Code.TAKEN
    )
    day = timezone.localdate() + timedelta(days=9)
    changed = change_opening(opening, by=cast.consultant, answer_by=day, terms="Løn efter aftale")
    assert timezone.localdate(changed.candidate_due) == day


# --- The last position ------------------------------------------------------------------------


def begin(opening, by, reference="Kandidat Z1"):
    start = Start(reference, factories.scheme(), timezone.localdate(), paid_hours=Decimal(5))
    return start_placement(opening.handover, by=by, start=start)


@pytest.fixture
def contested(transactional_db):
    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(factories.organisation(), unit)
    person = factories.user("Bo")
    Role.objects.create(user=person, organisation=unit, role=Role.Kind.CONSULTANT)
    factories.scheme()
    handover = factories.handover(factories.sheet(network), unit, status="referred")
    return handover.openings.get(), person


def withdraw_and_begin(contested):
    opening, person = contested
    works = [
        lambda: begin(opening, person),
        lambda: withdraw_positions(opening, positions=1, by=person),
    ]
    return race(lambda work: work(), works)


@pytest.mark.race
def test_the_last_position_is_taken_or_withdrawn_and_never_both(contested):
    outcomes = withdraw_and_begin(contested)
    assert [type(one) for one in failures(outcomes)] in ([PlacementRefused], [OpeningRefused])
    row = Opening.objects.with_remaining().get()
    assert (row.placed + row.withdrawn, row.remaining) == (1, 0)


@pytest.mark.race
def test_without_a_look_at_what_remains_it_could_be_both(contested, monkeypatch):
    """The negative control: the placement first, then a withdrawal that does not count."""
    monkeypatch.setattr(opening_changes, "remaining_of", lambda **_counted: 1)
    opening, person = contested
    begin(opening, person)
    withdraw_positions(opening, positions=1, by=person)
    assert (Placement.objects.count(), Opening.objects.get().withdrawn) == (1, 1)
