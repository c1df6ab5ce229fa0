import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Answer, Event, Invitation, Registration
from tests import factories
from tests.e2e.conftest import PHONE, assert_accessible, assert_nothing_went_wrong, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def invitation(site_root):
    host = factories.organisation("Nordby Kommune", phone="12345678")
    return factories.invitation(factories.event(factories.network(host), capacity=5))


@pytest.mark.parametrize("scripts", [True, False])
def test_leader_types_the_code_answers_and_changes_his_mind(
    open_context, site, invitation, scripts
):
    page = open_context(base_url=site, java_script_enabled=scripts).new_page()
    page.goto("/i/")
    page.get_by_label("Koden fra dit brev").fill(invitation.printed_code.lower())
    page.get_by_role("button", name="Find min invitation").click()
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.locator("h1")).to_have_text(re.compile("^Vi ses, "))
    expect(page.get_by_text(invitation.printed_code)).to_be_visible()

    page.get_by_text("Ret dit svar").click()
    page.get_by_text("Der kommer en anden").click()
    page.get_by_role("button", name="Send min kollega").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Hvem kommer?").fill("Åse Østergård")
    page.get_by_role("button", name="Send min kollega").click()
    expect(page.locator("h1")).to_have_text("Så venter vi Åse Østergård")

    page.get_by_role("button", name="Der kommer ingen alligevel").click()
    expect(page.locator("h1")).to_have_text("Tak for dit svar")


