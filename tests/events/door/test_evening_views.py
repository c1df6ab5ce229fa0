from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.door.checkin import check_in
from events.models import DoorQuestion, Scan
from tests import factories
from tests.events.door.test_checkin import coming, item

EVENING_QUERIES = 23
NOTHING_NEW_QUERIES = 12


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() + timedelta(hours=1))


@pytest.fixture
def doors(event):
    paired = timezone.now() - timedelta(hours=1)
    return [factories.device(event, label, created_at=paired)[0] for label in ("Dør A", "Dør B")]


@pytest.fixture
def client(client, cast):
    client.force_login(cast.helper)
    return client


def page(client, event, name="evening", **query):
    return client.get(reverse(f"events:{name}", args=[event.pk]), query)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_an_evening_that_has_not_begun_says_so(client, event, doors):
    shown = text(page(client, event))
    for words in ("Intet scannet endnu", "Ingen noter endnu.", "har lukket nogen ind"):
        assert words in shown
    assert "To døre uden net" not in shown


def test_a_conflict_is_shown_with_both_doors_and_times(client, event, doors, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=30), tick=False)
    guest = coming(event)
    for minutes, door in zip((9, 5), doors, strict=True):
        at = timezone.now() - timedelta(minutes=minutes)
        check_in(door, item(code=guest.invitation.code, at=at, shown="admitted"))
    shown = text(page(client, event))
    assert "To døre uden net" in shown
    assert shown.index("· Dør A") < shown.index("· Dør B")


def test_what_failed_is_shown_with_code_door_and_why(client, event, doors):
    check_in(doors[0], item(code="https://example.org/<b>"))
    check_in(doors[0], item("walk_in", name="Åse 010190-1234"))
    withdrawn = coming(event, name="Bo Trukket").invitation
    withdrawn.withdrawn_at = timezone.now()
    withdrawn.save()
    check_in(doors[1], item(code=withdrawn.code))
    shown = text(page(client, event))
    assert "https://example.org/&lt;b&gt;" in shown
    for words in ("ingen gæst passer", "Skriv ikke CPR-numre.", "Bo Trukket", "trukket tilbage"):
        assert words in shown
    assert "010190" not in shown


def test_notes_and_answers_are_shown(client, event, doors):
    guest, other = coming(event, name="Åse Bro"), coming(event)
    question = factories.door_question(event)
    check_in(doors[0], item("note", registration=guest.pk, text="Skal nå toget"))
    for who, choice in ((guest, "Nej"), (guest, "Ja"), (other, "Ja")):
        check_in(doors[0], item("answer", registration=who.pk, question=question.pk, text=choice))
    answer = page(client, event)
    assert "Skal nå toget" in text(answer)
    assert answer.context["answers"] == [
        {"text": "Vil du have en T-shirt?", "counts": [("Ja", 2), ("Nej", 0)], "total": 2}
    ]
    question.delete()
    assert page(client, event).context["answers"][0]["counts"] == [("Ja", 2)]


def test_the_page_asks_and_gets_nothing_until_something_happens(
    client, event, doors, django_assert_max_num_queries
):
    version = page(client, event).context["version"]
    with django_assert_max_num_queries(NOTHING_NEW_QUERIES):
        assert page(client, event, "evening_now", v=version).status_code == 204
    check_in(doors[0], item(code="x"))
    news = page(client, event, "evening_now", v=version)
    assert news.status_code == 200
    assert "<html" not in text(news)
    assert f'data-version="{version}"' not in text(news)


@pytest.mark.parametrize("scans", [1, 3])
def test_the_evening_takes_as_many_queries_however_long(
    client, event, doors, scans, django_assert_max_num_queries
):
    for number in range(scans):
        guest = coming(event, name=f"Gæst {number}")
        for door in doors:
            check_in(door, item(code=guest.invitation.code, shown="admitted"))
        check_in(doors[0], item("note", registration=guest.pk, text="Hej"))
        check_in(doors[0], item(code="x"))
    with django_assert_max_num_queries(EVENING_QUERIES):
        page(client, event)


def test_an_old_evening_says_that_its_scans_are_deleted(client, cast):
    then = timezone.now() - timedelta(days=91)
    old = factories.event(cast.network, starts_at=then - timedelta(hours=3))
    factories.registration(old, arrived_at=then)
    shown = text(page(client, old))
    assert "Scanninger slettes 90 dage efter" in shown
    assert "Intet scannet endnu" not in shown


def test_nothing_of_a_strangers_evening_is_shown(cast, client, event, doors):
    theirs = factories.event(factories.network(cast.sonderby))
    device, _key = factories.device(theirs, "Hemmelig dør", created_at=timezone.now())
    check_in(device, item(code=coming(theirs, name="Hemmelig Gæst").invitation.code))
    check_in(device, item(code="hemmelig kode"))
    assert "emmelig" not in text(page(client, event))


def ask(client, event, **fields):
    fields = {"text": "Vil du med på rundvisning?", "choices": "Ja\n\n Nej \nJa"} | fields
    return client.post(reverse("events:question_create", args=[event.pk]), fields, follow=True)


def test_a_question_is_added_and_removed(client, event):
    ask(client, event)
    question = DoorQuestion.objects.get()
    assert (question.event, question.choices) == (event, ["Ja", "Nej"])
    assert "Vil du med på rundvisning?" in text(page(client, event, "questions"))
    client.post(reverse("events:question_remove", args=[question.pk]))
    assert DoorQuestion.objects.count() == 0
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["add_door_question", "remove_door_question"]


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "x" * 121},
        {"text": "010190-1234"},
        {"choices": ""},
        {"choices": "Ja"},
        {"choices": "Ja\nJa"},
        {"choices": "\n".join("abcdefg")},
        {"choices": "Ja\n" + "x" * 41},
        {"choices": "Ja\n010190-1234"},
    ],
    ids=str,
)
def test_a_question_needs_words_and_some_answers(client, event, fields):
    answer = ask(client, event, **fields)
    assert answer.status_code == 422
    assert "010190" not in text(answer)
    assert DoorQuestion.objects.count() == 0


def test_three_questions_are_enough(client, event):
    for number in range(3):
        factories.door_question(event, position=number)
    answer = ask(client, event)
    assert answer.status_code == 422
    assert "Højst tre spørgsmål" in text(answer)
    assert DoorQuestion.objects.count() == 3


def test_the_question_page_warns_about_private_things(client, event):
    assert "Spørg aldrig om helbred" in text(page(client, event, "questions"))


def test_the_guest_list_shows_party_note_and_companions(client, event, doors):
    party = coming(event, party_size=3)
    check_in(doors[0], item(code=party.invitation.code))
    check_in(doors[0], item("companion", registration=party.pk, number=1))
    check_in(doors[0], item("note", registration=party.pk, text="Skal nå toget"))
    shown = text(page(client, event, "guests"))
    for words in ("2 af 3", "Skal nå toget", "ledsager <time"):
        assert words in shown
    assert Scan.objects.count() == 3
