"""Owners and coordinators change their network; what was decided before stays."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from taskforces.models import TargetGroupDecision
from tests import factories


@pytest.fixture
def url(cast):
    return reverse("taskforces:network_settings", args=[cast.network.pk])


def told(cast, **changed):
    return {
        "name": cast.network.name,
        "unit": cast.unit.pk,
        "pledging": "on",
        "target_group": "Unge uden job",
        "decided_on": "2026-11-02",
    } | changed


def test_a_new_target_group_is_a_decision_with_a_day(cast, client, url):
    client.force_login(cast.coordinator)
    assert client.post(url, told(cast)).status_code == 302
    assert client.post(url, told(cast, goal_positions="40")).status_code == 302  # the same group
    client.post(url, told(cast, target_group="Alle over 50", decided_on="2026-11-20"))
    cast.network.refresh_from_db()
    assert (cast.network.target_group, cast.network.target_group_decided_on) == (
        "Alle over 50",
        date(2026, 11, 20),
    )
    assert [row.text for row in TargetGroupDecision.objects.all()] == [
        "Alle over 50",
        "Unge uden job",
    ]
    page = client.get(url).content.decode()
    assert "Unge uden job" in page
    assert AuditEntry.objects.filter(verb="change_network").count() == 3


def test_a_consultant_of_another_unit_cannot_be_the_fixed_one(cast, client, url):
    client.force_login(cast.owner)
    other = factories.organisation("Anden enhed", "employment_unit", municipality_code="0846")
    assert client.post(url, told(cast, default_owner=cast.stranger.pk)).status_code == 422
    moved = told(cast, default_owner=cast.consultant.pk, unit=other.pk)
    answer = client.post(url, moved)
    assert answer.status_code == 422
    assert "arbejder ikke i den enhed" in answer.content.decode()
    assert client.post(url, told(cast, default_owner=cast.consultant.pk)).status_code == 302


def test_a_switch_is_switched(cast, client, url):
    client.force_login(cast.owner)
    client.post(url, told(cast, pledging="", visit_only="on"))
    cast.network.refresh_from_db()
    assert (cast.network.pledging, cast.network.visit_only) == (False, True)


def test_units_of_other_towns_are_not_offered(cast, client, url):
    far = factories.organisation("Fjern enhed", "employment_unit", municipality_code="0101")
    client.force_login(cast.owner)
    assert "Fjern enhed" not in client.get(url).content.decode()
    assert client.post(url, told(cast, unit=far.pk)).status_code == 422


def test_partners_stand_on_the_page_and_a_preview_keeps_nothing(cast, client):
    client.force_login(cast.coordinator)
    typed = {
        "name": cast.network.name,
        "target_group": "Unge under 30",
        "partners": "Fonden\n\nKlubben",
    }
    address = reverse("taskforces:network_preview", args=[cast.network.pk])
    page = client.post(address, typed).content.decode()
    assert "Sådan vil det stå på netværkets side" in page
    assert page.count("Unge under 30") == 2  # in the field and as it would stand
    cast.network.refresh_from_db()
    assert (cast.network.partners, cast.network.target_group) == ("", "")
    client.post(reverse("taskforces:network_settings", args=[cast.network.pk]), typed)
    cast.network.refresh_from_db()
    assert cast.network.partner_lines == ["Fonden", "Klubben"]
