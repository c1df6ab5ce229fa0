from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import AuditEntry
from events.letters.batches import order, work
from events.letters.refusals import RoundRefused
from events.letters.rounds import Reason, create_round, send_by_email
from events.letters.text import LetterRefused
from events.letters.ways import Whom
from events.models import Dispatch, Invitation
from events.tickets import ticket_url
from outbox.envelope import build_mail
from outbox.models import Message, Suppression
from taskforces.models import Contact
from tests import factories

Code = RoundRefused.Code


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def new_round(event, *contacts, **fields):
    fields.setdefault("letter", factories.letter(event.network))
    return create_round(event, contacts=contacts, name="Første", **{"by": None} | fields)


def reasons(outcome):
    return [(each.contact.name, each.reason) for each in outcome.left_out]


def test_a_round_invites_and_says_who_was_left_out(event, cast):
    host = cast.nordby
    invited = factories.contact(host, name="Ida")
    factories.invitation(event, contact=invited)
    objected = factories.contact(host, name="Bo", objected_at=timezone.now())
    outcome = new_round(event, factories.contact(host), invited, objected, by=cast.secretary)
    assert [each.contact.name for each in outcome.invitations] == ["Søren Ågård"]
    assert reasons(outcome) == [("Ida", Reason.INVITED), ("Bo", Reason.OBJECTED)]
    assert AuditEntry.objects.get().after == {"invited": 1, "left_out": 2}


def test_another_organisations_contact_or_letter_is_not_there(event, cast):
    ours, theirs = factories.contact(cast.nordby), factories.contact(cast.sonderby)
    their_letter = factories.letter(factories.network(cast.sonderby))
    with pytest.raises(Http404):
        new_round(event, ours, theirs)
    with pytest.raises(Http404):
        new_round(event, ours, letter=their_letter)
    assert Invitation.objects.count() == 0


def test_a_round_without_anybody_is_refused(event, cast):
    with pytest.raises(RoundRefused) as refusal:
        new_round(event)
    assert refusal.value.code == Code.NOBODY


@pytest.mark.parametrize("change", ["cancelled", "over"])
def test_nobody_is_invited_to_what_is_cancelled_or_over(event, cast, change):
    if change == "cancelled":
        event.cancelled_at = timezone.now()
        event.save(update_fields=["cancelled_at"])
    moment = event.ends_at + timedelta(days=1) if change == "over" else timezone.now()
    with time_machine.travel(moment, tick=False), pytest.raises(RoundRefused) as refusal:
        new_round(event, factories.contact(cast.nordby))
    assert refusal.value.code == Code.CLOSED


def test_mail_goes_out_frozen_with_one_link(event, cast, django_capture_on_commit_callbacks):
    round = new_round(event, factories.contact(cast.nordby)).round
    with django_capture_on_commit_callbacks(execute=True):
        outcome = send_by_email(round, by=cast.secretary)
    invitation = Invitation.objects.get()
    message = Message.objects.get()
    link = ticket_url(invitation)
    assert [each.pk for each in outcome.invitations] == [invitation.pk]
    assert invitation.emailed_at is not None
    assert message.reference == f"invitation:{invitation.pk}"
    for part in (message.text, message.html):  # a yes and a no, and no third way
        assert [part.count(link + more) for more in ("", "?svar=ja", "?svar=nej")] == [2, 1, 1]
    assert "Kære Søren" in message.text
    assert "Dit navn har vi fra: CVR-registret." in message.text
    assert "Dit navn har vi fra: CVR-registret." in message.html
    assert mail.outbox[0].body == message.text
    round.refresh_from_db()
    assert round.letter_revision is not None
    assert AuditEntry.objects.filter(verb="send_by_email").get().after == {
        "sent": 1,
        "left_out": 0,
        "whom": "assigned",
        "letter_revision": round.letter_revision_id,
    }


def test_a_second_press_sends_nothing_again(event, cast):
    round = new_round(event, factories.contact(cast.nordby)).round
    send_by_email(round, by=cast.secretary)
    with pytest.raises(RoundRefused) as refusal:
        send_by_email(round, by=cast.secretary)
    assert refusal.value.code == Code.NOTHING_TO_SEND
    assert Message.objects.count() == 1


