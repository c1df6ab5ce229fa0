from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AuditEntry
from events.answers.guest_questions import replies_by_question
from events.models import GuestQuestion, Registration
from tests import factories
from tests.factories import answer


@pytest.fixture
def event(cast):
    return factories.event(cast.network, "Mød os i værkstedet")


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.secretary)
    return client


def add(client, event, **fields):
    fields = {"text": "Hvad vil du spise?", "choices": "Fisk\n\n Grønt \nFisk"} | fields
    return client.post(reverse("events:guest_question_create", args=[event.pk]), fields)


def say(client, invitation, **fields):
    fields = {"answer": "yes", "companions": 0} | fields
    return client.post(reverse("events:answer_submit", args=[invitation.code]), fields)


def test_a_question_is_added_and_removed(desk, event):
    assert add(desk, event, required="on").status_code == 302
    question = GuestQuestion.objects.get()
    assert (question.event, question.choices, question.required) == (event, ["Fisk", "Grønt"], True)
    desk.post(reverse("events:guest_question_remove", args=[question.pk]))
    assert GuestQuestion.objects.count() == 0
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["add_guest_question", "remove_guest_question"]


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "x" * 161},
        {"text": "010190-1234"},
        {"choices": "Kun én"},
        {"choices": "\n".join("abcdefghi")},
        {"choices": "Ja\n" + "x" * 61},
        {"choices": "Ja\n010190-1234"},
    ],
    ids=str,
)
def test_a_question_needs_words(desk, event, fields):
    refused = add(desk, event, **fields)
    assert refused.status_code == 422
    assert "010190" not in refused.content.decode()
    assert GuestQuestion.objects.count() == 0


def test_five_questions_are_enough(desk, event):
    for number in range(5):
        factories.guest_question(event, position=number)
    assert add(desk, event).status_code == 422
    assert GuestQuestion.objects.count() == 5


def test_who_says_yes_is_asked_and_who_says_no_is_not(client, event):
    invitation = factories.invitation(event)
    dish = factories.guest_question(event, required=True)
    entrance = factories.guest_question(event, "Hvordan kommer du ind?", choices=())
    unanswered = say(client, invitation)
    assert unanswered.status_code == 422
    assert "Vælg et af svarene." in unanswered.content.decode()
    assert say(client, invitation, **{f"question_{dish.pk}": "Kød"}).status_code == 422
    said = {f"question_{dish.pk}": "Grønt", f"question_{entrance.pk}": " Med rampe "}
    assert say(client, invitation, **said).status_code == 302
    replies = Registration.objects.get().replies
    assert replies == {str(dish.pk): "Grønt", str(entrance.pk): "Med rampe"}
    page = client.get(invitation.get_absolute_url()).content.decode()
    assert 'value="Med rampe"' in page
    assert say(client, invitation, answer="no").status_code == 302


def test_a_stand_in_is_asked_too_and_staff_may_leave_it_out(desk, event):
    invitation = factories.invitation(event)
    dish = factories.guest_question(event, required=True)
    nameless = say(desk, invitation, answer="stand_in", stand_in_name="Bo Bek")
    assert nameless.status_code == 422
    fields = {"answer": "stand_in", "source": "phone", "stand_in_name": "Bo Bek"}
    address = reverse("events:staff_answer", args=[invitation.pk])
    assert desk.post(address, fields).status_code == 302
    assert Registration.objects.get().replies == {}
    assert desk.post(address, fields | {f"question_{dish.pk}": "Fisk"}).status_code == 302
    assert Registration.objects.get().replies == {str(dish.pk): "Fisk"}


def test_the_kitchen_gets_numbers_of_those_who_come(desk, event):
    dish = factories.guest_question(event)
    note = factories.guest_question(event, "Andet?", choices=())
    for name, said in (("Anna", "Fisk"), ("Bo", "Fisk"), ("Carl", "Grønt")):
        guest = factories.invitation(
            event, contact=factories.contact(event.network.host, name=name)
        )
        answer(guest, answer="yes", replies={str(dish.pk): said, str(note.pk): f"={name}"})
    answer(guest, answer="no")
    counted, written = replies_by_question(event)
    assert (counted["counts"], counted["total"]) == ([("Fisk", 2), ("Grønt", 0)], 2)
    assert [said for _guest, said in written["texts"]] == ["=Anna", "=Bo"]
    page = desk.get(reverse("events:guest_questions", args=[event.pk])).content.decode()
    assert "=Anna" in page
    table = desk.get(reverse("events:guest_replies", args=[event.pk]))
    rows = list(load_workbook(BytesIO(table.content)).active.values)
    assert rows[0] == ("Navn", "Virksomhed", "Personer", "Hvad vil du spise?", "Andet?")
    assert [row[3:] for row in rows[1:]] == [("Fisk", "=Anna"), ("Fisk", "=Bo")]
