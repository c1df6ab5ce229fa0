"""What a stranger sees who scans a badge, and how its guest decides it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.keys import new_code
from accounts.ratelimit import FAILURES
from events.contact_cards.cards import cards_for, share
from events.models import ContactCard, Event, Registration
from tests import factories
from tests.factories import answer

PHONE, EMAIL = "12 34 56 78", "soeren@example.org"


@pytest.fixture
def invitation(cast):
    contact = factories.contact(cast.nordby, "Søren Ågård", phone="12345678", email=EMAIL)
    event = factories.event(cast.network, title="Aften i værkstedet")
    return answer(factories.invitation(event, contact=contact), answer="yes")


@pytest.fixture
def registration(invitation):
    return invitation.registration


@pytest.fixture
def card(registration):
    return cards_for([registration])[registration.pk]


def scan(client, card):
    response = client.get(f"/n/{card.code}/")
    return response.content.decode()


def say_yes(client, invitation, **typed):
    name = Registration.objects.get(invitation=invitation).name
    data = {"name": name, "phone": "12345678", "email": EMAIL, "consent": "on"} | typed
    return client.post(f"/i/{invitation.code}/kort/", data)


def secrets(registration):
    return ["Søren", "Ågård", PHONE, "12345678", EMAIL, registration.company_name]


def test_without_consent_the_page_names_nobody(client, card, registration):
    page = scan(client, card)
    assert "Kortet er ikke delt" in page
    assert "Task Force Nordby" in page
    assert "Aften i værkstedet" in page
    assert [word for word in secrets(registration) if word in page] == []
    assert client.get(f"/n/{card.code}/kontakt.vcf").status_code == 404


def test_the_same_words_are_found_once_he_has_said_yes(client, invitation, card, registration):
    """The negative control of the test above, and the whole way: yes, seen, no, gone."""
    response = say_yes(client, invitation)
    assert (response.status_code, response.url) == (302, f"/i/{invitation.code}/#kontaktkort")
    page = scan(client, card)
    assert [word for word in ("Søren Ågård", PHONE, EMAIL) if word not in page] == []
    vcf = client.get(f"/n/{card.code}/kontakt.vcf")
    assert vcf.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert "TEL;VALUE=text;TYPE=work:12345678" in vcf.content.decode()
    client.post(f"/i/{invitation.code}/kort/stop/")
    page = scan(client, card)
    assert [word for word in secrets(registration) if word in page] == []
    assert client.get(f"/n/{card.code}/kontakt.vcf").status_code == 404


def test_only_what_he_wrote_is_shown(client, invitation, card):
    say_yes(client, invitation, phone="", email=EMAIL)
    page = scan(client, card)
    assert (EMAIL in page, PHONE in page, "tel:" in page) == (True, False, False)
    assert "TEL" not in client.get(f"/n/{card.code}/kontakt.vcf").content.decode()


def test_nothing_is_shared_without_the_tick(client, invitation, card):
    response = say_yes(client, invitation, consent="")
    assert response.status_code == 422
    assert "Sæt kryds, hvis du vil dele dit kort." in response.content.decode()
    assert not ContactCard.objects.get().is_shown


def test_the_tick_is_not_there_beforehand_and_fields_are_filled(client, invitation):
    page = client.get(f"/i/{invitation.code}/")
    form = page.context["card_form"]
    assert (form["phone"].value(), form["email"].value(), form["consent"].value()) == (
        "12345678",
        EMAIL,
        None,
    )
    assert ContactCard.objects.count() == 0  # looking makes nothing


def test_a_stand_in_does_not_see_his_colleagues_telephone(client, invitation):
    answer(invitation, answer="stand_in", stand_in_name="Ida Bek", stand_in_email="ida@example.org")
    page = client.get(f"/i/{invitation.code}/").content.decode()
    assert ("12345678" in page, "ida@example.org" in page) == (False, True)


def test_a_page_left_open_puts_no_telephone_on_the_stand_ins_name(client, invitation, card):
    answer(invitation, answer="stand_in", stand_in_name="Ida Bek")
    response = say_yes(client, invitation, name="Søren Ågård")
    assert response.status_code == 422
    assert not ContactCard.objects.get().is_shown


def test_a_cpr_number_is_no_telephone(client, invitation):
    response = say_yes(client, invitation, phone="070761-4285")
    assert response.status_code == 422
    assert "070761-4285" not in response.content.decode()


def test_he_can_stop_when_the_evening_is_over_but_not_begin(client, invitation, card):
    say_yes(client, invitation)
    over = timezone.now() - timedelta(days=30)
    Event.objects.update(starts_at=over, ends_at=over + timedelta(hours=1), answer_deadline=over)
    page = client.get(f"/i/{invitation.code}/")
    assert (page.status_code, "Stop med at dele" in page.content.decode()) == (410, True)
    client.post(f"/i/{invitation.code}/kort/stop/")
    assert "Søren" not in scan(client, card)
    assert say_yes(client, invitation).status_code == 302
    assert "Søren" not in scan(client, card)


def test_a_get_changes_nothing(client, invitation, registration, card):
    share(registration, phone="12345678", email="")
    for path in ("kort/", "kort/stop/"):
        assert client.get(f"/i/{invitation.code}/{path}").status_code == 302
    assert ContactCard.objects.get().is_shown
    assert client.post(f"/n/{card.code}/").status_code == 405


def test_who_has_no_seat_has_no_card(client, cast):
    invitation = factories.invitation(factories.event(cast.network))
    assert "Mit kontaktkort" not in client.get(f"/i/{invitation.code}/").content.decode()
    assert client.post(f"/i/{invitation.code}/kort/", {"consent": "on"}).status_code == 302
    assert client.post(f"/i/{invitation.code}/kort/stop/").status_code == 302
    assert ContactCard.objects.count() == 0


def test_the_network_code_answers_no_invitation_and_the_other_way_round(client, invitation, card):
    assert client.get(f"/i/{card.code}/").status_code == 404
    assert client.post(f"/i/{card.code}/svar/", {"answer": "no"}).status_code == 404
    assert client.get(f"/n/{invitation.code}/").status_code == 404
    page = scan(client, card)
    assert (invitation.code in page, "/i/" in page) == (False, False)


def test_the_way_to_the_sheet_is_there_once_the_table_card_is(client, cast, card, registration):
    assert "/ark/" not in scan(client, card)
    link = factories.sheet_link(registration.event)
    assert reverse("pledges:sheet", args=[link.key]) in scan(client, card)
    cast.network.pledging = False
    cast.network.save()
    assert "/ark/" not in scan(client, card)


@pytest.mark.parametrize("code", ["7KQ3", "!!!!", "x" * 200, "%00", "..%2f"])
def test_a_code_that_is_none_is_explained(client, db, code):
    response = client.get(f"/n/{code}/")
    assert response.status_code == 404


def test_wrong_codes_are_counted_and_a_right_one_passes(client, card):
    for _n in range(FAILURES):
        assert client.get(f"/n/{new_code()}/").status_code == 404
    assert client.get(f"/n/{new_code()}/").status_code == 429
    assert client.get(f"/n/{card.code}/").status_code == 200


@pytest.mark.slow
def test_misspelt_and_right_codes_are_not_counted(client, card):
    """The negative control: as many look-ups that are no guesses leave the next guess free."""
    for _n in range(FAILURES + 1):
        client.get("/n/7KQ3/")
        client.get(f"/n/{card.code}/")
    assert client.get(f"/n/{new_code()}/").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_is_kept_by_nobody(client, card, prefix):
    response = client.get(f"{prefix}/n/{card.code}/")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Page-Cache" not in client.get(f"{prefix}/n/{card.code}/").headers
    assert response.cookies == {}
