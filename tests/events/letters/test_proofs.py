import pytest

from events.letters.proofs import count_problems, problems_on, say_the_way, with_problems
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def invited(event, name="Bo", company=None, **contact):
    company = factories.company(**{"street": "Havnen 1", "city": "By"} | (company or {}))
    person = factories.contact(event.network.host, name, company=company, **contact)
    return factories.invitation(event, person)


def test_problems_are_counted_and_named(event, cast):
    invited(
        event,
        "Bo",
        email="bo@example.org",
        company={"cvr_number": "10150817", "postcode": "9000"},
    )
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


def test_a_row_says_its_way_and_what_is_missing_for_it(event, cast):
    invited(event, "Bo", email="bo@example.org", company={"postcode": "9000"})
    invited(event, "Ida", email="")
    rows = list(with_problems(event.invitations.order_by("contact__name"), cast.nordby))
    for each in rows:
        say_the_way(each, cast.nordby)
    assert [(str(each.way_label), each.missing) for each in rows] == [
        ("på mail", []),
        ("kan ikke nås", ["ingen e-mail", "ingen hel adresse"]),
    ]