def test_without_the_mark_a_second_press_would_send_again(event, cast):
    """Negative control of the test above."""
    round = new_round(event, factories.contact(cast.nordby)).round
    send_by_email(round, by=cast.secretary)
    Invitation.objects.update(emailed_at=None)
    send_by_email(round, by=cast.secretary)
    assert Message.objects.count() == 2


def test_withdrawn_and_objecting_people_get_nothing(event, cast):
    bo, ida = factories.contact(cast.nordby, name="Bo"), factories.contact(cast.nordby, name="Ida")
    round = new_round(event, bo, ida).round
    bo.invitations.update(withdrawn_at=timezone.now())
    ida.objected_at = timezone.now()
    ida.save(update_fields=["objected_at"])
    with pytest.raises(RoundRefused):
        send_by_email(round, by=cast.secretary)
    with pytest.raises(RoundRefused) as refusal:
        order(round, kind="print", by=cast.secretary)
    assert refusal.value.code == Code.NOTHING_TO_PRINT


def test_those_who_cannot_be_reached_are_named_with_what_is_missing(event, cast):
    good = factories.contact(cast.nordby)
    none = factories.contact(cast.nordby, name="Bo", email="")
    stopped = factories.contact(cast.nordby, name="Ida", email="ida@example.org")
    Suppression.objects.create(
        organisation=cast.nordby, address="IDA@example.org", reason="unsubscribed"
    )
    outcome = send_by_email(new_round(event, good, none, stopped).round, by=cast.secretary)
    assert sorted(map(str, outcome.left_out)) == [
        "Bo (kan ikke nås: ingen e-mail, ingen hel adresse)",
        "Ida (kan ikke nås: adressen er spærret, ingen hel adresse)",
    ]
    assert Invitation.objects.filter(emailed_at=None).count() == 2


def test_a_letter_that_cannot_be_written_is_named_and_the_others_go(event, cast):
    good, bad = factories.contact(cast.nordby), factories.contact(cast.nordby, name="Åse")
    round = new_round(event, good, bad).round
    bad.data_source = ""
    bad.save(update_fields=["data_source"])
    outcome = send_by_email(round, by=cast.secretary)
    assert [each.contact for each in outcome.invitations] == [good]
    assert reasons(outcome) == [("Åse", Reason.NO_SOURCE)]
    assert Invitation.objects.filter(emailed_at=None).get().contact == bad


def test_a_letter_without_the_words_of_the_law_stops_them_all(event, cast):
    round = new_round(event, factories.contact(cast.nordby)).round
    type(cast.nordby).objects.update(kind="company")  # no text of ours fits
    with pytest.raises(LetterRefused), transaction.atomic():
        send_by_email(round, by=cast.secretary)
    assert Message.objects.count() == 0


@pytest.fixture
def second_sending(event, cast):
    """A letter went out on paper: 40 said yes, 4 no, 10 nothing."""
    letter = factories.letter(event.network)
    round = factories.invitation_round(event, letter=letter)
    company = factories.company()
    people = [
        Contact(organisation=cast.nordby, company=company, name=f"Leder {n}",
                data_source="CVR-registret", email=f"leder{n}@example.org")
        for n in range(54)
    ]  # fmt: skip
    Contact.objects.bulk_create(people)
    now = timezone.now()
    answers = ["yes"] * 38 + ["stand_in", "phone_confirmed"] + ["no"] * 4 + ["none"] * 10
    Invitation.objects.bulk_create(
        Invitation(event=event, round=round, contact=person, answer=said, posted_at=now,
                   answered_at=None if said == "none" else now)
        for person, said in zip(people, answers, strict=True)
    )  # fmt: skip
    return round


@pytest.mark.parametrize(
    ("whom", "sent"), [(Whom.UNANSWERED, {"none": 10}), (Whom.COMING, {"yes": 40})]
)
def test_a_second_sending_asks_only_who_has_not_answered(second_sending, cast, whom, sent):
    """Those who said yes are a choice of their own, and whoever said no gets nothing."""
    outcome = send_by_email(second_sending, by=cast.secretary, whom=whom)
    got = Counter("yes" if each.is_coming else each.answer for each in outcome.invitations)
    assert got == sent
    with pytest.raises(RoundRefused):
        send_by_email(second_sending, by=cast.secretary, whom=whom)


def test_nobody_who_has_the_letter_gets_it_by_default(second_sending, cast):
    for refused in (
        lambda: send_by_email(second_sending, by=cast.secretary),
        lambda: order(second_sending, kind="print", by=cast.secretary),
    ):
        with pytest.raises(RoundRefused):
            refused()


