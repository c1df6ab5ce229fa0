import pytest

from events.letters.proofs import count_problems, mailable, problems_on, with_problems
from events.letters.rounds import why_not_mailed
from taskforces.models import Contact
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def invited(event, name="Bo", company=None, **contact):
    company = factories.company(**{"street": "Havnen 1", "city": "By"} | (company or {}))
    person = factories.contact(event.network.host, name, company=company, **contact)
    return factories.invitation(event, person)


def test_problems_are_counted_and_named(event, cast):
    invited(event, "Bo", email="bo@example.org", company={"cvr_number": "10150817"})
    invited(event, "Ida", email="", company={"street": "", "cvr_number": None})
    counts = count_problems(event.invitations, cast.nordby)
    assert {name: n for name, n in counts.items() if n} == {
        "no_address": 1,
        "no_email": 1,
        "no_number": 1,
    }
    listed = with_problems(event.invitations.order_by("contact__name"), cast.nordby)
    assert [len(problems_on(each)) for each in listed] == [0, 3]


def test_a_workplace_of_his_own_is_an_address(event, cast):
    invitation = invited(event, company={"street": ""})
    contact = invitation.contact
    contact.workplace = contact.company.workplaces.create(
        p_number="1001234567", street="Havnen 2", postcode="9000", city="By"
    )
    contact.save()
    assert count_problems(event.invitations, cast.nordby)["no_address"] == 0


@pytest.mark.parametrize("host", ["municipality", "club"])
@pytest.mark.parametrize("basis", Contact.Basis.values)
@pytest.mark.parametrize("protected", [True, False])
@pytest.mark.parametrize("email", ["bo@example.org", ""])
def test_the_database_and_the_rule_agree_on_whom_may_be_mailed(
    event, cast, host, basis, protected, email
):
    cast.nordby.kind = host
    invitation = invited(
        event, contact_basis=basis, email=email, company={"advertising_protected": protected}
    )
    may = why_not_mailed(invitation.contact, cast.nordby) is None
    assert mailable(event.invitations, cast.nordby).exists() is may
