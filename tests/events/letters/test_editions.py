"""Who gets the letter in which language, on every channel."""

import io
import json

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from accounts.keys import normalise_code
from events.answers.answers import Reply, answer
from events.answers.reminder_emails import queue_reminder
from events.letters import files
from events.letters.batches import order, work
from events.letters.editions import editions_of, readers, reading
from events.letters.records import entry_of
from events.letters.rounds import send_by_email
from events.models import Dispatch, Invitation
from outbox.models import Message
from taskforces.letters.drafts import create_letter, create_translation
from taskforces.models import Company, Contact, MayorInvitationPage
from tests import factories

# Who wishes for what, and the language of the letter that they get when it is there in Danish and English.
WISHES = {"Søren": ("", "da"), "Anna": ("da", "da"), "Ole": ("en", "en"), "Uwe": ("de", "da")}


@pytest.fixture
def round(cast):
    round = factories.invitation_round(factories.event(cast.network))
    for name, (wish, _given) in WISHES.items():
        person = factories.contact(
            cast.nordby, name, email=f"{name.lower()}@example.dk".replace("ø", "o")
        )
        person.language = wish
        person.save()
        factories.invitation(round.event, contact=person, round=round)
    Company.objects.update(street="Havnen 1", postcode="9000", city="Købæk")
    return round


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


@pytest.fixture
def english(round, cast):
    """The letter's translation, published."""
    page = create_translation(round.letter, "en", by=cast.secretary)
    page.title = "Come and join us"
    page.save_revision(user=cast.secretary).publish()
    return MayorInvitationPage.objects.get(pk=page.pk)


@pytest.fixture
def here(monkeypatch):
    """What would run in a process of its own, run here."""

    class Here:
        def __enter__(self):
            return lambda function, *arguments: function(*arguments)

        def __exit__(self, *_error):
            return False

    monkeypatch.setattr(files, "apart", Here)


def given(round):
    editions = editions_of(round.letter)
    people = Invitation.objects.select_related("contact")
    return {each.contact.name: editions.language_for(each.contact) for each in people}


def test_each_gets_the_language_they_read_where_it_is_there(round, english):
    assert given(round) == {name: language for name, (_wish, language) in WISHES.items()}


def test_without_a_translation_all_get_what_the_office_chose(round):
    assert set(given(round).values()) == {"da"}


def test_a_translation_that_may_not_go_out_is_not_there(round, english, cast):
    cast.nordby.letters_need_approval = True
    cast.nordby.save()
    assert set(given(round).values()) == {"da"}
    cast.nordby.letters_need_approval = False
    cast.nordby.save()
    english.unpublish()
    assert set(given(round).values()) == {"da"}


def test_another_organisations_page_of_the_same_key_is_nobodys_letter(round, english):
    stranger = factories.network(factories.organisation("Sønderby"))
    MayorInvitationPage.objects.filter(pk=english.pk).update(network=stranger)
    assert set(given(round).values()) == {"da"}


def test_the_sums_and_the_narrowing_say_the_same_as_the_rule(round, english):
    editions, people = editions_of(round.letter), round.invitations.all()
    assert readers(people, editions) == {
        ("", "da"): 1, ("da", "da"): 1, ("en", "en"): 1, ("de", "da"): 1,
    }  # fmt: skip
    for language in ("da", "en"):
        found = people.filter(reading(language, editions)).values_list("contact__name", flat=True)
        assert {*found} == {name for name, (_w, got) in WISHES.items() if got == language}


def test_mails_are_in_the_readers_language(round, english, cast):
    send_by_email(round, by=cast.secretary)
    subjects = dict(Message.objects.values_list("recipient", "subject"))
    assert subjects.pop("ole@example.dk").startswith("Come and join us – an invitation from")
    assert all(subject.startswith("Kom og vær med – ") for subject in subjects.values())
    round.refresh_from_db()
    assert round.translation_revisions == {"en": english.live_revision_id}


def mails_to_ole(round, cast):
    ole = round.invitations.with_people().get(contact__name="Ole")
    answer(ole, Reply("yes"), source="phone", by=cast.secretary)
    queue_reminder(ole, kind="answer", plan=None)
    return [each.text for each in Message.objects.filter(recipient="ole@example.dk").order_by("pk")]


def test_receipt_and_reminder_follow_the_same_rule_whatever_the_office_reads(round, cast):
    with translation.override("da"):
        receipt, reminder = mails_to_ole(round, cast)
    assert "You are signed up." in receipt
    for text in (receipt, reminder):
        assert "Sent by Nordby Kommune" in text


def test_without_the_wish_they_would_be_danish(round, cast):
    """Negative control of the test above."""
    Contact.objects.update(language="")
    with translation.override("en"):
        receipt, reminder = mails_to_ole(round, cast)
    for text in (receipt, reminder):
        assert "Sendt af Nordby Kommune" in text


