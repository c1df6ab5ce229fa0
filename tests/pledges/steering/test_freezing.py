"""A meeting that was held shows for ever what its people saw."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from outbox import periodic
from pledges.models import Handover, SteeringMeeting
from pledges.retention import forget_meetings
from pledges.steering.agenda import agenda
from pledges.steering.freezing import AT_MOST, freeze_held, hold_meeting, may_thaw, thaw_meeting
from pledges.steering.meetings import SteeringRefused
from pledges.steering.report import report_pdf
from pledges.steering.shown import frozen, shown, shown_of, thawed
from tests import factories
from tests.pledges.steering.test_report import pages

NOW = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def meeting(cast):
    factories.target(cast.network, value=40)
    waiting(cast, "Ågårds Smedje")
    return factories.steering_meeting(
        cast.network, held_on=date(2026, 12, 1), period_start=date(2026, 9, 1)
    )


def waiting(cast, company):
    sheet = factories.sheet(cast.network, company_name=company)
    at = NOW - timedelta(days=10)
    return factories.handover(sheet, cast.unit, created_at=at, contact_due=NOW - timedelta(days=5))


def companies(meeting, now):
    overdue = shown(meeting, now).points[0].tables[0]
    return [row[0] for row in overdue.rows]


def test_what_is_kept_is_what_was_seen(meeting):
    seen = shown_of(agenda(meeting, NOW))
    assert seen.points[0].tables[0].rows
    assert thawed(frozen(seen)) == seen


def test_what_comes_later_changes_nothing(meeting, cast):
    hold_meeting(meeting, by=cast.lead, now=NOW)
    meeting.refresh_from_db()
    waiting(cast, "Ny Smedje")
    Handover.objects.filter(sheet__company_name="Ågårds Smedje").update(
        first_contact_at=LATER, status="contacted", due_for=""
    )
    assert companies(meeting, LATER) == ["Ågårds Smedje"]
    text = " ".join(pages(report_pdf(meeting, LATER)))
    assert "Ågårds Smedje" in text.replace("\u200b", "")
    assert "Ny Smedje" not in text


@pytest.mark.parametrize("is_held", [True, False])
def test_a_placement_taken_back_afterwards_stays_in_what_was_shown(meeting, cast, is_held):
    """What a meeting has seen is its own; from the next one on the figure is the right one."""
    placed = factories.placement(waiting(cast, "Bageren"), starts_on=date(2026, 11, 2))
    if is_held:
        hold_meeting(meeting, by=cast.lead, now=NOW)
        meeting.refresh_from_db()
    before = dict(shown(meeting, NOW).funnel)
    placed.delete()
    assert before["Ansat"] == 1
    assert dict(shown(meeting, LATER).funnel)["Ansat"] == (1 if is_held else 0)


def test_one_that_is_not_frozen_follows_the_day(meeting, cast):
    """The negative control."""
    waiting(cast, "Ny Smedje")
    assert set(companies(meeting, LATER)) == {"Ågårds Smedje", "Ny Smedje"}


def test_it_is_not_held_before_its_day(meeting, cast):
    with pytest.raises(SteeringRefused):
        hold_meeting(meeting, by=cast.lead, now=NOW - timedelta(days=1))


def test_held_twice_it_keeps_the_first(meeting, cast):
    hold_meeting(meeting, by=cast.lead, now=NOW)
    waiting(cast, "Ny Smedje")
    held = hold_meeting(meeting, by=cast.lead, now=NOW)
    assert companies(held, NOW) == ["Ågårds Smedje"]


@pytest.mark.parametrize(
    ("is_frozen", "days", "expected"), [(True, 0, True), (True, 1, False), (False, 0, False)]
)
def test_on_its_own_day_it_may_be_opened_again(is_frozen, days, expected):
    meeting = SteeringMeeting(held_on=NOW.date(), frozen={"at": ""} if is_frozen else None)
    assert may_thaw(meeting, NOW.date() + timedelta(days=days)) is expected


def test_the_day_after_it_stands(meeting, cast):
    held = hold_meeting(meeting, by=cast.lead, now=NOW)
    with pytest.raises(SteeringRefused):
        thaw_meeting(held, by=cast.lead, now=LATER)
    assert thaw_meeting(held, by=cast.lead, now=NOW).frozen is None


def test_the_night_freezes_what_nobody_closed(meeting, cast):
    old = factories.steering_meeting(cast.network, held_on=NOW.date() - AT_MOST - timedelta(days=1))
    coming = factories.steering_meeting(cast.network, held_on=LATER.date() + timedelta(days=9))
    assert freeze_held(LATER) == 1
    assert freeze_held(LATER) == 0
    meeting.refresh_from_db()
    assert companies(meeting, LATER) == ["Ågårds Smedje"]
    for other in (old, coming):
        other.refresh_from_db()
        assert other.frozen is None


def test_the_page_says_since_when_it_stands(client, cast, meeting):
    client.force_login(cast.lead)
    address = f"/arbejdsbord/styregruppe/{meeting.pk}/"
    client.post(f"{address}holdt/")
    text = client.get(address).content.decode()
    assert "Mødet er holdt: tal og lister står, som I så dem" in text
    assert "Fortryd: mødet er i gang" in text
    client.post(f"{address}i-gang/")
    assert "Listerne viser, hvordan det står nu." in client.get(address).content.decode()


def test_after_its_period_the_figures_stay_and_the_names_go(meeting, cast):
    hold_meeting(meeting, by=cast.lead, now=NOW)
    forget_meetings(NOW + timedelta(days=20 * 365))
    meeting.refresh_from_db()
    assert "Ågård" not in str(meeting.frozen)
    assert shown(meeting, LATER).goals.rows


def test_the_clock_knows_it():
    assert "pledges.steering.freezing" in periodic.periods()
