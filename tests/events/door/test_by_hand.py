from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.door.by_hand import let_in, take_back
from events.door.devices import DeviceRefused
from events.models import Device, Registration, Scan
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(cast.network, starts_at=timezone.now() + timedelta(hours=1))


@pytest.fixture
def helper(client, cast):
    client.force_login(cast.helper)
    return client


def again(guest):
    return Registration.objects.get(pk=guest.pk)


@pytest.mark.parametrize(
    ("party", "persons", "inside"), [(1, 1, 1), (3, 1, 1), (3, 2, 2), (3, 3, 3)]
)
def test_so_many_of_the_party_are_in(event, cast, party, persons, inside):
    guest = factories.registration(event, party_size=party)
    let_in(guest, persons=persons, by=cast.helper)
    assert again(guest).arrived_persons == inside
    assert [entry.number for entry in guest.scans.entries()] == list(range(inside))


def test_who_is_in_already_is_not_let_in_twice(event, cast):
    guest = factories.registration(event, party_size=2)
    let_in(guest, persons=1, by=cast.helper)
    outcomes = let_in(again(guest), persons=2, by=cast.helper)
    assert [outcome.came for outcome in outcomes] == [1]
    assert again(guest).arrived_persons == 2
    assert let_in(again(guest), persons=2, by=cast.helper) == []


def test_the_list_is_one_door_that_no_phone_can_be(event, cast):
    for name in ("Arne", "Bo"):
        let_in(factories.registration(event, name), persons=1, by=cast.helper)
    assert [door.mode for door in event.devices.all()] == [Device.Mode.LIST]
    assert not event.devices.phones().exists()


def test_what_the_list_did_is_taken_back_and_what_a_phone_saw_stays(event, cast):
    alone = factories.registration(event, "Arne", party_size=2)
    let_in(alone, persons=2, by=cast.helper)
    take_back(again(alone), by=cast.helper)
    assert (again(alone).arrived_at, again(alone).arrived_persons) == (None, 0)

    seen, moment = factories.registration(event, "Bo", party_size=2), timezone.now()
    phone, _key = factories.device(event)
    phone.scans.create(
        event=event,
        registration=seen,
        kind="code",
        result="admitted",
        phone_time=moment,
        happened_at=moment,
    )
    Registration.objects.filter(pk=seen.pk).update(arrived_at=moment, arrived_persons=1)
    let_in(again(seen), persons=2, by=cast.helper)
    take_back(again(seen), by=cast.helper)
    assert again(seen).arrived_persons == 1


@pytest.mark.parametrize(
    "fields", [{"cancelled_at": timezone.now()}, {"starts_at": timezone.now() - timedelta(days=3)}]
)
def test_nobody_is_let_in_to_what_is_cancelled_or_over(cast, fields):
    fields = {"starts_at": timezone.now()} | fields
    event = factories.event(cast.network, **fields)
    guest = factories.registration(event)
    with pytest.raises(DeviceRefused):
        let_in(guest, persons=1, by=cast.helper)
    assert again(guest).arrived_at is None


def test_the_button_lets_in_and_comes_back_to_the_same_list(helper, event):
    guest = factories.registration(event, party_size=2)
    address = reverse("events:guest_let_in", args=[guest.pk])
    answer = helper.post(f"{address}?vis=mangler&q=s", {"persons": "2"})
    assert again(guest).arrived_persons == 2
    assert answer.url.endswith(f"/gaester/?vis=mangler&sorter=navn&q=s#gaest-{guest.pk}")
    helper.post(reverse("events:guest_take_back", args=[guest.pk]))
    assert again(guest).arrived_at is None


def test_nonsense_lets_in_the_guest_alone(helper, event):
    guest = factories.registration(event, party_size=2)
    helper.post(reverse("events:guest_let_in", args=[guest.pk]), {"persons": "1000"})
    assert again(guest).arrived_persons == 1


