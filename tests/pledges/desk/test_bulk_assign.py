"""Many sheets to one owner at once: all of them, or none."""

import pytest

from pledges.models import FollowUpEntry, Handover
from tests import factories

URL = "/arbejdsbord/indbakke/fordel/"


@pytest.fixture
def three(cast):
    return [
        factories.handover(factories.sheet(cast.network, company_name=f"Nr. {n}"), cast.unit)
        for n in range(3)
    ]


def give(client, handovers, owner, **more):
    ticked = [f"{handover.pk}:{handover.version}" for handover in handovers]
    return client.post(URL, {"sheet": ticked, "bulk-owner": owner.pk, "back": "vis=enhed"} | more)


def owners():
    return set(Handover.objects.values_list("owner__name", flat=True))


def test_lead_gives_many_to_one(client, cast, three):
    client.force_login(cast.lead)
    assert give(client, three, cast.consultant).url == "/arbejdsbord/indbakke/?vis=enhed"
    assert owners() == {"consultant"}
    assert [entry.kind for entry in FollowUpEntry.objects.all()] == ["assigned"] * 3
    assert set(Handover.objects.values_list("status", "version")) == {("assigned", 1)}


@pytest.mark.parametrize(
    ("person", "status"), [("consultant", 403), ("coordinator", 404), ("stranger", 404)]
)
def test_others_give_nothing(client, cast, three, person, status):
    client.force_login(getattr(cast, person))
    assert give(client, three, cast.consultant).status_code == status
    assert owners() == {None}


def test_a_foreign_sheet_among_them_changes_nothing(client, cast, three):
    foreign = factories.handover(
        factories.sheet(cast.network), factories.organisation("Anden", kind="employment_unit")
    )
    client.force_login(cast.lead)
    assert give(client, [*three, foreign], cast.consultant).status_code == 404
    assert owners() == {None}
    assert give(client, three, cast.consultant).status_code == 302  # the same without it


@pytest.mark.parametrize("ticked", ["99999999:0", "1", "a:b", "1:0:0", "-1:0", "1:99999999999"])
def test_made_up_ticks_are_a_404(client, cast, three, ticked):
    client.force_login(cast.lead)
    data = {"sheet": [f"{three[0].pk}:0", ticked], "bulk-owner": cast.consultant.pk}
    assert client.post(URL, data).status_code == 404
    assert owners() == {None}


@pytest.mark.parametrize("person", ["stranger", "coordinator"])
def test_a_foreign_owner_is_refused_and_the_ticks_stay(client, cast, three, person):
    client.force_login(cast.lead)
    response = give(client, three[:2], getattr(cast, person))
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count("data-key-tick checked") == 2
    assert owners() == {None}


def test_two_tabs_are_told_sheet_by_sheet_and_nothing_is_given(client, cast, three):
    client.force_login(cast.lead)
    Handover.objects.filter(pk=three[1].pk).update(version=4)
    response = give(client, three, cast.consultant)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Nr. 1: En anden har skrevet på arket" in html
    assert "Nr. 0: " not in html
    assert html.count("data-key-tick checked") == 3
    assert owners() == {None}
    assert FollowUpEntry.objects.count() == 0
    three[1].version = 4
    assert give(client, three, cast.consultant).status_code == 302


def test_no_ticks_is_told(client, cast):
    client.force_login(cast.lead)
    html = client.post(URL, {"back": "vis=enhed"}, follow=True).content.decode()
    assert "Sæt kryds ved de ark" in html


def test_consultant_sees_no_boxes(client, cast, three):
    client.force_login(cast.consultant)
    assert 'name="sheet"' not in client.get("/arbejdsbord/indbakke/?vis=enhed").content.decode()
    client.force_login(cast.lead)
    assert 'name="sheet"' in client.get("/arbejdsbord/indbakke/?vis=enhed").content.decode()
