"""A unit's networks, open sheets and people move in one step, after a look."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, Organisation, Role
from pledges.models import Handover, Reorganisation
from pledges.reorganisation.moving import Fate, ReorganisationRefused, fate, plan, reorganise
from tests import factories


@pytest.mark.parametrize(
    ("has_owner", "owner_moves", "has_visit", "expected"),
    [
        (True, True, True, Fate.WITH_OWNER),
        (True, True, False, Fate.WITH_OWNER),
        (True, False, False, Fate.NEW_OWNER),
        (True, False, True, Fate.STAYS),
        (False, False, False, Fate.NEW_OWNER),
        (False, False, True, Fate.STAYS),
        (False, True, False, Fate.NEW_OWNER),
    ],
)
def test_what_becomes_of_a_sheet(has_owner, owner_moves, has_visit, expected):
    assert fate(has_owner=has_owner, owner_moves=owner_moves, has_visit=has_visit) == expected


@pytest.fixture
def owner(cast):
    """Of the unit alone."""
    made = factories.user("Ulla")
    cast.unit.roles.create(user=made, role=Role.Kind.OWNER)
    return made


def _sheet(cast, owner=None, **fields):
    return factories.handover(factories.sheet(cast.network), cast.unit, owner=owner, **fields)


def _url(cast, *more):
    return reverse("pledges:reorganisation" + "".join(more), args=[cast.unit.pk])


def test_a_step_is_undone_by_the_same_look(cast, client, owner):
    kept = _sheet(cast, cast.consultant)
    client.force_login(owner)
    client.post(_url(cast, "_move"), _told(cast, expected=1))
    made = Reorganisation.objects.get()
    assert f"?fortryd={made.pk}" in client.get(_url(cast)).content.decode()
    back = reverse("pledges:reorganisation", args=[made.to_unit_id])
    initial = client.get(back, {"fortryd": made.pk}).context["form"].initial
    assert initial["reason"] == "Fortrudt: Byrådet har besluttet det"
    assert not client.get(_url(cast), {"fortryd": made.pk}).context["form"].initial
    told = initial | {"expected": 1}
    assert client.post(reverse("pledges:reorganisation_move", args=[made.to_unit_id]), told).url
    kept.refresh_from_db()
    cast.network.refresh_from_db()
    assert kept.unit == cast.network.unit == cast.unit
    assert kept.owner == cast.consultant
    assert cast.consultant.roles.filter(organisation=cast.unit).exists()


@pytest.mark.parametrize("number", ["x", "999", "-1", "9" * 30, "²"])
def test_a_step_that_never_was_starts_an_empty_form(cast, client, owner, number):
    client.force_login(owner)
    page = client.get(_url(cast), {"fortryd": number})
    assert (page.status_code, page.context["form"].initial) == (200, {})


def _told(cast, **more):
    return {
        "new_name": "Jobhuset",
        "networks": [cast.network.pk],
        "people": [cast.consultant.pk, cast.lead.pk],
        "reason": "Byrådet har besluttet det",
    } | more


def test_a_look_changes_nothing_and_one_press_moves_all(cast, client, owner):
    kept = _sheet(cast, cast.consultant)
    closed = _sheet(
        cast, cast.consultant, status="withdrawn", closed_at=timezone.now(), outcome="no_job"
    )
    due = kept.contact_due
    client.force_login(owner)
    page = client.post(_url(cast), _told(cast)).content.decode()
    assert "Jobhuset" in page
    assert "Følger med sin konsulent" in page
    assert not Organisation.objects.filter(name="Jobhuset").exists()
    assert not Reorganisation.objects.exists()
    assert client.post(_url(cast, "_move"), _told(cast, expected=1)).status_code == 302
    new = Organisation.objects.get(name="Jobhuset")
    cast.network.refresh_from_db()
    kept.refresh_from_db()
    closed.refresh_from_db()
    assert cast.network.unit == kept.unit == new
    assert (kept.owner, kept.contact_due, closed.unit) == (cast.consultant, due, cast.unit)
    assert {role.user for role in new.roles.all()} == {owner, cast.consultant, cast.lead}
    assert not cast.consultant.roles.filter(organisation=cast.unit).exists()
    told = AuditEntry.objects.filter(verb="reorganise")
    assert {entry.organisation for entry in told} == {cast.unit, new, cast.nordby}
    assert new.contact_days == cast.unit.contact_days


def test_a_sheet_that_came_meanwhile_is_looked_at_first(cast, client, owner):
    _sheet(cast, cast.consultant)
    client.force_login(owner)
    answer = client.post(_url(cast, "_move"), _told(cast, expected=0))
    assert "Se listen igen" in answer.content.decode()
    assert not Organisation.objects.filter(name="Jobhuset").exists()
    assert Handover.objects.get().unit == cast.unit


def test_a_visit_with_somebody_who_stays_keeps_the_sheet_there(cast, owner):
    other = factories.organisation("Jobhuset", "employment_unit")
    tomorrow = timezone.now() + timedelta(days=1)
    booked = _sheet(cast, cast.consultant, visit_at=tomorrow)
    free = _sheet(cast, cast.consultant)
    found = plan(cast.unit, [cast.network], [cast.lead])
    assert found.moving == [free.pk]
    how = {"to": other, "networks": [cast.network], "reason": "x", "by": owner}
    with pytest.raises(ReorganisationRefused):
        reorganise(cast.unit, people=[cast.lead], expected=2, **how)
    reorganise(cast.unit, people=[cast.lead], expected=1, **how)
    booked.refresh_from_db()
    free.refresh_from_db()
    assert (booked.unit, free.unit) == (cast.unit, other)
    assert free.owner != cast.consultant


def test_only_an_owner_moves_a_unit(cast, client, owner):
    admin = factories.user("Drift", is_superuser=True)
    for who, status in [(cast.lead, 403), (admin, 403), (cast.owner, 404), (owner, 200)]:
        client.force_login(who)
        assert client.get(_url(cast)).status_code == status


@pytest.mark.parametrize("changed", [{"new_name": ""}, {"networks": []}, {"reason": ""}])
def test_bad_plans_are_shown_again(cast, client, owner, changed):
    client.force_login(owner)
    assert client.post(_url(cast), _told(cast, **changed)).status_code == 422
