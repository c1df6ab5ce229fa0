"""Sheets by the API: no cookie, the key is the credential, and however often they come they count once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.keys import new_code, print_code
from accounts.ratelimit import FAILURES
from events.models import ContactCard
from pledges.models import PaperSheet, Sheet
from tests import factories
from tests.pledges.sheets.test_views import CERTAIN_CPR, PERHAPS_CPR

pytestmark = pytest.mark.django_db
URL = "/api/v1/ark/"
FIELDS = {
    "tasks": ["cleaning", "kitchen"],
    "hours": ["5-9"],
    "positions": ["1"],
    "pattern": ["weekly"],
    "call_way": ["phone"],
    "call_time": ["any"],
    "contact_name": ["Søren Ågård"],
    "company_name": ["Ågård Maskinfabrik"],
    "phone": ["12345678"],
}


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


@pytest.fixture
def link(event):
    return factories.sheet_link(event)


@pytest.fixture
def invitation(event):
    company = factories.company("Krog Bageri")
    contact = factories.contact(event.network.host, "Mette Krog", company=company, phone="87654321")
    return factories.invitation(event, contact)


def item(key, *, at=None, fields=None, **more):
    at = at or timezone.now()
    return {
        "id": str(uuid4()),
        "key": str(key),
        "at": at.isoformat(),
        "source": "phone",
        "fields": FIELDS | (fields or {}),
    } | more


def send(*items, sent=None):
    """As the phone does it: no cookie, and a client that would notice a missing CSRF token."""
    body = {"sent": (sent or timezone.now()).isoformat(), "items": list(items)}
    return Client(enforce_csrf_checks=True).post(URL, body, content_type="application/json")


def result_of(*items, **more):
    response = send(*items, **more)
    assert response.status_code == 200, response.content
    return response.json()["results"][0]


def test_sheet_is_stored_and_answered_with_who_calls(link):
    sent = item(link.key)
    result = result_of(sent)
    sheet = Sheet.objects.get()
    assert (result["id"], result["state"], result["repeat"]) == (sent["id"], "stored", False)
    assert result["receipt"]["url"] == sheet.get_receipt_url()
    assert "ringer senest" in result["receipt"]["sentence"]
    assert (str(sheet.client_id), sheet.source, sheet.jobs) == (sent["id"], "phone", 1)


def test_sent_again_is_the_same_sheet(link):
    sent = item(link.key)
    first, second = result_of(sent), result_of(sent)
    assert (second["repeat"], second["receipt"]["url"]) == (True, first["receipt"]["url"])
    assert Sheet.objects.count() == 1


def test_a_repeat_is_told_word_for_word_what_the_first_was_told(link, time_machine):
    sent = item(link.key)
    first = result_of(sent)
    time_machine.move_to(timezone.now() + timedelta(days=2))
    Sheet.objects.get().handover.unit.handovers.update(contact_due=timezone.now())
    assert result_of(sent)["receipt"] == first["receipt"]
    Sheet.objects.update(first_answer={"receipt": False, "sentence": "x"})  # the negative control
    assert result_of(sent)["receipt"] == {"url": "", "sentence": "x"}


def test_who_held_the_pen_gets_no_receipt_by_sending_again(client, event, link):
    card = badge(event, "Mette Krog", company_name="Krog Bageri")
    sent = item(
        link.key, source="interview", interviewer="Bo", fields={"neighbour_code": [card.code]}
    )
    first = result_of(sent)
    again = result_of(sent)
    assert (first["receipt"]["url"], again["receipt"]["url"]) == ("", "")
    by_hand = client.post(f"/ark/{link.key}/", FIELDS | {"client_id": sent["id"]})
    assert "kvittering" not in by_hand.url


def test_other_systems_know_a_sheet_by_an_id_that_opens_no_receipt(link):
    send(item(link.key))
    sheet = Sheet.objects.get()
    assert sheet.known_as != sheet.client_id
    told = result_of(
        item(link.key, fields={"contact_name": ["En anden"]}) | {"id": str(sheet.known_as)}
    )
    assert told["receipt"]["url"] != sheet.get_receipt_url()
    assert Sheet.objects.count() == 2


def test_same_words_with_another_id_are_another_sheet(link):
    """Negative control."""
    send(item(link.key), item(link.key))
    assert Sheet.objects.count() == 2


def test_plain_page_and_api_share_the_id(client, link):
    sent = item(link.key)
    client.post(link.get_absolute_url(), sent["fields"] | {"client_id": sent["id"]})
    assert result_of(sent)["repeat"] is True
    assert Sheet.objects.count() == 1


def test_refusal_names_the_fields_and_the_others_are_taken(link):
    bad = item(link.key, fields={"hours": [], "phone": ["12"]})
    results = send(bad, item(link.key)).json()["results"]
    assert [result["state"] for result in results] == ["refused", "stored"]
    assert results[0]["errors"] == {
        "phone": ["Skriv nummeret med alle otte cifre."],
        "hours": ["Vælg cirka hvor mange timer om ugen."],
    }


def test_unreadable_item_is_refused_alone(link):
    results = send({"id": str(uuid4())}, item(link.key)).json()["results"]
    assert [result["state"] for result in results] == ["refused", "stored"]


def test_cpr_number_is_refused_and_not_echoed(link):
    response = send(item(link.key, fields={"remark": [CERTAIN_CPR]}))
    assert "Skriv ikke CPR-numre" in response.json()["results"][0]["errors"]["remark"][0]
    assert CERTAIN_CPR not in response.content.decode()
    assert Sheet.objects.count() == 0


@pytest.mark.parametrize(
    "unlucky", ["c553d6ae-3673-4692-9ebc-ee1406827189", "c553d6ae-3673-4692-9ebc-ee0101827189"]
)
def test_an_id_that_looks_like_a_cpr_number_is_stored(link, unlucky):
    assert result_of(item(link.key, id=unlucky))["state"] == "stored"
    assert str(Sheet.objects.get().client_id) == unlucky


def test_perhaps_a_cpr_number_is_asked_about(link):
    fields = {"remark": [f"Ordre {PERHAPS_CPR}"]}
    assert result_of(item(link.key, fields=fields))["errors"]["not_cpr"] == []
    assert result_of(item(link.key, fields=fields | {"not_cpr": ["on"]}))["state"] == "stored"


def test_filled_in_before_the_link_closed_and_received_after(link):
    link.closes_at = timezone.now() - timedelta(hours=1)
    link.save()
    late = item(link.key)
    in_time = item(link.key, at=timezone.now() - timedelta(hours=2))
    results = send(late, in_time).json()["results"]
    assert [result["state"] for result in results] == ["refused", "stored"]
    sheet = Sheet.objects.get()
    assert timedelta(hours=1) < sheet.submitted_at - sheet.filled_in_at < timedelta(hours=3)


def test_clock_of_the_phone_is_corrected(link):
    ahead = timezone.now() + timedelta(hours=3)
    send(item(link.key, at=ahead - timedelta(minutes=10)), sent=ahead)
    send(item(link.key, at=ahead, offset_ms=-4 * 3_600_000))
    ages = [s.submitted_at - s.filled_in_at for s in Sheet.objects.order_by("pk")]
    assert ages[0] == pytest.approx(timedelta(minutes=10), abs=timedelta(seconds=5))
    assert ages[1] == pytest.approx(timedelta(hours=1), abs=timedelta(seconds=5))


def test_guest_known_to_the_phone_is_recognised(link, invitation):
    fields = {"contact_name": ["Mette Krog"], "company_name": ["Krog Bageri"]}
    send(item(link.key, guest=invitation.code, fields=fields))
    assert Sheet.objects.get().contact == invitation.contact


def test_tablet_knows_nobody(link, invitation):
    send(item(link.key, source="tablet", guest=invitation.code))
    sheet = Sheet.objects.get()
    assert (sheet.source, sheet.invitation) == ("tablet", None)


def test_thanks_on_the_wall_only_when_ticked(link):
    send(item(link.key), item(link.key, fields={"thanks_shown": ["on"]}))
    shown = Sheet.objects.order_by("pk").values_list("thanks_shown", flat=True)
    assert list(shown) == [False, True]


def test_wrong_keys_are_counted_and_a_right_one_passes(link):
    for _n in range(FAILURES):
        assert result_of(item(new_code()))["state"] == "refused"
    assert send(item(new_code())).status_code == 429
    results = send(item(new_code()), item(link.key)).json()["results"]
    assert [result["state"] for result in results] == ["refused", "stored"]


def test_each_wrong_key_of_a_bundle_counts(link):
    for _n in range(2):
        send(*(item(new_code()) for _m in range(20)))
    assert send(item(new_code())).status_code == 429


def test_misspelt_keys_are_not_counted(link):
    """Negative control."""
    for _n in range(FAILURES):
        send(item("misspelt"))
    assert send(item(new_code())).status_code == 200


def badge(event, name="Søren Ågård", **fields):
    registration = factories.registration(event, name, **fields)
    return ContactCard.objects.create(registration=registration)


def interview(key, **more):
    fields = {"contact_name": [], "company_name": [], "phone": []} | more.pop("fields", {})
    return item(key, source="interview", fields=fields, **more)


def test_interview_by_badge_fills_in_what_the_host_knows(event, link, invitation):
    card = badge(event, "Mette Krog", invitation=invitation, company_name="Krog Bageri")
    sent = interview(link.key, interviewer="Bo Holm", fields={"neighbour_code": [card.code]})
    result = result_of(sent)
    assert (result["state"], result["receipt"]["url"]) == ("stored", "")
    sheet = Sheet.objects.get()
    assert (sheet.contact, sheet.contact_phone) == (invitation.contact, "87654321")
    assert (sheet.source, sheet.interviewer) == ("interview", "Bo Holm")


def test_who_holds_the_pen_is_known_by_his_code(link, invitation):
    fields = {"contact_name": ["Ida"], "company_name": ["Bæk"], "phone": ["12345678"]}
    send(interview(invitation.code, fields=fields))
    sheet = Sheet.objects.get()
    assert (sheet.contact_name, sheet.interviewer) == ("Ida", "Mette Krog")
    assert (sheet.invitation, sheet.event) == (None, invitation.event)


def test_interview_without_a_neighbour_is_refused(link):
    errors = result_of(interview(link.key))["errors"]
    assert set(errors) == {"contact_name", "company_name", "phone", "interviewer"}


def test_badge_tells_name_and_company_and_nothing_else(event, link, invitation):
    card = badge(event, company_name="Ågård", email="soren@example.org")
    answer = Client().get(f"{URL}neighbour", {"key": link.key, "code": print_code(card.code)})
    assert answer.json() == {"name": "Søren Ågård", "company": "Ågård"}


def test_badge_of_another_evening_is_nobody(cast, link):
    elsewhere = badge(factories.event(cast.network))
    answer = Client().get(f"{URL}neighbour", {"key": link.key, "code": elsewhere.code})
    assert answer.status_code == 404
    sent = interview(link.key, interviewer="Bo", fields={"neighbour_code": [elsewhere.code]})
    assert "neighbour_code" in result_of(sent)["errors"]


def test_guessing_badges_is_counted(event, link):
    card = badge(event)
    for _n in range(FAILURES):
        Client().get(f"{URL}neighbour", {"key": link.key, "code": new_code()})
    answers = [
        Client().get(f"{URL}neighbour", {"key": link.key, "code": code}).status_code
        for code in (new_code(), card.code)
    ]
    assert answers == [429, 200]


def test_paper_number_is_one_sheet_and_its_finder_gets_no_receipt(link):
    paper = PaperSheet.objects.create(link=link)
    first = result_of(item(paper.number))
    again = result_of(item(paper.number))
    other = result_of(item(paper.number, fields={"contact_name": ["En anden"]}))
    assert Sheet.objects.get().paper == paper
    assert first["receipt"]["url"] == again["receipt"]["url"] != ""
    assert (other["repeat"], other["receipt"]["url"]) == (True, "")
