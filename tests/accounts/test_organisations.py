"""What an organisation decides of itself, who may, how it looks first, and that it is logged."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry, Organisation
from accounts.organisations import BY_COORDINATORS, BY_OWNERS, change_organisation
from frontend.colour import theme_tokens
from tests import factories


def filled(organisation, **typed):
    """The form as a browser sends it back unchanged, and what was typed."""
    fields = {name: getattr(organisation, name) for name in (*BY_COORDINATORS, *BY_OWNERS)}
    return {name: value for name, value in fields.items() if value is not False} | typed


def address(name, organisation):
    return reverse(f"accounts:{name}", args=[organisation.pk])


def test_a_coordinator_changes_letterhead_colours_words_and_hours(cast, client):
    client.force_login(cast.coordinator)
    typed = {
        "address": "Torvet 1\n9900 Nordby",
        "opening_hours": "Mandag til torsdag 9-15",
        "brand_colour": "#123456",
        "unit_noun": "Jobcenter Nordby",
        "candidate_noun": "ressource",
    }
    client.post(address("organisation", cast.nordby), filled(cast.nordby, **typed))
    cast.nordby.refresh_from_db()
    assert {name: getattr(cast.nordby, name).replace("\r", "") for name in typed} == typed
    entry = AuditEntry.objects.get(verb="change_organisation")
    assert (entry.by, set(entry.after)) == (cast.coordinator, set(typed))


@pytest.mark.parametrize(("who", "asks"), [("owner", True), ("coordinator", False)])
def test_an_owner_asks_for_two_factors_everywhere_and_it_is_logged(cast, client, who, asks):
    client.force_login(getattr(cast, who))
    typed = filled(cast.nordby, asks_second_factor_everywhere="on")
    client.post(address("organisation", cast.nordby), typed)
    cast.nordby.refresh_from_db()
    assert cast.nordby.asks_second_factor_everywhere is asks
    entries = AuditEntry.objects.filter(verb="change_organisation")
    assert [entry.after for entry in entries] == [{"asks_second_factor_everywhere": True}] * asks


@pytest.mark.parametrize(("who", "months"), [("owner", 9), ("coordinator", 6)])
def test_only_owners_change_how_long_things_are_kept(cast, client, who, months):
    client.force_login(getattr(cast, who))
    typed = filled(cast.nordby, invitation_retention_months=9, letters_need_approval="on")
    assert client.post(address("organisation", cast.nordby), typed).status_code == 302
    cast.nordby.refresh_from_db()
    assert cast.nordby.invitation_retention_months == months
    assert cast.nordby.letters_need_approval is (who == "owner")


def test_a_preview_keeps_nothing(cast, client):
    client.force_login(cast.owner)
    typed = filled(cast.nordby, unit_noun="Jobcenter Nordby", brand_colour="#0000aa")
    page = client.post(address("organisation_preview", cast.nordby), typed)
    text = page.content.decode()
    assert "Jobcenter Nordby ringer inden for 2 arbejdsdage." in text
    assert f'fill="{theme_tokens("#0000aa")["light"]["accent"]}"' in text
    assert "Intet er gemt endnu." in text
    assert Organisation.objects.get(pk=cast.nordby.pk).unit_noun == "virksomhedsindgangen"
    assert not AuditEntry.objects.filter(verb="change_organisation").exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"brand_colour": "red"},
        {"second_colour": "#12345"},
        {"sender_email": "ikke en adresse"},
        {"unit_noun": ""},
        {"opening_hours": "x" * 301},
        {"opening_hours": "Ring til 070761-4285"},
        {"audit_retention_months": "0"},
    ],
)
@pytest.mark.parametrize("name", ["organisation", "organisation_preview"])
def test_bad_settings_are_explained_and_nothing_is_saved(cast, client, name, typed):
    client.force_login(cast.owner)
    answer = client.post(address(name, cast.nordby), filled(cast.nordby, **typed))
    assert answer.status_code == 422
    assert not AuditEntry.objects.filter(verb="change_organisation").exists()


def test_what_stays_as_it_is_is_not_logged(cast):
    change_organisation(cast.nordby, by=cast.owner, address=cast.nordby.address)
    assert not AuditEntry.objects.exists()


def test_hours_stand_on_the_leaders_receipt(cast, client):
    cast.unit.opening_hours = "Mandag til torsdag 9-15"
    cast.unit.save()
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    page = client.get(f"/kvittering/{handover.sheet.receipt_token}/").content.decode()
    assert "Mandag til torsdag 9-15" in page


def test_whoever_steers_several_chooses_one(cast, client):
    cast.owner.roles.create(organisation=cast.unit, role="owner")
    client.force_login(cast.owner)
    page = client.get(reverse("accounts:organisations")).content.decode()
    assert address("organisation", cast.nordby) in page
    assert address("organisation", cast.sonderby) not in page
