"""On an opening the candidates, on a candidate the openings; one press presents, and nothing does by itself."""

import pytest
from django.test import Client
from django.utils import timezone

from pledges.candidate_talks.talks import change_wish
from pledges.matching.suggestions import candidates_for, openings_for
from pledges.models import Referral
from tests import factories


@pytest.fixture
def desk(cast):
    client = Client()
    client.force_login(cast.consultant)
    return client


def wishing(cast, text="Rengøring", **fields):
    told = {name: fields.pop(name) for name in ("tasks", "hours", "starts_on") if name in fields}
    candidate = factories.candidate(cast.unit, cast.network, **{"stage": "ready"} | fields)
    change_wish(candidate, text=text, by=cast.consultant, **told)
    return candidate


def things(found):
    return [one.thing for one in found]


def test_the_best_come_first_whether_by_wish_or_profile(cast):
    opening = factories.opening(cast.network, cast.unit)
    words = wishing(cast, "Vil gerne gøre rent, helst rengøring", hours="15-19")
    profile = factories.profile(cast.unit, cast.network, hours="20+")
    both = wishing(cast, tasks=["cleaning"], hours="5-9")
    wishing(cast, "Lastbil")
    factories.candidate(cast.unit, cast.network)
    found = candidates_for(opening, cast.consultant)
    assert things(found) == [both, profile.candidate, words]
    assert things(candidates_for(opening, cast.consultant, limit=1)) == [both]


def test_a_new_wish_takes_the_place_of_the_old(cast):
    opening = factories.opening(cast.network, cast.unit)
    candidate = wishing(cast, tasks=["cleaning"])
    change_wish(candidate, text="Lastbil", by=cast.consultant, tasks=["driving"])
    assert candidates_for(opening, cast.consultant) == []
    assert openings_for(candidate, cast.consultant) == []


@pytest.mark.parametrize(
    ("stage", "suggested"),
    [
        ("referred", True),
        ("preparation", True),
        ("ready", True),
        ("presented", True),
        ("trial", False),
        ("placed", False),
        ("paused", False),
        ("returned", False),
        ("self_supporting", False),
    ],
)
def test_who_does_not_look_is_not_suggested(cast, stage, suggested):
    opening = factories.opening(cast.network, cast.unit)
    candidate = wishing(cast, stage=stage)
    assert bool(candidates_for(opening, cast.consultant)) is suggested
    assert bool(openings_for(candidate, cast.consultant)) is suggested


@pytest.mark.parametrize(
    ("state", "suggested"),
    [("presented", False), ("talk", False), ("yes", False), ("no", False), ("withdrawn", True)],
)
def test_whom_the_company_heard_of_is_not_suggested_again(cast, state, suggested):
    opening = factories.opening(cast.network, cast.unit)
    candidate = wishing(cast)
    factories.referral(candidate, opening, state=state, reason="nej")
    assert bool(candidates_for(opening, cast.consultant)) is suggested
    assert bool(openings_for(candidate, cast.consultant)) is suggested


def test_nothing_of_another_unit_is_suggested(cast):
    other = factories.organisation("Enheden Sønderby", kind="employment_unit")
    network = factories.network(cast.nordby, other, name="Sønderby")
    theirs = factories.candidate(other, network, stage="ready")
    change_wish(theirs, text="Rengøring", by=cast.consultant)
    factories.opening(network, other)
    mine = wishing(cast)
    assert candidates_for(factories.opening(cast.network, cast.unit), cast.stranger) == []
    assert things(candidates_for(factories.opening(cast.network, cast.unit), cast.consultant)) == [
        mine
    ]
    assert {one.thing.unit for one in openings_for(mine, cast.consultant)} == {cast.unit}


def test_taken_openings_are_not_suggested(cast):
    factories.opening(cast.network, cast.unit, withdrawn=1)
    assert openings_for(wishing(cast), cast.consultant) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(cast, django_assert_num_queries, rows):
    openings = [factories.opening(cast.network, cast.unit) for _n in range(rows)]
    candidates = [wishing(cast) for _n in range(rows)]
    with django_assert_num_queries(3):
        assert len(candidates_for(openings[0], cast.consultant)) == rows
    with django_assert_num_queries(3):
        assert len(openings_for(candidates[0], cast.consultant)) == rows


def test_one_press_presents_from_either_page(desk, cast):
    opening = factories.opening(cast.network, cast.unit, positions=2)
    first, second = wishing(cast), wishing(cast)
    page = desk.get(f"/arbejdsbord/aabninger/{opening.pk}/").content.decode()
    assert "ønsket nævner “rengøring”" in page
    desk.post(f"/arbejdsbord/aabninger/{opening.pk}/henvis/", {"candidate": first.pk})
    page = desk.get(f"/arbejdsbord/kandidater/{second.pk}/").content.decode()
    assert "ønsket nævner “rengøring”" in page
    desk.post(f"/arbejdsbord/kandidater/{second.pk}/henvis/", {"opening": opening.pk})
    assert set(Referral.objects.values_list("candidate", flat=True)) == {first.pk, second.pk}


def test_before_the_first_call_there_is_no_button(desk, cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.consultant)
    candidate = wishing(cast)
    address = f"/arbejdsbord/kandidater/{candidate.pk}/henvis/"
    page = f"/arbejdsbord/kandidater/{candidate.pk}/"
    assert "Tal med virksomheden først" in desk.get(page).content.decode()
    assert f'action="{address}"' not in desk.get(page).content.decode()
    handover.first_contact_at, handover.status = timezone.now(), "contacted"
    handover.save()
    assert f'action="{address}"' in desk.get(page).content.decode()