def test_nothing_is_sent_to_what_is_called_off(event, cast):
    round = new_round(event, factories.contact(cast.nordby)).round
    event.cancelled_at = timezone.now()
    event.save(update_fields=["cancelled_at"])
    for refused in (
        lambda: send_by_email(round, by=cast.secretary),
        lambda: order(round, kind="print", by=cast.secretary),
    ):
        with pytest.raises(RoundRefused) as refusal:
            refused()
        assert refusal.value.code == Code.CLOSED


def test_an_unpublished_letter_is_never_sent(event, cast):
    letter = factories.letter(event.network)
    round = new_round(event, factories.contact(cast.nordby), letter=letter).round
    letter.unpublish()
    for refused in (
        lambda: send_by_email(round, by=cast.secretary),
        lambda: order(round, kind="print", by=cast.secretary),
    ):
        with pytest.raises(RoundRefused) as refusal:
            refused()
        assert refusal.value.code == Code.NOT_PUBLISHED


def test_where_four_eyes_are_wanted_a_letter_waits_for_a_colleague(event, cast):
    cast.nordby.letters_need_approval = True
    cast.nordby.save(update_fields=["letters_need_approval"])
    letter = factories.letter(event.network)
    letter.save_revision(user=cast.secretary).publish()
    letter.refresh_from_db()
    round = new_round(event, factories.contact(cast.nordby), letter=letter).round
    with pytest.raises(RoundRefused) as refusal:
        send_by_email(round, by=cast.secretary)
    assert refusal.value.code == Code.NOT_APPROVED
    factories.approval(letter, by=cast.secretary)  # their own approval is no second pair of eyes
    with pytest.raises(RoundRefused):
        send_by_email(round, by=cast.secretary)
    factories.approval(letter, by=cast.coordinator)
    assert len(send_by_email(round, by=cast.secretary).invitations) == 1


def test_a_change_after_the_approval_waits_again(event, cast):
    cast.nordby.letters_need_approval = True
    cast.nordby.save(update_fields=["letters_need_approval"])
    letter = factories.letter(event.network)
    letter.save_revision(user=cast.secretary).publish()
    factories.approval(letter, by=cast.coordinator)
    letter.title = "Noget helt andet"
    letter.save_revision(user=cast.secretary).publish()
    letter.refresh_from_db()
    round = new_round(event, factories.contact(cast.nordby), letter=letter).round
    with pytest.raises(RoundRefused):
        send_by_email(round, by=cast.secretary)


def test_what_was_mailed_is_frozen(event, cast):
    round = new_round(event, factories.contact(cast.nordby)).round
    send_by_email(round, by=cast.secretary)
    message, dispatch = Message.objects.get(), Dispatch.objects.get()
    assert (dispatch.channel, dispatch.message, dispatch.sha256) == (
        "email",
        message,
        message.sha256,
    )
    assert dispatch.sent_at is not None


def test_a_mailed_invitation_can_be_unsubscribed_by_one_press(event, cast):
    round = new_round(event, factories.contact(cast.nordby)).round
    send_by_email(round, by=cast.secretary)
    headers = build_mail(Message.objects.get(), []).message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http://localhost:8000/afmeld/")


def test_paper_and_mail_share_one_code(event, cast):
    company = factories.company(street="Havnen 1", postcode="9000", city="Nordby")
    round = new_round(event, factories.contact(cast.nordby, company=company)).round
    code = Invitation.objects.get().code
    send_by_email(round, by=cast.secretary)
    work(order(round, kind="print", by=cast.secretary, whom=Whom.UNANSWERED).pk)
    assert Invitation.objects.get().code == code
    assert set(Dispatch.objects.values_list("channel", flat=True)) == {"email", "print"}


def test_a_name_that_is_a_link_is_dead_in_the_mail(event, cast):
    company = factories.company("https://evil.dk <a href='https://evil.dk'>præmie</a>")
    letter = factories.letter(event.network, paragraphs=("Kære {virksomhed}",))
    round = new_round(event, factories.contact(cast.nordby, company=company), letter=letter).round
    send_by_email(round, by=cast.secretary)
    message = Message.objects.get()
    for part in (message.text, message.html):
        assert "evil.dk" not in part
    assert "<a href='" not in message.html
