"""The sheet without a network, in a real browser: kept on the phone, sent later, one sheet however often."""

import os
import re
import signal
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Error, expect

from events.models import ContactCard, Device
from frontend import offline
from pledges.models import PaperSheet, Sheet
from tests import factories
from tests.e2e.conftest import ARGUMENTS, PHONE, assert_accessible, tick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT, RECEIVED = "Gemt på denne telefon", "Modtaget"


@pytest.fixture
def evening(site_root):
    host = factories.organisation("Nordby Kommune", phone="99000000")
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    owner = factories.user("Hassan Lindhøj", phone="99000010")
    owner.roles.create(organisation=unit, role="consultant")
    network = factories.network(host, unit, default_owner=owner)
    return factories.event(network, starts_at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def link(evening):
    return factories.sheet_link(evening)


@pytest.fixture
def invitation(evening):
    company = factories.company("Krog Bageri")
    contact = factories.contact(
        evening.network.host, "Mette Krog", company=company, phone="12345678"
    )
    return factories.invitation(evening, contact)


def open_sheet(page, address):
    """Until the phone has everything it needs to open the page without a network."""
    page.goto(address)
    kept = """async () => {
        await navigator.serviceWorker.ready;
        const name = (await caches.keys()).find((key) => key.endsWith("-pages"));
        return Boolean(name && await (await caches.open(name)).match(location.pathname + location.search));
    }"""
    for _n in range(300):
        if page.evaluate(kept):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the page was never kept")


def fill_in(page, *, name="Søren Ågård", company="Ågård Maskinfabrik"):
    tick(page, "checkbox", "Rengøring")
    tick(page, "radio", "5–9")
    page.get_by_label("Dit navn").fill(name)
    page.get_by_role("textbox", name="Virksomhed").fill(company)
    page.get_by_label("Telefon").fill("12345678")


def send(page):
    page.get_by_role("button", name="Send arket").click()


def state(page):
    return page.get_by_role("heading", level=1)


def stored():
    return Sheet.objects.count()


def test_filled_in_offline_and_sent_when_the_network_is_back(link, phone):
    page = phone()
    open_sheet(page, link.get_absolute_url())
    assert_accessible(page)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_text("Uden net.")).to_be_visible()
    fill_in(page)
    send(page)
    expect(state(page)).to_have_text(KEPT)
    expect(page.get_by_text("1 ark venter på net")).to_be_visible()
    assert_accessible(page)
    assert stored() == 0
    page.context.set_offline(False)
    expect(state(page)).to_have_text(RECEIVED)
    expect(page.get_by_text("Hassan Lindhøj ringer senest")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Se kvitteringen").click()
    expect(state(page)).to_have_text("Tak!")
    sheet = Sheet.objects.get()
    assert (sheet.contact_name, sheet.source, sheet.jobs) == ("Søren Ågård", "phone", 1)
    assert sheet.filled_in_at < sheet.submitted_at


def test_from_a_personal_code_in_three_taps_and_no_typed_sign(invitation, phone):
    page = phone()
    page.goto(f"/ark/{invitation.code}/")
    page.evaluate(
        """() => {
            window.seen = { taps: 0, keys: 0 };
            addEventListener("pointerdown", () => window.seen.taps++, true);
            addEventListener("keydown", () => window.seen.keys++, true);
        }"""
    )
    page.locator("label.choice", has_text="Rengøring").click()
    page.locator("label.segment", has_text="5–9").click()
    send(page)
    expect(state(page)).to_have_text(RECEIVED)
    assert page.evaluate("window.seen") == {"taps": 3, "keys": 0}
    sheet = Sheet.objects.get()
    assert (sheet.contact, sheet.jobs, sheet.thanks_shown) == (invitation.contact, 1, False)


def test_draft_and_waiting_sheet_survive_a_killed_browser(
    link, invitation, site, playwright, chromium, tmp_path
):
    def start():
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "phone",
            executable_path=chromium,
            args=ARGUMENTS,
            viewport=PHONE,
            locale="da-DK",
            base_url=site,
        )
        return context, context.pages[0]

    context, page = start()
    open_sheet(page, f"/ark/{invitation.code}/")
    context.set_offline(True)
    tick(page, "checkbox", "Rengøring")
    tick(page, "radio", "5–9")
    send(page)
    expect(state(page)).to_have_text(KEPT)
    context.route("**/api/v1/ark/", lambda route: route.abort())
    context.set_offline(False)
    open_sheet(page, link.get_absolute_url())
    page.get_by_label("Dit navn").fill("Ida Bæk")
    tick(page, "checkbox", "Køkken")
    page.wait_for_timeout(200)
    kill_browser(tmp_path / "phone")
    assert stored() == 0

    context, page = start()
    page.goto(link.get_absolute_url())
    expect(page.get_by_text("Det, du var i gang med, er her endnu.")).to_be_visible()
    expect(page.get_by_label("Dit navn")).to_have_value("Ida Bæk")
    expect(page.get_by_role("checkbox", name=re.compile("Køkken"))).to_be_checked()
    wait_for_sheets(page, 1)
    assert Sheet.objects.get().contact == invitation.contact
    page.get_by_role("button", name="Begynd forfra").click()
    expect(page.get_by_label("Dit navn")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Dit navn")).to_have_value("")
    context.close()


def test_worker_sends_what_waits_also_without_the_page(link, phone):
    page = phone()
    open_sheet(page, link.get_absolute_url())
    browser = page.context.new_cdp_session(page)
    registrations = []
    browser.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(event["registrations"]),
    )
    browser.send("ServiceWorker.enable")
    page.context.set_offline(True)
    fill_in(page)
    send(page)
    expect(state(page)).to_have_text(KEPT)
    page.goto("about:blank")
    assert stored() == 0
    page.context.set_offline(False)
    # One try may meet a worker that has not heard of the network yet; the browser may think of it by itself, too.
    wait_for_sheets(page, 1, meanwhile=lambda: ask_worker_to_send(browser, registrations))


