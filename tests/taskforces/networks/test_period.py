"""Targets and reports keep to a network's own period."""

from datetime import date

import pytest
from django.urls import reverse

from taskforces.models import Network
from taskforces.networks.period import clipped, fits

FROM, UNTIL = date(2020, 10, 20), date(2023, 3, 31)
BEFORE, INSIDE, AFTER = date(2020, 1, 1), date(2021, 6, 1), date(2024, 1, 1)


@pytest.mark.parametrize(
    ("runs", "starts", "ends", "fit", "clip"),
    [
        ((None, None), BEFORE, AFTER, True, (BEFORE, AFTER)),
        ((FROM, UNTIL), FROM, UNTIL, True, (FROM, UNTIL)),
        ((FROM, UNTIL), BEFORE, INSIDE, False, (FROM, INSIDE)),
        ((FROM, UNTIL), INSIDE, AFTER, False, (INSIDE, UNTIL)),
        ((FROM, UNTIL), BEFORE, AFTER, False, (FROM, UNTIL)),
        ((FROM, None), INSIDE, AFTER, True, (INSIDE, AFTER)),
        ((None, UNTIL), BEFORE, AFTER, False, (BEFORE, UNTIL)),
    ],
)
def test_what_lies_in_the_period(runs, starts, ends, fit, clip):
    network = Network(runs_from=runs[0], runs_until=runs[1])
    assert fits(network, starts, ends) is fit
    assert clipped(network, starts, ends) == clip


def test_a_target_outside_is_refused(cast, client):
    Network.objects.filter(pk=cast.network.pk).update(runs_from=FROM, runs_until=UNTIL)
    client.force_login(cast.coordinator)
    facts = {"network": cast.network.pk, "measure": "hired", "value": 5}
    url = reverse("pledges:target_create")
    outside = facts | {"starts_on": "2020-01-01", "ends_on": "2021-01-01"}
    assert client.post(url, outside).status_code == 422
    inside = facts | {"starts_on": "2021-01-01", "ends_on": "2021-12-31"}
    assert client.post(url, inside).status_code == 302


def test_the_period_is_a_setting_and_logged(cast, client):
    client.force_login(cast.coordinator)
    url = reverse("taskforces:network_settings", args=[cast.network.pk])
    facts = {"name": cast.network.name, "unit": cast.network.unit_id, "runs_from": "2020-10-20"}
    assert client.post(url, facts | {"runs_until": "2020-01-01"}).status_code == 422
    assert client.post(url, facts | {"runs_until": "2023-03-31"}).status_code == 302
    cast.network.refresh_from_db()
    assert (cast.network.runs_from, cast.network.runs_until) == (FROM, UNTIL)
