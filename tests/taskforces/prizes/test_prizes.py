from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.tasks import forget
from taskforces.models import Nomination
from tests import factories

FILLED = {
    "company": "Bageriet på Torvet",
    "reason": "De ringede selv.",
    "name": "Åse Ærø",
    "email": "aase@example.org",
    "consent": "on",
}


@pytest.fixture
def prize(cast):
    return factories.prize(cast.network)


def send(client, prize, **typed):
    return client.post(f"/indstil/{prize.pk}/", FILLED | typed)


def test_anybody_may_nominate(client, prize):
    assert send(client, prize).headers["Location"] == "/indstil/tak/"
    (nomination,) = Nomination.objects.all()
    assert (nomination.company, nomination.by_name) == ("Bageriet på Torvet", "Åse Ærø")
    assert nomination.consented_at is not None


@pytest.mark.parametrize("missing", ["company", "reason", "name", "email", "consent"])
def test_nothing_is_kept_without_everything_and_a_yes(client, prize, missing):
    assert send(client, prize, **{missing: ""}).status_code == 422
    assert not Nomination.objects.exists()


@pytest.mark.parametrize("name", ["company", "reason", "name"])
def test_a_cpr_number_is_refused(client, prize, name):
    response = send(client, prize, **{name: "070761-4285"})
    assert response.status_code == 422
    assert "070761-4285" not in response.content.decode()
    assert not Nomination.objects.exists()


def test_the_door_closes_after_the_day_and_with_a_winner(client, prize, cast):
    late = factories.prize(cast.network, nominate_until=timezone.localdate() - timedelta(days=1))
    given = factories.prize(cast.network, winner="Smeden")
    never = factories.prize(cast.network, nominate_until=None)
    draft = factories.prize(cast.network, live=False)
    for closed in (late, given, never, draft):
        assert send(client, closed).status_code == 404
    assert client.get(f"/indstil/{prize.pk}/").status_code == 200


def test_the_sixth_within_ten_minutes_waits(client, prize):
    assert [send(client, prize).status_code for _ in range(6)] == [302] * 5 + [429]
    assert Nomination.objects.count() == 5


def test_only_the_host_reads_nominations(client, cast, prize):
    mine = factories.nomination(prize)
    foreign = factories.prize(factories.network(cast.sonderby))
    factories.nomination(foreign, "Fremmed firma")
    client.force_login(cast.coordinator)
    page = client.get("/arbejdsbord/forslag-til-prisen/").context["page_obj"]
    assert list(page) == [mine]
    client.force_login(cast.consultant)
    assert client.get("/arbejdsbord/forslag-til-prisen/").status_code == 403


def test_list_has_few_statements(client, cast, prize):
    client.force_login(cast.coordinator)
    counts = []
    for added in (1, 2):
        for _ in range(added):
            factories.nomination(factories.prize(factories.network(cast.nordby)))
        client.get("/arbejdsbord/forslag-til-prisen/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/arbejdsbord/forslag-til-prisen/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_page_has_the_way_in_or_the_winner(rf, cast, prize):
    def shown(page):
        request = rf.get("/")
        request.user = cast.owner
        return page.serve(request).render().content.decode()

    assert f"/indstil/{prize.pk}/" in shown(prize)
    winner = factories.prize(cast.network, winner="Smeden", winner_reason="Han gjorde det.")
    assert "Vinderen er Smeden" in shown(winner)
    assert "/indstil/" not in shown(winner)


def test_nominations_are_forgotten_half_a_year_after_the_deadline(cast):
    today = timezone.localdate()
    old, fresh = (
        factories.prize(cast.network, nominate_until=today - timedelta(days=days))
        for days in (184, 183)
    )
    forgotten, kept = factories.nomination(old), factories.nomination(fresh)
    forget.enqueue()
    assert list(Nomination.objects.all()) == [kept]
    assert forgotten not in Nomination.objects.all()