def ask_worker_to_send(browser, registrations):
    """What the browser does by itself when it finds that the network is back."""
    browser.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": link_origin(registrations),
            "registrationId": registrations[0]["registrationId"],
            "tag": "sheet",
            "lastChance": False,
        },
    )


def link_origin(registrations):
    return "/".join(registrations[0]["scopeURL"].split("/")[:3])


def kill_browser(profile):
    """As a phone whose battery goes: no process gets to say goodbye."""
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    ours = f"--user-data-dir={profile}".encode() in file.read()
            except OSError:
                continue
            if ours:
                os.kill(int(entry), signal.SIGKILL)
    for name in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
        (profile / name).unlink(missing_ok=True)


def wait_for_sheets(page, number, *, meanwhile=None):
    """At most half a minute; `meanwhile` is called about once a second."""
    for turn in range(300):
        if stored() >= number:
            break
        if meanwhile and turn % 10 == 0:
            meanwhile()
        page.wait_for_timeout(100)
    page.wait_for_timeout(300)
    assert stored() == number


def test_double_tap_is_one_sheet(link, phone):
    page = phone()
    page.goto(link.get_absolute_url())
    fill_in(page)
    page.get_by_role("button", name="Send arket").dblclick(no_wait_after=True)
    expect(state(page)).to_have_text(RECEIVED)
    assert stored() == 1


@pytest.mark.parametrize("fault", ["lost answer", "portal", "server error"])
def test_fault_on_the_way_is_tried_again_and_one_sheet(link, phone, fault):
    page = phone()
    page.goto(link.get_absolute_url())
    fill_in(page)
    seen = []

    def break_once(route):
        seen.append(1)
        if len(seen) > 1:
            route.continue_()
        elif fault == "lost answer":
            assert route.fetch().ok
            route.abort()
        elif fault == "portal":
            route.fulfill(status=200, content_type="text/html", body="<h1>Wifi: log ind</h1>")
        else:
            route.fulfill(status=503, content_type="application/json", body="{}")

    page.context.route("**/api/v1/ark/", break_once)
    send(page)
    expect(state(page)).to_have_text(KEPT)
    expect(state(page)).to_have_text(RECEIVED)
    expect(page.get_by_text("Vi fik arket to gange.")).to_be_hidden()
    assert stored() == 1


