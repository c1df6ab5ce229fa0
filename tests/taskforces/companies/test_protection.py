"""Who may write by mail to a company that is protected from advertising."""

import pytest
from django.urls import reverse

from events.letters.selections import candidates
from taskforces.companies.protection import MailRule, having_rule, mail_rule, rule_of
from taskforces.models import Company, Contact
from tests import factories

CASES = [
    (False, "public_task", "club", MailRule.FREE),
    (True, "public_task", "club", MailRule.STOPPED),
    (True, "dialogue", "club", MailRule.STOPPED),
    (True, "printed_letter", "club", MailRule.STOPPED),
    (True, "public_task", "host", MailRule.STOPPED),
    (True, "public_task", "company", MailRule.STOPPED),
    (True, "member", "club", MailRule.FREE),
    (True, "consent", "club", MailRule.FREE),
    (True, "public_task", "municipality", MailRule.LETTER_FIRST),
    (True, "dialogue", "employment_unit", MailRule.LETTER_FIRST),
    (True, "member", "municipality", MailRule.FREE),
    (False, "public_task", "municipality", MailRule.FREE),
]


@pytest.mark.parametrize(("protected", "basis", "sender", "rule"), CASES)
def test_the_rule(protected, basis, sender, rule):
    assert mail_rule(protected=protected, basis=basis, sender=sender) == rule


@pytest.mark.parametrize("kind", ["club", "municipality", "employment_unit"])
def test_the_database_says_the_same(cast, kind):
    cast.nordby.kind = kind
    for number, (protected, basis, _sender, _rule) in enumerate(CASES):
        company = factories.company(f"Firma {number}", advertising_protected=protected)
        factories.contact(cast.nordby, company=company, contact_basis=basis)
    contacts = Contact.objects.with_company()
    for rule in MailRule:
        found = set(contacts.filter(having_rule(rule, cast.nordby)))
        assert found == {each for each in contacts if rule_of(each, cast.nordby) == rule}


def test_the_page_says_why(cast, client):
    company = factories.company(advertising_protected=True)
    factories.contact(cast.nordby, company=company)
    client.force_login(cast.owner)
    address = reverse("home:company", args=[company.pk])
    assert "En myndighed må godt invitere den" in client.get(address).content.decode()
    cast.nordby.kind = "club"
    cast.nordby.save(update_fields=["kind"])
    assert "Derfor sender vi ikke mail fra jer" in client.get(address).content.decode()
    Company.objects.update(advertising_protected=False)
    assert "Reklamebeskyttet" not in client.get(address).content.decode()


def test_a_closed_company_is_not_invited(cast):
    event = factories.event(cast.network)
    open_one, closed = (
        factories.company("Åben"),
        factories.company("Lukket", closed_on="2026-01-01"),
    )
    person = factories.contact(cast.nordby, company=open_one)
    factories.contact(cast.nordby, company=closed)
    assert list(candidates(event)) == [person]
