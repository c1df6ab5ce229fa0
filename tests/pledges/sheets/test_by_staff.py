"""A job that somebody of ours heard of on an ordinary day is a sheet like any other, with its source."""

import pytest
from django.urls import reverse

from pledges.models import Handover, Sheet
from tests import factories

URL = reverse("pledges:sheet_create")


@pytest.fixture
def company(cast):
    company = factories.company("Ågård")
    factories.contact(cast.nordby, name="Ida Krog", company=company, email="ida@example.org")
    return company


def data(page, **changed):
    form = page.context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}
    filled.pop("wants_visit")
    return filled | {"tasks": ["green"], "hours": "1-4", "phone": "12 34 56 78"} | changed


def test_from_the_company_in_two_clicks(cast, client, company):
    client.force_login(cast.coordinator)
    url = f"{URL}?virksomhed={company.pk}"
    assert (
        url.replace("&", "&amp;")
        in client.get(reverse("home:company", args=[company.pk])).content.decode()
    )
    page = client.get(url)
    filled = data(page, heard="visit")
    assert (filled["contact_name"], filled["company_name"]) == ("Ida Krog", "Ågård")
    for _twice in range(2):  # a double click
        assert client.post(url, filled).status_code == 302
    sheet = Sheet.objects.get()
    assert (sheet.company, sheet.contact.name, sheet.source) == (company, "Ida Krog", "visit")
    assert (sheet.event, sheet.filled_in_by) == (None, cast.coordinator)
    assert (sheet.handover.unit, sheet.jobs) == (cast.unit, 1)
    assert sheet.handover.contact_due > sheet.submitted_at


def test_the_consultant_of_the_company_gets_it(cast, client, company):
    before = factories.sheet(cast.network, company=company)
    factories.handover(before, cast.unit, owner=cast.consultant)
    client.force_login(cast.lead)
    page = client.get(f"{URL}?virksomhed={company.pk}")
    answer = client.post(f"{URL}?virksomhed={company.pk}", data(page, contact_name="Bo"))
    made = Handover.objects.latest("pk")
    assert answer["Location"] == reverse("pledges:handover", args=[made.pk])
    assert (made.owner, made.reason) == (cast.consultant, "continuity")


def test_a_forum_that_never_pledges_at_meetings_lives_by_it(cast, client):
    cast.network.pledging = False
    cast.network.save()
    client.force_login(cast.consultant)
    assert "tasks" in client.get(URL).context["form"].fields


def test_the_network_is_asked_for_only_where_there_are_several(cast, client):
    client.force_login(cast.consultant)
    assert "form" in client.get(URL).context
    second = factories.network(cast.nordby, cast.unit, name="Klubben")
    page = client.get(URL)
    assert set(page.context["networks"]) == {cast.network, second}
    assert "form" in client.get(URL, {"netvaerk": second.pk}).context


def test_what_is_foreign_is_not_there(cast, client, company):
    foreign = factories.network(cast.sonderby, name="Fremmed")
    unknown = factories.company("Ukendt")
    client.force_login(cast.coordinator)
    for asked in (
        f"netvaerk={foreign.pk}",
        f"virksomhed={unknown.pk}",
        "virksomhed=x",
        "virksomhed=" + "9" * 30,
    ):
        assert client.get(f"{URL}?{asked}").status_code == 404


def test_nothing_typed_is_lost(cast, client, company):
    client.force_login(cast.coordinator)
    url = f"{URL}?virksomhed={company.pk}"
    answer = client.post(url, data(client.get(url), phone="12", remark="Bag hallen", email=""))
    assert answer.status_code == 422
    assert "Bag hallen" in answer.content.decode()
    assert not Sheet.objects.exists()