def test_two_tabs_of_one_form_are_one_sheet(link, phone):
    page = phone()
    page.goto(link.get_absolute_url())
    other = page.context.new_page()
    other.goto(link.get_absolute_url())
    for tab in (page, other):
        tab.bring_to_front()
        fill_in(tab)
    send(page)
    expect(state(page)).to_have_text(RECEIVED)
    expect(state(other)).to_have_text(RECEIVED)
    assert stored() == 1


def test_two_forms_with_ids_of_their_own_are_two_sheets(link, phone):
    """Negative control: what makes one sheet of two is the id, not the words."""
    page = phone()
    page.goto(link.get_absolute_url())
    fill_in(page)
    send(page)
    expect(state(page)).to_have_text(RECEIVED)
    page.get_by_role("button", name="Udfyld et ark til").click()
    expect(page.get_by_label("Dit navn")).to_have_value("")
    fill_in(page)
    send(page)
    expect(state(page)).to_have_text(RECEIVED)
    wait_for_sheets(page, 2)


def test_expired_session_and_stale_csrf_token_lose_nothing(link, phone):
    page = phone()
    page.goto(link.get_absolute_url())
    fill_in(page)
    page.context.clear_cookies()
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    send(page)
    expect(state(page)).to_have_text(RECEIVED)
    assert stored() == 1


def test_plain_form_with_a_stale_csrf_token_is_refused(link, phone):
    """Negative control: without the script the same page ends with a refusal."""
    page = phone()
    page.route("**/sheet*.js", lambda route: route.abort())
    page.goto(link.get_absolute_url())
    fill_in(page)
    page.context.clear_cookies()
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        send(page)
    assert answer.value.status == 403
    assert stored() == 0


def test_cpr_number_offline_is_refused_and_stays_on_the_phone(link, phone):
    page = phone()
    open_sheet(page, link.get_absolute_url())
    page.context.set_offline(True)
    fill_in(page)
    page.get_by_text("Noget at tilføje?").click()
    page.get_by_label("Noget, vi skal vide?").fill("Min søn er 010180-1234")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Skriv ikke CPR-numre her.")
    expect(page.get_by_label("Noget, vi skal vide?")).to_have_value("Min søn er 010180-1234")
    assert_accessible(page)
    page.get_by_label("Noget, vi skal vide?").fill("Min søn hjælper gerne")
    send(page)
    expect(state(page)).to_have_text(KEPT)
    page.context.set_offline(False)
    expect(state(page)).to_have_text(RECEIVED)
    assert Sheet.objects.get().remark == "Min søn hjælper gerne"


def test_what_only_the_server_sees_comes_back_into_the_form(link, phone):
    page = phone()
    open_sheet(page, link.get_absolute_url())
    page.context.set_offline(True)
    fill_in(page)
    page.get_by_text("Noget at tilføje?").click()
    page.get_by_label("Noget, vi skal vide?").fill("Ordre 020280-1235")
    send(page)
    expect(state(page)).to_have_text(KEPT)
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_contain_text("Det ligner et CPR-nummer.")
    expect(page.get_by_label("Noget, vi skal vide?")).to_have_value("Ordre 020280-1235")
    expect(page.get_by_label("Dit navn")).to_have_value("Søren Ågård")
    assert_accessible(page)
    tick(page, "checkbox", "Nej, det er ikke et CPR-nummer")
    send(page)
    expect(state(page)).to_have_text(RECEIVED)
    assert stored() == 1


