"""A sheet from a joint event goes to the company's own network."""

import pytest

from pledges.models import Sheet
from pledges.sheets.entry import entry_by_key, guest_at
from pledges.sheets.handing_in import handed_in, submit
from pledges.sheets.joint_events import whose
from tests import factories
from tests.pledges.sheets.test_handing_in import filled


@pytest.mark.parametrize(
    ("invited_by", "member_of", "expected"),
    [
        ({2}, {3}, 2),
        ({1}, {3}, 1),
        (set(), {3}, 3),
        ({2, 3}, {3}, 3),
        ({2, 3}, set(), 1),
        (set(), {2, 3}, 1),
        (set(), set(), 1),
    ],
)
def test_whose_sheet_it_is(invited_by, member_of, expected):
    assert whose(1, invited_by=invited_by, member_of=member_of) == expected


@pytest.fixture
def joint(cast):
    unit = factories.organisation("Sønderbys enhed", kind="employment_unit")
    network = factories.network(cast.sonderby, unit, name="Sønderby Boldklub")
    return factories.event_host(factories.event(cast.network), network)


def test_a_guests_own_code_goes_to_the_network_that_invited_them(joint):
    invitation = factories.joint_invitation(joint)
    sheet = submit(entry_by_key(invitation.code), filled=filled())
    assert (sheet.network, sheet.event) == (joint.network, joint.event)
    table = entry_by_key(factories.sheet_link(joint.event).key)
    assert guest_at(table, invitation.code).network == joint.network
    assert table.network == joint.event.network


def test_at_a_table_the_companys_name_says_it_and_a_repeat_is_the_same_sheet(joint):
    invitation = factories.joint_invitation(joint)
    name = invitation.contact.company.name
    table = entry_by_key(factories.sheet_link(joint.event).key)
    answers = filled(company_name=name)
    sheet = submit(table, filled=answers)
    assert sheet.network == joint.network
    assert submit(table, filled=answers) == sheet
    assert handed_in(table, answers.client_id) == sheet
    assert Sheet.objects.count() == 1


def test_a_stranger_at_a_table_is_the_organisers(joint):
    table = entry_by_key(factories.sheet_link(joint.event).key)
    assert submit(table, filled=filled()).network == joint.event.network


def test_a_company_that_two_hosts_invited_is_its_own_networks(cast, joint):
    company = factories.company()
    factories.joint_invitation(joint, factories.contact(cast.sonderby, company=company))
    factories.invitation(joint.event, factories.contact(cast.nordby, company=company))
    table = entry_by_key(factories.sheet_link(joint.event).key)
    assert submit(table, filled=filled(company_name=company.name)).network == joint.event.network
    factories.ambassador(joint.network, cast.sonderby.contacts.get(company=company))
    again = filled(company_name=company.name)
    assert submit(table, filled=again).network == joint.network
