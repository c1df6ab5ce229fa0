"""Names are offered from the public register alone, and a name that is chosen is that company."""

import pytest

from events.open_registration import company_names
from events.open_registration.company_names import names_like
from events.open_registration.registering import register
from taskforces.models import Company, Contact
from tests import factories
from tests.events.open_registration.test_registering import wish


@pytest.fixture
def companies(cast):
    for name in ("Bageriet Ågård", "Nordby Bageri", "Bager Jensen", "Smedjen"):
        factories.company(name)
    factories.contact(cast.sonderby, company=factories.company("Bager Hemmelig", cvr_number=None))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("bag", ["Bager Jensen", "Bageriet Ågård", "Nordby Bageri"]),
        ("BAGERIET AAG", ["Bageriet Ågård"]),
        ("ba", []),
        ("   ", []),
        ("hemmelig", []),
        ("%%%", []),
        ("bag\0", ["Bager Jensen", "Bageriet Ågård", "Nordby Bageri"]),
    ],
)
def test_names_like(companies, words, names):
    assert names_like(words) == names


def test_whoever_asks_very_often_gets_no_more_names(companies, client, monkeypatch):
    monkeypatch.setattr(company_names, "ASKED", 2)
    answers = [
        client.get("/arrangementer/virksomhedsnavne.json", {"q": "bag"}).json()["names"]
        for _thrice in range(3)
    ]
    assert [len(names) for names in answers] == [3, 3, 0]


def test_a_chosen_name_is_the_registers_company(cast, companies):
    event = factories.event(cast.network, registration_mode="open")
    factories.letter(cast.network)
    register(event, wish("Ida Holm", "ida@example.org", company="Smedjen"))
    assert Contact.objects.get(name="Ida Holm").company == Company.objects.get(name="Smedjen")
    register(event, wish("Bo Lund", "bo@example.org", company="Bager Hemmelig"))
    strangers = Company.objects.get(contacts__organisation=cast.sonderby)
    assert Contact.objects.get(name="Bo Lund").company != strangers
