"""A unit's month: each thing is counted in the month in which it lay."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from outbox.models import Message
from pledges.management.emails import send_months
from pledges.management.month import NetworkMonth, month_after, month_before, month_of
from pledges.models import FollowUpEntry
from tests import factories

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
OCTOBER = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 30), OCTOBER),
        (date(2026, 1, 1), date(2025, 12, 1)),
        (date(2026, 12, 31), date(2026, 11, 1)),
    ],
)
def test_the_month_before(day, before):
    assert month_before(day) == before
    assert month_after(before) == day.replace(day=1)


def handed_over(cast, created, due, **fields):
    sheet = factories.sheet(cast.network)
    return factories.handover(sheet, cast.unit, created_at=created, contact_due=due, **fields)


@pytest.fixture
def october(cast):
    start = datetime(2026, 10, 5, 9, tzinfo=UTC)
    day = timedelta(days=1)
    in_time = handed_over(cast, start, start + 2 * day, first_contact_at=start + day)
    handed_over(cast, start, start + 2 * day, first_contact_at=start + 3 * day)
    handed_over(cast, start, start + 2 * day)  # nobody has called
    handed_over(cast, datetime(2026, 9, 29, 9, tzinfo=UTC), datetime(2026, 9, 30, tzinfo=UTC))
    for status in ("referred", "hired"):
        FollowUpEntry.objects.create(
            handover=in_time, kind="status", at=start + 9 * day, status_after=status
        )
    return in_time


def test_what_the_month_says(cast, october, django_assert_num_queries):
    with django_assert_num_queries(4):
        month = month_of(cast.unit, OCTOBER, NOW)
    assert month.rows == (NetworkMonth(cast.network.name, sheets=3, late=2, referred=1, hired=1),)
    assert month_of(cast.unit, date(2026, 8, 1), NOW).rows == ()


def test_the_lead_gets_one_mail_a_month(cast, october):
    assert send_months(NOW) == 1
    assert send_months(NOW + timedelta(days=1)) == 0
    mail = Message.objects.get()
    assert mail.recipient == cast.lead.email
    assert "?maaned=2026-10" in mail.text


def test_the_page_shows_the_month_that_is_asked_for(cast, october, client):
    client.force_login(cast.lead)
    url = reverse("pledges:unit_month", args=[cast.unit.pk])
    assert cast.network.name in client.get(url, {"maaned": "2026-10"}).content.decode()
    assert client.get(url, {"maaned": "2026-13"}).status_code == 200
