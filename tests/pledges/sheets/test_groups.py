import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.interview_groups.groups import make_groups
from events.models import InterviewGroup, InterviewSeat
from pledges.sheets.groups import sheets_by_group
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() - timedelta(minutes=30))


@pytest.fixture
def coordinator(cast):
    client = Client()
    client.force_login(cast.coordinator)
    return client


def invited(event, name, company):
    contact = factories.contact(event.network.host, name, company=factories.company(company))
    invitation = factories.invitation(event, contact)
    factories.registration(
        event,
        name=name,
        company_name=company,
        invitation=invitation,
        arrived_at=timezone.now(),
    )
    return invitation


@pytest.fixture
def group(event, cast):
    people = ("Søren Ågård", "Ågård"), ("Bodil Bager", "Bageriet"), ("Kaj Holm", "Holm & Søn")
    invitations = [invited(event, *person) for person in people]
    make_groups(event, by=cast.coordinator)
    return invitations


def handed_in(event):
    [entry] = sheets_by_group(event)
    return {
        member.seat.registration.first_name: len(member.sheets) for member in entry.members
    }, entry


def test_a_sheet_by_ones_own_code_is_the_members(event, group):
    factories.sheet(event.network, event=event, invitation=group[0], company_name="Ågård")
    sheets, entry = handed_in(event)
    assert sheets == {"Søren": 1, "Bodil": 0, "Kaj": 0}
    assert (entry.handed_in, entry.jobs) == (1, 1)


def test_a_sheet_written_by_a_neighbour_is_its_companys(event, group):
    factories.sheet(event.network, event=event, invitation=group[0], company_name="bageriet")
    sheets, _entry = handed_in(event)
    assert sheets == {"Søren": 0, "Bodil": 1, "Kaj": 0}


def test_a_sheet_for_a_company_nobody_is_from_is_his_whose_code_it_was(event, group):
    factories.sheet(event.network, event=event, invitation=group[2], company_name="Holms Transport")
    sheets, _entry = handed_in(event)
    assert sheets == {"Søren": 0, "Bodil": 0, "Kaj": 1}


def test_a_withdrawn_sheet_and_another_events_are_left_out(event, group, cast):
    gone = factories.sheet(event.network, event=event, company_name="Ågård")
    factories.handover(gone, cast.unit, status="withdrawn")
    factories.sheet(event.network, event=factories.event(cast.network), company_name="Bageriet")
    sheets, _entry = handed_in(event)
    assert sheets == {"Søren": 0, "Bodil": 0, "Kaj": 0}


def test_groups_are_made_moved_filled_and_dissolved(event, coordinator):
    base = f"/arbejdsbord/arrangementer/{event.pk}/grupper/"
    assert "Ingen er kommet endnu" in coordinator.get(base).content.decode()
    for number in range(6):
        factories.registration(event, name=f"Leder {number}", arrived_at=timezone.now())
    assert "6 gæster er inde" in coordinator.get(base).content.decode()
    made = coordinator.post(f"{base}lav/", {"size": "3"}, follow=True)
    assert "2 grupper er lavet." in made.content.decode()
    again = coordinator.post(f"{base}lav/", {"size": "3"}, follow=True)
    assert "Grupperne er allerede lavet." in again.content.decode()

    seat = InterviewSeat.objects.filter(group__number=1).first()
    moved = coordinator.post(
        f"/arbejdsbord/gruppepladser/{seat.pk}/flyt/", {"group": "2"}, follow=True
    )
    assert f"{seat.registration.name} sidder nu i gruppe 2." in moved.content.decode()
    nowhere = coordinator.post(
        f"/arbejdsbord/gruppepladser/{seat.pk}/flyt/", {"group": "9"}, follow=True
    )
    assert "Den gruppe findes ikke mere." in nowhere.content.decode()

    factories.registration(event, name="Sen Gæst", arrived_at=timezone.now())
    assert "1 er kommet, siden grupperne blev lavet" in coordinator.get(base).content.decode()
    added = coordinator.post(f"{base}sene/", follow=True)
    assert "En er kommet i gruppe." in added.content.decode()
    assert "Sen Gæst" in coordinator.get(f"{base}print/").content.decode()

    coordinator.post(f"{base}oploes/")
    assert not InterviewGroup.objects.exists()


@pytest.mark.parametrize("value", ["", "0", "-1", "x", "9" * 40, "a\0b"])
def test_a_strange_group_number_moves_nobody(event, coordinator, group, value):
    seat = InterviewSeat.objects.first()
    coordinator.post(f"/arbejdsbord/gruppepladser/{seat.pk}/flyt/", {"group": value})
    assert set(InterviewSeat.objects.values_list("group__number", flat=True)) == {1}


@pytest.mark.parametrize("guests", [3, 12])
def test_the_page_asks_the_same_of_any_number_of_groups(
    event, cast, coordinator, guests, django_assert_num_queries
):
    for number in range(guests):
        factories.registration(
            event, name=f"Leder {number}", company_name=f"Firma {number}", arrived_at=timezone.now()
        )
        factories.sheet(event.network, event=event, company_name=f"Firma {number}")
    make_groups(event, by=cast.coordinator)
    with django_assert_num_queries(10):
        coordinator.get(f"/arbejdsbord/arrangementer/{event.pk}/grupper/")


def test_a_guest_reads_his_group_on_the_answer_page_and_on_his_sheet(event, group, cast):
    own = group[0]
    for address in (f"/i/{own.code}/", f"/ark/{own.code}/"):
        shown = Client().get(address).content.decode()
        assert "Du er i gruppe 1" in shown
        assert re.findall(r"<li>(\w+) <span class=\"muted\">([^<]+)<", shown) == [
            ("Bodil", "Bageriet"),
            ("Kaj", "Holm &amp; Søn"),
        ]
        assert "Kaj Holm" not in shown


def test_who_sits_in_no_group_reads_nothing_of_groups(event, group):
    other = factories.invitation(event)
    assert "Du er i gruppe" not in Client().get(f"/i/{other.code}/").content.decode()
    assert "Du er i gruppe" not in Client().get(f"/ark/{other.code}/").content.decode()
