"""Five steps from the list to the answers: which is next."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.letters.steps import Standing, Step, current_step, next_of
from events.models import InvitationRound
from tests import factories


@pytest.mark.parametrize(
    ("standing", "step"),
    [
        ({}, Step.LIST),
        ({"invited": 3, "to_send": 3, "refusal": "not_published"}, Step.LETTER),
        ({"invited": 3, "to_send": 3, "refusal": "not_approved"}, Step.LETTER),
        ({"invited": 3, "to_send": 3}, Step.PROOF),
        ({"invited": 3, "to_send": 3, "proofed": True}, Step.SEND),
        ({"invited": 3, "to_send": 2, "sent": 1}, Step.SEND),
        ({"invited": 3, "sent": 3}, Step.ANSWERS),
        ({"invited": 3, "sent": 3, "refusal": "not_published"}, Step.ANSWERS),
        ({"invited": 3}, Step.ANSWERS),  # nobody can be reached: the answers come by telephone
        ({"invited": 3, "sent": 3, "answered": 2}, Step.ANSWERS),
        ({"invited": 3, "sent": 3, "answered": 3}, None),
        ({"invited": 3, "sent": 3, "is_past_deadline": True}, None),
        ({"is_past_deadline": True}, Step.LIST),
        ({"invited": 4, "to_send": 1, "sent": 3, "is_past_deadline": True}, Step.SEND),
    ],
)
def test_the_first_step_that_is_not_done_is_next(standing, step):
    assert current_step(Standing(**standing)) == step


def address(name, *args):
    return reverse(name, args=args)


def test_an_event_says_what_is_next_from_an_empty_list_to_the_answers(cast):
    event = factories.event(cast.network)
    said = next_of(event)
    assert (said.step, said.number, said.url) == (
        Step.LIST,
        1,
        address("taskforces:contact_import"),
    )
    contact = factories.contact(cast.nordby)
    assert next_of(event).url == address("events:round_create", event.pk)
    invitation = factories.invitation(event, contact)
    round = invitation.round
    round.letter.unpublish()
    said = next_of(event)
    assert said.step == Step.LETTER
    assert said.url.startswith(address("wagtailadmin_pages:edit", round.letter_id))
    assert said.url.endswith(f"next=%2Farbejdsbord%2Fudsendelser%2F{round.pk}%2F")
    round.letter.live = True
    round.letter.save()
    assert next_of(event).url == address("events:round_proof", round.pk)
    InvitationRound.objects.update(proofed_at=timezone.now())
    assert (next_of(event).step, next_of(event).text) == (Step.SEND, "1 skal have brevet.")
    event.invitations.update(emailed_at=timezone.now())
    assert (next_of(event).step, next_of(event).text) == (Step.ANSWERS, "0 af 1 har svaret.")
    event.invitations.update(answer="yes", answered_at=timezone.now())
    assert (next_of(event).step, next_of(event).number) == (None, 6)


def test_a_mailing_with_nothing_out_is_in_hand_before_one_that_left(cast):
    event = factories.event(cast.network)
    waiting = factories.invitation(event).round
    factories.invitation(event, emailed_at=timezone.now())
    assert next_of(event).url == address("events:round", waiting.pk)


@pytest.mark.parametrize("fields", [{"cancelled_at": timezone.now()}, {"starts_at": None}])
def test_nothing_is_next_when_it_is_called_off_or_over(cast, fields):
    past = timezone.now() - timedelta(days=2)
    fields = {name: value or past for name, value in fields.items()}
    assert next_of(factories.event(cast.network, **fields)) is None


def test_a_new_event_shows_steps_instead_of_zeros(client, cast):
    event = factories.event(cast.network)
    client.force_login(cast.secretary)
    page = client.get(address("events:manage_event", event.pk)).content.decode()
    assert ("Gør mødet klar" in page, "Fra brev til fremmøde" in page) == (True, False)
    assert page.count('aria-current="step"') == 1
    factories.invitation(event)
    page = client.get(address("events:manage_event", event.pk)).content.decode()
    assert ("Gør mødet klar" in page, "Fra brev til fremmøde" in page) == (False, True)


def test_a_reader_is_not_asked_to_do_anything(client, cast):
    event = factories.event(cast.network)
    client.force_login(cast.reader)
    page = client.get(address("events:manage_event", event.pk)).content.decode()
    assert ("next-step" in page, "Gør mødet klar" in page) == (False, False)
