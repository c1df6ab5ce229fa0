"""Partners are asked and answer; what waits comes up; units sign what they keep."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outbox.models import Message
from taskforces.models import Continuation, Partnership
from taskforces.partnerships import partnerships
from tests import factories


def url(name, *args):
    return reverse(f"taskforces:{name}", args=args)


ASKED = {
    "partner": "Nordby Erhvervsskole",
    "kind": "education",
    "part": "Sender tre elever",
    "state": "asked",
    "answer_by": "2026-12-14",
    "partner_email": "rektor@skole.example",
    "by_mail": "on",
}


def test_a_school_is_asked_by_mail_and_says_yes(cast, client):
    client.force_login(cast.coordinator)
    assert client.post(url("partners", cast.network.pk), ASKED).status_code == 302
    made = Partnership.objects.get()
    mail = Message.objects.get()
    assert mail.recipient == "rektor@skole.example"
    assert "Sender tre elever" in mail.text
    client.post(url("partnership_answer", made.pk), {"svar": "ja", "note": "Fra januar"})
    made.refresh_from_db()
    assert (made.state, made.answer_note) == ("agreed", "Fra januar")
    with pytest.raises(partnerships.PartnershipRefused):
        partnerships.answer(made, yes=False, by=cast.owner)


@pytest.mark.parametrize(
    "changed", [{"partner_email": ""}, {"part": "Ring til 070761-4285"}, {"partner": ""}]
)
def test_bad_questions_are_shown_again(cast, client, changed):
    client.force_login(cast.coordinator)
    assert client.post(url("partners", cast.network.pk), ASKED | changed).status_code == 422
    assert not Message.objects.exists()


def test_an_unanswered_question_comes_up(cast, client):
    yesterday = timezone.localdate() - timedelta(days=1)
    factories.partnership(cast.network, state="asked", answer_by=yesterday)
    client.force_login(cast.coordinator)
    for address in (url("partners", cast.network.pk), reverse("home:workspace")):
        assert "ikke svaret endnu" in client.get(address).content.decode()
    client.force_login(cast.stranger)
    assert "Erhvervsskolen" not in client.get(reverse("home:workspace")).content.decode()


def test_an_agreement_tells_how_it_goes_on(cast, client):
    made = factories.partnership(cast.network, organisation=cast.unit)
    told = {
        **{"partner": "Enheden", "kind": "employment_unit", "part": "Ringer", "state": "agreed"},
        **{"organisation": cast.unit.pk, "asked_on": "2026-01-01", "answer_by": "2026-01-02"},
        **{"starts_on": "2026-01-01", "ends_on": "2026-12-31", "partner_contact": "Karin"},
        **{"continues": "same", "continues_how": "Samme aftale", "volume_a_year": "60"},
        "interested": ["0671", "0846"],
    }
    client.force_login(cast.coordinator)
    address = url("partnership_edit", made.pk)
    assert client.post(address, told | {"ends_on": "2025-01-01"}).status_code == 422
    assert client.post(address, told).status_code == 302
    client.force_login(cast.lead)
    page = client.get(url("partnership", made.pk)).content.decode()
    for words in ("Karin", "Fortsætter som nu", "Samme aftale", "60", "Struer"):
        assert words in page
    assert client.get(address).status_code == 404


def test_leaders_see_partners_that_may_be_named(cast, client):
    yesterday = timezone.localdate() - timedelta(days=1)
    factories.partnership(cast.network, "Pensionskassen", shown_publicly=True)
    factories.partnership(cast.network, "Hemmelig")
    factories.partnership(cast.network, "Spurgt", shown_publicly=True, state="asked")
    factories.partnership(cast.network, "Gammel", shown_publicly=True, ends_on=yesterday)
    page = client.get(url("public_knowledge", cast.network.slug)).content.decode()
    assert "Pensionskassen" in page
    assert not any(name in page for name in ("Hemmelig", "Spurgt", "Gammel"))


def test_a_unit_signs_and_the_host_and_the_programme_see_it(cast, client):
    programme = factories.programme(cast.sonderby, cast.network)
    client.force_login(cast.lead)
    signed = {"elements": ["broker", "forum", "partners"], "money": "egen drift"}
    address = url("continuation", cast.network.pk)
    assert client.post(address, signed).status_code == 422  # not signed
    assert client.post(address, signed | {"signed": "on"}).status_code == 302
    assert client.post(address, {"elements": ["forum"], "signed": "on"}).status_code == 302
    assert Continuation.objects.count() == 2
    client.force_login(cast.coordinator)
    page = client.get(url("continuations")).content.decode()
    assert "Møderne i forummet" in page
    assert "Det hele" not in page
    client.force_login(cast.stranger)
    page = client.get(url("continuations"), {"program": programme.pk}).content.decode()
    assert cast.network.name in page
    assert cast.network.name not in client.get(url("continuations")).content.decode()


def test_a_host_that_is_only_asked_sees_nothing_of_a_programme(cast, client):
    programme = factories.programme(cast.nordby, cast.network)
    own = factories.network(cast.sonderby, name="Sønderby")
    factories.programme_network(programme, own)
    client.force_login(cast.stranger)
    assert client.get(url("continuations"), {"program": programme.pk}).status_code == 403
