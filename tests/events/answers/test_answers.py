from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEntry
from events.answers.answers import (
    Guest,
    answer_later,
    companions_said,
    goes_out,
    refusal,
    withdraw,
)
from events.models import Answer, Event, Invitation, Registration
from events.seats.registrations import AnswerRefused
from outbox.models import Message
from tests import factories
from tests.factories import answer
from tests.mails import told

Code = AnswerRefused.Code


@pytest.fixture
def invitation(cast):
    return factories.invitation(factories.event(cast.network, capacity=10))


def say(invitation, reply, **more):
    return answer(invitation, answer=reply, source=more.pop("source", "link"), **more)


def seats():
    return list(Registration.objects.values_list("name", "party_size", "seat"))


def test_yes_gives_a_seat_a_log_entry_and_a_receipt(invitation):
    answered = say(invitation, "yes", companions=1)
    assert (answered.answer, answered.answered_at is not None) == ("yes", True)
    assert seats() == [(invitation.contact.name, 2, "confirmed")]
    assert list(Answer.objects.values_list("answer", "companions", "source")) == [
        ("yes", 1, "link")
    ]
    assert Message.objects.get().recipient == invitation.contact.email


def test_no_takes_no_seat(invitation):
    say(invitation, "no")
    assert seats() == []
    assert Invitation.objects.get().answer == "no"


def test_stand_in_comes_instead(invitation):
    say(invitation, "stand_in", stand_in_name=" Åse Østergård ", stand_in_email="aase@example.org")
    assert seats() == [("Åse Østergård", 1, "confirmed")]
    assert list(Message.objects.order_by("pk").values_list("recipient", flat=True)) == [
        invitation.contact.email,
        "aase@example.org",
    ]


def test_every_change_of_mind_is_one_registration_and_all_of_the_log(invitation):
    for reply in ("yes", "no", "yes"):
        say(invitation, reply)
    say(invitation, "stand_in", stand_in_name="Åse")
    assert seats() == [("Åse", 1, "confirmed")]
    assert list(Answer.objects.values_list("answer", flat=True)) == ["yes", "no", "yes", "stand_in"]
    assert Message.objects.count() == 4


def test_double_click_is_one_registration_and_one_receipt(invitation):
    say(invitation, "yes", companions=1)
    first = Invitation.objects.get().answered_at
    say(invitation, "yes", companions=1)  # the second tab still holds the unanswered invitation
    assert (Registration.objects.count(), Answer.objects.count(), Message.objects.count()) == (
        1,
        2,
        1,
    )
    assert Invitation.objects.get().answered_at == first


def test_companions_belong_to_a_yes_alone(invitation):
    say(invitation, "stand_in", stand_in_name="Åse", companions=1)
    assert seats() == [("Åse", 1, "confirmed")]


def test_confirmed_by_phone_is_coming(cast, invitation):
    say(invitation, "phone_confirmed", source="phone", by=cast.secretary)
    assert seats() == [(invitation.contact.name, 1, "confirmed")]
    assert Answer.objects.get().given_by == cast.secretary


def test_full_event_puts_on_the_waiting_list(cast):
    event = factories.event(cast.network, capacity=1)
    say(factories.invitation(event), "yes")
    say(factories.invitation(event), "yes")
    subjects = Message.objects.order_by("pk").values_list("subject", flat=True)
    assert subjects[1] == f"Du står på venteliste: {event.title}"


def test_a_no_lets_the_next_one_in(cast):
    event = factories.event(cast.network, capacity=1)
    first, second = factories.invitation(event), factories.invitation(event)
    say(first, "yes")
    say(second, "yes")
    say(first, "no")
    assert list(Registration.objects.order_by("pk").values_list("seat", flat=True)) == [
        "cancelled",
        "confirmed",
    ]
    assert Message.objects.filter(
        recipient=second.contact.email, subject__startswith="Du har fået plads"
    ).exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"answer_deadline": timedelta(minutes=-1)}, Code.DEADLINE_PASSED),
        ({"cancelled_at": timedelta()}, Code.EVENT_CANCELLED),
        (
            {
                "starts_at": timedelta(hours=-4),
                "ends_at": timedelta(hours=-1),
                "answer_deadline": timedelta(hours=-5),
            },
            Code.EVENT_OVER,
        ),
    ],
)
def test_closed_event_refuses_and_writes_nothing(invitation, change, code):
    event = invitation.event
    for field, offset in change.items():
        setattr(event, field, timezone.now() + offset)
    event.save()
    with pytest.raises(AnswerRefused) as refused:
        say(invitation, "yes")
    assert refused.value.code == code
    assert (Answer.objects.count(), Registration.objects.count(), Message.objects.count()) == (
        0,
        0,
        0,
    )


