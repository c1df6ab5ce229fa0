"""Times for a visit, chosen in one calendar: by mouse, by keys, on a phone, and typed without JavaScript."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import ClosingDay, Role
from pledges.models import VisitTime
from tests import factories
from tests.e2e.conftest import DESK, PHONE, assert_accessible, assert_nothing_went_wrong, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST = 6


def next_week(weekday=0):
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday() + weekday)


def at(day, clock):
    return timezone.make_aware(datetime.fromisoformat(f"{day}T{clock}"))


def offered():
    starts = VisitTime.objects.order_by("starts_at").values_list("starts_at", flat=True)
    return [f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" for moment in starts]


@pytest.fixture
def handover(site_root):
    host = factories.organisation("Nordby Kommune")
    unit = factories.organisation(
        "Virksomhedsindgangen Nordby",
        kind="employment_unit",
        opening_hours="Mandag til torsdag 9–15\nFredag 9–13",
    )
    network = factories.network(host, unit)
    user = factories.user("Hassan Lindhøj")
    Role.objects.create(user=user, organisation=unit, role=Role.Kind.CONSULTANT)
    other = factories.sheet(network, company_name="Krog Bageri")
    busy = factories.handover(other, unit, owner=user)
    factories.visit(busy, starts_at=at(next_week(1), "10:00"), minutes=60)
    ClosingDay.objects.create(organisation=unit, day=next_week(3), reason="Kursus")
    return factories.handover(factories.sheet(network, wants_visit=True), unit, owner=user)


@pytest.fixture
def offer(open_context, site, handover, client):
    """offer(viewport, path) → the page with the calendar, as its consultant sees it."""
    watched = []

    def open_page(viewport=DESK, path="", **options):
        client.force_login(handover.owner)
        context = open_context(viewport=viewport, locale="da-DK", base_url=site, **options)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched.append(watch(page))
        page.goto(path or f"/arbejdsbord/overleveringer/{handover.pk}/tider/")
        return page

    yield open_page
    for addresses, wrong in watched:
        assert_nothing_went_wrong(addresses, wrong, site)


def time(page, day, clock):
    """The cell of a time, by the words that a screen reader says of it."""
    months = "januar februar marts april maj juni juli august september oktober november december"
    weekdays = "mandag tirsdag onsdag torsdag fredag lørdag søndag"
    said = f"{weekdays.split()[day.weekday()]} den {day.day}. {months.split()[day.month - 1]}"
    return page.get_by_role("gridcell").get_by_role("button", name=f"{said} {clock}")


def chosen(page):
    return page.locator("[data-week-list] li")


def test_up_to_six_times_are_tapped_and_listed(offer):
    page = offer(timezone_id="America/New_York")  # whose clock says nothing about a visit here
    page.get_by_role("button", name="Næste uge").click()
    assert_accessible(page)
    monday, friday = next_week(), next_week(4)
    for clock in ("09.00", "09.30", "10.00", "10.30", "11.00"):
        time(page, monday, clock).click()
    time(page, friday, "12.30").click()
    expect(chosen(page)).to_have_count(MOST)
    time(page, friday, "09.00").click()
    expect(page.get_by_role("status").filter(has_text="Du har valgt alle 6")).to_be_visible()
    expect(chosen(page)).to_have_count(MOST)
    page.get_by_role("button", name="Fjern").first.click()
    time(page, monday, "09.30").click()  # a second tap takes it back
    expect(chosen(page)).to_have_count(MOST - 2)
    assert_accessible(page)
    page.get_by_role("button", name="Tilbyd tiderne").click()
    expect(page.get_by_role("heading", name="Tilbudte tider")).to_be_visible()
    kept = [f"{monday}T{clock}" for clock in ("10:00", "10:30", "11:00")]
    assert offered() == [*kept, f"{friday}T12:30"]


def test_the_calendar_shows_what_is_there(offer):
    page = offer()
    page.get_by_role("button", name="Næste uge").click()
    tuesday = next_week(1)
    expect(page.get_by_role("columnheader").filter(has_text="Kursus")).to_be_visible()
    expect(time(page, tuesday, "10.30")).to_have_text("Krog Bageri")
    for day, clock, said in (
        (tuesday, "10.30", "dit besøg"),
        (tuesday, "08.30", "uden for åbningstiden"),
        (next_week(3), "10.00", "Kursus"),
    ):
        expect(time(page, day, clock)).to_have_accessible_name(re.compile(f", {said}$"))
    expect(time(page, next_week(2), "10.00")).to_have_accessible_name(re.compile("10.00$"))


def test_a_time_that_would_run_into_a_visit_is_not_taken(offer):
    page = offer()
    page.get_by_role("button", name="Næste uge").click()
    tuesday = next_week(1)
    before = time(page, tuesday, "09.30")
    expect(before).to_have_attribute("aria-disabled", "true")  # 45 minutes are too long
    page.get_by_role("radio", name="30 min.").check()
    expect(before).to_have_attribute("aria-disabled", "false")
    time(page, tuesday, "10.00").click(force=True)  # a hand does not wait until it may
    expect(chosen(page)).to_have_count(0)


def test_times_are_chosen_by_keys_alone(offer):
    page = offer()
    page.get_by_role("button", name="Næste uge").press("Enter")
    page.keyboard.press("Tab")  # one stop for the whole grid
    monday = next_week()
    expect(time(page, monday, "08.00")).to_be_focused()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    page.keyboard.press("PageDown")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")  # Friday of the week before
    expect(time(page, next_week(4), "09.30")).to_be_focused()
    expect(chosen(page)).to_have_count(1)  # Tuesday 9.30 runs into the visit


def test_on_a_phone_it_is_as_wide_as_the_screen(offer):
    page = offer(PHONE, has_touch=True)
    page.get_by_role("button", name="Næste uge").tap()
    cell = time(page, next_week(), "09.00")
    cell.tap()
    expect(cell).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert cell.bounding_box()["height"] >= 44
    assert_accessible(page)


def test_what_was_typed_by_hand_stands_in_the_list_and_the_other_way_round(offer):
    page = offer()
    page.get_by_text("Skriv tiderne selv").click()
    saturday = next_week(5)
    page.get_by_label("Tid 2").fill(f"{saturday}T10:15")
    expect(chosen(page)).to_have_count(1)
    page.get_by_role("button", name="Fjern").click()
    expect(page.get_by_label("Tid 2")).to_have_value("")


def test_bad_times_come_again_with_all_that_was_chosen(offer):
    page = offer()
    page.get_by_role("button", name="Næste uge").click()
    time(page, next_week(), "09.00").click()
    page.get_by_text("Skriv tiderne selv").click()
    page.get_by_label("Tid 2").fill(f"{next_week()}T22:00")
    page.get_by_role("button", name="Tilbyd tiderne").click()
    expect(page.get_by_label("Tid 2")).to_be_visible()
    expect(chosen(page)).to_have_count(2)
    assert_accessible(page)


def test_without_javascript_they_are_typed(offer):
    page = offer(java_script_enabled=False)
    expect(page.get_by_role("grid")).to_be_hidden()
    page.get_by_label("Tid 1").fill(f"{next_week()}T10:00")
    page.get_by_role("button", name="Tilbyd tiderne").click()
    assert offered() == [f"{next_week()}T10:00"]


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_free_times_for_all_are_chosen_there_too(offer, viewport):
    page = offer(viewport, "/arbejdsbord/besoeg/")
    page.get_by_role("button", name="Næste uge").click()
    time(page, next_week(2), "09.00").click()
    assert_accessible(page)
    page.get_by_role("button", name="Åbn tiderne").click()
    expect(page.get_by_text("Tiderne er åbne for dine virksomheder.")).to_be_visible()
    assert offered() == [f"{next_week(2)}T09:00"]