def test_who_was_invited_in_english_goes_on_in_english(round, english, cast):
    """Without a wish of their own: the office chose the English letter for them."""
    round.letter = english
    round.save()
    soren = round.invitations.with_people().get(contact__name="Søren")
    queue_reminder(soren, kind="answer", plan=None)
    assert "Sent by Nordby Kommune" in Message.objects.get().text


def test_a_guest_goes_on_in_the_language_of_the_page(round, cast):
    soren = round.invitations.with_people().get(contact__name="Søren")
    with translation.override("en"):
        answer(soren, Reply("yes"))
    assert "Sent by Nordby Kommune" in Message.objects.get().text


def made(round, cast, kind):
    return work(order(round, kind=kind, by=cast.secretary, whom="unanswered").pk)


def test_one_file_holds_one_document_a_language(round, english, cast, here):
    batch = made(round, cast, "print")
    document = pypdfium2.PdfDocument(bytes(batch.file.content))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert ["Venlig hilsen" in text for text in texts] == [True, True, True, False]
    assert "Come and join us" in texts[-1]
    assert "Dear Ole" in texts[-1]
    with pikepdf.open(io.BytesIO(batch.file.content)) as whole:
        elements = whole.Root.StructTreeRoot.K[0].K
        languages = {str(each.get("/Lang", whole.Root.Lang)) for each in elements}
        assert languages == {"da-DK", "en-GB"}
        assert str(elements[0].get("/Lang", "")) == ""  # the first says it for the document


def test_what_is_filed_is_the_letter_that_was_sent(round, english, cast, here):
    made(round, cast, "print")
    dispatch = Dispatch.objects.get(invitation__contact__name="Ole")
    dispatch.sent_at = dispatch.batch.finished_at
    entry = entry_of(dispatch)
    page = pypdfium2.PdfDocument(entry.content)[0].get_textpage().get_text_range()
    assert "Venlig hilsen" not in page
    assert entry.row["titel"] == "Come and join us"


def test_the_proof_says_who_gets_which(round, english, secretary):
    url = reverse("events:round_proof", args=[round.pk])
    page = secretary.get(url)
    assert [tab["label"] for tab in page.context["languages"]] == ["på dansk (3)", "på engelsk (1)"]
    assert page.context["wanting"] == []
    narrowed = secretary.get(f"{url}?sprog=en")
    assert [each.contact.name for each in narrowed.context["page_obj"]] == ["Ole"]
    assert "Dear Ole" in narrowed.content.decode()


def test_the_proof_says_whose_wish_is_not_met_and_begins_the_letter(round, secretary):
    url = reverse("events:round_proof", args=[round.pk])
    page = secretary.get(url)
    assert page.context["languages"] == []
    assert "1 vil helst læse engelsk, men brevet findes kun på dansk." in page.content.decode()
    going = secretary.post(reverse("events:letter_translate", args=[round.pk]), {"language": "en"})
    draft = MayorInvitationPage.objects.get(locale__language_code="en")
    assert going.url.startswith(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert draft.translation_key == round.letter.translation_key
    assert not draft.live
    page = secretary.get(url)
    assert "men det brev er ikke udgivet" in page.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in page.content.decode()
    wrong = secretary.post(reverse("events:letter_translate", args=[round.pk]), {"language": "xx"})
    assert wrong.status_code == 404


def test_an_untouched_letter_begins_with_the_languages_own_text(cast):
    letter = create_letter(cast.network, by=cast.secretary)
    draft = create_translation(letter, "en", by=cast.secretary)
    said = json.dumps([draft.title, draft.lines(values=None)])
    assert "Many companies have" in said
    assert create_translation(letter, "en", by=cast.secretary) == draft


def test_a_letter_of_ones_own_is_translated_from_its_words(round, cast):
    draft = create_translation(round.letter, "en", by=cast.secretary)
    assert draft.title == round.letter.title
    assert draft.lines(values=None) == round.letter.lines(values=None)
    assert draft.locale == Locale.objects.get(language_code="en")


def test_the_mail_of_an_english_reader_leads_to_the_english_page(round, english, cast, client):
    send_by_email(round, by=cast.secretary)
    ole = round.invitations.get(contact__name="Ole")
    link = f"/en/i/{ole.code}/"
    assert link in Message.objects.get(recipient="ole@example.dk").text
    assert '<html lang="en"' in client.get(link).content.decode()
    assert normalise_code(f"https://haandslag.example{link}") == ole.code  # and at the door
    others = Message.objects.exclude(recipient="ole@example.dk")
    assert not any("/en/i/" in each.text + each.html for each in others)


def test_words_of_the_law_that_are_the_hosts_own_are_told_of(round, english, cast, secretary):
    url = reverse("events:round_proof", args=[round.pk])
    said = "står på samme sprog i alle breve"
    assert said not in secretary.get(url).content.decode()
    cast.nordby.privacy_text = "Vores egne ord."
    cast.nordby.save()
    assert said in secretary.get(url).content.decode()
