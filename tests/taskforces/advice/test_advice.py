"""Advice is public with its source."""

from django.urls import reverse

from taskforces.models import Advice, Network
from tests import factories


def test_advice_is_written_and_read(cast, client):
    client.force_login(cast.secretary)
    url = reverse("taskforces:own_advice", args=[cast.network.pk])
    assert client.post(url, {"title": "Begynd småt", "text": "Fem timer."}).status_code == 422
    facts = {"title": "Begynd småt", "text": "Fem timer.", "source": "Styregruppen"}
    assert client.post(url, facts).status_code == 302
    piece = Advice.objects.get()
    client.logout()
    page = client.get(reverse("taskforces:advice")).content.decode()
    assert "Begynd småt" in page
    assert "Styregruppen" in page
    client.force_login(cast.secretary)
    client.post(reverse("taskforces:advice_remove", args=[piece.pk]))
    assert not Advice.objects.exists()


def test_a_network_that_is_over_advises_no_more(cast, client):
    factories.advice(cast.network)
    Network.objects.update(active=False)
    assert "Begynd med" not in client.get(reverse("taskforces:advice") + "?1").content.decode()


def test_many_pieces_cost_one_query(cast, client, django_assert_max_num_queries):
    for _n in range(3):
        factories.advice(cast.network)
    with django_assert_max_num_queries(4):
        client.get(reverse("taskforces:advice") + "?2")
