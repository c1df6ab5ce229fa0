"""The late sheets are the day's list, and what came of it is logged."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outbox.models import Message
from pledges import retention
from pledges.models import SupportDay
from pledges.support_days import days
from tests import factories


def url(name, *args):
    return reverse(f"pledges:{name}", args=args)


@pytest.fixture
def late(cast):
    return _handover(cast, days=-9)


def _handover(cast, *, days, **sheet):
    due = timezone.now() + timedelta(days=days)
    return factories.handover(factories.sheet(cast.network, **sheet), cast.unit, contact_due=due)


def test_a_host_books_a_day_and_the_lead_hears_of_it(cast, client):
    client.force_login(cast.coordinator)
    told = {"network": cast.network.pk, "held_on": "2026-12-03", "who": "Torben"}
    assert client.post(url("support_days"), told | {"who": ""}).status_code == 422
    assert client.post(url("support_days"), told).status_code == 302
    assert [mail.recipient for mail in Message.objects.all()] == [cast.lead.email]
    client.force_login(cast.lead)
    assert "Torben" in client.get(url("support_days")).content.decode()


def test_what_is_late_is_the_list_until_the_day_is_logged(cast, late):
    now = timezone.now()
    _handover(cast, days=9)
    day = factories.support_day(cast.network)
    assert [row.handover for row in days.rows(day, now)] == [late]
    days.agree(day, late, agreed="Hassan ringer i morgen", by=cast.coordinator)
    day = days.log_result(day, result="Alt er fordelt", by=cast.coordinator, now=now)
    _handover(cast, days=-1)
    assert [(row.handover, row.agreed) for row in days.rows(day, now)] == [
        (late, "Hassan ringer i morgen")
    ]


def test_the_consultant_sees_what_was_agreed(cast, client, late):
    day = factories.support_day(cast.network)
    client.force_login(cast.coordinator)
    told = {f"{late.pk}-agreed": "Hassan ringer i morgen"}
    assert client.post(url("support_day_agree", day.pk, late.pk), told).status_code == 302
    client.post(url("support_day_log", day.pk), {"result": "Alt er fordelt"})
    client.force_login(cast.consultant)
    page = client.get(url("handover", late.pk)).content.decode()
    assert "Hassan ringer i morgen" in page
    day.refresh_from_db()
    assert (day.result, day.logged_at is None) == ("Alt er fordelt", False)


def test_only_sheets_on_the_list_are_written_about(cast, client):
    on_time = _handover(cast, days=9)
    day = factories.support_day(cast.network)
    client.force_login(cast.coordinator)
    told = {f"{on_time.pk}-agreed": "x"}
    assert client.post(url("support_day_agree", day.pk, on_time.pk), told).status_code == 404


def test_the_page_costs_the_same_for_many(cast, client, late, django_assert_max_num_queries):
    day = factories.support_day(cast.network)
    client.force_login(cast.coordinator)
    for _number in range(3):
        _handover(cast, days=-3)
    with django_assert_max_num_queries(14):
        client.get(url("support_day", day.pk))


def test_old_days_lose_their_words(cast, late):
    day = factories.support_day(cast.network, held_on="2015-03-04", result="Godt")
    days.agree(day, late, agreed="Ringes op", by=cast.coordinator)
    retention.forget_support_days(timezone.now())
    day = SupportDay.objects.get()
    assert (day.who, day.result, day.lines.get().agreed) == ("", "", "")
