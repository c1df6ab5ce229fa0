from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from accounts.keys import check_sign, new_code
from events.answers.answers import withdraw
from events.models import Answer, Event, Invitation, Registration
from outbox.models import Message
from tests import factories
from tests.factories import answer


@pytest.fixture
def invitation(cast):
    cast.nordby.phone = "12345678"
    cast.nordby.save()
    return factories.invitation(factories.event(cast.network, capacity=2))


def page(code):
    return f"/i/{code}/"


def post(client, invitation, **data):
    return client.post(f"/i/{invitation.code}/svar/", data)


def move(event, **offsets):
    """Put the event's times so far from now."""
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(**{f: now + o for f, o in offsets.items()})


OVER = {
    "starts_at": timedelta(hours=-4),
    "ends_at": timedelta(hours=-1),
    "answer_deadline": timedelta(hours=-5),
}


# --- Typing the code -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: f" {code[:4]} {code[4:8]} {code[8:]} ",
        lambda code: f"{code[:4]}-{code[4:8]}-{code[8:]}",
        lambda code: code.replace("Q", "O").replace("J", "1"),
        lambda code: code.replace("Q", "0").replace("J", "l"),
        lambda code: f"https://example.org/i/{code}/",
    ],
)
def test_code_is_found_however_it_is_typed(client, cast, typed):
    body = "QJ23456789"
    code = body + check_sign(body)
    factories.invitation(factories.event(cast.network), code=code)
    response = client.post("/i/", {"code": typed(code)})
    assert (response.status_code, response.url) == (302, page(code))


@pytest.mark.parametrize(
    "typed", ["7KQ3", "!!!!", "", "x" * 200, pytest.param(new_code(), id="well-spelt")]
)
def test_wrong_code_is_explained_and_kept(client, db, typed):
    response = client.post("/i/", {"code": typed})
    assert response.status_code == 422
    assert response.context["form"].errors["code"]
    assert f'value="{typed}"' in response.content.decode() or not typed


def test_code_page_in_english(client, db):
    assert client.get("/en/i/").status_code == 200


def test_unknown_code_offers_to_type_it_again(client, db):
    response = client.get(page(new_code()))
    assert response.status_code == 404
    assert '<form class="form" method="post" action="/i/"' in response.content.decode()


@pytest.mark.slow
def test_guessing_is_slowed_and_a_misspelt_code_is_no_guess(client, invitation):
    for _ in range(40):
        client.get(page("7KQ3XM9ZPRA"[::-1]))
        client.post("/i/", {"code": "7KQ3"})
    for _ in range(30):
        assert client.get(page(new_code())).status_code == 404
    assert client.get(page(new_code())).status_code == 429
    assert client.post("/i/", {"code": new_code()}).status_code == 429
    assert client.post("/i/", {"code": invitation.code}).status_code == 302
    assert post(client, invitation, answer="yes", companions=0).status_code == 302
    assert Answer.objects.count() == 1


def test_a_forwarded_address_does_not_lift_the_limit(client, db):
    for n in range(30):
        client.get(page(new_code()), headers={"X-Forwarded-For": f"10.0.0.{n}"})
    assert client.get(page(new_code()), headers={"X-Forwarded-For": "10.9.9.9"}).status_code == 429


@pytest.mark.slow
def test_a_whole_town_hall_may_answer(client, cast):
    event = factories.event(cast.network)
    invitation = factories.invitation(event)
    for _ in range(60):
        assert client.get(page(invitation.code)).status_code == 200
    assert post(client, invitation, answer="yes", companions=0).status_code == 302


# --- Answering -------------------------------------------------------------------------------


def test_page_greets_by_name_and_company(client, invitation):
    content = client.get(page(invitation.code)).content.decode()
    assert f"{invitation.contact.name}, {invitation.contact.company.name}" in content
    for words in ("Ja, jeg kommer", "Nej, desværre", "Der kommer en anden", "12 34 56 78"):
        assert words in content


def test_yes_shows_the_ticket(client, invitation):
    response = client.post(
        f"/i/{invitation.code}/svar/", {"answer": "yes", "companions": "1"}, follow=True
    )
    assert response.redirect_chain == [(page(invitation.code), 302)]
    content = response.content.decode()
    assert "Vi ses, " in content
    assert "Der er plads til dig og én ledsager." in content
    assert invitation.printed_code in content
    assert 'viewBox="0 0 37 37"' in content


