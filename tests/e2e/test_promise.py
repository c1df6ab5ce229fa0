"""A promise kept, as five people live it: from the sheet to the check after thirteen weeks."""

import re

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Role
from pledges.clock import sweep
from pledges.models import Handover, JobOrderDraft, Placement, Reminder, Sheet
from tests import factories
from tests.e2e.conftest import assert_accessible, tick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def club(site_root):
    """A club whose sponsor manager phones first, the unit behind it, and the sheet on the tables."""
    host = factories.organisation("Nordby Boldklub", kind="club", phone="99000020")
    unit = factories.organisation(
        "Virksomhedsindgangen Nordby", kind="employment_unit", phone="99000010"
    )
    factories.scheme()
    people = {
        "director": _person("Jesper Strandholt", host, Role.Kind.COORDINATOR),
        "coordinator": _person("Torben Mosekær", host, Role.Kind.OWNER),
        "lead": _person("Karin Hedelund", unit, Role.Kind.UNIT_LEAD),
        "consultant": _person("Hassan Lindhøj", unit, Role.Kind.CONSULTANT),
    }
    network = factories.network(
        host, unit, kind="sponsor_network", name="Sponsornetværket", warm_introduction=True
    )
    link = factories.sheet_link(factories.event(network, starts_at=timezone.now()))
    return people, link


def _person(name, organisation, role):
    user = factories.user(name, phone="99000011")
    Role.objects.create(user=user, organisation=organisation, role=role)
    return user


# A Tuesday; the check falls after the change to summer time.
SHEET = "2027-02-02T10:00:00+01:00"
AFTER_THE_VISIT = "2027-02-05T13:00:00+01:00"
THIRTEEN_WEEKS = "2027-05-10T09:30:00+02:00"


def test_from_the_sheet_to_the_check_after_thirteen_weeks(club, desk, phone):
    people, link = club
    leader = phone()
    with time_machine.travel(SHEET):
        receipt = promise(leader, link)
        phone_first(desk(people["director"]))
        share_out(desk(people["lead"]))
        offer_times(desk(people["consultant"]))
        pick_a_time(leader, receipt)
    with time_machine.travel(AFTER_THE_VISIT):
        consultant = desk(people["consultant"])
        write_up(consultant)
        begin(consultant)
    with time_machine.travel(THIRTEEN_WEEKS):
        sweep.sweep()
        answer_the_check(leader)
        check(desk(people["consultant"]))
        see_the_figures(desk(people["coordinator"]))
        leader.goto(receipt)
        expect(leader.get_by_role("main")).to_contain_text("Jobbet holder")
    assert not Reminder.objects.due(timezone.now()).filter(kind="check_13").exists()


def promise(page, link):
    """1. The leader at the club's table: a sheet, and a receipt that says who phones first."""
    page.goto(f"/ark/{link.key}/")
    tick(page, "checkbox", "Køkken og café")
    tick(page, "radio", "5–9")
    tick(page, "checkbox", "Ja tak, kom forbi")
    page.get_by_label("Dit navn").fill("Søren Ågård")
    page.get_by_role("textbox", name="Virksomhed").fill("Ågård Kantine")
    page.get_by_label("Telefon").fill("12345678")
    page.get_by_role("textbox", name="E-mail").fill("soren@example.org")
    page.get_by_role("button", name="Send arket").click()
    page.get_by_role("link", name="Se kvitteringen").click()
    expect(page).to_have_url(re.compile("/kvittering/"))
    expect(page.get_by_role("main")).to_contain_text("Jesper Strandholt")
    assert_accessible(page)
    return page.url


def phone_first(page):
    """2. The director finds them on the short list, phones, and writes down what was said."""
    page.get_by_role("link", name="Ring først").first.click()
    expect(page.get_by_role("main")).to_contain_text("12 34 56 78")
    assert_accessible(page)
    page.get_by_label("Hvad sagde de?").fill("Har to opgaver i kantinen.")
    page.get_by_role("button", name="Vi talte sammen").click()
    expect(page.get_by_role("main")).to_contain_text("Ingen venter på et opkald fra dig")
    assert Handover.objects.get().first_contact_at is None


def share_out(page):
    """3. The lead gives the sheet in the queue to a consultant."""
    page.get_by_role("link", name="Indbakke").first.click()
    page.get_by_role("link", name="Ågård Kantine").first.click()
    page.get_by_label("Ansvarlig").select_option(label="Hassan Lindhøj")
    page.get_by_role("button", name="Giv videre").click()
    expect(page.get_by_role("status").first).to_contain_text("ny ansvarlig")
    assert Handover.objects.get().owner.name == "Hassan Lindhøj"