def test_tablet_takes_three_sheets_offline_and_shows_nothing_of_the_one_before(link, phone):
    page = phone()
    page.clock.install()
    open_sheet(page, f"{link.get_absolute_url()}tablet/")
    page.context.set_offline(True)
    for number, name in enumerate(["Bo Holm", "Ida Bæk", "Åse Ørum"], start=1):
        fill_in(page, name=name, company=f"{name} ApS")
        send(page)
        expect(state(page)).to_have_text("Tak!")
        assert_accessible(page)
        expect(page.get_by_text(f"{number} ark venter på net")).to_be_visible()
        page.clock.fast_forward(7000)
        expect(state(page)).to_have_text("Spot et småjob")
        expect(page.get_by_label("Dit navn")).to_have_value("")
        assert name not in page.content()
        page.reload()
        expect(page.get_by_label("Dit navn")).to_have_value("")
    page.get_by_label("Dit navn").fill("Halvt udfyldt")
    page.clock.fast_forward(95_000)
    expect(page.get_by_label("Dit navn")).to_have_value("")
    page.context.set_offline(False)
    page.clock.resume()
    expect(page.get_by_text("Alle ark er sendt")).to_be_visible()
    assert_accessible(page)
    names = Sheet.objects.order_by("filled_in_at").values_list("contact_name", "source")
    assert list(names) == [("Bo Holm", "tablet"), ("Ida Bæk", "tablet"), ("Åse Ørum", "tablet")]


def test_interview_by_the_code_on_a_badge_offline(evening, invitation, phone):
    neighbour = factories.contact(
        evening.network.host,
        "Søren Ågård",
        company=factories.company("Ågård Maskinfabrik"),
        phone="87654321",
    )
    beside = factories.invitation(evening, neighbour)
    guest = factories.registration(
        evening, "Søren Ågård", invitation=beside, company_name="Ågård Maskinfabrik"
    )
    badge = ContactCard.objects.create(registration=guest)
    page = phone()
    page.goto(f"/ark/{invitation.code}/")
    page.get_by_role("link", name="Jeg udfylder for min sidemand").click()
    expect(state(page)).to_have_text("Spørg din sidemand")
    assert_accessible(page)
    page.get_by_label("Koden på din sidemands navneskilt").fill(badge.code)
    expect(page.get_by_text("Søren Ågård, Ågård Maskinfabrik")).to_be_visible()
    assert "87654321" not in page.content()
    open_sheet(page, f"/ark/{invitation.code}/interview/")
    page.get_by_role("button", name="Begynd forfra").click()
    page.context.set_offline(True)
    page.get_by_label("Koden på din sidemands navneskilt").fill(badge.code)
    expect(page.get_by_text("Vi slår koden op, når der er net.")).to_be_visible()
    tick(page, "checkbox", "Lager")
    tick(page, "radio", "10–14")
    send(page)
    expect(state(page)).to_have_text(KEPT)
    page.context.set_offline(False)
    expect(state(page)).to_have_text(RECEIVED)
    expect(page.get_by_role("link", name="Se kvitteringen")).to_be_hidden()
    sheet = Sheet.objects.get()
    assert (sheet.contact, sheet.contact_phone) == (neighbour, "87654321")
    assert (sheet.source, sheet.interviewer) == ("interview", "Mette Krog")


def test_paper_number_by_phone_and_then_by_staff_is_one_sheet(evening, link, phone, desk):
    paper = PaperSheet.objects.create(link=link)
    page = phone()
    page.goto(paper.get_absolute_url())
    fill_in(page)
    send(page)
    expect(state(page)).to_have_text(RECEIVED)
    coordinator = factories.user("Lærke Østervang")
    coordinator.roles.create(organisation=evening.network.host, role="coordinator")
    staff = desk(coordinator)
    staff.goto(f"/arbejdsbord/arrangementer/{evening.pk}/papirark/")
    assert_accessible(staff)
    staff.keyboard.type(str(paper).lower())
    staff.keyboard.press("Enter")
    expect(staff.get_by_text("Afleveret på egen telefon")).to_be_visible()
    assert_accessible(staff)
    assert stored() == 1


