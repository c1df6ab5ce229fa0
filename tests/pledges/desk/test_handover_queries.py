"""The page of one sheet with every part on it costs the same, however much has happened."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.models import FollowUpEntry
from tests import factories


def full_sheet(cast, number):
    """A sheet with so many of everything that the page shows."""
    sheet = factories.sheet(cast.network, tasks=("cleaning", "kitchen", "warehouse")[:number])
    handover = factories.handover(
        sheet,
        cast.unit,
        owner=cast.consultant,
        status="hired",
        first_contact_at=timezone.now() - timedelta(days=9),
    )
    factories.introduction(handover, cast.coordinator)
    for n in range(number):
        by = factories.user()
        FollowUpEntry.objects.create(handover=handover, kind="note", by=by, text="Talte.")
        factories.feedback(handover, day=14 + n, answered_at=timezone.now(), contacted="yes")
        factories.visit_time(cast.unit, cast.consultant, handover=handover)
        factories.visit(handover, state="held", starts_at=timezone.now() - timedelta(days=n + 1))
        factories.order(handover)
        factories.profile(cast.unit, cast.network)
        placement = factories.placement(handover)
        factories.placement_step(placement)
        factories.retention_check(placement)
        factories.company_question(cast.network, cast.unit, sheet=sheet, text=f"Spørgsmål {n}")
        factories.organisation(f"Enhed {n}", kind="employment_unit")
    return handover


def queries_of(client, handover):
    url = f"/arbejdsbord/overleveringer/{handover.pk}/"
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_page_costs_the_same_with_one_and_with_three_of_everything(client, cast):
    client.force_login(cast.lead)
    one, three = (queries_of(client, full_sheet(cast, number)) for number in (1, 3))
    assert (one, one <= 36) == (three, True)
