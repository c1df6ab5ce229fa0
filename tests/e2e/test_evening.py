"""An evening in a workshop: two helpers' phones, a tablet that goes round, thirty leaders' phones and the
wall; and in the middle of it the network goes away."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Role
from events.models import Registration, Scan
from pledges.models import Handover, Sheet
from pledges.wall import polls
from tests import factories
from tests.e2e.conftest import PHONE, assert_nothing_went_wrong, tick, watch
from tests.e2e.door import installed, pair, part, scan_all, settled
from tests.e2e.test_sheet_offline import KEPT, RECEIVED, fill_in, open_sheet, send, state

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LEADERS, COMMON, ON_TABLET = 30, 3, 2
SOON = 15_000


@pytest.fixture
def town(site_root):
    """The event has begun, thirty leaders said yes, and a consultant waits for their sheets."""
    polls.forget()
    host = factories.organisation("Nordby Kommune", phone="99000000")
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    consultant = factories.user("Hassan Lindhøj", phone="99000010")
    Role.objects.create(user=consultant, organisation=unit, role=Role.Kind.CONSULTANT)
    coordinator = factories.user("Torben Mosekær")
    Role.objects.create(user=coordinator, organisation=host, role=Role.Kind.COORDINATOR)
    network = factories.network(host, unit, default_owner=consultant)
    event = factories.event(
        network, starts_at=timezone.now() - timedelta(minutes=20), goal_positions=40
    )
    codes = [_invited(event, number) for number in range(LEADERS)]
    return event, factories.sheet_link(event), codes, coordinator


def _invited(event, number):
    name, company = f"Søren{number} Ågård", f"Ågård {number} ApS"
    contact = factories.contact(
        event.network.host, name, company=factories.company(company), phone="12345678"
    )
    invitation = factories.invitation(event, contact, answer="yes", answered_at=timezone.now())
    factories.registration(event, name, invitation=invitation, company_name=company)
    return invitation.code


@pytest.fixture
def crowd(open_context, site):
    """crowd(n) → pages of n phones in one browser, each with a memory of its own."""
    watched = []

    def pages(number):
        found = []
        for _phone in range(number):
            context = open_context(viewport=PHONE, locale="da-DK", base_url=site)
            page = context.new_page()
            page.set_default_timeout(30_000)
            watched.append(watch(page))
            found.append(page)
        return found

    yield pages
    for addresses, wrong in watched:
        assert_nothing_went_wrong(addresses, wrong, site)


def test_an_evening_goes_on_when_the_network_goes_away(town, crowd, desk):
    event, link, codes, coordinator = town
    door_a, door_b, tablet, wall = crowd(4)
    leaders = crowd(LEADERS)
    before_the_doors_open(event, link, codes, (door_a, door_b), tablet, wall, leaders)

    assert {tone for tone, _ in scan_all(door_a, codes[:10])} == {"good"}
    expect(wall.locator("[data-count=arrived]")).to_have_text("10", timeout=SOON)

    everybody = [door_a, door_b, tablet, wall, *leaders]
    for page in everybody:
        page.context.set_offline(True)
    assert {tone for tone, _ in scan_all(door_a, codes[10:20])} == {"good"}
    assert {tone for tone, _ in scan_all(door_b, codes[20 - COMMON :])} == {"good"}
    for leader in leaders:
        promise(leader)
    for number in range(ON_TABLET):
        hand_round(tablet, f"Bo Holm {number}")
    expect(wall.locator("[data-part=lost]")).to_be_visible(timeout=SOON)
    expect(part(door_a, "status")).to_have_attribute("data-waiting", "10")
    assert (Scan.objects.count(), Sheet.objects.count()) == (10, 0)

    for page in everybody:
        page.context.set_offline(False)
    for door in (door_a, door_b):
        settled(door)
    for leader in leaders:
        expect(state(leader)).to_have_text(RECEIVED, timeout=60_000)
    expect(tablet.get_by_text("Alle ark er sendt")).to_be_visible(timeout=60_000)
    nothing_was_lost_or_doubled(event)
    both_doors_see_the_conflicts((door_a, door_b))
    sheets = LEADERS + ON_TABLET
    expect(wall.locator("[data-count=arrived]")).to_have_text(str(LEADERS), timeout=SOON)
    expect(wall.locator("[data-count=jobs]")).to_have_text(str(sheets), timeout=SOON)
    the_workspace_tells_it(desk(coordinator), event)


def before_the_doors_open(event, link, codes, doors, tablet, wall, leaders):
    for page, label in zip(doors, ("Dør A", "Dør B"), strict=True):
        pair(page, factories.device(event, label)[1], guests=LEADERS)
        installed(page)
    open_sheet(tablet, f"{link.get_absolute_url()}tablet/")
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(f"/skaerm/{event.slug}/")
    for leader, code in zip(leaders, codes, strict=True):
        open_sheet(leader, f"/ark/{code}/")


def promise(page):
    """A leader's two ticks and a tap."""
    tick(page, "checkbox", "Rengøring")
    tick(page, "radio", "5–9")
    send(page)
    expect(state(page)).to_have_text(KEPT)


def hand_round(tablet, name):
    fill_in(tablet, name=name, company=f"{name} ApS")
    send(tablet)
    expect(state(tablet)).to_have_text("Tak!")
    tablet.get_by_role("button", name="Nyt ark").click()
    expect(tablet.get_by_label("Dit navn")).to_have_value("")


def nothing_was_lost_or_doubled(event):
    scans = Scan.objects.filter(event=event)
    assert scans.count() == LEADERS + COMMON
    assert scans.filter(result="admitted").count() == LEADERS
    assert scans.conflicts().count() == COMMON
    assert Registration.objects.filter(event=event).arrived_persons() == LEADERS
    sheets = Sheet.objects.filter(event=event)
    assert sheets.filter(source="phone").exclude(invitation=None).count() == LEADERS
    assert sheets.filter(source="tablet").count() == ON_TABLET
    assert sheets.values("contact_name").distinct().count() == LEADERS + ON_TABLET
    # The same evening each has an owner and a day.
    assert Handover.objects.filter(sheet__event=event).exclude(owner=None).count() == sheets.count()


def both_doors_see_the_conflicts(doors):
    for door in doors:
        door.reload()
        settled(door)
        expect(part(door, "conflict-count")).to_have_text(str(COMMON))
        expect(part(door, "arrived")).to_have_text(str(LEADERS))


def the_workspace_tells_it(page, event):
    page.goto(f"/arbejdsbord/arrangementer/{event.pk}/aftenen/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Lukket ind to steder")
    for door in ("Dør A", "Dør B"):
        expect(main).to_contain_text(door)
