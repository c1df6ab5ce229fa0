"""The door app on one phone: pairing, what lies on the phone, and everything done at the door without a network."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import DoorQuestion, Registration, Scan
from tests import factories
from tests.e2e.camera import film
from tests.e2e.conftest import assert_accessible
from tests.e2e.door import (
    enter,
    evening,
    fold_out,
    installed,
    invited,
    online_again,
    opened_again,
    pair,
    part,
    settled,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def event():
    return evening()


def test_the_door_link_alone_shows_no_names(event, phone):
    invited(event, "Søren Ågård")
    page = phone()
    answers = []
    page.on("response", lambda response: answers.append(response))
    page.goto("/doer/")
    expect(page.get_by_role("heading", name="Gør telefonen klar til døren")).to_be_visible()
    installed(page)

    assert [answer.url for answer in answers if "/api/" in answer.url] == []
    assert "Ågård" not in page.content()
    assert event.title not in page.content()
    assert_accessible(page)

    page.get_by_label("Nøgle").fill("ikke-en-nøgle")
    page.keyboard.press("Enter")
    expect(part(page, "pairing-problem")).to_contain_text("Det er ikke en nøgle til døren.")
    page.get_by_label("Nøgle").fill("a" * 22)
    page.keyboard.press("Enter")
    expect(part(page, "pairing-problem")).to_contain_text("Nøglen gælder ikke.")


def test_the_pairing_code_is_scanned_inside_the_app(event, phone, site, tmp_path):
    _device, key = factories.device(event)
    page = phone(film(tmp_path / "key.mjpeg", f"{site}/doer/#{key}"))
    page.goto("/doer/")
    part(page, "pairing-camera").click()

    expect(part(page, "event")).to_have_text(event.title)


def test_the_door_starts_and_works_without_a_network(event, phone):
    guest = invited(event, "Søren Ågård")
    invited(event, "Åse Bro", "Bro & Søn")
    _device, key = factories.device(event, "Dør A")
    page = phone()
    pair(page, key, guests=2)
    installed(page)
    page.context.set_offline(True)
    page = opened_again(page)

    expect(part(page, "status-text")).to_have_text("offline · 2 gæster på denne telefon · 0 venter")
    enter(page, guest.invitation.code)
    expect(part(page, "result-title")).to_have_text("Velkommen")
    expect(part(page, "person")).to_have_text("Søren Ågård")
    expect(part(page, "status-text")).to_have_text("offline · 2 gæster på denne telefon · 1 venter")
    enter(page, "ukendt kode")
    expect(part(page, "result-title")).to_have_text("Ingen gæst passer")
    assert_accessible(page)

    page = opened_again(page)
    expect(part(page, "status-text")).to_contain_text("2 venter")
    expect(part(page, "arrived")).to_have_text("1")
    enter(page, guest.invitation.code)
    expect(part(page, "result-title")).to_have_text("Allerede inde")
    expect(part(page, "result-text")).to_contain_text("ved Dør A.")
    acted = timezone.now()

    online_again(page)
    assert list(Scan.objects.order_by("sequence").values_list("result", "shown", "raw_code")) == [
        ("admitted", "admitted", guest.invitation.code),
        ("unmatched", "unmatched", "ukendt kode"),
        ("duplicate", "duplicate", guest.invitation.code),
    ]
    assert Scan.objects.latest("sequence").happened_at < acted


def test_nobody_is_seen_before_two_letters(event, phone):
    invited(event, "Søren Ågård")
    invited(event, "Åse Bro", "Bro & Søn")
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=2)
    page.context.set_offline(True)
    fold_out(page, "Find på navn")
    assert "Ågård" not in page.content()

    search = page.get_by_label("Navn eller virksomhed")
    search.fill("s")
    expect(part(page, "guests").locator("li")).to_have_count(0)
    search.fill("soren")
    expect(part(page, "guests").locator("li")).to_have_count(1)
    assert_accessible(page)
    search.fill("aase")
    part(page, "guests").get_by_role("button", name=re.compile("Tjek ind")).click()
    expect(part(page, "person")).to_have_text("Åse Bro")
    search.fill("bro")
    expect(part(page, "guests")).to_contain_text("Kom kl.")


def test_everything_at_the_door_is_done_without_a_network(event, phone):
    guest = invited(event, "Søren Ågård", party_size=3)
    question = DoorQuestion.objects.create(
        event=event, text="Spiser du med?", choices=["Ja", "Nej"]
    )
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=1)
    page.context.set_offline(True)

    enter(page, guest.invitation.code)
    expect(part(page, "party")).to_have_text("1 af 3 inde")
    page.get_by_role("button", name="+1 ledsager").click()
    expect(part(page, "party")).to_have_text("2 af 3 inde")
    part(page, "undo").click()
    expect(part(page, "result-title")).to_have_text("Fortrudt")
    enter(page, guest.invitation.code)
    page.get_by_role("button", name="Alle 3").click()
    expect(part(page, "party")).to_have_text("3 af 3 inde")
    expect(part(page, "arrived")).to_have_text("3")

    page.get_by_role("button", name="Nej").click()
    expect(page.get_by_role("button", name="Nej")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Mere").click()
    for form in ("Ret navnet", "Stedfortræder", "Note"):
        fold_out(page, form)
    assert_accessible(page)
    page.get_by_label("Note til værten").fill("Går kl. 20")
    page.get_by_role("button", name="Gem noten").click()
    expect(part(page, "note")).to_have_text("Note: Går kl. 20")
    page.get_by_role("button", name="Mere").click()
    fold_out(page, "Ret navnet")
    page.get_by_label("Gæstens navn").fill("Sören Ågaard")
    page.get_by_role("button", name="Ret", exact=True).click()
    expect(part(page, "person")).to_have_text("Sören Ågaard")

    fold_out(page, "Kommet uden tilmelding")
    page.get_by_label("Navn", exact=True).fill("Carl Dahl")
    page.get_by_label("Virksomhed", exact=True).fill("Dahls Smedje")
    page.get_by_role("button", name="Byd velkommen").click()
    expect(part(page, "person")).to_have_text("Carl Dahl")
    expect(part(page, "mark")).to_have_text("Kom uden tilmelding")
    page.get_by_role("button", name="Mere").click()
    fold_out(page, "Note")
    page.get_by_label("Note til værten").fill("Smed")
    page.get_by_role("button", name="Gem noten").click()
    fold_out(page, "Senest på denne telefon")
    expect(part(page, "history").locator("li").first).to_contain_text("Carl Dahl")
    expect(part(page, "history").locator("li").first).to_contain_text("venter")
    assert_accessible(page)

    online_again(page)
    guest.refresh_from_db()
    assert (guest.name, guest.arrived_persons, guest.note) == ("Sören Ågaard", 3, "Går kl. 20")
    walk_in = Registration.objects.get(origin="walk_in")
    assert (walk_in.name, walk_in.note) == ("Carl Dahl", "Smed")
    answer = Scan.objects.get(kind="answer")
    assert (answer.registration, answer.details["question"]) == (guest, question.pk)
    expect(part(page, "corrections").locator("li")).to_have_count(0)


def test_a_walk_in_comes_with_companions_and_is_taken_back_with_them(event, phone):
    invited(event, "Søren Ågård")
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=1)
    page.context.set_offline(True)
    fold_out(page, "Kommet uden tilmelding")
    page.get_by_label("Navn", exact=True).fill("Carl Dahl")
    page.get_by_label("Hvor mange er de?").fill("3")
    page.get_by_role("button", name="Byd velkommen").click()
    expect(part(page, "party")).to_have_text("3 af 3 inde")
    online_again(page)
    walk_in = Registration.objects.get(origin="walk_in")
    assert (walk_in.party_size, walk_in.arrived_persons) == (3, 3)
    part(page, "undo").click()
    expect(part(page, "party")).to_have_text("0 af 3 inde")
    settled(page)
    walk_in.refresh_from_db()
    assert (walk_in.arrived_at, walk_in.seat) == (None, "cancelled")


def test_a_laptop_is_not_called_a_telephone(event, phone):
    invited(event, "Søren Ågård")
    _device, key = factories.device(event)
    page = phone()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/doer/#{key}")
    expect(part(page, "status-text")).to_have_text("online · 1 gæst på denne computer")
    expect(page.get_by_label("Navn eller virksomhed")).to_be_visible()
    assert "telefon" not in page.locator("[data-view='desk']").inner_text()


def test_a_stand_in_comes_with_the_letter_of_another(event, phone):
    guest = invited(event, "Søren Ågård")
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=1)
    enter(page, guest.invitation.code)
    page.get_by_role("button", name="Mere").click()
    fold_out(page, "Stedfortræder")
    page.get_by_label("Stedfortræderens navn").fill("Sofie Krag")
    page.get_by_role("button", name="Kommer i stedet").click()

    expect(part(page, "person")).to_have_text("Sofie Krag")
    settled(page)
    guest.refresh_from_db()
    assert (guest.name, guest.arrived_persons) == ("Sofie Krag", 1)


def test_more_guests_than_seats_warns_and_never_blocks(event, phone):
    type(event).objects.filter(pk=event.pk).update(capacity=1)
    factories.registration(event, "Åse Bro", arrived_at=timezone.now())
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=1)
    page.context.set_offline(True)
    fold_out(page, "Kommet uden tilmelding")
    expect(part(page, "full")).to_have_text("Der er nu 1 personer til 1 pladser.")
    page.get_by_label("Navn", exact=True).fill("Carl Dahl")
    page.get_by_role("button", name="Byd velkommen").click()

    expect(part(page, "result-title")).to_have_text("Velkommen")
    expect(part(page, "result-text")).to_have_text("Der er nu 2 personer til 1 pladser.")


def test_a_scanner_that_types_is_heard_without_a_field(event, phone):
    guest = invited(event, "Søren Ågård")
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=1)
    part(page, "event").click()
    page.keyboard.type(f"httpsÆ--haandslag.example-i-{guest.invitation.code}-")
    page.keyboard.press("Enter")

    expect(part(page, "person")).to_have_text("Søren Ågård")
    part(page, "event").click()
    for sign in "for langsomt":
        page.keyboard.type(sign)
        page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    expect(part(page, "result-title")).to_have_text("Velkommen")
    settled(page)
    assert Scan.objects.count() == 1


def test_guests_scan_themselves(event, phone):
    guest = invited(event, "Søren Ågård", party_size=2)
    invited(event, "Åse Bro")
    _device, key = factories.device(event, "Selvbetjening", mode="kiosk")
    page = phone()
    page.goto(f"/doer/#{key}")
    expect(page.get_by_role("heading", name=re.compile("Hold din kode"))).to_be_visible()
    expect(part(page, "status")).to_have_attribute("data-guests", "2")
    expect(part(page, "status-text")).to_have_text("online")
    page.context.set_offline(True)
    expect(part(page, "search")).to_be_hidden()
    assert_accessible(page)

    page.get_by_label("Eller skriv koden fra brevet").fill(guest.invitation.code)
    page.keyboard.press("Enter")
    expect(part(page, "kiosk-result-title")).to_have_text("Velkommen, Søren!")
    page.get_by_role("button", name="+1 ledsager").click()
    expect(part(page, "kiosk-party")).to_have_text("2 af 2 inde")
    assert_accessible(page)
    expect(part(page, "kiosk-result")).to_be_hidden(timeout=10_000)
    assert "Ågård" not in page.content()

    page.get_by_label("Eller skriv koden fra brevet").fill("forkert")
    page.keyboard.press("Enter")
    expect(part(page, "kiosk-result-title")).to_have_text("Spørg værten")
    page.get_by_text("For værten").click()
    page.get_by_label("Skriv dørens navn for at glemme telefonen").fill("selvbetjening")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Nøgle")).to_be_visible()


def test_the_helper_forgets_the_phone(event, phone):
    invited(event, "Søren Ågård")
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=1)
    page.context.set_offline(True)
    enter(page, "ukendt")
    part(page, "forget").click()
    expect(part(page, "forget-left")).to_have_text(
        "1 scanning på denne telefon er ikke sendt endnu."
    )
    assert_accessible(page)
    page.get_by_role("button", name="Behold").click()
    expect(part(page, "event")).to_be_visible()
    part(page, "forget").click()
    page.get_by_role("button", name="Glem", exact=True).click()
    expect(page.get_by_label("Nøgle")).to_be_visible()
    assert event.title not in page.content()
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem dem som en fil").click()
    assert '"code": "ukendt"' in download.value.path().read_text()


def test_a_badge_is_printed_from_the_door(event, phone):
    guest = invited(event, "Søren Ågård")
    _device, key = factories.device(event)
    page = phone()
    pair(page, key, guests=1)
    enter(page, guest.invitation.code)
    settled(page)
    part(page, "more").click()
    button = page.get_by_role("button", name="Print navneskilt")
    page.evaluate(
        "window.open = (address) => { window.opened = address; return new EventTarget(); }"
    )
    with page.expect_response(lambda response: response.url.endswith(".pdf")) as answer:
        button.click()
    assert (answer.value.status, answer.value.headers["content-type"]) == (200, "application/pdf")
    page.wait_for_function("window.opened?.startsWith('blob:')")

    page.context.set_offline(True)
    expect(part(page, "status")).to_have_attribute("data-state", "offline", timeout=30_000)
    button.click()
    expect(part(page, "badge-problem")).not_to_be_empty()
