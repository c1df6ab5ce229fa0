"""Who is written to by the plan, when, and that nobody hears the same twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from events.answers.answers import answer_later
from events.answers.reminders import (
    is_asked_for_answer,
    is_looked_forward_to,
    next_day,
    remind_now,
    send_due,
)
from events.models import GuestReminder, ReminderPlan
from outbox.models import Message, Suppression
from tests import factories
from tests.factories import answer
from tests.mails import calendar_of
from tests.races import race

# Monday 2 November 2026; the event on Thursday 26, answers until Monday 23.
MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
START = datetime(2026, 11, 26, 17, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 23, 11, tzinfo=UTC)


@pytest.fixture
def event(cast, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    event = factories.event(cast.network, starts_at=START, answer_deadline=DEADLINE)
    ReminderPlan.objects.create(event=event, every_days=4, stop_days=3, before_days=1)
    return event


def invited(event, name="Bo", **fields):
    contact = factories.contact(event.network.host, name, email=f"{name.lower()}@example.org")
    return factories.invitation(event, contact, **{"emailed_at": timezone.now()} | fields)


def subjects():
    return list(Message.objects.order_by("pk").values_list("subject", flat=True))


def at(day, hour=10):
    """Danish winter time."""
    return datetime(2026, 11, day, hour - 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (at(5), 0),  # three working days
        (at(6, hour=8), 0),  # too early in the morning
        (at(6), 1),  # four
        (at(7), 0),  # a Saturday
        (at(9), 1),
        (at(20), 1),
        (at(21), 0),  # within three days of the deadline
    ],
)
def test_the_plan_counts_working_days_and_stops_in_time(event, time_machine, moment, sent):
    invited(event)
    time_machine.move_to(moment, tick=False)
    assert send_due() == sent


def test_it_is_asked_again_after_as_many_working_days_until_there_is_an_answer(event, time_machine):
    invitation = invited(event)
    days = []
    for day in range(2, 24):
        time_machine.move_to(at(day), tick=False)
        if send_due():
            days.append(day)
        if day == 13:
            assert days == [6, 12]
    assert days == [6, 12, 18]
    assert GuestReminder.objects.filter(invitation=invitation).count() == 3


def test_whoever_has_said_something_is_left_alone(event, time_machine):
    answer(invited(event, "Ja"), answer="yes")
    answer(invited(event, "Nej"), answer="no")
    invited(event, "Papir", emailed_at=None, printed_at=timezone.now())
    invited(event, "Trukket", withdrawn_at=timezone.now())
    objecting = invited(event, "Frabedt")
    type(objecting.contact).objects.filter(pk=objecting.contact_id).update(
        objected_at=timezone.now()
    )
    Suppression.objects.create(
        organisation=event.organisation, address="stop@example.org", reason="unsubscribed"
    )
    invited(event, "Stop")
    before = Message.objects.count()
    time_machine.move_to(at(9), tick=False)
    assert send_due() == 0
    assert Message.objects.count() == before


def test_a_run_again_sends_nothing_and_a_press_on_the_same_day_neither(event, cast, time_machine):
    invited(event)
    time_machine.move_to(at(9), tick=False)
    assert [send_due(), send_due(), remind_now(event, by=cast.secretary)] == [1, 0, 0]
    time_machine.move_to(at(10), tick=False)
    assert remind_now(event, by=cast.secretary) == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_send_one(site_root):
    host = factories.organisation("Nordby Kommune")
    event = factories.event(factories.network(host))
    ReminderPlan.objects.create(event=event, every_days=1)
    invited(event, emailed_at=timezone.now() - timedelta(days=6))
    outcomes = race(lambda _worker: remind_now(event, by=None), range(8))
    assert sorted(outcomes) == [0] * 7 + [1]
    assert Message.objects.count() == 1


def test_the_mail_has_the_link_and_the_hosts_own_words(event, time_machine):
    ReminderPlan.objects.update(words="{hilsen}, husk {arrangement} for {virksomhed}.")
    invitation = invited(event)
    time_machine.move_to(at(9), tick=False)
    send_due()
    message = Message.objects.get()
    assert f"/i/{invitation.code}/" in message.text
    assert f"Kære Bo, husk {event.title} for {invitation.contact.company.name}." in message.text
    assert message.unsubscribe_url


def test_the_day_before_also_a_sunday_comes_the_ticket(event, cast, time_machine):
    invitation = invited(event)
    answer(invitation, answer="yes")
    answer(invited(event, "Nej"), answer="no")
    time_machine.move_to(at(24), tick=False)
    assert send_due() == 0
    time_machine.move_to(at(25), tick=False)
    assert [send_due(), send_due()] == [1, 0]
    message = Message.objects.get(subject__startswith="Snart ses vi")
    assert calendar_of(message) == ("REQUEST", 0)
    assert message.attachments.filter(name="billet.png").exists()
    assert invitation.printed_code in message.text


def test_he_who_came_is_thanked_and_he_who_did_not_was_missed(event, time_machine):
    for name, arrived in (("Kom", START), ("Udeblev", None), ("Frabedt", START)):
        invitation = invited(event, name)
        answer(invitation, answer="yes")
        if name == "Frabedt":
            contacts = type(invitation.contact).objects.filter(pk=invitation.contact_id)
            contacts.update(objected_at=timezone.now())
        registration = invitation.registration
        if arrived:
            type(registration).objects.filter(pk=registration.pk).update(
                arrived_at=arrived, arrived_persons=1
            )
    time_machine.move_to(START + timedelta(hours=4), tick=False)
    ReminderPlan.objects.update(before_days=0)
    assert send_due() == 0
    time_machine.move_to(at(27), tick=False)
    assert [send_due(), send_due()] == [2, 0]
    assert subjects()[-2:] == [
        f"Tak for sidst: {event.title}",
        f"Vi savnede dig: {event.title}",
    ]


def test_where_nobody_was_checked_in_nobody_was_missed(event, time_machine):
    """A door without a phone says nothing about who stayed away."""
    answer(invited(event), answer="yes")
    ReminderPlan.objects.update(before_days=0)
    time_machine.move_to(at(27), tick=False)
    assert send_due() == 0


def test_a_cancelled_event_reminds_of_nothing(event, time_machine):
    invited(event)
    type(event).objects.update(cancelled_at=timezone.now())
    time_machine.move_to(at(9), tick=False)
    assert send_due() == 0


def test_the_next_day_is_told(event):
    invited(event)
    plan = event.reminder_plan
    assert next_day(plan) == (date(2026, 11, 6), 1)
    plan.active = False
    assert next_day(plan) is None


@pytest.mark.django_db
def test_a_no_after_the_deadline_still_frees_the_seat(event, time_machine):
    invitation = invited(event)
    answer(invitation, answer="yes")
    time_machine.move_to(DEADLINE + timedelta(hours=1), tick=False)
    answer(invitation, answer="no")
    invitation.registration.refresh_from_db()
    assert invitation.registration.seat == "cancelled"


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("facts", "concerned"),
    [
        ({}, True),
        ({"seat": "waiting"}, False),
        ({"seat": "cancelled"}, False),
        ({"seat": ""}, False),
        ({"is_in": True}, False),
        ({"answered": TODAY}, False),  # the confirmation came today
        ({"answered": TODAY - timedelta(days=1)}, True),
        ({"answered": None}, True),  # a walk-in with a letter, written in by staff
    ],
)
def test_whom_the_mail_of_the_day_before_concerns(facts, concerned):
    usual = {"seat": "confirmed", "is_in": False, "answered": date(2026, 11, 4), "today": TODAY}
    assert is_looked_forward_to(**usual | facts) == concerned


@pytest.mark.parametrize(
    ("facts", "concerned"),
    [
        ({}, True),
        ({"answer": "yes"}, False),
        ({"answer": "no"}, False),
        ({"is_in": True}, False),  # came without having answered
        ({"spoke": TODAY}, False),  # "I do not know yet", an hour ago
        ({"spoke": TODAY - timedelta(days=1)}, True),
    ],
)
def test_whom_the_question_concerns(facts, concerned):
    usual = {"answer": "none", "is_in": False, "spoke": None, "today": TODAY}
    assert is_asked_for_answer(**usual | facts) == concerned


def test_who_said_this_morning_that_they_do_not_know_is_left_alone_today(event, cast):
    guest, other = invited(event, "Eva"), invited(event, "Bo")
    answer_later(guest)
    assert remind_now(event, by=cast.secretary) == 1
    assert list(GuestReminder.objects.values_list("invitation", flat=True)) == [other.pk]


def test_whoever_is_in_already_is_not_told_that_we_look_forward(event, time_machine):
    here, coming = invited(event, "Eva"), invited(event, "Bo")
    for guest in (here, coming):
        answer(guest, answer="yes")
    Message.objects.all().delete()
    here.registration.arrived_at, here.registration.arrived_persons = timezone.now(), 1
    here.registration.save()
    time_machine.move_to(START - timedelta(hours=8), tick=False)
    send_due()
    assert Message.objects.values_list("recipient", flat=True).get() == "bo@example.org"