def test_no_is_thanked_and_may_be_changed(client, invitation):
    post(client, invitation, answer="no")
    content = client.get(page(invitation.code)).content.decode()
    assert "Tak for dit svar" in content
    assert "Ja, jeg kommer" in content
    assert post(client, invitation, answer="yes", companions="0").status_code == 302
    assert Registration.objects.get().seat == "confirmed"


def test_stand_in_is_named(client, invitation):
    post(client, invitation, answer="stand_in", stand_in_name="Åse", stand_in_email="a@example.org")
    assert "Så venter vi Åse" in client.get(page(invitation.code)).content.decode()
    assert Registration.objects.get().email == "a@example.org"


def test_waiting_guest_sees_his_number_and_no_ticket(client, cast):
    event = factories.event(cast.network, capacity=1)
    answer(factories.invitation(event), answer="yes", source="link")
    late = factories.invitation(event)
    post(client, late, answer="yes", companions="0")
    content = client.get(page(late.code)).content.decode()
    assert "Du er nummer 1 på ventelisten" in content
    assert "Din billet" not in content


@pytest.mark.parametrize(
    "data",
    [
        {"answer": "stand_in", "stand_in_name": "", "stand_in_email": "a@example.org"},
        {"answer": "stand_in", "stand_in_name": "Åse", "stand_in_email": "no address"},
        {"answer": "yes", "companions": "7"},
        {"answer": "yes"},
    ],
)
def test_incomplete_answer_is_shown_again_with_what_was_typed(client, invitation, data):
    response = post(client, invitation, **data)
    assert response.status_code == 422
    assert Answer.objects.count() == 0
    content = response.content.decode()
    for typed in (data.get("stand_in_name"), data.get("stand_in_email")):
        assert not typed or f'value="{typed}"' in content


def test_cpr_number_as_a_name_is_refused_and_not_echoed(client, invitation):
    response = post(client, invitation, answer="stand_in", stand_in_name="Åse 010180-1234")
    assert response.status_code == 422
    assert "010180" not in response.content.decode()
    assert Answer.objects.count() == 0


def test_no_room_for_companions_is_said_and_the_seat_stays(client, cast):
    event = factories.event(cast.network, capacity=1)
    invitation = factories.invitation(event)
    post(client, invitation, answer="yes", companions="0")
    response = post(client, invitation, answer="yes", companions="1")
    assert response.status_code == 409
    assert "Din egen plads har du stadig" in response.content.decode()
    assert Registration.objects.get().party_size == 1


@pytest.mark.parametrize("given", ["", "maybe", "none", "phone_confirmed"])
def test_unknown_answer_changes_nothing(client, invitation, given):
    assert post(client, invitation, answer=given).status_code == 302
    assert Answer.objects.count() == 0


def test_post_needs_the_form_of_the_page(invitation):
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, invitation, answer="yes", companions="0").status_code == 403
    assert Answer.objects.count() == 0


# --- Closed ----------------------------------------------------------------------------------


def test_after_the_deadline_the_ticket_is_there_and_only_a_no_is_taken(client, invitation):
    post(client, invitation, answer="yes", companions="0")
    move(invitation.event, answer_deadline=timedelta(minutes=-1))
    response = client.get(page(invitation.code))
    content = response.content.decode()
    assert response.status_code == 200
    assert "Din billet" in content
    assert "Svarfristen er overskredet. Ring til Nordby Kommune på 12 34 56 78" in content
    assert content.count(f"/i/{invitation.code}/svar/") == 1
    assert "Jeg kan ikke komme alligevel" in content
    post(client, invitation, answer="no")
    assert Registration.objects.get().seat == "cancelled"


def test_answer_after_the_deadline_is_refused_kindly(client, invitation):
    move(invitation.event, answer_deadline=timedelta(minutes=-1))
    response = post(client, invitation, answer="yes", companions="0")
    assert response.status_code == 409
    assert "Ring til Nordby Kommune på 12 34 56 78" in response.content.decode()
    assert (Answer.objects.count(), Registration.objects.count()) == (0, 0)


def test_withdrawn_cancelled_and_past_are_explained(client, cast, invitation):
    event = invitation.event
    withdrawn = factories.invitation(event)
    withdraw(withdrawn, by=cast.secretary)
    cancelled = factories.invitation(factories.event(cast.network, cancelled_at=timezone.now()))
    past = factories.invitation(factories.event(cast.network))
    move(past.event, **OVER)
    for invited, words in (
        (withdrawn, "Invitationen er trukket tilbage"),
        (cancelled, "Arrangementet er aflyst"),
        (past, "Det var det for denne gang"),
    ):
        for response in (
            client.get(page(invited.code)),
            post(client, invited, answer="yes", companions="0"),
        ):
            assert response.status_code == 410
            assert words in response.content.decode()
    assert Answer.objects.count() == 0


