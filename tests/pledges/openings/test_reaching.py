"""Whom to call at the company of an opening: the same rule for the first unit and the further ones."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from pledges.figures.channels import FromChannel, by_channel
from pledges.figures.funnel import funnel
from pledges.figures.scopes import Scope
from pledges.models import Sheet
from pledges.openings.reaching import contact_of, reads_contact
from pledges.openings.referrals import answer, refer
from tests import factories

PHONE = "+4512345678"


@pytest.mark.parametrize(
    ("works", "on_sheet", "given", "reads"),
    [
        (True, True, False, True),  # the first unit
        (True, False, True, True),  # a further one, after a yes to its candidate
        (True, False, False, False),  # nobody left a name
        (False, True, False, False),  # a further one that only sees the opening; a job broker
        (False, False, True, False),
        (False, False, False, False),
    ],
)
def test_who_reads_whom_to_call(works, on_sheet, given, reads):
    assert reads_contact(works=works, on_sheet=on_sheet, given=given) is reads


@pytest.fixture
def further(cast):
    unit = factories.organisation("Jobcenter Vestby", kind="employment_unit")
    person = factories.user("Vera Vest")
    Role.objects.create(user=person, organisation=unit, role=Role.Kind.CONSULTANT)
    cast.network.further_units.add(unit)
    return person


@pytest.fixture
def referral(cast, further):
    sheet = factories.sheet(
        cast.network,
        event=factories.event(cast.network),
        contact_name="Søren Ågård",
        contact_phone=PHONE,
    )
    made = factories.handover(sheet, cast.unit, status="contacted", first_contact_at=timezone.now())
    made.openings.update(positions=2)
    unit = further.roles.get().organisation
    return refer(factories.candidate(unit, cast.network), opening=made.openings.get(), by=further)


def page(user, address):
    client = Client()
    client.force_login(user)
    return client.get(address).content.decode()


def test_a_further_unit_has_somebody_to_call_from_the_yes_on(cast, further, referral):
    address = f"/arbejdsbord/aabninger/{referral.opening_id}/"
    assert "Søren Ågård" in page(cast.consultant, address)
    assert "Søren Ågård" not in page(further, address)  # before the yes
    found = answer(referral, state="yes", by=cast.consultant)
    given = f"/arbejdsbord/aabninger/{found.opening_id}/"
    shown = page(further, given)
    assert "Søren Ågård" in shown
    assert PHONE in shown
    assert "Søren Ågård" not in page(further, address)  # what is left is not theirs
    at_work = factories.placement(None, opening=found.opening)
    assert "Søren Ågård" in page(further, f"/arbejdsbord/forloeb/{at_work.pk}/")


def test_a_job_broker_and_a_stranger_have_nobody_to_call(cast, further, referral):
    found = answer(referral, state="yes", by=cast.consultant)
    Role.objects.filter(user=further).update(role=Role.Kind.JOB_BROKER)
    assert contact_of(found.opening, further) is None
    assert contact_of(found.opening, cast.stranger) is None


def test_a_name_that_was_deleted_is_gone_here_too(cast, further, referral):
    found = answer(referral, state="yes", by=cast.consultant)
    Sheet.objects.update(forgotten_at=timezone.now())
    found.opening.refresh_from_db()
    assert contact_of(found.opening, further) is None


def test_the_place_counts_once_and_in_the_sheets_channel_and_event(cast, further, referral):
    found = answer(referral, state="yes", by=cast.consultant)
    factories.placement(None, opening=found.opening, starts_on=timezone.localdate() - timedelta(2))
    event = found.opening.given_from.handover.event
    for scope in (Scope(), Scope(events=[event])):
        [row] = by_channel(scope)
        assert row == FromChannel("meeting", promises=1, told=0, positions=1, hired=1)
        assert {step.key: step.sheets for step in funnel(scope)}["hired"] == 1
