"""What was sent, as a records system takes it."""

import csv
import hashlib
import io
import zipfile

import pytest

from events.letters.batches import mark_sent, order, work
from events.letters.refusals import RoundRefused
from events.letters.rounds import send_by_email
from events.letters.ways import Whom
from events.models import Dispatch
from tests import factories


@pytest.fixture
def round(cast):
    event = factories.event(cast.network)
    company = factories.company(
        "=Ågård & Søn", cvr_number="10150817", street="Havnen 1", postcode="9000", city="By"
    )
    invitation = factories.invitation(
        event, factories.contact(cast.nordby, "Søren Ågård", company=company, email="s@example.org")
    )
    invitation.round.case_number = "24.10.00-P20-7-26"
    invitation.round.save()
    return invitation.round


def package(round, cast):
    batch = work(order(round, kind="records", by=cast.secretary).pk)
    archive = zipfile.ZipFile(io.BytesIO(bytes(batch.file.content)))
    text = archive.read("metadata.csv").decode("utf-8-sig")
    return archive, list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_nothing_sent_is_nothing_to_file(round, cast):
    with pytest.raises(RoundRefused) as refusal:
        order(round, kind="records", by=cast.secretary)
    assert refusal.value.code == RoundRefused.Code.NOTHING_SENT


def test_mail_and_letter_are_filed_with_what_they_are(round, cast):
    send_by_email(round, by=cast.secretary)
    batch = work(order(round, kind="print", by=cast.secretary, whom=Whom.UNANSWERED).pk)
    mark_sent(batch, by=cast.secretary)
    archive, rows = package(round, cast)
    assert [row["kanal"] for row in rows] == ["e-mail", "brev på papir"]
    for row, ending in zip(rows, ("eml", "pdf"), strict=True):
        content = archive.read(f"dokumenter/{row['fil']}")
        assert row["fil"].endswith(ending)
        assert row["SHA-256 af filen"] == hashlib.sha256(content).hexdigest()
        assert (row["sagsnummer"], row["CVR"], row["retning"]) == (
            "24.10.00-P20-7-26",
            "10150817",
            "udgående",
        )
    assert {row["SHA-256 af indholdet"] for row in rows} == set(
        Dispatch.objects.values_list("sha256", flat=True)
    )
    assert rows[0]["virksomhed"].startswith("'=")  # no cell is a formula


def test_a_letter_that_was_made_but_not_sent_is_not_filed(round, cast):
    send_by_email(round, by=cast.secretary)
    work(order(round, kind="print", by=cast.secretary, whom=Whom.UNANSWERED).pk)
    _archive, rows = package(round, cast)
    assert [row["kanal"] for row in rows] == ["e-mail"]


def test_the_filed_letter_says_what_was_sent_and_not_what_is_known_now(round, cast):
    mark_sent(
        work(order(round, kind="print", by=cast.secretary, whom=Whom.UNANSWERED).pk),
        by=cast.secretary,
    )
    before = Dispatch.objects.get().content
    contact = round.invitations.get().contact
    contact.name = "Nyt Navn"
    contact.save()
    archive, rows = package(round, cast)
    assert before["address"][1] == "Att.: Søren Ågård"
    assert archive.read(f"dokumenter/{rows[0]['fil']}").startswith(b"%PDF")
    assert Dispatch.objects.get().content == before
