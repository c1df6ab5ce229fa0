"""A colleague sees what the company promised from the moment they are let in until either ends it."""

import pytest
from django.core import mail
from django.urls import reverse

from home.mine import colleagues
from home.mine.colleagues import ColleagueRefused
from home.mine.links import is_known
from home.mine.mine import mine
from home.models import ColleagueAccess
from tests import factories

GIVER, COLLEAGUE = "ida@example.org", "bo@example.org"


@pytest.fixture
def company(cast):
    return factories.contact(cast.nordby, "Ida Krog", email=GIVER).company


def sheet_of(cast, company, **fields):
    sheet = factories.sheet(cast.network, contact_email=GIVER, company=company, **fields)
    factories.handover(sheet, cast.unit)
    return sheet


def test_a_colleague_sees_sheets_and_nothing_that_is_the_givers_own(cast, company):
    sheet = sheet_of(cast, company)
    sheet_of(cast, factories.company("Et andet firma"))
    nameless = sheet_of(cast, None, company_name=company.name)
    assert mine(COLLEAGUE).sheets == []
    assert not is_known(COLLEAGUE)
    colleagues.let_in(GIVER, colleague="BO@example.org", company=company)
    assert set(mine(COLLEAGUE).sheets) == {sheet, nameless}
    assert mine(COLLEAGUE).contacts == []
    assert is_known(COLLEAGUE)


@pytest.mark.parametrize("who", [GIVER, COLLEAGUE])
def test_either_ends_it_at_once(cast, company, who):
    sheet_of(cast, company)
    access = colleagues.let_in(GIVER, colleague=COLLEAGUE, company=company)
    assert not colleagues.end("anna@example.org", access.pk)
    assert colleagues.end(who, access.pk)
    assert not colleagues.end(who, access.pk)
    assert mine(COLLEAGUE).sheets == []


def test_twice_is_once_and_oneself_is_refused(company, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = colleagues.let_in(GIVER, colleague=COLLEAGUE, company=company)
        assert colleagues.let_in(GIVER, colleague=COLLEAGUE, company=company) == first
    assert [(letter.to, "Ida Krog" in letter.body) for letter in mail.outbox] == [
        ([COLLEAGUE], True)
    ]
    with pytest.raises(ColleagueRefused):
        colleagues.let_in(GIVER, colleague="IDA@example.org", company=company)


def test_ten_are_enough(company):
    for number in range(colleagues.MOST_COLLEAGUES):
        colleagues.let_in(GIVER, colleague=f"{number}@example.org", company=company)
    with pytest.raises(ColleagueRefused):
        colleagues.let_in(GIVER, colleague=COLLEAGUE, company=company)


def test_it_is_done_on_the_page_and_only_for_ones_own_company(cast, company, open_for):
    page, url = open_for(GIVER), reverse("home:mine_colleagues")
    foreign = factories.contact(cast.nordby).company
    assert page.post(url, {"email": "bo"}).status_code == 422
    assert page.post(url, {"email": COLLEAGUE, "company": foreign.pk}).status_code == 302
    access = ColleagueAccess.objects.get()
    assert (access.giver, access.colleague, access.company) == (GIVER, COLLEAGUE, company)
    end = reverse("home:mine_colleague_end", args=[access.pk])
    assert open_for("anna@example.org").post(end).status_code == 404
    assert page.post(end).status_code == 302
    assert not ColleagueAccess.objects.open().exists()
