"""A leader asks from their own page, and reads the answer there."""

from django.urls import reverse

from pledges.models import CompanyQuestion
from pledges.questions import questions
from tests import factories

ADDRESS = "ida@example.org"
ASK, INPUT, PAGE = reverse("home:mine_ask"), reverse("home:mine_input"), reverse("home:mine")


def test_a_member_asks_the_networks_unit(cast, open_for):
    contact = factories.contact(cast.nordby, "Ida Krog", email=ADDRESS)
    factories.ambassador(cast.network, contact)
    browser = open_for(ADDRESS)
    browser.post(ASK, {"topic": "needs", "text": "Hvad skal vi forberede?"})
    asked = CompanyQuestion.objects.get()
    assert (asked.unit, asked.sheet, asked.name) == (cast.unit, None, "Ida Krog")
    questions.answer(asked, text="Et roligt hjørne.", by=cast.consultant)
    page = browser.get(PAGE).content.decode()
    assert "Hvad skal vi forberede?" in page
    assert "Et roligt hjørne." in page


def test_of_several_things_one_is_chosen(cast, open_for):
    contact = factories.contact(cast.nordby, "Ida Krog", email=ADDRESS)
    member = factories.ambassador(cast.network, contact)
    sheet = factories.sheet(cast.network, contact_email=ADDRESS)
    factories.handover(sheet, cast.unit)
    browser, said = open_for(ADDRESS), {"topic": "start", "text": "Hvornår?"}
    foreign = factories.sheet(cast.network)
    factories.handover(foreign, cast.unit)
    assert browser.post(ASK, said | {"about": f"ark-{foreign.pk}"}).status_code == 422
    browser.post(ASK, said | {"about": f"ark-{sheet.pk}"})
    browser.post(ASK, said | {"about": f"netvaerk-{member.pk}"})
    assert [one.sheet for one in CompanyQuestion.objects.order_by("pk")] == [sheet, None]


def test_who_has_nothing_with_us_is_told_to_phone(cast, open_for):
    factories.contact(cast.nordby, email=ADDRESS)
    answer = open_for(ADDRESS).post(ASK, {"topic": "start", "text": "Hvornår?"})
    assert answer.status_code == 422
    assert not CompanyQuestion.objects.exists()


def test_an_input_from_the_page(cast, open_for):
    contact = factories.contact(cast.nordby, "Ida Krog", email=ADDRESS)
    factories.ambassador(cast.network, contact)
    open_for(ADDRESS).post(INPUT, {"text": "Ring om formiddagen"})
    assert CompanyQuestion.objects.get().is_input
