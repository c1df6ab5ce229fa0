"""A network is in a programme when its host says so, and no longer than it wants to be."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry, Role
from taskforces.models import Programme, ProgrammeNetwork
from taskforces.programmes import programmes
from taskforces.programmes.programmes import ProgrammeRefused
from tests import factories

Code = ProgrammeRefused.Code
State = ProgrammeNetwork.State


@pytest.fixture
def theirs(cast):
    return factories.network(cast.sonderby, name="Task Force Sønderby")


def test_ones_own_network_is_in_at_once_and_anothers_is_asked(cast, theirs):
    programme = factories.programme(cast.nordby)
    own = programmes.ask_network(programme, cast.network, by=cast.owner)
    asked = programmes.ask_network(programme, theirs, by=cast.owner)
    assert (own.state, asked.state) == (State.JOINED, State.ASKED)
    assert list(programme.members.joined()) == [own]


def test_a_host_says_yes_once_and_may_leave(cast, theirs):
    programme = factories.programme(cast.nordby)
    asked = programmes.ask_network(programme, theirs, by=cast.owner)
    programmes.answer(asked, joins=True, by=cast.stranger)
    with pytest.raises(ProgrammeRefused) as refused:
        programmes.answer(asked, joins=False, by=cast.stranger)
    assert refused.value.code == Code.NOT_ASKED
    left = programmes.leave(asked, by=cast.stranger)
    assert left.state == State.LEFT
    with pytest.raises(ProgrammeRefused):
        programmes.leave(left, by=cast.stranger)
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", "organisation"))[-2:] == [
        ("leave_programme", side) for side in _logged("leave_programme")
    ]


def _logged(verb):
    return (
        AuditEntry.objects.filter(verb=verb).order_by("pk").values_list("organisation", flat=True)
    )


def test_who_said_no_may_be_asked_again_and_who_is_asked_not_twice(cast, theirs):
    programme = factories.programme(cast.nordby)
    asked = programmes.ask_network(programme, theirs, by=cast.owner)
    with pytest.raises(ProgrammeRefused):
        programmes.ask_network(programme, theirs, by=cast.owner)
    programmes.answer(asked, joins=False, by=cast.stranger)
    again = programmes.ask_network(programme, theirs, by=cast.owner)
    assert (again.pk, again.state, again.answered_at) == (asked.pk, State.ASKED, None)
    programmes.withdraw(again, by=cast.owner)
    assert not programme.members.exists()


@pytest.mark.parametrize(("state", "status"), [("asked", 200), ("joined", 200), ("declined", 404), ("left", 404)])  # fmt: skip
def test_a_host_sees_the_programme_while_its_network_stands_in_it(
    cast, client, theirs, state, status
):
    programme = factories.programme(cast.nordby)
    fields = {} if state == "asked" else {"answered_at": programme.created_at}
    factories.programme_network(programme, theirs, state=state, **fields)
    client.force_login(cast.stranger)
    assert client.get(reverse("pledges:programme", args=[programme.pk])).status_code == status


def test_a_partner_sees_the_sums_from_the_day_it_is_added(cast, client):
    programme = factories.programme(cast.nordby, cast.network)
    url = reverse("pledges:programme", args=[programme.pk])
    client.force_login(cast.stranger)
    assert client.get(url).status_code == 404
    partner = programmes.add_partner(
        programme, organisation=cast.sonderby, name="", part="rådgiver", by=cast.owner
    )
    assert "Hele programmet" in client.get(url).content.decode()
    programmes.remove_partner(partner, by=cast.owner)
    assert client.get(url).status_code == 404


def test_a_partner_is_added_once(cast):
    programme = factories.programme(cast.nordby)
    factories.programme_partner(programme, organisation=cast.sonderby, name="")
    with pytest.raises(ProgrammeRefused) as refused:
        programmes.add_partner(
            programme, organisation=cast.sonderby, name="", part="x", by=cast.owner
        )
    assert refused.value.code == Code.PARTNER


def test_a_facilitator_sees_programmes_and_nothing_else(cast, client):
    programme = factories.programme(cast.nordby, cast.network)
    person = factories.user("Frida")
    Role.objects.create(user=person, organisation=cast.nordby, role=Role.Kind.FACILITATOR)
    event = factories.event(cast.network)
    client.force_login(person)
    assert client.get(reverse("pledges:programme", args=[programme.pk])).status_code == 200
    assert client.get(reverse("events:manage_event", args=[event.pk])).status_code == 403
    assert client.get(reverse("taskforces:members", args=[cast.network.pk])).status_code == 403
    assert client.get(reverse("pledges:figures")).status_code == 403
    assert list(Programme.objects.visible_to(person)) == [programme]


def test_a_programme_is_made_and_its_words_are_written(cast, client):
    client.force_login(cast.owner)
    posted = {
        "lead": cast.nordby.pk,
        "name": "To byer",
        "starts_on": "2026-01-01",
        "least_weeks": 0,
    }
    create = reverse("taskforces:programme_create")
    bad = client.post(create, posted | {"ends_on": "2025-01-01"})
    assert bad.status_code == 422
    assert "slutter, før det begynder" in bad.content.decode()
    assert client.post(create, posted | {"ends_on": "2028-12-31"}).status_code == 302
    programme = Programme.objects.get()
    words = reverse("taskforces:programme_chapters", args=[programme.pk])
    assert client.post(words, {"anchor": "Kommunen kører det videre."}).status_code == 302
    assert programme.chapters.get(heading="anchor").text == "Kommunen kører det videre."
    assert client.post(words, {"anchor": "Ring til 010190-1234"}).status_code == 422
