"""Figures count a company once, also after it was merged with another, and twice again when that is undone."""

import pytest

from pledges import company_keys
from pledges.figures.funnel import funnel
from pledges.models import Handover, Placement, Sheet
from taskforces.companies import merging, moving
from tests import factories


@pytest.fixture
def companies(cast):
    """Each with a sheet and an opening without one, where somebody is at work."""
    made = [factories.company(name) for name in ("Ågård", "Ågård ApS")]
    for company in made:
        sheet = factories.sheet(cast.network, company=company)
        factories.placement(factories.handover(sheet, cast.unit))
        told = factories.opening(cast.network, cast.unit, company=company)
        factories.placement(None, opening=told)
    return made


def counted():
    """Companies that promised something, and companies with somebody at work."""
    steps = {step.key: step.companies for step in funnel()}
    return steps["sheets"], steps["hired"]


def test_a_merge_and_its_undoing_are_followed(cast, companies):
    assert counted() == (2, 2)
    made = merging.merge(*companies, organisation=cast.nordby, by=cast.owner)
    assert counted() == (1, 1)
    merging.undo(made, by=cast.owner)
    assert counted() == (2, 2)
    assert company_keys.keep_anew() == 0


def test_a_split_is_followed(cast, companies):
    company = companies[0]
    sheets = Sheet.objects.filter(company=company)
    key = Sheet._meta.get_field("company")
    merging.split(
        company, name="Ny", chosen=[(key, sheets)], organisation=cast.nordby, by=cast.owner
    )
    assert counted() == (2, 3)


def test_what_nobody_followed_is_kept_anew(cast, companies, monkeypatch):
    """The negative control: a merge of which nobody is told."""
    monkeypatch.setattr(moving, "FOLLOWERS", {})
    merging.merge(*companies, organisation=cast.nordby, by=cast.owner)
    assert counted() == (2, 2)
    assert company_keys.keep_anew() == 3  # the sheet, and the two that are at work
    assert counted() == (1, 1)
    assert company_keys.keep_anew() == 0


def test_a_typed_name_has_a_key_of_its_own(cast):
    handover = factories.handover(factories.sheet(cast.network, company=None), cast.unit)
    factories.placement(handover)
    assert company_keys.keep_anew() == 0
    assert Placement.objects.get().company_key == Handover.objects.get().company_key < 0
