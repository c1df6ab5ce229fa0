"""The form beside the event's page, the answer on the guest list, and a code that was mislaid."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Invitation, Registration
from events.open_registration import taking
from events.planning.cloning import copy_letter
from events.planning.forms import EventForm
from outbox.models import Message
from taskforces.models import Contact, Network
from tests import factories

FILLED = {
    "name": "Ida Holm",
    "company": "Bageriet",
    "email": "ida@bageriet.example",
    "companions": "0",
}
CPR = "070761-4285"


@pytest.fixture
def event(cast):
    factories.letter(cast.network)
    return factories.event(cast.network, registration_mode="open", capacity=1)


def send(client, event, **typed):
    return client.post(f"/arrangementer/{event.slug}/tilmeld/", FILLED | typed)


def test_from_the_events_page_to_the_ticket_in_the_mail(client, event):
    address = f"/arrangementer/{event.slug}/tilmeld/"
    assert address in client.get(event.get_absolute_url()).content.decode()
    page = client.get(address)
    assert "no-store" in page.headers["Cache-Control"]
    assert "venteliste" not in page.content.decode()
    response = send(client, event)
    assert response.headers["Location"] == f"{address}tak/"
    assert "Se i din mail" in client.get(f"{address}tak/").content.decode()
    invitation = Invitation.objects.get()
    assert f"/i/{invitation.code}/" in Message.objects.get().text
    assert "Ida Holm" in client.get(f"/i/{invitation.code}/").content.decode()
    assert "venteliste" in client.get(address).content.decode()  # full now, and said beforehand


def test_the_events_own_questions_are_asked(client, event):
    question = factories.guest_question(event, required=True)
    refused = send(client, event)
    assert refused.status_code == 422
    assert "Ida Holm" in refused.content.decode()
    assert send(client, event, **{f"question_{question.pk}": "Fisk"}).status_code == 302
    assert Registration.objects.get().replies == {str(question.pk): "Fisk"}


def test_nobody_sees_on_the_screen_whether_an_address_is_known(client, event):
    invitation = factories.invitation(event, round=factories.invitation_round(event))
    for typed in ({}, {"email": invitation.contact.email}, {"email": "IDA@bageriet.example"}):
        response = send(client, event, **typed)
        assert (response.status_code, response.headers["Location"][-4:]) == (302, "tak/")
    assert Message.objects.count() == 3


@pytest.mark.parametrize(
    "typed",
    [
        {"name": f"Bo {CPR}"},
        {"company": CPR},
        {"companion_names": CPR, "companions": "1"},
        {"companions": "2"},
        {"companions": "-1"},
        {"email": "ida"},
        {"email": "ida@example.org\nBcc: x@evil.example"},
        {"name": ""},
        {"company": "x" * 121},
    ],
)
def test_bad_input_keeps_nothing(client, event, typed):
    response = send(client, event, **typed)
    assert response.status_code == 422
    assert CPR not in response.content.decode()
    assert not Contact.objects.exists()
    assert not Message.objects.exists()


def test_a_name_can_be_no_link_in_the_mail(client, event):
    send(client, event, name="https://evil.example/login", company="www.evil.example")
    mail = Message.objects.get()
    assert "https://evil.example" not in mail.text + mail.html


def test_a_flood_from_one_place_is_stopped_and_what_was_typed_stands(client, event, monkeypatch):
    monkeypatch.setattr(taking, "MOST_REGISTRATIONS", 2)
    sent = [send(client, event, email=f"n{n}@example.org", name=f"N {n}") for n in range(4)]
    assert [response.status_code for response in sent] == [302, 302, 429, 429]
    assert "N 3" in sent[-1].content.decode()
    assert Registration.objects.count() == Message.objects.count() == 2


def test_the_negative_control_without_the_limit_all_get_in(client, event, monkeypatch):
    monkeypatch.setattr(taking, "too_many_failures", lambda *args, **kwargs: False)
    monkeypatch.setattr(taking, "MOST_REGISTRATIONS", 2)
    for n in range(4):
        send(client, event, email=f"n{n}@example.org", name=f"N {n}")
    assert Registration.objects.count() == 4


def test_what_is_closed_says_so_and_takes_nothing(client, event):
    event.answer_deadline = timezone.now() - timedelta(minutes=1)
    event.save()
    response = send(client, event)
    assert response.status_code == 410
    assert "Svarfristen er overskredet" in response.content.decode()
    assert "/tilmeld/" not in client.get(event.get_absolute_url()).content.decode()
    assert not Contact.objects.exists()


def test_staff_say_yes_or_no_on_the_guest_list(client, cast, event):
    event.registration_mode = "approval"
    event.save()
    send(client, event)
    send(client, event, name="Bo Lund", email="bo@lund.example", companions="1")
    guests = reverse("events:guests", args=[event.pk])
    client.force_login(cast.helper)
    assert "ida@bageriet.example" not in client.get(guests).content.decode()
    client.force_login(cast.secretary)
    assert "ida@bageriet.example" in client.get(guests).content.decode()
    ida, bo = event.registration_requests.all()
    for asked, said in ((ida, "ja"), (bo, "nej"), (bo, "ja")):
        url = reverse("events:registration_request_answer", args=[asked.pk])
        page = client.post(url, {"svar": said}, follow=True)
    assert "En kollega har allerede svaret" in page.content.decode()
    assert "ida@bageriet.example" not in page.content.decode()
    assert Registration.objects.values_list("name", flat=True).get() == "Ida Holm"


def test_the_round_of_those_who_came_by_themselves_has_its_page(client, cast, event):
    """Its share of the seats is given there; the steps to the next letter leave it out."""
    send(client, event)
    client.force_login(cast.owner)
    round = event.rounds.get()
    page = client.get(reverse("events:round", args=[round.pk]))
    assert "Åben tilmelding" in page.content.decode()
    page = client.get(reverse("events:manage_event", args=[event.pk])).content.decode()
    assert "Dem, der har tilmeldt sig selv" in page
    assert copy_letter(event, by=cast.owner) is None


def test_the_settings_form_opens_only_what_is_public(cast, event):
    form = EventForm(instance=event, networks=Network.objects.none())
    typed = {name: form[name].value() for name in form.fields}
    for public, mode, errors in ((False, "open", 1), (False, "invitation", 0), (True, "open", 0)):
        data = typed | {"public": public, "registration_mode": mode}
        form = EventForm(data, instance=event, networks=Network.objects.none())
        assert len(form["registration_mode"].errors) == errors


# --- A code that was mislaid -----------------------------------------------------------------


def ask_for_code(client, email):
    return client.post("/i/find-min-kode/", {"email": email})


def test_codes_of_what_is_to_come_are_mailed(client, cast, event):
    assert "/i/find-min-kode/" in client.get("/i/").content.decode()
    invitation = factories.invitation(event)
    over = factories.event(cast.network, starts_at=timezone.now() - timedelta(days=2))
    taken = factories.event(cast.network)
    codes = [
        factories.invitation(over, invitation.contact).printed_code,
        factories.invitation(taken, invitation.contact, withdrawn_at=timezone.now()).printed_code,
    ]
    response = ask_for_code(client, invitation.contact.email.upper())
    assert response.headers["Location"] == "/i/find-min-kode/sendt/"
    mail = Message.objects.get()
    assert mail.recipient.casefold() == invitation.contact.email
    assert invitation.printed_code in mail.text
    assert not any(code in mail.text for code in codes)


def test_each_organisation_writes_for_itself(client, cast, event):
    invitation = factories.invitation(event)
    theirs = factories.event(factories.network(cast.sonderby), title="Møde i Sønderby")
    contact = factories.contact(cast.sonderby, email=invitation.contact.email)
    factories.invitation(theirs, contact)
    ask_for_code(client, contact.email)
    mails = {mail.organisation_id: mail.text for mail in Message.objects.all()}
    assert len(mails) == 2
    assert "Møde i Sønderby" not in mails[cast.nordby.pk]


def test_an_unknown_address_gets_nothing_and_the_same_page(client, event):
    response = ask_for_code(client, "ukendt@example.org")
    assert (response.status_code, response.headers["Location"]) == (302, "/i/find-min-kode/sendt/")
    assert not Message.objects.exists()


def test_a_mailbox_is_not_filled_with_codes(client, event):
    email = factories.invitation(event).contact.email
    answers = [ask_for_code(client, email) for _ in range(22)]
    assert Message.objects.count() == 5
    assert [each.status_code for each in answers] == [302] * 20 + [429] * 2
