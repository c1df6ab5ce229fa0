"""What routing is told about a sheet: people, places, history, absence."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import ClosingDay, Role
from pledges.models import Absence
from pledges.routing import gather, route
from tests import factories
from tests.pledges.test_routing import COPENHAGEN, NORDBY, WEDNESDAY


def test_gather_knows_people_places_and_history(cast):
    company = factories.company()
    earlier = factories.sheet(cast.network, company=company)
    factories.handover(earlier, cast.unit, owner=cast.consultant)
    facts = gather(factories.sheet(cast.network, company=company, municipality_code=NORDBY))
    assert facts.network_unit.consultants == {cast.lead.pk, cast.consultant.pk}
    assert facts.network_unit.leads == {cast.lead.pk}
    assert facts.last_consultant == {cast.unit.pk: cast.consultant.pk}
    assert facts.host.consultants == {cast.owner.pk}
    assert facts.host_people == (cast.coordinator.pk, cast.owner.pk)


def test_gather_leaves_out_people_who_left(cast):
    cast.consultant.is_active = False
    cast.consultant.save(update_fields=["is_active"])
    facts = gather(factories.sheet(cast.network))
    assert facts.network_unit.consultants == {cast.lead.pk}


def test_gather_takes_the_newest_consultant_of_a_company(cast):
    company = factories.company()
    for owner in (cast.lead, cast.consultant):
        sheet = factories.sheet(cast.network, company=company)
        factories.handover(sheet, cast.unit, owner=owner, created_at=timezone.now())
    facts = gather(factories.sheet(cast.network, company=company))
    assert facts.last_consultant == {cast.unit.pk: cast.consultant.pk}


def test_closing_day_of_the_unit_moves_the_deadline(cast):
    ClosingDay.objects.create(organisation=cast.unit, day="2026-11-19")
    sheet = factories.sheet(cast.network, submitted_at=WEDNESDAY)
    assert route(gather(sheet)).contact_due == datetime(2026, 11, 23, 16, tzinfo=COPENHAGEN)


def test_network_without_unit_falls_to_the_oldest_unit_of_the_town(cast):
    cast.unit.municipality_code = NORDBY
    cast.unit.save(update_fields=["municipality_code"])
    younger = factories.organisation("Ny enhed", kind="employment_unit", municipality_code=NORDBY)
    Role.objects.create(user=cast.lead, organisation=younger, role=Role.Kind.UNIT_LEAD)
    network = factories.network(cast.nordby)
    assert route(gather(factories.sheet(network))).unit == cast.unit.pk


@pytest.mark.parametrize("units", [1, 3])
def test_gather_takes_seven_queries_at_most(cast, django_assert_num_queries, units):
    """With a company, a profile and a unit that shares out; without them two or three fewer."""
    cast.unit.spread_sheets = True
    cast.unit.save(update_fields=["spread_sheets"])
    for n in range(units):
        factories.organisation(f"Enhed {n}", kind="employment_unit", municipality_code=NORDBY)
    profile = factories.profile(cast.unit, cast.network, contact=cast.consultant)
    sheet = factories.sheet(
        cast.network, company=factories.company(), profile=profile, municipality_code=NORDBY
    )
    sheet.network.host  # noqa: B018  as the caller has it
    with django_assert_num_queries(7):
        gather(sheet)
    plain = factories.sheet(factories.network(cast.nordby, cast.unit))
    plain.network.host  # noqa: B018
    cast.unit.spread_sheets = False
    cast.unit.save(update_fields=["spread_sheets"])
    with django_assert_num_queries(4):
        gather(plain)


def test_gather_knows_who_is_away_on_the_day_of_the_sheet(cast):
    Absence.objects.create(
        unit=cast.unit,
        user=cast.consultant,
        stand_in=cast.lead,
        starts_on="2026-11-18",
        ends_on="2026-11-18",
    )
    late = datetime(2026, 11, 18, 23, 30, tzinfo=COPENHAGEN)
    for at, away in ((late, {cast.consultant.pk: cast.lead.pk}), (late + timedelta(hours=1), {})):
        sheet = factories.sheet(cast.network, submitted_at=at)
        assert gather(sheet).network_unit.away == away


def test_absence_is_from_one_unit(cast):
    elsewhere = factories.organisation("Sønderby", kind="employment_unit")
    today = timezone.localdate()
    Absence.objects.create(unit=elsewhere, user=cast.consultant, starts_on=today, ends_on=today)
    assert gather(factories.sheet(cast.network)).network_unit.away == {}


def test_gather_counts_open_sheets_where_they_are_shared_out(cast):
    cast.unit.spread_sheets = True
    cast.unit.save(update_fields=["spread_sheets"])
    for closed_at in (None, None, timezone.now()):
        factories.handover(
            factories.sheet(cast.network),
            cast.unit,
            owner=cast.consultant,
            status="withdrawn" if closed_at else "assigned",
            closed_at=closed_at,
        )
    assert gather(factories.sheet(cast.network)).network_unit.open_sheets == {cast.consultant.pk: 2}


def test_shared_out_sheets_alternate(cast):
    second = factories.user("Eva")
    Role.objects.create(user=second, organisation=cast.unit, role=Role.Kind.CONSULTANT)
    cast.unit.spread_sheets = True
    cast.unit.save(update_fields=["spread_sheets"])
    owners = []
    for _n in range(4):
        sheet = factories.sheet(cast.network)
        owners.append(route(gather(sheet)).owner)
        factories.handover(sheet, cast.unit, owner_id=owners[-1], status="assigned")
    assert owners == [cast.consultant.pk, second.pk] * 2


def test_gather_knows_whom_the_profile_belongs_to(cast):
    profile = factories.profile(cast.unit, cast.network, contact=cast.consultant)
    sheet = factories.sheet(cast.network, profile=profile)
    assert route(gather(sheet)).reason == "profile"


def test_an_introducer_who_left_introduces_nobody(cast):
    cast.coordinator.is_active = False
    cast.coordinator.save(update_fields=["is_active"])
    assert gather(factories.sheet(cast.network)).host_people == (cast.owner.pk,)


def test_a_chosen_unit_is_gathered_with_its_own_history(cast):
    target = factories.organisation("Sønderby", kind="employment_unit")
    Role.objects.create(user=cast.stranger, organisation=target, role=Role.Kind.CONSULTANT)
    company = factories.company()
    factories.handover(factories.sheet(cast.network, company=company), target, owner=cast.stranger)
    way = route(gather(factories.sheet(cast.network, company=company), to=target.pk))
    assert (way.unit, way.owner, way.reason) == (target.pk, cast.stranger.pk, "continuity")
