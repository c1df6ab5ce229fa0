from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.models import DoorQuestion, Event, Invitation, ReminderPlan
from events.planning.cloning import clone_event, copy_letter
from taskforces.models import MayorInvitationPage
from tests import factories


@pytest.fixture
def source(cast):
    start = datetime(2026, 9, 1, 16, tzinfo=UTC)
    event = factories.event(
        cast.network, "Mød os", starts_at=start, capacity=40, agenda="Kaffe", public=True
    )
    factories.door_question(event)
    factories.guest_question(event)
    ReminderPlan.objects.create(event=event, every_days=7)
    factories.invitation(event, answer="yes", answered_at=timezone.now())
    return event


def test_what_belongs_to_the_event_follows_and_its_people_do_not(cast, source):
    start = source.starts_at + timedelta(days=30)
    (made,) = clone_event(source, starts_at=[start], by=cast.owner)
    assert (made.title, made.capacity, made.agenda, made.public) == ("Mød os", 40, "Kaffe", False)
    assert (made.starts_at, made.ends_at - made.starts_at) == (start, timedelta(hours=3))
    assert made.answer_deadline == source.answer_deadline + timedelta(days=30)
    assert made.slug != source.slug
    assert DoorQuestion.objects.filter(event=made).count() == 1
    assert (made.guest_questions.count(), source.guest_questions.count()) == (1, 1)
    assert made.reminder_plan.every_days == 7
    assert Invitation.objects.filter(event=made).count() == 0
    assert (made.cancelled_at, made.sequence) == (None, 0)


def test_the_deadline_stays_at_noon_over_the_change_of_clocks(cast):
    source = factories.event(
        cast.network,
        starts_at=datetime(2027, 3, 22, 17, tzinfo=UTC),
        answer_deadline=datetime(2027, 3, 19, 11, tzinfo=UTC),
    )
    start = datetime(2027, 3, 29, 16, tzinfo=UTC)  # a week later, also at 18.00
    (made,) = clone_event(source, starts_at=[start], by=cast.owner)
    times = (made.answer_deadline, made.starts_at, made.ends_at)
    assert [timezone.localtime(each).isoformat() for each in times] == [
        "2027-03-26T12:00:00+01:00",
        "2027-03-29T18:00:00+02:00",
        "2027-03-29T21:00:00+02:00",
    ]


def test_the_letter_becomes_a_draft_of_its_own(cast, source):
    letter = MayorInvitationPage.objects.get()
    first, second = (copy_letter(source, by=cast.owner) for _n in "ab")
    assert (first.live, second.live, letter.live) == (False, False, True)
    assert len({letter.slug, first.slug, second.slug}) == 3
    assert str(first.body) == str(letter.body)


def test_a_series_keeps_its_hour_over_the_change_of_clocks(client, cast, source):
    client.force_login(cast.coordinator)
    data = {"starts_at": "2026-10-06T18:00", "times": "3", "weeks": "3"}
    answer = client.post(reverse("events:clone", args=[source.pk]), data)
    made = Event.objects.exclude(pk=source.pk).order_by("starts_at")
    assert answer.url == reverse("events:manage_event", args=[made[0].pk])
    assert [timezone.localtime(each.starts_at).isoformat() for each in made] == [
        "2026-10-06T18:00:00+02:00",
        "2026-10-27T18:00:00+01:00",
        "2026-11-17T18:00:00+01:00",
    ]


def test_a_strangers_event_is_not_there_to_copy(client, cast, source):
    client.force_login(cast.stranger)
    data = {"starts_at": "2026-10-06T18:00", "times": "1", "weeks": "1"}
    assert client.post(reverse("events:clone", args=[source.pk]), data).status_code == 404
    assert Event.objects.count() == 1


@pytest.mark.parametrize("times", ["0", "25", "x"])
def test_no_endless_series(client, cast, source, times):
    client.force_login(cast.coordinator)
    data = {"starts_at": "2026-10-06T18:00", "times": times, "weeks": "1"}
    answer = client.post(reverse("events:clone", args=[source.pk]), data)
    assert "times" in answer.context["form"].errors
    assert Event.objects.count() == 1


def test_a_networks_calendar_holds_its_own_also_what_is_cancelled(client, cast):
    cast.network.name = "Task Force\r\nATTENDEE:mailto:x@evil.dk"
    cast.network.save()
    ours = factories.event(cast.network, public=True)
    off = factories.event(cast.network, "Aflyst", public=True, cancelled_at=timezone.now())
    factories.event(cast.network, "Lukket", public=False)
    factories.event(factories.network(cast.sonderby), "Deres", public=True)
    content = client.get(f"/netvaerk/{cast.network.slug}/kalender.ics").content
    entries = Calendar.from_ical(content).walk("VEVENT")
    assert {(str(each["summary"]), str(each["status"])) for each in entries} == {
        (ours.title, "CONFIRMED"),
        (off.title, "CANCELLED"),
    }
    assert b"\r\nATTENDEE" not in content
    assert client.get("/netvaerk/findes-ikke/kalender.ics").status_code == 404
