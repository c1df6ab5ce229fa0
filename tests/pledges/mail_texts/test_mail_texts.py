"""Texts that a unit keeps, and the mail made of one: filled in, looked at, sent, written on the sheet."""

import pytest
from django.core.exceptions import ValidationError

from outbox.models import Message
from pledges.mail_texts.filling import PLACEHOLDERS, filled, validate_mail_text, values_of
from pledges.mail_texts.texts import TO_BEGIN_WITH
from pledges.models import MailText
from taskforces.placeholders import unknown_in
from tests import factories

LIST = "/arbejdsbord/mailtekster/"


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(
        cast.network,
        company_name="Smedjen",
        contact_name="Åse {navn}",
        contact_email="aase@smedjen.example",
    )
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.consultant)
    return client


def page_of(handover):
    return f"/arbejdsbord/overleveringer/{handover.pk}/skriv/"


def typed(**fields):
    return {"name": "Ny", "subject": "Til {virksomhed}", "text": "Kære {navn}"} | fields


@pytest.mark.parametrize("text", [one for _name, *words in TO_BEGIN_WITH for one in words])
def test_what_a_unit_begins_with_may_be_saved(text):
    assert unknown_in(text, PLACEHOLDERS) == []
    validate_mail_text(text)


@pytest.mark.parametrize("word", ["{fornavn}", "{navn", "}", "{{navn}}", "%(navn)s", "{ navn }"])
def test_no_invented_placeholder_passes(desk, cast, word):
    with pytest.raises(ValidationError):
        validate_mail_text(word)
    for name in ("subject", "text"):
        answer = desk.post(f"{LIST}ny/", typed(**{name: f"Hej {word}"}))
        assert answer.status_code == 422
        assert "findes ikke" in answer.content.decode()
    assert not MailText.objects.exists()


def test_every_placeholder_is_filled_and_none_twice(cast, handover):
    values = values_of(handover, by=cast.consultant)
    assert set(values) == set(PLACEHOLDERS)
    text = filled(" ".join(f"{{{name}}}" for name in PLACEHOLDERS), values)
    assert text.startswith("Åse {navn} Smedjen Rengøring")


def test_a_unit_begins_with_three_and_makes_them_its_own(desk, cast):
    assert "Ingen tekster endnu" in desk.get(LIST).content.decode()
    desk.post(f"{LIST}begynd/")
    desk.post(f"{LIST}begynd/")
    assert MailText.objects.filter(organisation=cast.unit).count() == 3
    text = MailText.objects.first()
    assert desk.post(f"{LIST}{text.pk}/", typed(name="Vores")).status_code == 302
    again = desk.post(f"{LIST}ny/", typed(name="Vores"))
    assert again.status_code in (409, 422)
    desk.post(f"{LIST}{text.pk}/slet/")
    assert not MailText.objects.filter(pk=text.pk).exists()


def test_a_mail_is_filled_in_shown_and_sent_once(desk, cast, handover):
    handover.sheet.contact_name = "Åse"
    handover.sheet.save()
    text = factories.mail_text(cast.unit)
    form = desk.get(f"{page_of(handover)}?tekst={text.pk}").context["form"]
    assert form["text"].value() == "Kære Åse, om Rengøring."
    mail = {"subject": "Et bud til Smedjen", "text": "Kære Åse\n\nRing <b>gerne</b>."}
    shown = desk.post(page_of(handover), mail)
    assert "Send mailen" in shown.content.decode()
    assert not Message.objects.exists()
    assert "Se mailen, før" in desk.post(page_of(handover), mail | {"edit": "1"}).content.decode()
    assert desk.post(page_of(handover), mail | {"send": "1"}).status_code == 302
    message = Message.objects.get()
    assert (message.recipient, message.subject, message.organisation) == (
        "aase@smedjen.example",
        "Et bud til Smedjen",
        cast.unit,
    )
    assert "Ring <b>gerne</b>." in message.text
    assert "<b>gerne" not in message.html
    handover.refresh_from_db()
    assert handover.entries.order_by("-pk").first().text == "Et bud til Smedjen"
    assert handover.status == "contacted"


@pytest.mark.parametrize(
    "wrong", [{"text": "Kære {navn}"}, {"subject": ""}, {"text": "070761-4285"}]
)
def test_what_is_wrong_is_not_sent_and_nothing_typed_is_lost(desk, handover, wrong):
    answer = desk.post(page_of(handover), {"subject": "Emne", "text": "Tekst", "send": "1"} | wrong)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert all(word in shown for word in wrong.values() if "-" not in word)  # a CPR number is not
    assert not Message.objects.exists()


def test_nobody_is_written_to_over_the_budget(desk, handover):
    mail = {"subject": "Emne", "text": "Tekst", "send": "1"}
    codes = [desk.post(page_of(handover), mail).status_code for _n in range(6)]
    assert codes == [302] * 5 + [409]
    assert Message.objects.count() == 5


def test_a_company_without_an_address_is_not_written_to(desk, cast):
    sheet = factories.sheet(cast.network, contact_email="", contact_phone="20304050")
    handover = factories.handover(sheet, cast.unit, owner=cast.consultant)
    assert "Ring i stedet" in desk.get(page_of(handover)).content.decode()
    answer = desk.post(page_of(handover), {"subject": "Emne", "text": "Tekst", "send": "1"})
    assert answer.status_code == 409


def test_from_an_opening_the_work_is_its_own(desk, cast, handover):
    opening = handover.openings.get()
    opening.title = "Svend på lager"
    opening.save()
    text = factories.mail_text(cast.unit)
    page = desk.get(f"/arbejdsbord/aabninger/{opening.pk}/skriv/?tekst={text.pk}")
    assert "om Svend på lager." in page.context["form"]["text"].value()
    call = factories.opening(cast.network, cast.unit)
    assert desk.get(f"/arbejdsbord/aabninger/{call.pk}/skriv/").status_code == 404


def test_a_text_of_another_unit_is_not_found(desk, cast, handover):
    theirs = factories.mail_text(cast.sonderby, text="Deres ord")
    assert desk.get(f"{LIST}{theirs.pk}/").status_code == 404
    form = desk.get(f"{page_of(handover)}?tekst={theirs.pk}").context["form"]
    assert "Deres ord" not in str(form)