def fonts_of(page, address):
    """What the browser fetched to draw the page."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    return {re.search(r"([a-z]+)-[^/]*woff2", url)[1] for url in asked if ".woff2" in url}


def test_a_guest_waits_for_one_font(phone, invitation):
    """The public page is the negative control: there the headings have a font of their own."""
    assert len(fonts_of(phone(), f"/i/{invitation.code}/")) == 1
    assert len(fonts_of(phone(), "/arrangementer/")) == 2


def test_pages_are_accessible(phone, invitation):
    page = phone()
    event = invitation.event.get_absolute_url()
    for address in ("/i/", f"/i/{invitation.code}/", "/arrangementer/", event):
        page.goto(address)
        assert_accessible(page)
    page.goto(f"/i/{invitation.code}/")
    page.get_by_role("button", name="Ja, jeg kommer").click()
    page.get_by_text("Ret dit svar").click()
    assert_accessible(page)


def test_a_seat_out_of_the_queue_is_taken_with_one_press(phone, invitation):
    event = invitation.event
    Event.objects.filter(pk=event.pk).update(capacity=1)
    question = factories.guest_question(event, required=True)
    first = factories.invitation(event)
    factories.answer(first, answer="yes")
    page = phone()
    page.goto(invitation.get_absolute_url())
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.get_by_text("Vælg et af svarene.").first).to_be_visible()
    page.locator("label.segment", has_text="Grønt").first.click()
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.locator("h1")).to_have_text("Du er nummer 1 på ventelisten")

    factories.answer(first, answer="no")
    page.reload()
    assert_accessible(page)
    page.get_by_role("button", name="Ja tak, jeg tager pladsen").click()
    expect(page.locator("h1")).to_have_text(re.compile("^Vi ses, "))
    expect(page.get_by_text(invitation.printed_code)).to_be_visible()
    registration = Registration.objects.get(invitation=invitation)
    assert (registration.seat, registration.offered_until) == ("confirmed", None)
    assert registration.replies == {str(question.pk): "Grønt"}


# --- From the link in a mail: how many taps, on the first screen, and without cookies ------------

SCREEN = 844
IN_APP = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Mobile/15E148 [LinkedInApp]"
)


class Leader:
    """A leader on a phone whose browser keeps no cookie; every tap is counted, and must be on the screen."""

    def __init__(self, page, invitation):
        self.page, self.address, self.taps = page, invitation.get_absolute_url(), 0

    def opens(self, query=""):
        self.taps = 0
        self.page.context.clear_cookies()
        self.page.goto(self.address + query)
        return self

    def taps_on(self, role, name):
        target = self.page.get_by_role(role, name=name).or_(self.page.get_by_text(name, exact=True))
        box = target.first.bounding_box()
        if self.taps == 0:
            assert box["y"] + box["height"] <= SCREEN, (name, box)
        assert box["height"] >= 24
        self.page.context.clear_cookies()
        target.first.click()
        self.taps += 1
        return self

    def reads(self, heading):
        expect(self.page.locator("h1")).to_have_text(re.compile(heading))
        return self.taps


@pytest.fixture
def leader(open_context, site, invitation):
    Event.objects.update(companions_allowed=1, address="Industrivej 4, 9999 Nordby")
    context = open_context(
        viewport=PHONE, locale="da-DK", base_url=site, user_agent=IN_APP, java_script_enabled=True
    )
    context.add_init_script(
        "Object.defineProperty(document, 'cookie', {get: () => '', set: () => {}})"
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    watched = watch(page)
    yield Leader(page, invitation)
    assert_nothing_went_wrong(*watched, site)


def test_taps_of_a_leader_without_cookies(leader):
    assert leader.opens().taps_on("button", "Ja, jeg kommer").reads("^Vi ses") == 1
    assert leader.opens().taps_on("button", "Jeg kan ikke komme alligevel").reads("^Tak") == 1
    again = leader.opens().taps_on("group", "Ret dit svar")
    assert again.taps_on("button", "Ja, jeg kommer").reads("^Vi ses") == 2
    # From a mail's buttons: the choice is made, one tap says it.
    assert (
        leader.opens("?svar=nej").taps_on("button", "Jeg kan ikke komme alligevel").reads("^Tak")
        == 1
    )


def test_a_no_is_one_tap_and_so_is_a_no_from_a_mail(leader):
    assert leader.opens("?svar=nej").taps_on("button", "Nej, desværre").reads("^Tak") == 1
    factories.answer(Invitation.objects.get(), answer="yes")
    assert (
        leader.opens("?svar=nej").taps_on("button", "Jeg kan ikke komme alligevel").reads("^Tak")
        == 1
    )
    assert list(Answer.objects.values_list("answer", flat=True)) == ["no", "yes", "no"]


def test_an_old_page_says_how_things_stand(leader):
    leader.opens()
    factories.answer(Invitation.objects.get(), answer="yes", source="phone")
    leader.taps_on("button", "Nej, desværre")
    expect(leader.page.get_by_role("alert")).to_contain_text("Sådan står det nu.")
    assert Invitation.objects.get().answer == "yes"


def test_names_are_asked_for_once_somebody_comes_along(leader):
    page = leader.opens().page
    names = page.get_by_label(re.compile("^Hvad hedder de"))
    expect(names).to_be_hidden()
    page.locator("label.segment", has_text="Mig og 1 til").click()
    expect(names).to_be_visible()
    page.locator("label.segment", has_text="Kun mig").click()
    expect(names).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_state_is_accessible_in_light_and_dark(
    open_context, site, invitation, scheme, language
):
    page = open_context(viewport=PHONE, color_scheme=scheme, base_url=site).new_page()

    def look(query=""):
        page.goto(language + invitation.get_absolute_url() + query)
        assert_accessible(page)

    look("?svar=nej")
    factories.registration(invitation.event, party_size=12)
    Event.objects.update(capacity=12)
    look()
    factories.answer(invitation, answer="yes", companions=1)
    look()
    Event.objects.update(capacity=20)
    look()
    factories.answer(invitation, answer="yes", companions=1)
    look("?svar=nej")
    Event.objects.update(answer_deadline=timezone.now())
    look()
    factories.answer(invitation, answer="no")
    look()


def test_yes_and_no_stay_on_the_first_screen_however_much_is_asked(leader):
    """The questions of the kitchen are asked below, and the two buttons stay within reach of the thumb."""
    event = Event.objects.get()
    for label in ("Er der mad, du ikke tåler?", "Hvilken ret vil du have?", "Kommer du i bil?"):
        factories.guest_question(event, label, choices=())
    page = leader.opens().page
    for name in ("Ja, jeg kommer", "Nej, desværre"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box["y"] + box["height"] <= SCREEN, (name, box)
    last = page.locator("[id^=yes_question_]").last
    last.focus()
    page.wait_for_function(  # once it has scrolled there
        "field => field.getBoundingClientRect().bottom"
        " <= document.querySelector('.answers__bar').getBoundingClientRect().top",
        arg=last.element_handle(),
    )
    assert leader.taps_on("button", "Nej, desværre").reads("^Tak") == 1
