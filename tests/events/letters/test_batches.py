"""Files of a round's letters: made once, by whoever has the lease, and frozen as they were."""

import random
import re
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone

from events.letters.batches import forget_files, mark_sent, order, sweep, work
from events.letters.refusals import RoundRefused
from events.letters.rounds import exceptions
from events.letters.ways import Way, Whom, sums
from events.models import Dispatch, Event, Invitation, LetterBatch, LetterFile, Notice
from events.tickets import ticket_url
from tests import factories

Code = RoundRefused.Code
LOWER_RIGHT = (330, 90, 50, 500)  # points cut off at each side: where the code is


@pytest.fixture
def round(cast):
    event = factories.event(cast.network)
    return factories.invitation_round(event)


def invited(round, name, postcode="9000", **contact):
    company = factories.company(
        f"{name}s Værksted", street="Havnen 1", postcode=postcode, city="Købæk"
    )
    contact.setdefault("email", "")
    said = {name: contact.pop(name) for name in ("answer", "answered_at") if name in contact}
    person = factories.contact(round.event.network.host, name, company=company, **contact)
    return factories.invitation(round.event, person, round=round, **said)


def made(round, cast, kind="print", whom=Whom.ASSIGNED):
    return work(order(round, kind=kind, by=cast.secretary, whom=whom).pk)


def test_letters_become_one_file_in_postcode_order(round, cast):
    invitations = [invited(round, "Åse", "9990"), invited(round, "Bo", "1000")]
    batch = made(round, cast)
    assert (batch.state, batch.made, batch.total) == ("done", 2, 2)
    document = pypdfium2.PdfDocument(bytes(batch.file.content))
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert [bool(re.search("Att.: Bo", texts[0])), "Att.: Åse" in texts[-1]] == [True, True]
    assert batch.file.content_type == "application/pdf"
    frozen = Dispatch.objects.get(invitation=invitations[0])
    assert (frozen.channel, frozen.batch, frozen.sent_at) == ("print", batch, None)
    assert frozen.content["link"] == ticket_url(invitations[0])
    assert Invitation.objects.filter(printed_at=None).count() == 0
    assert Invitation.objects.went_out().count() == 0  # made is not sent


@pytest.mark.slow
def test_fifty_codes_of_a_long_file_lead_to_their_own_answers(round, cast):
    """Read back by an independent reader; tags and language are there for a screen reader."""
    links = {ticket_url(invited(round, f"Leder {n}")) for n in range(60)}
    content = bytes(made(round, cast).file.content)
    document = pypdfium2.PdfDocument(content)
    pages = random.Random(1).sample(range(len(document)), min(50, len(document)))
    found = {
        code.text
        for number in pages
        for code in zxingcpp.read_barcodes(
            document[number].render(scale=2, crop=LOWER_RIGHT).to_pil()
        )
    }
    document.close()
    assert found <= links
    assert len(found) >= 25  # a letter may have a second page without a code
    assert b"/MarkInfo" in content or b"/StructTreeRoot" in content
    assert b"/Lang" in content


def test_a_repeat_makes_nothing_again(round, cast):
    invited(round, "Bo")
    batch = made(round, cast)
    assert work(batch.pk) is None
    assert (LetterFile.objects.count(), Dispatch.objects.count()) == (1, 1)


def test_two_presses_are_one_file(round, cast):
    invited(round, "Bo")
    first = order(round, kind="print", by=cast.secretary)
    assert order(round, kind="print", by=cast.secretary) == first
    assert (
        order(round, kind="records", by=cast.secretary) != first
        if Dispatch.objects.exists()
        else True
    )
    assert LetterBatch.objects.count() == 1


def test_what_a_killed_worker_left_is_taken_up_when_its_lease_is_over(round, cast, time_machine):
    invited(round, "Bo")
    batch = order(round, kind="print", by=cast.secretary)
    now = timezone.now()
    LetterBatch.objects.update(state="working", lease_until=now + timedelta(minutes=10))
    assert sweep() == []
    assert work(batch.pk) is None  # somebody is at it
    time_machine.move_to(now + timedelta(minutes=11))
    assert sweep() == [batch.pk]
    assert work(batch.pk).state == "done"
    assert sweep() == []


def test_a_worker_that_lost_its_lease_writes_nothing(round, cast, monkeypatch):
    invited(round, "Bo")
    batch = order(round, kind="print", by=cast.secretary)
    from events.letters import batches  # noqa: PLC0415

    def lose(*_args):
        LetterBatch.objects.update(lease_until=timezone.now() - timedelta(minutes=1))
        return batches.Made("breve.pdf", "application/pdf", b"%PDF", [])

    monkeypatch.setitem(batches._MAKERS, "print", lose)
    assert work(batch.pk) is None
    assert LetterFile.objects.count() == 0


