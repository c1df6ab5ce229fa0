"""A consultant asks for an introduction without a sheet; the host's director answers."""

import pytest
from django.urls import reverse

from outbox.models import Message
from pledges.followup import doors
from pledges.followup.doors import DoorRefused
from pledges.models import DoorRequest
from tests import factories

Code = DoorRefused.Code


def test_the_consultant_asks_and_the_director_answers(cast, client):
    client.force_login(cast.consultant)
    url = reverse("pledges:doors_asked")
    asked = {"network": cast.network.pk, "company_name": "Nordby Stål", "reason": "Et lager."}
    assert client.post(url, asked).status_code == 302
    door = DoorRequest.objects.get()
    assert (door.unit, door.asked_by, door.answer) == (cast.unit, cast.consultant, "")
    told = set(Message.objects.values_list("recipient", flat=True))
    assert told == {cast.owner.email, cast.coordinator.email}

    client.force_login(cast.coordinator)
    assert "Nordby Stål" in client.get(reverse("pledges:introductions")).content.decode()
    said = {f"d{door.pk}-contact_name": "Eva Lund", f"d{door.pk}-note": "Ring efter ni."}
    client.post(reverse("pledges:door_answer", args=[door.pk]), said | {"svar": "ja"})
    door.refresh_from_db()
    assert (door.answer, door.contact_name, door.answered_by) == (
        "opened",
        "Eva Lund",
        cast.coordinator,
    )
    mail = Message.objects.get(recipient=cast.consultant.email)
    assert "Eva Lund" not in mail.text  # names are read on the page alone
    client.force_login(cast.consultant)
    assert "Eva Lund" in client.get(url).content.decode()


def test_the_second_answer_is_refused(cast):
    door = factories.door_request(cast.network)
    doors.answer(door, opened=False, by=cast.coordinator)
    with pytest.raises(DoorRefused) as refused:
        doors.answer(door, opened=True, by=cast.owner)
    assert refused.value.code == Code.ANSWERED


def test_the_same_question_waits_once(cast):
    factories.door_request(cast.network, company_name="Nordby Stål")
    with pytest.raises(DoorRefused) as refused:
        doors.ask(cast.network, by=cast.consultant, company_name="NORDBY stål", reason="x")
    assert refused.value.code == Code.WAITS


def test_a_unit_asks_only_its_own_networks(cast, client):
    foreign = factories.network(cast.sonderby, factories.organisation("Anden enhed"))
    client.force_login(cast.consultant)
    asked = {"network": foreign.pk, "company_name": "x", "reason": "y"}
    assert client.post(reverse("pledges:doors_asked"), asked).status_code == 422


def test_the_unit_does_not_answer_itself(cast, client):
    door = factories.door_request(cast.network)
    client.force_login(cast.consultant)
    assert client.post(reverse("pledges:door_answer", args=[door.pk])).status_code in (403, 404)