def test_a_withdrawn_invitation_lets_nobody_in_and_says_so(helper, event):
    invitation = factories.invitation(event, withdrawn_at=timezone.now())
    guest = factories.registration(event, invitation=invitation)
    answer = helper.post(
        reverse("events:guest_let_in", args=[guest.pk]), {"persons": "1"}, follow=True
    )
    assert again(guest).arrived_at is None
    assert "trukket tilbage" in answer.content.decode()


def test_the_list_shows_a_contacts_number_to_whoever_invites(client, cast, event):
    contact = factories.contact(cast.nordby, phone="12345678")
    factories.registration(event, invitation=factories.invitation(event, contact))
    for user, sees in ((cast.coordinator, True), (cast.helper, False)):
        client.force_login(user)
        page = client.get(reverse("events:guests", args=[event.pk])).content.decode()
        assert ("tel:" in page) is sees


def test_answers_stand_beside_their_question_and_removed_ones_nowhere(helper, event):
    question = factories.guest_question(event)
    replies = {str(question.pk): "Fisk", "999999": "Fjernet"}
    factories.registration(event, replies=replies)
    page = helper.get(reverse("events:guests", args=[event.pk])).content.decode()
    assert "Hvad vil du spise?</span> Fisk" in page
    assert "Fjernet" not in page


def at(event, name="guests"):
    return reverse(f"events:{name}", args=[event.pk])


def test_the_list_finds_those_who_have_not_answered_and_lets_them_in(helper, event, cast):
    silent = factories.invitation(event, factories.contact(cast.nordby, "Ida Silent"))
    declined = factories.invitation(event, factories.contact(cast.nordby, "Ida Nej"))
    factories.answer(declined, answer="no")
    gone = factories.invitation(event, factories.contact(cast.nordby, "Ida Væk"))
    gone.withdrawn_at = timezone.now()
    gone.save()
    assert helper.get(at(event)).context["invited"] == []  # not to be browsed
    page = helper.get(at(event), {"q": "ida"})
    assert [(row["name"], row["mark"]) for row in page.context["invited"]] == [
        ("Ida Nej", "declined"), ("Ida Silent", "unanswered"),
    ]  # fmt: skip
    for invitation in (silent, silent):  # pressed twice
        helper.post(reverse("events:invited_let_in", args=[invitation.pk]))
    guest = Registration.objects.get(invitation=silent)
    assert (guest.origin, guest.arrived_persons) == (Registration.Origin.DOOR, 1)
    refused = helper.post(reverse("events:invited_let_in", args=[gone.pk]), follow=True)
    assert "Invitationen er trukket tilbage" in refused.content.decode()
    assert not Registration.objects.filter(invitation=gone).exists()


def test_a_guest_without_an_invitation_comes_in_once_with_those_they_bring(helper, event):
    typed = {"name": "Åse Holm", "company": "Holm ApS", "persons": "3"}
    form = helper.get(at(event)).context["walk_in"]
    typed["id"] = str(form["id"].value())
    for _press in range(2):
        helper.post(at(event, "guest_walk_in"), typed)
    guest = Registration.objects.get()
    assert (guest.name, guest.company_name, guest.origin) == (
        "Åse Holm", "Holm ApS", Registration.Origin.WALK_IN,
    )  # fmt: skip
    assert (guest.party_size, guest.arrived_persons) == (3, 3)
    assert Scan.objects.count() == 3


def test_with_another_id_it_would_be_two_guests(helper, event):
    """Negative control of the test above."""
    for _press in range(2):
        form = helper.get(at(event)).context["walk_in"]
        typed = {"id": str(form["id"].value()), "name": "Åse", "persons": "1"}
        helper.post(at(event, "guest_walk_in"), typed)
    assert Registration.objects.count() == 2


def test_what_was_typed_stays_when_something_is_missing(helper, event):
    answer = helper.post(at(event, "guest_walk_in"), {"company": "Holm ApS", "persons": "2"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Skriv gæstens navn." in page
    assert 'value="Holm ApS"' in page