def test_whom_the_file_is_for(round, cast):
    """One channel each; everybody, or those who said yes, is a choice."""
    invited(round, "Papir")
    invited(round, "Mail", email="mail@example.org")
    coming = invited(round, "Kommer", answer="yes", answered_at=timezone.now())
    invited(round, "Nej", answer="no", answered_at=timezone.now())
    homeless = invited(round, "Uden")
    type(homeless.contact.company).objects.filter(pk=homeless.contact.company_id).update(street="")
    got = {
        whom: sorted(
            made(round, cast, whom=whom).dispatches.values_list(
                "invitation__contact__name", flat=True
            )
        )
        for whom in Whom
    }
    assert got == {
        "assigned": ["Papir"],
        "without_mail": ["Papir"],
        "unanswered": ["Mail", "Papir"],
        "coming": ["Kommer"],
    }
    assert [str(each) for each in exceptions(round)] == [
        "Uden (kan ikke nås: ingen e-mail, ingen hel adresse)"
    ]
    assert coming.printed_at is None


def test_another_choice_waits_for_the_file_that_is_being_made(round, cast):
    invited(round, "Bo")
    order(round, kind="print", by=cast.secretary)
    with pytest.raises(RoundRefused) as refusal:
        order(round, kind="print", by=cast.secretary, whom=Whom.UNANSWERED)
    assert refusal.value.code == Code.BUSY


def test_who_answers_before_the_file_is_made_is_not_in_it(round, cast):
    invited(round, "Bo")
    said_no = invited(round, "Nej")
    batch = order(round, kind="print", by=cast.secretary)
    factories.answer(said_no, answer="no")
    batch = work(batch.pk)
    assert [each.invitation.contact.name for each in batch.dispatches.all()] == ["Bo"]


def test_a_letter_changed_afterwards_does_not_change_what_was_ordered(round, cast):
    invited(round, "Bo")
    batch = order(round, kind="print", by=cast.secretary)
    page = round.letter
    page.body = [("paragraph", "Noget helt andet")]
    page.save_revision().publish()
    work(batch.pk)
    assert "Noget helt andet" not in str(Dispatch.objects.get().content)


def test_sent_is_when_somebody_says_so_and_once(round, cast, time_machine):
    invited(round, "Bo")
    batch = made(round, cast)
    first = mark_sent(batch, by=cast.secretary).sent_at
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    assert mark_sent(batch, by=cast.secretary).sent_at == first
    assert Dispatch.objects.get().sent_at == first
    assert batch.created_at < first


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        ("municipality", "", Code.NO_SENDER_NUMBER),
        ("municipality", "29189722", Code.NOBODY_BY_DIGITAL_POST),
        ("club", "29189722", Code.NOT_PUBLIC),
    ],
)
def test_digital_post_needs_a_sender_and_a_company_with_a_number(round, cast, kind, number, code):
    invitation = invited(round, "Bo")
    type(invitation.contact.company).objects.update(cvr_number=None)
    type(cast.nordby).objects.filter(pk=cast.nordby.pk).update(cvr_number=number, kind=kind)
    round.refresh_from_db()
    with pytest.raises(RoundRefused) as refusal:
        order(round, kind="digital_post", by=cast.secretary)
    assert refusal.value.code == code


def test_a_sent_letter_is_sent_and_a_made_one_is_not(round, cast):
    invited(round, "Bo")
    invited(round, "Åse")
    batch = made(round, cast)
    host = round.event.organisation
    assert sums(round.invitations.all(), host).ways == {Way.PRINT: 2}
    mark_sent(batch, by=cast.secretary)
    assert sums(round.invitations.all(), host).ways == {Way.SENT: 2}
    assert Invitation.objects.went_out().count() == 2
    with pytest.raises(RoundRefused):
        order(round, kind="print", by=cast.secretary)


def test_letters_that_left_after_a_move_are_phoned_about(round, cast):
    """But not who said no, and not who has had the news."""
    still, said_no, heard = (invited(round, name) for name in ("Bo", "Nej", "Hørt"))
    batch = made(round, cast)
    factories.answer(said_no, answer="no")
    Event.objects.update(place="Hal 2")
    Notice.objects.create(event=round.event, invitation=heard, about="moved")
    mark_sent(batch, by=cast.secretary)
    (notice,) = Notice.objects.filter(about="old_letter")
    assert (notice.invitation, notice.must_phone) == (still, True)


def test_letters_that_are_true_are_not_phoned_about(round, cast):
    """Negative control of the test above."""
    invited(round, "Bo")
    mark_sent(made(round, cast), by=cast.secretary)
    assert Notice.objects.count() == 0


def test_files_go_after_a_month_and_the_proof_stays(round, cast, time_machine):
    invited(round, "Bo")
    batch = made(round, cast)
    assert forget_files(batch.finished_at) == 0
    assert forget_files(batch.finished_at + timedelta(seconds=1)) == 1
    assert (LetterBatch.objects.count(), Dispatch.objects.count()) == (1, 1)