def test_refusal_says_whom_to_call(cast, invitation):
    late = invitation.event.answer_deadline + timedelta(minutes=1)
    cast.nordby.phone = "12345678"
    invitation.event.network.host = cast.nordby
    assert refusal(invitation, now=late).message == (
        "Svarfristen er overskredet. "
        "Ring til Nordby Kommune på 12 34 56 78, så finder vi ud af det sammen."
    )


def test_staff_may_answer_after_the_deadline(invitation):
    late = invitation.event.answer_deadline + timedelta(minutes=1)
    with pytest.raises(AnswerRefused):
        say(invitation, "yes", now=late)
    assert say(invitation, "yes", source="phone", now=late).answer == "yes"


def test_deadline_itself_is_in_time(invitation):
    assert say(invitation, "yes", now=invitation.event.answer_deadline).answer == "yes"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ({"reply": "yes", "companions": 2}, Code.TOO_MANY_COMPANIONS),
        ({"reply": "stand_in", "stand_in_name": "  "}, Code.NO_NAME),
    ],
)
def test_impossible_answers_are_refused(invitation, reply, code):
    with pytest.raises(AnswerRefused) as refused:
        say(invitation, **reply)
    assert refused.value.code == code
    assert Answer.objects.count() == 0


def test_withdrawn_invitation_frees_its_seat_and_takes_no_answer(cast, invitation):
    say(invitation, "yes")
    withdraw(invitation, by=cast.secretary)
    assert [seat for _name, _size, seat in seats()] == ["cancelled"]
    with pytest.raises(AnswerRefused) as refused:
        say(invitation, "yes")
    assert refused.value.code == Code.WITHDRAWN


def test_withdrawing_twice_is_logged_once(cast, invitation):
    for _ in range(2):
        withdraw(invitation, by=cast.secretary)
    entry = AuditEntry.objects.get()
    assert (entry.by, entry.verb, entry.subject) == (
        cast.secretary,
        "withdraw",
        f"invitation:{invitation.pk}",
    )


def statements(work):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        work()
    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [q["sql"] for q in captured if not q["sql"].startswith(marks)]


def test_an_answer_takes_few_statements(invitation):
    # Lock, invitation, rounds, room, registration, invitation, answer, suppression, message, attachment.
    assert len(statements(lambda: say(invitation, "yes"))) == 10


def test_companions_come_with_their_names(invitation):
    answer(invitation, answer="yes", companions=1, companion_names=" Åse Bæk ")
    registration = Registration.objects.get()
    assert (registration.companion_names, registration.named_companions) == ("Åse Bæk", ["Åse Bæk"])
    answer(invitation, answer="yes", companions=0, companion_names="Åse Bæk")
    registration.refresh_from_db()
    assert registration.companion_names == ""


def test_where_the_invitation_is_personal_nobody_else_comes(invitation):
    Event.objects.update(stand_in_allowed=False)
    with pytest.raises(AnswerRefused) as refusal:
        answer(invitation, answer="stand_in", stand_in_name="Bo")
    assert refusal.value.code == Code.NO_STAND_IN
    assert Answer.objects.count() == 0


def test_who_has_not_decided_is_in_the_log_and_is_still_asked(invitation):
    answer_later(invitation)
    invitation.refresh_from_db()
    assert invitation.answer == "none"
    assert Answer.objects.get().answer == "later"
    assert Invitation.objects.unanswered().get() == invitation


def test_what_the_guest_is_asked_is_kept_with_his_seat(invitation):
    answer(invitation, answer="yes", replies={"7": "Fisk"})
    assert Registration.objects.get().replies == {"7": "Fisk"}
    answer(invitation, answer="yes", companions=1)  # at the desk nobody asks: what they said stands
    assert Registration.objects.get().replies == {"7": "Fisk"}
    answer(invitation, answer="stand_in", stand_in_name="Bo Bek")  # what one eats is not another's
    assert Registration.objects.get().replies == {}
    answer(invitation, answer="yes", replies={"7": "Fisk"})
    answer(invitation, answer="yes", replies={})
    assert Registration.objects.get().replies == {}