def test_calendar_of_a_withdrawn_invitation_is_gone(client, cast, invitation):
    address = f"/i/{invitation.code}/kalender.ics"
    (entry,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert entry["summary"] == invitation.event.title
    withdraw(invitation, by=cast.secretary)
    assert client.get(address).status_code == 404


# --- What all these pages keep ---------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", ["", "svar/", "kalender.ics", "?svar=yes&answer=yes"])
def test_a_mail_scanner_changes_nothing(client, invitation, method, address):
    def everything():
        rows = [Invitation.objects.values(), Answer.objects.values(), Registration.objects.values()]
        return [list(r) for r in rows], Message.objects.count(), Event.objects.values().get()

    before = everything()
    for _ in range(50):
        response = getattr(client, method)(f"/i/{invitation.code}/{address}")
        assert response.status_code in (200, 302)
    assert everything() == before


@pytest.mark.parametrize(
    "address", ["/i/", "/i/{code}/", "/i/{code}/kalender.ics", "/en/i/{code}/"]
)
def test_pages_are_kept_out_of_caches_indexes_and_referers(client, invitation, address):
    response = client.get(address.format(code=invitation.code))
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_other_methods_are_refused(client, invitation):
    assert client.delete(page(invitation.code)).status_code == 405
    assert client.post(page(invitation.code)).status_code == 405


def test_page_and_answer_take_few_statements(client, invitation):
    caches["shared"].clear()
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(page(invitation.code))
    # The invitation, its letter and who signs it, what its event asks, what there is to read, the shares, the room,
    # and who comes.
    assert len(seen) == 8
    with CaptureQueriesContext(connection) as given:
        post(client, invitation, answer="yes", companions="0")
    # Savepoints stand for the test's own transaction; the rate limit and the task add one each.
    statements = [q for q in given if "SAVEPOINT" not in q["sql"]]
    assert len(statements) == 14  # two of them keep the code in the session


# --- The way on to the sheet -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "status"),
    [
        (OVER | {"ends_at": timedelta(hours=2)}, 200),
        (OVER, 410),
    ],
)
def test_the_sheet_is_offered_from_when_the_evening_begins(client, invitation, times, status):
    sheet = f'href="/ark/{invitation.code}/"'
    assert sheet not in client.get(page(invitation.code)).content.decode()
    move(invitation.event, **times)
    response = client.get(page(invitation.code))
    assert response.status_code == status
    assert sheet in response.content.decode()


def test_a_network_that_asks_for_nothing_offers_no_sheet(client, invitation):
    network = invitation.event.network
    network.pledging = network.visit_only = False
    network.save()
    move(invitation.event, **OVER)
    assert "/ark/" not in client.get(page(invitation.code)).content.decode()


def test_a_guest_meets_no_site_menu(client, invitation):
    menu = 'class="top__menu"'
    assert menu not in client.get(page(invitation.code)).content.decode()
    assert menu in client.get("/arrangementer/").content.decode()


@pytest.mark.parametrize(
    "bent",
    [
        "/i/{code}.",
        "/i/{code}/)",
        "/i/{code}/).",
        "/i/{code})/",
        "/I/{code}/",
        "/I/{code}",
        "/i/{dashed}/",
    ],
)
def test_a_bent_link_leads_to_the_right_address(client, invitation, bent):
    """A text puts a full stop or a bracket behind a link, and a phone a capital in front."""
    path = bent.format(code=invitation.code, dashed=invitation.printed_code.lower())
    response = client.get(path, follow=True)
    assert response.redirect_chain[-1] == (f"/i/{invitation.code}/", 301)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?svar=ja", "?svar=ja"),
        ("?svar=nej&utm_source=x", "?svar=nej"),
        ("?svar=hvad", ""),
        ("?a", ""),
    ],
)
@pytest.mark.parametrize("bent", ["/I/{code}/", "/i/{code}./", "/i/{dashed}/"])
def test_a_bent_link_keeps_what_was_pressed_in_the_mail(client, invitation, bent, query, kept):
    path = bent.format(code=invitation.code, dashed=invitation.printed_code.lower())
    response = client.get(path + query, follow=True)
    assert response.redirect_chain[-1] == (f"/i/{invitation.code}/{kept}", 301)


@pytest.mark.parametrize("bent", ["/i/7KQ3/)", "/I/nonsens/", "/I/"])
def test_a_bent_link_without_a_code_asks_for_it(client, db, bent):
    assert client.get(bent, follow=True).status_code == 404
