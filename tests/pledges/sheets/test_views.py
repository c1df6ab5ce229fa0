"""The leader's way: the key, the sheet, the receipt; without logging in and without JavaScript."""

import re
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.ratelimit import FAILURES
from pledges.models import Sheet
from pledges.sheets.handing_in import sheet_link_for
from pledges.sheets.views import GUEST_CODE
from tests import factories

CERTAIN_CPR = "010180-1234"
PERHAPS_CPR = "020280-1235"


@pytest.fixture
def invitation(cast):
    company = factories.company("Krog Bageri", municipality_code="0846")
    contact = factories.contact(cast.nordby, "Mette Krog", company=company, phone="12345678")
    return factories.invitation(factories.event(cast.network), contact)


@pytest.fixture
def own(invitation):
    return f"/ark/{invitation.code}/"


@pytest.fixture
def table(cast):
    return sheet_link_for(factories.event(cast.network)).get_absolute_url()


def shown_values(html):
    """What a browser would send if nobody touched the form: hidden, typed and ticked fields."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", html):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if attributes.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        if "name" in attributes:  # the hourly rate is the leader's own and is never sent
            fields[attributes["name"]] = attributes.get("value", "")
    fields.pop("csrfmiddlewaretoken")
    return fields | {"remark": ""}


def typed(**answers):
    return {
        "client_id": str(uuid4()),
        "tasks": ["cleaning"],
        "hours": "5-9",
        "positions": "1",
        "pattern": "weekly",
        "call_way": "phone",
        "call_time": "any",
        "contact_name": "Søren Ågård",
        "company_name": "Ågård Maskinfabrik",
        "phone": "12345678",
        "email": "",
        "remark": "",
    } | answers


def test_leader_with_a_code_promises_in_four_taps_and_types_nothing(client, own, invitation):
    untouched = shown_values(client.get(own).content.decode())
    taps = {"tasks": ["cleaning", "kitchen"], "hours": "5-9"}  # and the button: four
    response = client.post(own, untouched | taps)
    sheet = Sheet.objects.get()
    assert response.url == sheet.get_receipt_url()
    assert (sheet.contact, sheet.company) == (invitation.contact, invitation.contact.company)
    assert (sheet.contact_phone, sheet.jobs) == ("12345678", 1)


def test_untouched_form_promises_nothing(client, own):
    response = client.post(own, shown_values(client.get(own).content.decode()))
    assert response.status_code == 422
    assert "Sæt kryds ved en opgave, eller sig ja til et besøg." in response.content.decode()
    assert Sheet.objects.count() == 0


@pytest.mark.slow
def test_get_and_head_change_nothing(client, own, table):
    for url in (own, table, "/ark/"):
        for _n in range(5):
            assert client.get(url).status_code == 200
            assert client.head(url).status_code == 200
    assert Sheet.objects.count() == 0


def test_tasks_without_hours_keep_all_that_was_typed(client, table):
    response = client.post(table, typed(hours="", remark="Ring om bagdøren", tasks=["green"]))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Vælg cirka hvor mange timer om ugen." in html
    assert "Ring om bagdøren" in html
    assert re.search(r'<input[^>]*value="green"[^>]*checked', html)
    assert Sheet.objects.count() == 0


def test_a_wish_for_a_visit_alone_is_enough(client, table):
    client.post(table, typed(tasks=[], hours="", wants_visit="on"))
    sheet = Sheet.objects.get()
    assert (sheet.wants_visit, sheet.jobs) == (True, 0)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"phone": ""}, "Skriv et telefonnummer eller en e-mail, så vi kan svare."),
        ({"phone": "", "email": "a@example.org"}, "Hvilket nummer skal vi ringe på?"),
        ({"call_way": "email"}, "Hvilken adresse skal vi skrive til?"),
        ({"phone": "1234"}, "Skriv nummeret med alle otte cifre."),
        ({"tasks": ["astronaut"]}, "Vælg blandt de opgaver, der står på arket."),
        ({"contact_name": ""}, "Skriv dit navn."),
        ({"client_id": "ikke-et-id"}, "UUID"),
        ({"positions": "9999"}, "9999"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(client, table, answers, message):
    response = client.post(table, typed(**answers))
    assert response.status_code == 422
    assert message in response.content.decode()
    assert Sheet.objects.count() == 0


def test_cpr_number_is_refused_and_never_shown_again(client, table):
    response = client.post(table, typed(remark=f"Min søn er {CERTAIN_CPR}"))
    html = response.content.decode()
    assert "Skriv ikke CPR-numre her." in html
    assert CERTAIN_CPR not in html
    assert Sheet.objects.count() == 0


def test_an_id_that_looks_like_a_cpr_number_is_no_reason_to_refuse(client, table):
    answers = typed(client_id="c553d6ae-3673-4692-9ebc-ee0101827189")
    assert client.post(table, answers).status_code == 302
    assert str(Sheet.objects.get().client_id) == answers["client_id"]


def test_what_only_looks_like_cpr_is_asked_about(client, table):
    answers = typed(remark=f"Ordre {PERHAPS_CPR}")
    html = client.post(table, answers).content.decode()
    assert "Nej, det er ikke et CPR-nummer" in html
    assert client.post(table, answers | {"not_cpr": "on"}).status_code == 302


def test_same_form_twice_gives_the_same_receipt(client, table):
    answers = typed()
    first, second = client.post(table, answers), client.post(table, answers)
    assert first.url == second.url
    assert "Det tæller kun én gang" in client.get(second.url).content.decode()
    assert Sheet.objects.count() == 1


def test_two_tabs_are_one_sheet(client, own):
    first = shown_values(client.get(own).content.decode())
    second = shown_values(client.get(own).content.decode())
    for tab in (first, second):
        client.post(own, tab | {"tasks": ["retail"], "hours": "1-4"})
    assert Sheet.objects.count() == 1


def test_two_browsers_at_one_table_are_two_sheets(table):
    forms = [shown_values(Client().get(table).content.decode())["client_id"] for _n in range(2)]
    assert forms[0] != forms[1]


def test_after_the_first_sheet_the_leader_sees_it_and_may_fill_in_another(client, own):
    for _n in range(2):
        form = shown_values(client.get(own).content.decode())
        client.post(own, form | {"tasks": ["retail"], "hours": "1-4"})
    assert Sheet.objects.count() == 2
    assert "Du har allerede udfyldt et ark" in client.get(own).content.decode()


def test_table_knows_the_guest_whose_code_the_browser_holds(client, cast, invitation):
    session = client.session
    session[GUEST_CODE] = invitation.code
    session.save()
    html = client.get(sheet_link_for(invitation.event).get_absolute_url()).content.decode()
    assert "Hej Mette fra Krog Bageri" in html


def test_table_tells_strangers_nothing_of_the_guests(client, invitation):
    html = client.get(sheet_link_for(invitation.event).get_absolute_url()).content.decode()
    assert "Krog" not in html


def test_visit_only_network_asks_for_nothing_but_a_visit(client, cast):
    network = factories.network(cast.nordby, cast.unit, pledging=False, visit_only=True)
    url = sheet_link_for(factories.event(network)).get_absolute_url()
    html = client.get(url).content.decode()
    assert 'name="tasks"' not in html
    answers = typed()
    client.post(url, {key: answers[key] for key in answers if key not in ("tasks", "hours")})
    assert (Sheet.objects.get().wants_visit, Sheet.objects.get().jobs) == (True, 0)


def test_network_where_one_talks_says_so_and_whom_to_talk_to(client, cast):
    cast.nordby.phone = "98765432"
    cast.nordby.save(update_fields=["phone"])
    network = factories.network(cast.nordby, cast.unit, pledging=False)
    url = sheet_link_for(factories.event(network)).get_absolute_url()
    html = client.get(url).content.decode()
    assert "Her taler vi sammen først" in html
    assert "98 76 54 32" in html
    client.post(url, typed())
    assert Sheet.objects.count() == 0


def test_withdrawn_code_is_met_kindly(client, own, invitation):
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    assert "Arket er lukket" in client.get(own).content.decode()
    client.post(own, typed())
    assert Sheet.objects.count() == 0


@pytest.mark.parametrize("url", ["/ark/22222222222/", "/ark/abc/", "/en/ark/22222222222/"])
def test_unknown_key_is_404_with_a_way_on(client, db, url):
    response = client.get(url)
    assert response.status_code == 404
    assert 'name="code"' in response.content.decode()


def test_typed_key_leads_to_the_sheet(client, table):
    key = table.strip("/").rpartition("/")[2]
    typed_key = f" {key[:4].lower()}-{key[4:8]} {key[8:]} "
    assert client.post("/ark/", {"code": typed_key}).url == table


@pytest.mark.parametrize("code", ["", "hej", "22222222222"])
def test_wrong_typed_key_is_told(client, db, code):
    assert client.post("/ark/", {"code": code}).status_code == 422


def test_who_guesses_is_slowed_and_the_right_key_passes(client, db, table):
    for _n in range(FAILURES):
        client.get("/ark/22222222222/")
    assert client.get("/ark/22222222222/").status_code == 429
    assert client.post("/ark/", {"code": "22222222222"}).status_code == 429
    assert client.get(table).status_code == 200
    key = table.strip("/").rpartition("/")[2]
    assert client.post("/ark/", {"code": key}).url == table


def test_misspelt_keys_are_no_guesses(client, db):
    """The negative control of the above."""
    for _n in range(FAILURES + 5):
        client.get("/ark/22222222223/")
    assert client.get("/ark/22222222222/").status_code == 404


def test_receipt_names_the_owner_and_the_day(client, cast, own):
    cast.network.default_owner = cast.consultant
    cast.network.save(update_fields=["default_owner"])
    with time_machine.travel("2026-11-23T20:16:00+01:00"):
        url = client.post(own, typed()).url
        html = client.get(url).content.decode()
    assert "consultant ringer senest onsdag den 25. november." in html
    assert "1 småjob" in html
    assert "Vi fik dit ark" in html


def test_receipt_without_an_owner_names_the_unit_and_its_phone(client, cast, own):
    cast.unit.phone = "98765000"
    cast.unit.save(update_fields=["phone"])
    html = client.get(client.post(own, typed()).url).content.decode()
    assert "Virksomhedsindgangen Nordby ringer senest" in html
    assert "98 76 50 00" in html


def test_receipt_says_so_when_we_are_late(client, own):
    with time_machine.travel("2026-11-02T20:00:00+01:00"):
        url = client.post(own, typed()).url
    with time_machine.travel("2026-11-09T09:00:00+01:00"):
        assert "Vi skulle have ringet nu" in client.get(url).content.decode()


@pytest.mark.parametrize("path", ["/ark/", "/ark/{key}/", "/kvittering/{token}/"])
def test_token_pages_leave_no_trace(client, cast, path):
    event = factories.event(cast.network)
    sheet = factories.sheet(cast.network, event=event)
    factories.handover(sheet, cast.unit)
    url = path.format(key=sheet_link_for(event).key, token=sheet.receipt_token)
    response = client.get(url)
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_unknown_receipt_is_404(client, db):
    assert client.get("/kvittering/findes-ikke/").status_code == 404


def test_receipt_mail_carries_the_promise_and_no_free_text(
    client, table, django_capture_on_commit_callbacks
):
    answers = typed(email="leder@example.org", remark="køb nu på evil.example", phone="")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(table, answers | {"call_way": "email"})
    text = mail.outbox[0].body
    assert "1 småjob, 5–9 timer om ugen: Rengøring" in text
    assert "skriver senest" in text
    assert "evil" not in text
