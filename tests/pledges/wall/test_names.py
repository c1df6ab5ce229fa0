"""Whose name stands in the hall: invited companies with their yes, and others after one tap of a colleague."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from pledges.wall.board import look, may_be_named
from tests import factories

CASES = [
    # thanks_shown, invited, on_wall, named
    (True, True, None, True),
    (True, False, None, False),
    (True, False, True, True),
    (True, True, False, False),
    (False, True, None, False),
    (False, True, True, False),
    (False, False, True, False),
]


@pytest.mark.parametrize(("thanks_shown", "invited", "on_wall", "named"), CASES)
def test_may_be_named(thanks_shown, invited, on_wall, named):
    assert may_be_named(thanks_shown=thanks_shown, invited=invited, on_wall=on_wall) is named


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def handed_in(event, name, company=None):
    fields = {"event": event, "company_name": name, "company": company, "thanks_shown": True}
    return factories.sheet(event.network, **fields)


def test_the_invited_stand_there_by_themselves_and_nobody_elses_word(event, cast):
    bakery, elsewhere = factories.company("Bageriet"), factories.company("Fremmed A/S")
    factories.invitation(event, factories.contact(cast.nordby, "Bo", company=bakery))
    other = factories.event(cast.network)
    factories.invitation(other, factories.contact(cast.nordby, "Ea", company=elsewhere))
    handed_in(event, "Bageriet", bakery)
    handed_in(event, "Fremmed A/S", elsewhere)
    handed_in(event, "Borgmesteren er en tyv")
    assert look(event).thanks.names == ("Bageriet",)
    assert look(event).thanks.companies == 3


def test_one_tap_shows_a_name_and_one_takes_it_down(client, cast, event):
    sheet = handed_in(event, "Bageriet")
    client.force_login(cast.coordinator)
    page, tap = reverse("pledges:wall_names", args=[event.pk]), f"/arbejdsbord/ark/{sheet.pk}/navn/"
    assert "Vis på skærmen" in client.get(page).content.decode()
    assert client.post(tap, {"shown": "1"}).url == page
    assert look(event).thanks.names == ("Bageriet",)
    assert "Tag ned" in client.get(page).content.decode()
    client.post(tap, {"shown": "0"})
    assert look(event).thanks.names == ()
    assert AuditEntry.objects.filter(verb="name_on_wall").count() == 2


def test_names_cost_no_query_each(client, cast, event, django_assert_max_num_queries):
    client.force_login(cast.coordinator)
    for number in range(3):
        handed_in(event, f"Firma {number}")
    with django_assert_max_num_queries(14):
        client.get(reverse("pledges:wall_names", args=[event.pk]))