def offer_times(page):
    """4. The consultant reads what the director heard, and offers two times."""
    page.get_by_role("link", name="Indbakke").first.click()
    assert_accessible(page)
    page.get_by_role("link", name="Ågård Kantine").first.click()
    expect(page.get_by_role("main")).to_contain_text("Har to opgaver i kantinen.")
    assert_accessible(page)
    page.get_by_role("link", name="Tilbyd tider").click()
    page.get_by_text("Skriv tiderne selv").click()
    page.get_by_label("Tid 1").fill("2027-02-04T10:00")
    page.get_by_label("Tid 2").fill("2027-02-05T10:00")
    assert_accessible(page)
    page.get_by_role("button", name="Tilbyd tiderne").click()
    expect(page.get_by_role("heading", name="Ågård Kantine")).to_be_visible()


def pick_a_time(page, receipt):
    """5. One tap on the receipt, and the visit is agreed; the mail holds it for the calendar."""
    page.goto(receipt)
    page.get_by_role("button", name=re.compile("fredag")).click()
    expect(page.get_by_role("main")).to_contain_text("Vi kommer på besøg")
    assert_accessible(page)
    handover = Handover.objects.get()
    assert handover.status == Handover.Status.VISIT_BOOKED
    assert handover.first_contact_at <= handover.contact_due
    name, _content, kind = mail.outbox[-1].attachments[0]
    assert name.endswith(".ics"), kind


def write_up(page):
    """6. Two openings come out of one visit, each a draft of a job order."""
    page.goto(f"/arbejdsbord/overleveringer/{Handover.objects.get().pk}/")
    page.get_by_role("link", name="Skriv besøget ned").first.click()
    page.get_by_label("Hvilke opgaver så I på?").fill("Anrette frokost og vaske op.")
    for number, title in enumerate(("Køkkenhjælp", "Opvasker")):
        page.get_by_label("Opgave eller stilling").nth(number).fill(title)
        page.get_by_label("Timer pr. uge").nth(number).select_option(label="5–9")
    assert_accessible(page)
    page.get_by_role("button", name="Gem besøget").click()
    expect(page.get_by_role("main")).to_contain_text("Anrette frokost og vaske op.")
    titles = JobOrderDraft.objects.values_list("title", flat=True)
    assert list(titles) == ["Køkkenhjælp", "Opvasker"]
    assert Handover.objects.get().status == Handover.Status.JOB_ORDER_CREATED


def begin(page):
    """7. Somebody, known here by a reference alone, begins on Monday."""
    page.get_by_role("link", name="Skriv den første dag ned").click()
    page.get_by_label("Reference").fill("Kandidat A1")
    page.get_by_label("Første dag").fill("2027-02-08")
    page.get_by_label("Ordning").select_option(label="ordinære timer (småjob)")
    page.get_by_label("Lønnede timer pr. uge").fill("6")
    assert_accessible(page)
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("main")).to_contain_text("Kandidat A1")
    assert_accessible(page)
    assert Handover.objects.get().status == Handover.Status.HIRED


def answer_the_check(page):
    """8. Thirteen weeks on the company is asked, and says yes with one tap."""
    body = next(each.body for each in mail.outbox if "fastholdelse" in each.body)
    page.goto(re.search(r"https?://\S+/fastholdelse/\S+", body)[0])
    assert_accessible(page)
    page.get_by_role("button", name="Ja, stadig i job").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak for svaret!")


def check(page):
    """9. The consultant finds the check in the inbox, sees the company's answer, and agrees."""
    page.get_by_role("link", name="Indbakke").first.click()
    expect(page.get_by_role("main")).to_contain_text("Ågård Kantine")
    page.goto(f"/arbejdsbord/forloeb/{Placement.objects.get().pk}/")
    expect(page.get_by_role("main")).to_contain_text("stadig i job")
    assert_accessible(page)
    tick(page, "radio", "Ja, stadig i job")
    page.get_by_role("button", name="Gem svaret").first.click()
    both = page.get_by_role("row").filter(has_text="13 uger")
    expect(both.get_by_role("cell", name="stadig i job")).to_have_count(2)
    handover = Handover.objects.get()
    assert (handover.status, handover.outcome) == ("retained", "job")


def see_the_figures(page):
    """10. The coordinator sees one promise that became a job that lasts, and no name in it."""
    page.goto("/arbejdsbord/tal/")
    assert_accessible(page)
    row = page.get_by_role("row").filter(has_text="Fastholdt 13 uger").last
    expect(row).to_contain_text("1")
    expect(page.get_by_role("main")).not_to_contain_text("Kandidat A1")
    assert Sheet.objects.count() == 1
