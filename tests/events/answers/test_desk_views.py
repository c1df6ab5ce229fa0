import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import Answer, ReminderPlan
from outbox.models import Message
from tests import factories


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def url(name, *args):
    return reverse(f"events:{name}", args=args)


def test_an_answer_is_one_press_and_keeps_its_source(secretary, event, cast):
    invitation = factories.invitation(event)
    page = secretary.get(url("desk", event.pk), {"q": invitation.code, "kilde": "phone"})
    assert 'value="phone_confirmed"' in page.content.decode()
    data = {"answer": "phone_confirmed", "source": "phone", "companions": "1"}
    back = secretary.post(url("desk_answer", invitation.pk), data)
    assert back.url == f"{url('desk', event.pk)}?kilde=phone"
    given = Answer.objects.get()
    assert (given.answer, given.source, given.given_by, given.companions) == (
        "phone_confirmed",
        "phone",
        cast.secretary,
        1,
    )
    assert invitation.contact.name in secretary.get(back.url).content.decode()


@pytest.mark.parametrize(
    "data", [{}, {"answer": "yes"}, {"answer": "yes", "source": "link"}, {"answer": "x"}]
)
def test_nothing_chosen_is_no_answer(secretary, event, data):
    invitation = factories.invitation(event)
    page = secretary.post(url("desk_answer", invitation.pk), data, follow=True)
    assert "Svaret kunne ikke læses." in page.content.decode()
    assert Answer.objects.count() == 0


def test_what_cannot_be_is_said_with_the_name(secretary, event):
    invitation = factories.invitation(event)
    data = {"answer": "yes", "source": "paper", "companions": "9"}
    page = secretary.post(url("desk_answer", invitation.pk), data, follow=True)
    assert f"{invitation.contact.name}: Du kan højst tage 1 med." in page.content.decode()


def test_the_desk_asks_the_same_number_of_questions(secretary, event):
    def questions(words):
        with CaptureQueriesContext(connection) as asked:
            secretary.get(url("desk", event.pk), {"q": words})
        return len(asked)

    company = factories.company("Krog Bageri")
    people = [factories.contact(event.network.host, f"Bo {n}", company=company) for n in range(4)]
    factories.invitation(event, people[0])
    questions("bo")
    one = questions("bo")
    for contact in people[1:]:
        factories.invitation(event, contact)
    assert questions("bo") == one


def test_a_plan_is_made_and_changed(secretary, event):
    page = secretary.get(url("reminder_plan", event.pk)).content.decode()
    assert "Der er ingen plan endnu." in page
    data = {"active": "on", "every_days": "3", "stop_days": "2", "words": "", "before_days": "1"}
    secretary.post(url("reminder_plan", event.pk), data)
    plan = ReminderPlan.objects.get()
    assert (plan.every_days, plan.thanks, plan.missed) == (3, False, False)
    secretary.post(url("reminder_plan", event.pk), data | {"every_days": "5"})
    assert ReminderPlan.objects.get().every_days == 5


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"every_days": "0"}, "every_days"),
        ({"every_days": "99"}, "every_days"),
        ({"words": "{navn.__class__}"}, "words"),
        ({"words": "Ring til 010190-1234"}, "words"),
    ],
)
def test_a_plan_that_cannot_be_is_explained(secretary, event, data, error):
    good = {"every_days": "3", "stop_days": "2", "words": "", "before_days": "1"}
    answer = secretary.post(url("reminder_plan", event.pk), good | data)
    assert error in answer.context["form"].errors
    assert ReminderPlan.objects.count() == 0


def test_everybody_is_reminded_by_a_press(secretary, event):
    factories.invitation(event, emailed_at=timezone.now())
    assert secretary.get(url("remind_now", event.pk)).status_code == 405
    page = secretary.post(url("remind_now", event.pk), follow=True).content.decode()
    assert Message.objects.count() == (1 if "1 påmindelse er på vej." in page else 0)
