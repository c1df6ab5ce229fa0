"""A mail and a letter to oneself, and that somebody says that they look right."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.letters.trials import TrialRefused, mark_proofed, send_trial
from events.models import Dispatch, Invitation
from taskforces.models import Contact
from tests import factories


@pytest.fixture
def round(cast):
    event = factories.event(cast.network)
    invitation = factories.invitation(event, factories.contact(cast.nordby, "Ida Bæk"))
    return invitation.round


def test_a_trial_goes_to_oneself_and_nobody_is_invited_by_it(cast, round):
    round.letter.title = "Kladden"
    round.letter.save_revision()
    message = send_trial(round, by=cast.secretary)
    invitation = Invitation.objects.get()
    assert message.recipient == cast.secretary.email
    assert message.subject.startswith("Prøve: Kladden")
    assert "Kære Ida" in message.text
    assert message.unsubscribe_url == ""
    assert bytes(message.attachments.get().content).startswith(b"%PDF")
    assert (invitation.emailed_at, Dispatch.objects.count()) == (None, 0)


def test_the_buttons_of_a_trial_answer_for_nobody(cast, round):
    message, invitation = send_trial(round, by=cast.secretary), Invitation.objects.get()
    assert f"/i/{invitation.code}" not in message.text + message.html
    assert reverse("events:preview", args=[invitation.pk]) in message.text


def test_a_trial_that_cannot_be_made_is_explained(cast, round):
    factories.suppression(cast.nordby, cast.secretary.email)
    with pytest.raises(TrialRefused) as refusal:
        send_trial(round, by=cast.secretary)
    assert refusal.value.code == TrialRefused.Code.BLOCKED
    Contact.objects.update(data_source="")
    with pytest.raises(TrialRefused) as refusal:
        send_trial(round, by=cast.owner)
    assert refusal.value.code == TrialRefused.Code.NOBODY


def test_the_page_says_where_the_trial_went(client, cast, round):
    client.force_login(cast.secretary)
    address = reverse("events:round_trial", args=[round.pk])
    page = client.post(address, follow=True).content.decode()
    assert f"En prøve er på vej til {cast.secretary.email}" in page
    round.invitations.update(withdrawn_at=timezone.now())
    assert "ingen i udsendelsen" in client.post(address, follow=True).content.decode()


def test_that_it_looks_right_is_said_once(client, cast, round):
    client.force_login(cast.secretary)
    assert (
        "Det ser rigtigt ud"
        in client.get(f"/arbejdsbord/udsendelser/{round.pk}/proevetryk/").content.decode()
    )
    client.post(reverse("events:round_proofed", args=[round.pk]))
    first = mark_proofed(round, by=cast.owner).proofed_at
    assert mark_proofed(round, by=cast.owner).proofed_at == first
    assert AuditEntry.objects.filter(verb="mark_proofed").count() == 1
