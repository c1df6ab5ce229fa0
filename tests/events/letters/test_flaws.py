"""What would look wrong on a letter, found before it is printed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.letters.flaws import (
    Flaw,
    Written,
    counted,
    flaws_of,
    found,
    letter_flaws,
    mend_url,
)
from events.models import Invitation
from tests import factories
from tests.events.letters.test_pdf import EIGHT_LINES

LONG = "Det Østjyske Værksted for Renovering af Maskiner og Anlæg A/S "


@pytest.mark.parametrize(
    ("written", "flaws"),
    [
        ({}, []),
        ({"greeting_doubtful": True}, [Flaw.GREETING]),
        ({"name": "محمد علي"}, []),
        ({"name": "张伟"}, [Flaw.SIGNS]),
        ({"name": "Ida 😀"}, [Flaw.SIGNS]),
        ({"others": ("", "Kære 张伟", "CVR")}, [Flaw.SIGNS]),
        ({"company": LONG * 2}, []),
        (
            {
                "company": EIGHT_LINES["company"],
                "name": EIGHT_LINES["name"],
                "street": EIGHT_LINES["street"],
                "country": "Tyskland",
            },
            [Flaw.SHRUNK],
        ),
        ({"company": LONG * 4, "name": LONG * 2}, [Flaw.CUT]),
        ({"name": "张" * 90, "company": LONG * 4}, [Flaw.SIGNS, Flaw.CUT]),
    ],
)
def test_flaws_of_one_letter(written, flaws):
    usual = {"company": "Ågård ApS", "name": "Bo", "street": "Havnen 1", "place": "9000 By"}
    assert flaws_of(Written(**usual | written)) == flaws


@pytest.fixture
def round(cast):
    cast.nordby.address = "Torvet 1, 9000 Nordby"
    cast.nordby.save()
    event = factories.event(cast.network, address="Kajen 1, 9000 Nordby")
    return factories.invitation_round(event)


def invited(round, person, **company):
    company = factories.company(**{"street": "Havnen 1"} | company)
    person = factories.contact(round.event.organisation, person, company=company)
    return factories.invitation(round.event, person, round=round)


def test_flaws_are_found_by_one_query_and_counted(round, django_assert_num_queries):
    fine, doubtful = invited(round, "Søren Ågård"), invited(round, "Inger")
    chinese = invited(round, "Wei 张伟")
    long = invited(round, "Bo Holm", name=(LONG * 2)[:100], street=(LONG * 3)[:160])
    with django_assert_num_queries(1):
        flawed = found(Invitation.objects.all())
    assert fine.pk not in flawed
    assert Flaw.GREETING in flawed[doubtful.pk]
    assert Flaw.SIGNS in flawed[chinese.pk]
    assert flawed[long.pk] == [Flaw.SHRUNK]
    assert counted(flawed)[Flaw.SHRUNK] == 1


def test_the_address_of_the_persons_own_workplace_counts(round):
    invitation = invited(round, "Bo Holm", street=LONG * 2)
    contact = invitation.contact
    contact.workplace = contact.company.workplaces.create(
        p_number="1001234567", street="Havnen 2", postcode="9000", city="By"
    )
    contact.save()
    assert found(Invitation.objects.all()) == {}


def texts(round):
    return [flaw.text for flaw in letter_flaws(round.event, round.letter)]


def test_a_letter_with_all_facts_only_lacks_a_signature(round):
    assert texts(round) == ["Ingen underskrift fra Nordby Kommune."]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"address": ""}, "Mødet har ingen adresse, kun et sted."),
        ({"answer_deadline": timedelta(hours=1)}, "Svarfristen ligger efter mødet."),
        ({"answer_deadline": timedelta(days=-400)}, "Svarfristen er overskredet."),
        ({"title": "Mød 😀"}, "Kan ikke trykkes: 😀"),
        ({"agenda": "张"}, "Kan ikke trykkes: 张"),
    ],
)
def test_what_the_event_lacks_is_said_with_a_way_to_mend_it(round, changes, said):
    for name, value in changes.items():
        if isinstance(value, timedelta):
            value = round.event.starts_at + value
        setattr(round.event, name, value)
    assert timezone.now() < round.event.starts_at
    flaw = letter_flaws(round.event, round.letter)[
        0 if "😀" not in said and "张" not in said else -1
    ]
    assert flaw.text == said
    assert flaw.url.startswith(f"/arbejdsbord/arrangementer/{round.event.pk}/rediger/")


def test_what_only_an_administrator_can_mend_says_so(round):
    round.event.organisation.address = ""
    flaw = letter_flaws(round.event, round.letter)[0]
    assert "administrator" in flaw.text
    assert flaw.url == ""


def test_the_proof_lists_flaws_and_leads_to_the_field_and_back(client, round, cast):
    invited(round, "Søren Ågård")
    doubtful = invited(round, "Inger")
    client.force_login(cast.secretary)
    proof = f"/arbejdsbord/udsendelser/{round.pk}/proevetryk/"
    page = client.get(proof).content.decode()
    assert "er hilsenen rigtig? (1)" in page
    assert "Ingen underskrift fra" in page
    narrowed = f"{proof}?mangler=greeting"
    page = client.get(narrowed).content.decode()
    assert "Søren Ågård" not in page
    form = mend_url(doubtful, Flaw.GREETING, back=narrowed)
    assert form.endswith("#id_salutation")
    assert form.replace("&", "&amp;") in page
    contact = doubtful.contact
    data = {
        "company_name": contact.company.name,
        "street": "Havnen 1",
        "name": "Inger",
        "salutation": "Kære fru Inger",
        "data_source": "CVR-registret",
        "contact_basis": contact.contact_basis,
    }
    assert client.post(form.split("#")[0], data)["Location"] == narrowed
    assert "er hilsenen rigtig?" not in client.get(proof).content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_the_form_leads_back_to_no_other_site(client, round, cast, elsewhere):
    invitation = invited(round, "Inger")
    client.force_login(cast.secretary)
    page = client.get(f"/arbejdsbord/kontakter/{invitation.contact_id}/", {"next": elsewhere})
    assert page.context["back"] == "/arbejdsbord/kontakter/"
