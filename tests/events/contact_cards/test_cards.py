import pytest
from django.db.models import Q
from django.http import Http404

from accounts.models import AuditEntry
from events.access import neighbour_by_network_code
from events.answers.answers import withdraw
from events.contact_cards.cards import cards_for, share, stop_sharing, vcard
from events.models import ContactCard
from events.retention import forget_invitations
from tests import factories
from tests.factories import answer


@pytest.fixture
def invitation(cast):
    invitation = factories.invitation(factories.event(cast.network))
    return answer(invitation, answer="yes")


@pytest.fixture
def registration(invitation):
    return invitation.registration


def card_of(registration):
    return ContactCard.objects.get(registration=registration)


def test_a_card_shows_nothing_before_the_yes_and_nothing_after_the_no(registration):
    cards_for([registration])
    assert not card_of(registration).is_shown
    share(registration, phone="12345678", email="")
    assert card_of(registration).is_shown
    stop_sharing(registration)
    card = card_of(registration)
    assert (card.is_shown, card.phone, card.email) == (False, "", "")
    share(registration, phone="", email="bo@example.org")
    assert (card_of(registration).is_shown, card_of(registration).code) == (True, card.code)


def test_yes_and_no_are_logged_without_what_was_shared(registration):
    stop_sharing(registration)  # nothing to stop, nothing to log
    share(registration, phone="12345678", email="")
    stop_sharing(registration)
    stop_sharing(registration)
    entries = AuditEntry.objects.filter(subject__startswith="contactcard:").order_by("pk")
    assert [(entry.verb, entry.after) for entry in entries] == [
        ("share_card", {"phone": True, "email": False}),
        ("stop_sharing_card", {}),
    ]


def test_a_stand_in_does_not_inherit_the_yes(invitation, registration):
    share(registration, phone="12345678", email="")
    answer(invitation, answer="stand_in", stand_in_name="Ida Bek")
    card = card_of(registration)
    assert (card.registration.name, card.is_shown, card.phone) == ("Ida Bek", False, "")


def test_the_same_guest_keeps_his_yes_when_he_answers_again(invitation, registration):
    share(registration, phone="12345678", email="")
    answer(invitation, answer="yes", companions=1)
    assert card_of(registration).is_shown


@pytest.mark.parametrize(
    "leave", [lambda i, user: answer(i, answer="no"), lambda i, user: withdraw(i, by=user)]
)
def test_who_is_off_the_list_is_not_shown(cast, invitation, registration, leave):
    share(registration, phone="12345678", email="")
    leave(invitation, cast.owner)
    assert not card_of(registration).is_shown


def test_the_card_goes_when_the_guest_is_forgotten(invitation, registration):
    share(registration, phone="12345678", email="")
    forget_invitations(invitation.event, Q())
    assert ContactCard.objects.count() == 0


# --- The vCard -------------------------------------------------------------------------------


def vcard_of(registration, *, name=None, company=None, **shared):
    registration.name, registration.company_name = name or "Bo Ek", company or ""
    registration.save()
    share(registration, **({"phone": "", "email": ""} | shared))
    return vcard(card_of(registration)).decode()


def test_the_vcard_holds_the_shared_fields_alone(registration):
    assert vcard_of(registration, name="Søren Ågård Bek", phone="12345678") == (
        "BEGIN:VCARD\r\n"
        "VERSION:4.0\r\n"
        "FN:Søren Ågård Bek\r\n"
        "N:Ågård Bek;Søren;;;\r\n"
        "TEL;VALUE=text;TYPE=work:12345678\r\n"
        "END:VCARD\r\n"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Bo\r\nTEL:666", "Bo\\nTEL:666"),
        ("Bo\nTEL:666", "Bo\\nTEL:666"),
        ("Bo\rTEL:666", "Bo\\nTEL:666"),
        ("Bo\u2028TEL:666", "Bo\\nTEL:666"),
        ("Bo\x85TEL:666", "Bo\\nTEL:666"),
        ("Ek; Bo, A/S \\ Co", "Ek\\; Bo\\, A/S \\\\ Co"),
        ("Bo\x0bEk\x00", "BoEk"),
    ],
)
def test_nothing_typed_begins_a_line_or_a_field_of_a_vcard(registration, typed, written):
    text = vcard_of(registration, company=typed.replace("\x00", "")).replace("\r\n ", "")
    assert f"ORG:{written}\r\n" in text
    lines = text.split("\r\n")
    assert [line.partition(":")[0] for line in lines] == [
        "BEGIN",
        "VERSION",
        "FN",
        "N",
        "ORG",
        "END",
        "",
    ]


def test_unescaped_text_would_have_made_a_line(registration):
    """The negative control: the same text as it was typed is a telephone number of its own."""
    unescaped = "ORG:" + "Bo\r\nTEL:666"
    assert [line.partition(":")[0] for line in unescaped.split("\r\n")] == ["ORG", "TEL"]


def test_long_lines_are_folded_between_characters(registration):
    raw = vcard_of(registration, company="Æ" * 100)
    assert max(len(line.encode()) for line in raw.split("\r\n")) <= 75
    assert "Æ" * 100 in raw.replace("\r\n ", "")


# --- The neighbour's sheet -------------------------------------------------------------------


def test_a_neighbour_is_known_by_name_and_company_alone(registration):
    share(registration, phone="12345678", email="bo@example.org")
    card = card_of(registration)
    for typed in (card.code, str(card).lower(), f"https://example.org/n/{card.code}/"):
        found = neighbour_by_network_code(typed, registration.event)
        assert vars(found) == {
            "name": registration.name,
            "company_name": registration.company_name,
        }


def test_a_badge_of_another_evening_is_nobody(cast, invitation, registration):
    cards_for([registration])
    code = card_of(registration).code
    with pytest.raises(Http404):
        neighbour_by_network_code(code, factories.event(cast.network))
    for typed in ("", "7KQ3", invitation.code):
        with pytest.raises(Http404):
            neighbour_by_network_code(typed, registration.event)
    answer(invitation, answer="no")
    with pytest.raises(Http404):
        neighbour_by_network_code(code, registration.event)
