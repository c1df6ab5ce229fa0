"""Files of a round's letters: made once, by whoever has the lease, and frozen as they were."""

import random
import re
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone

from events.letters.batches import forget_files, mark_sent, order, sweep, work
from events.letters.rounds import RoundRefused
from events.models import Dispatch, Invitation, LetterBatch, LetterFile
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
    person = factories.contact(round.event.network.host, name, company=company, **contact)
    return factories.invitation(round.event, person, round=round)


def made(round, cast, kind="print"):
    return work(order(round, kind=kind, by=cast.secretary).pk)


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


def test_a_letter_that_cannot_be_written_stops_the_file_and_says_who(round, cast):
    invited(round, "Bo")
    bad = invited(round, "Åse")
    type(bad.contact).objects.filter(pk=bad.contact_id).update(data_source="")
    batch = made(round, cast)
    assert batch.state == "failed"
    assert batch.error.startswith("Brevet kan ikke laves")
    assert "(Åse)" in batch.error
    assert Dispatch.objects.count() == 0


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


def test_digital_post_needs_a_sender_and_a_company_with_a_number(round, cast):
    invitation = invited(round, "Bo")
    type(invitation.contact.company).objects.update(cvr_number=None)
    for number, code in (("", Code.NO_SENDER_NUMBER), ("29189722", Code.NO_COMPANY_NUMBER)):
        type(cast.nordby).objects.filter(pk=cast.nordby.pk).update(cvr_number=number)
        round.refresh_from_db()
        with pytest.raises(RoundRefused) as refusal:
            order(round, kind="digital_post", by=cast.secretary)
        assert refusal.value.code == code


def test_files_go_after_a_month_and_the_proof_stays(round, cast, time_machine):
    invited(round, "Bo")
    batch = made(round, cast)
    assert forget_files(batch.finished_at) == 0
    assert forget_files(batch.finished_at + timedelta(seconds=1)) == 1
    assert (LetterBatch.objects.count(), Dispatch.objects.count()) == (1, 1)