# --- Who goes out is told ----------------------------------------------------------------------

INVITED = Guest("Søren", "s@example.org", stands_in=False, has_seat=True)
AASE = Guest("Åse", "a@example.org", stands_in=True, has_seat=True)


@pytest.mark.parametrize(
    ("before", "after", "out"),
    [
        (None, INVITED, None),
        (INVITED, None, INVITED),
        (INVITED, AASE, INVITED),
        (AASE, INVITED, AASE),
        (AASE, None, AASE),
        (AASE, AASE, None),
        (AASE, replace(AASE, name="Bo", email="b@example.org"), AASE),
        (AASE, replace(AASE, email="aase@example.org"), None),  # the address was mended
        (AASE, replace(AASE, name="Åse Bæk", email="A@example.org"), None),  # the name was
        (replace(AASE, email=""), replace(AASE, name="Bo", email=""), replace(AASE, email="")),
    ],
)
def test_who_goes_out(before, after, out):
    assert goes_out(before, after) == out


def to_aase(invitation):
    say(invitation, "stand_in", stand_in_name="Åse", stand_in_email="aase@example.org")


def to_bo(invitation):
    say(invitation, "stand_in", stand_in_name="Bo", stand_in_email="bo@example.org")


def yes(invitation):
    say(invitation, "yes")


def no(invitation):
    say(invitation, "no")


@pytest.mark.parametrize(
    ("steps", "invited", "aase", "bo"),
    [
        ([yes, to_aase], [("REQUEST", 0), ("CANCEL", 1)], [("REQUEST", 1)], []),
        ([to_aase, no], [None, None], [("REQUEST", 0), ("CANCEL", 1)], []),
        ([to_aase, to_bo], [None, None], [("REQUEST", 0), ("CANCEL", 1)], [("REQUEST", 1)]),
        ([to_aase, yes], [None, ("REQUEST", 1)], [("REQUEST", 0), ("CANCEL", 1)], []),
        ([yes, no, yes], [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)], [], []),
        ([yes, yes], [("REQUEST", 0)], [], []),
        ([no, no], [None], [], []),
    ],
)
def test_whoever_goes_out_hears_it_and_every_calendar_is_right(
    invitation, steps, invited, aase, bo
):
    for step in steps:
        step(invitation)
    assert told(invitation.contact.email) == invited
    assert told("aase@example.org") == aase
    assert told("bo@example.org") == bo


@pytest.mark.parametrize(
    ("then", "why"),
    [
        (yes, " fra Ågård Maskinfabrik kommer selv"),
        (to_bo, "har meldt Bo til i stedet"),
        (no, "der ikke kommer nogen alligevel"),
    ],
)
def test_a_colleague_who_goes_out_hears_why_and_gets_no_ticket(invitation, then, why):
    to_aase(invitation)
    then(invitation)
    last = Message.objects.filter(recipient="aase@example.org").order_by("pk").last()
    assert last.subject.startswith("Du skal alligevel ikke møde op den ")
    for part in (last.text, last.html):
        assert why in part
        assert invitation.code not in part
        assert invitation.printed_code not in part


def test_a_colleague_in_the_queue_hears_it_too_without_an_entry(cast):
    event = factories.event(cast.network, capacity=1)
    say(factories.invitation(event), "yes")
    waiting = factories.invitation(event)
    to_aase(waiting)
    no(waiting)
    assert told("aase@example.org") == [None, None]


def test_a_withdrawn_guest_with_a_seat_is_told(cast, invitation):
    say(invitation, "yes")
    withdraw(invitation, by=cast.secretary)
    assert told(invitation.contact.email) == [("REQUEST", 0), ("CANCEL", 1)]
    silent = factories.invitation(invitation.event)
    withdraw(silent, by=cast.secretary)  # negative control: who was not to come hears nothing
    assert told(silent.contact.email) == []


def test_companions_are_remembered_through_a_no_and_a_colleague(invitation):
    assert companions_said(invitation) == (0, "")
    say(invitation, "yes", companions=1, companion_names="Anna Bek")
    no(invitation)
    assert companions_said(invitation) == (1, "Anna Bek")
    to_aase(invitation)
    assert companions_said(invitation) == (1, "Anna Bek")
    yes(invitation)
    assert companions_said(invitation) == (0, "")
