"""MeMo 1.2: element order and required parts as in the schema's sequences; the batch comes back as it went in."""

import base64
import io
import lzma
import tarfile
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from events.letters.batches import order, work
from events.letters.digital_post import (
    LONGEST_TEXT,
    NAMESPACE,
    batch_file,
    file_name,
    location_of,
    memo_of,
)
from events.models import Dispatch, Event
from events.tickets import ticket_url
from tests import factories

# xs:sequence of the 1.2 schema, as far as we fill it in.
ORDER = {
    "Message": ["MessageHeader", "MessageBody"],
    "MessageHeader": ["messageType", "messageUUID", "label", "notification", "Sender", "Recipient"],
    "Sender": ["senderID", "idType", "label"],
    "Recipient": ["recipientID", "idType", "label", "AttentionData"],
    "AttentionData": ["AttentionPerson"],
    "AttentionPerson": ["personID", "label"],
    "MessageBody": ["createdDateTime", "MainDocument"],
    "MainDocument": ["label", "File", "Action", "Action"],
    "File": ["encodingFormat", "filename", "language", "content"],
    "Reservation": [
        "description",
        "reservationUUID",
        "abstract",
        "location",
        "startDateTime",
        "endDateTime",
        "organizerMail",
        "organizerName",
    ],
    "EntryPoint": ["url"],
}


@pytest.fixture
def invitation(cast):
    cast.nordby.cvr_number, cast.nordby.sender_email = "29189722", "by@example.org"
    cast.nordby.save()
    event = factories.event(
        cast.network, starts_at=datetime(2026, 11, 25, 17, 40, tzinfo=UTC), title="Mød os & <hør>"
    )
    company = factories.company("Ågård & Søn <ApS>", cvr_number="10150817")
    return factories.invitation(
        event, factories.contact(cast.nordby, "Søren Ågård", company=company, email="")
    )


def read(xml):
    return ElementTree.fromstring(xml)  # noqa: S314 (ours)


def tag(element):
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def find(root, path):
    return root.find("/".join(f"{{{NAMESPACE}}}{part}" for part in path.split("/")))


def titled(title, lang="da"):
    """As much of a letter as a message reads."""
    return {"title": title, "lang": lang}


def test_every_part_stands_in_the_schemas_order(invitation):
    _uuid, xml = memo_of(invitation, titled("Kom og mød os"), pdf=b"%PDF")
    root = read(xml)
    seen = {tag(each): [tag(child) for child in each] for each in root.iter() if len(each)}
    actions = [[tag(part) for part in each] for each in root.iter() if tag(each) == "Action"]
    assert actions == [
        ["label", "actionCode", "Reservation"],
        ["label", "actionCode", "EntryPoint"],
    ]
    del seen["Action"]
    assert seen == ORDER


def test_the_prefix_is_literally_memo(invitation):
    _uuid, xml = memo_of(invitation, titled("Kom"), pdf=b"%PDF")
    assert xml.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<memo:Message ")
    assert b'xmlns:memo="https://DigitalPost.dk/MeMo-1"' in xml
    assert b'memoVersion="1.2"' in xml


def test_it_goes_to_the_company_and_its_leader_with_the_same_letter_and_two_actions(invitation):
    uuid, xml = memo_of(invitation, titled("Kom"), pdf=b"%PDF-1.7 \xe6")
    root = read(xml)
    text = {
        "MessageHeader/messageUUID": uuid,
        "MessageHeader/Sender/senderID": "29189722",
        "MessageHeader/Recipient/recipientID": "10150817",
        "MessageHeader/Recipient/label": "Ågård & Søn <ApS>",
        "MessageHeader/Recipient/AttentionData/AttentionPerson/label": "Søren Ågård",
        "MessageBody/MainDocument/File/encodingFormat": "application/pdf",
        "MessageBody/MainDocument/File/language": "da",
    }
    assert {path: find(root, path).text for path in text} == text
    content = find(root, "MessageBody/MainDocument/File/content").text
    assert base64.b64decode(content) == b"%PDF-1.7 \xe6"
    by_code = {find(each, "actionCode").text: each for each in root.iter() if tag(each) == "Action"}
    assert find(by_code["AFTALE"], "Reservation/startDateTime").text == "2026-11-25T17:40:00Z"
    assert find(by_code["TILMELDING"], "EntryPoint/url").text == ticket_url(invitation)