def test_page_kept_a_month_ago_is_forgotten(link, phone):
    """A personal page holds a name; the phone does not keep it for ever. What is newer stays."""
    page = phone()
    open_sheet(page, link.get_absolute_url())
    page.evaluate(
        """async () => {
            const cache = await caches.open("sheet-pages");
            const aged = (days) => new Response("Kære Mette", { headers: { date: new Date(Date.now() - days * 864e5).toUTCString() } });
            await cache.put("/ark/old/", aged(31));
            await cache.put("/ark/new/", aged(29));
            const registration = await navigator.serviceWorker.ready;
            await registration.unregister();
        }"""
    )
    page.goto("about:blank")
    open_sheet(page, link.get_absolute_url())
    kept = """async () => (await (await caches.open("sheet-pages")).keys()).map((each) => new URL(each.url).pathname)"""
    for _n in range(50):
        if "/ark/old/" not in (addresses := page.evaluate(kept)):
            break
        page.wait_for_timeout(100)
    assert "/ark/old/" not in addresses
    assert "/ark/new/" in addresses


def test_new_version_waits_until_nobody_is_filling_in(link, phone, monkeypatch):
    """A page in use goes on with the version it began with; one that nobody touched changes over by itself."""
    page = phone()
    open_sheet(page, link.get_absolute_url())
    page.reload()  # from here the worker has the page
    page.get_by_label("Dit navn").fill("Bo Holm")

    older = offline._script
    monkeypatch.setattr(offline, "_script", lambda name: f"{older(name)}\n// newer")
    waits = """async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update();
        for (let n = 0; n < 50 && !registration.waiting; n++) await new Promise((next) => setTimeout(next, 50));
        return Boolean(registration.waiting);
    }"""
    assert page.evaluate(waits)
    expect(page.get_by_label("Dit navn")).to_have_value("Bo Holm")
    page.reload()
    assert takes_over(page)
    expect(page.get_by_label("Dit navn")).to_have_value("Bo Holm")


def takes_over(page):
    """The newer worker takes the page, which is then loaded again, also while we are asking."""
    for _n in range(300):
        page.wait_for_timeout(100)
        try:
            if page.evaluate("async () => !(await navigator.serviceWorker.ready).waiting"):
                return True
        except Error as error:
            if "navigation" not in error.message:
                raise
    return False


def test_tablet_that_is_shut_out_keeps_its_sheets_until_it_has_a_new_key(evening, link, phone):
    """The first sheet goes with the key of the address, and the address does not show it any more."""
    lost, key = factories.device(evening, "Tablet 1", mode="tablet")
    page = phone()
    page.clock.install()
    open_sheet(page, f"{link.get_absolute_url()}tablet/#{key}")
    hand_round(page, "Bo Holm")
    expect(page.get_by_text("Alle ark er sendt")).to_be_visible()
    assert key not in page.url
    Device.objects.filter(pk=lost.pk).update(revoked_at=timezone.now())
    hand_round(page, "Ida Bæk")
    expect(page.get_by_role("alert")).to_contain_text("Tabletten er spærret")
    expect(page.get_by_text("1 ark venter på net")).to_be_visible()
    assert_accessible(page)
    again, key = factories.device(evening, "Tablet 2", mode="tablet")
    page.goto(f"{page.url}#{key}")
    expect(page.get_by_text("Alle ark er sendt")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()
    sheets = Sheet.objects.order_by("filled_in_at").values_list("contact_name", "tablet")
    assert list(sheets) == [("Bo Holm", lost.pk), ("Ida Bæk", again.pk)]


def hand_round(page, name):
    fill_in(page, name=name, company=f"{name} ApS")
    send(page)
    expect(state(page)).to_have_text("Tak!")
    page.clock.fast_forward(7000)
    expect(page.get_by_label("Dit navn")).to_have_value("")
