"""A leader enters the hours that skilled staff spend, and sees what is freed; nothing of it is kept."""

import pytest
from django.urls import reverse

from pledges.sheets.freed import freed_of
from tests import factories


@pytest.mark.parametrize(
    ("promised", "spent", "hours"),
    [(7, 4, 4), (7, 7, 7), (7, 12, 7), (0, 5, 5), (14, 1, 1)],
)
def test_no_more_is_freed_than_is_spent_or_promised(promised, spent, hours):
    found = freed_of(promised, spent=spent, rate=250)
    assert (found.hours, found.worth) == (hours, hours * 250)


def test_the_receipt_leads_to_it(cast, client):
    sheet = factories.sheet(cast.network)  # one job of 5–9 hours
    factories.handover(sheet, cast.unit)
    url = reverse("pledges:freed_time", args=[sheet.receipt_token])
    assert url in client.get(sheet.get_receipt_url()).content.decode()
    assert client.get(url).status_code == 200
    page = client.get(url, {"spent": 4, "rate": 300}).content.decode()
    assert "4 timer om ugen" in page
    assert "1.200 kr. om ugen" in page
    assert client.get(url, {"spent": -1, "rate": 300}).status_code == 422