def test_a_workplace_is_named_by_its_number(invitation, cast):
    contact = invitation.contact
    contact.workplace = contact.company.workplaces.create(p_number="1001234567", name="Hal 2")
    root = read(memo_of(invitation, titled("Kom"), pdf=b"")[1])
    attention = find(root, "MessageHeader/Recipient/AttentionData")
    core = "{https://data.gov.dk/model/core/}"
    assert [(part.tag, part.text) for part in attention.find(f"{core}ProductionUnit")] == [
        (f"{core}productionUnitNumber", "1001234567"),
        (f"{core}productionUnitName", "Hal 2"),
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kom og mød os", "Kom og mød os.pdf"),
        ('a<b>c:d"e/f\\g|h?i*j', "a b c d e f g h i j.pdf"),
        ("linje\r\nto\x00\u2028x", "linje to x.pdf"),
        ("../../etc/passwd", ".. .. etc passwd.pdf".lstrip(". ")),
        ("?", "brev.pdf"),
        ("æ" * 300, "æ" * 100 + ".pdf"),
    ],
)
def test_file_names_are_what_the_sending_system_takes(title, name):
    assert file_name(title) == name


@pytest.mark.parametrize(
    "evil", ["\x00\x0bnul", "</memo:label><x>", "]]>&amp;", "a\r\nb: c", "\ud800"]
)
def test_typed_words_stay_words(invitation, evil):
    plain = read(memo_of(invitation, titled("T"), pdf=b"")[1])
    invitation.contact.name = evil
    root = read(memo_of(invitation, titled(f"T {evil}"), pdf=b"")[1])
    assert [tag(each) for each in root.iter()] == [tag(each) for each in plain.iter()]
    assert "\x00" not in find(root, "MessageHeader/label").text


def test_the_batch_comes_back_as_it_went_in():
    memos = [("a" * 36, b"<x>\xc3\xa6</x>"), ("b" * 36, b"<y/>" * 1000)]
    packed = batch_file(memos)
    with lzma.open(io.BytesIO(packed), format=lzma.FORMAT_ALONE) as plain:
        tar = io.BytesIO(plain.read())
    with tarfile.open(fileobj=tar) as archive:
        found = [(each.name, archive.extractfile(each).read()) for each in archive.getmembers()]
    assert found == [(f"{uuid}.xml", xml) for uuid, xml in memos]


def test_a_round_becomes_one_batch_and_each_is_frozen(invitation, cast, time_machine):
    time_machine.move_to(invitation.event.starts_at - timedelta(days=9))
    without = factories.contact(
        cast.nordby, "Bo", company=factories.company("Uden", cvr_number=None), email=""
    )
    factories.invitation(invitation.event, without, round=invitation.round)
    batch = work(order(invitation.round, kind="digital_post", by=cast.secretary).pk)
    assert (batch.state, batch.total) == ("done", 1)
    with lzma.open(io.BytesIO(bytes(batch.file.content)), format=lzma.FORMAT_ALONE) as plain:
        tar = io.BytesIO(plain.read())
    with tarfile.open(fileobj=tar) as archive:
        (name,) = archive.getnames()
    dispatch = Dispatch.objects.get()
    assert (f"{dispatch.reference}.xml", dispatch.channel) == (name, "digital_post")


@pytest.mark.parametrize(
    ("place", "address", "said"),
    [
        ("Havnen", "", "Havnen"),
        ("Havnen", "Kajen 1, 9000 By", "Havnen, Kajen 1, 9000 By"),
        ("p" * 54, "a" * 200, "p" * 54 + ", " + "a" * 200),
        ("p" * 160, "a" * 200, "p" * 53 + "…, " + "a" * 200),
    ],
)
def test_the_place_is_within_the_limit_of_the_schema(place, address, said):
    event = Event(place=place, address=address)
    assert location_of(event) == said
    assert len(said) <= LONGEST_TEXT


def test_no_text_of_the_message_is_longer_than_the_schema_allows(invitation):
    event = invitation.event
    event.place, event.address, event.summary = "p" * 160, "a" * 200, "s" * 240
    event.organisation.sender_name = "n" * 300
    _uuid, xml = memo_of(invitation, titled("t" * 300), pdf=b"%PDF" * 1000)
    long = [tag(each) for each in read(xml).iter() if len(each.text or "") > LONGEST_TEXT]
    assert long == ["content"]
