"""A leader asks, the right person answers in time, and both sides see it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.models import CompanyQuestion
from pledges.questions import questions
from pledges.questions.questions import Asker, QuestionRefused
from tests import factories

IDA = Asker("Ida Krog", "Krogs Køkken", "ida@example.org")


@pytest.fixture
def sheet(cast):
    sheet = factories.sheet(cast.network, contact_email=IDA.email)
    factories.handover(sheet, cast.unit, owner=cast.consultant)
    return sheet


def sent_to():
    return [letter.to[0] for letter in mail.outbox]


def test_about_a_sheet_its_owner_is_asked(cast, sheet, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked = questions.ask(
            cast.network, topic="support", text="Hvem betaler? ond.example", asker=IDA, sheet=sheet
        )
        again = questions.ask(
            cast.network, topic="support", text="Hvem betaler? ond.example", asker=IDA, sheet=sheet
        )
    assert asked == again
    assert sent_to() == [cast.consultant.email]
    assert "ond.example" not in mail.outbox[0].body


def test_an_input_goes_to_who_leads(cast, sheet, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        questions.ask(cast.network, topic="input", text="Ring om formiddagen", asker=IDA)
    assert sent_to() == [cast.lead.email]


def test_a_network_without_a_unit_is_answered_by_its_host(cast, django_capture_on_commit_callbacks):
    network = factories.network(cast.nordby, None, name="Klubbens netværk")
    with django_capture_on_commit_callbacks(execute=True):
        asked = questions.ask(network, topic="start", text="Hvornår møder de?", asker=IDA)
    assert asked.unit == cast.nordby
    assert cast.owner.email in sent_to()


def test_an_answer_is_mailed_once_and_logged(cast, sheet, django_capture_on_commit_callbacks):
    asked = factories.company_question(cast.network, cast.unit, sheet=sheet)
    with django_capture_on_commit_callbacks(execute=True):
        questions.answer(asked, text="Det gør kommunen.", by=cast.consultant)
    assert sent_to() == ["ida@example.org"]
    assert "Det gør kommunen." in mail.outbox[0].body
    assert sheet.get_receipt_url() in mail.outbox[0].body
    assert AuditEntry.objects.filter(verb="answer_question").count() == 1
    with pytest.raises(QuestionRefused):
        questions.answer(asked, text="Igen", by=cast.lead)


def test_both_sides_see_question_and_answer(cast, client, sheet):
    url = reverse("pledges:receipt_ask", args=[sheet.receipt_token])
    assert client.post(url, {"topic": "input", "text": "x"}).status_code == 422
    assert client.post(url, {"topic": "support", "text": "070761-4285"}).status_code == 422
    client.post(url, {"topic": "support", "text": "Hvem betaler en skærm?"})
    asked = CompanyQuestion.objects.get()
    client.force_login(cast.consultant)
    for page in (
        reverse("pledges:questions"),
        reverse("pledges:handover", args=[sheet.handover.pk]),
        reverse("pledges:question", args=[asked.pk]),
    ):
        assert "Hvem betaler en skærm?" in client.get(page).content.decode()
    answer = reverse("pledges:question_answer", args=[asked.pk])
    assert client.post(answer, {"text": ""}).status_code == 422
    client.post(answer, {"text": "Det gør kommunen."})
    client.logout()
    receipt = client.get(sheet.get_receipt_url()).content.decode()
    assert "Hvem betaler en skærm?" in receipt
    assert "Det gør kommunen." in receipt


def test_a_late_answer_is_owned_up_to(cast, client, sheet):
    late = timezone.now() - timedelta(days=1)
    factories.company_question(cast.network, cast.unit, sheet=sheet, due_at=late)
    assert "Vi skylder dig et svar" in client.get(sheet.get_receipt_url()).content.decode()
    client.force_login(cast.consultant)
    assert "1 er over tiden." in client.get("/arbejdsbord/").content.decode()


def test_an_input_is_read_by_all_at_the_next_meeting_without_its_name(cast, client):
    meeting = factories.event(cast.network)
    contact = factories.contact(cast.nordby, "Ida Krog")
    invitation = factories.invitation(meeting, contact)
    url = reverse("pledges:meeting", args=[invitation.code])
    assert url in client.get(invitation.get_absolute_url()).content.decode()
    client.post(url, {"text": "Ring om formiddagen"})
    given = CompanyQuestion.objects.get()
    questions.answer(given, text="Det gør vi fra mandag.", by=cast.lead)
    other = factories.invitation(meeting)
    page = client.get(reverse("pledges:meeting", args=[other.code])).content.decode()
    assert "Ring om formiddagen" in page
    assert "Det gør vi fra mandag." in page
    assert given.name == "Ida Krog"
    assert "Ida Krog" not in page
    client.force_login(cast.coordinator)
    staff = client.get(reverse("pledges:event_inputs", args=[meeting.pk])).content.decode()
    assert "Det gør vi fra mandag." in staff


def test_the_list_costs_the_same_for_three(cast, client, sheet, django_assert_num_queries):
    client.force_login(cast.consultant)
    url = reverse("pledges:questions")
    for text in "abc":
        factories.company_question(cast.network, cast.unit, sheet=sheet, text=text)
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    for text in "def":
        factories.company_question(cast.network, cast.unit, sheet=sheet, text=text)
    with django_assert_num_queries(5):
        client.get(url)
