"""The steps of one match: what is done, what is next, and whose it is."""

from datetime import date

import pytest
from django.utils import timezone

from pledges.matches.done import Done
from pledges.matches.steps import Given, Side, place_steps, steps_of
from pledges.models.given_steps import MatchStep
from tests import factories

PEOPLE = {Side.BROKER: "Bo", Side.CONSULTANT: "Ida", Side.BOTH: "Bo · Ida"}
DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("done", "ended", "next_one", "skipped"),
    [
        ({}, False, "talk", []),
        ({"talk"}, False, "wish", []),
        ({"company", "presented"}, False, "fit", ["talk", "wish"]),
        ({"presented", "answer"}, True, None, ["talk", "wish", "company", "fit", "meeting"]),
        ({"weeks_26"}, False, None, [key for key in MatchStep.values if key != "weeks_26"]),
    ],
)
def test_the_first_after_all_that_is_done_is_next(done, ended, next_one, skipped):
    found = place_steps(dict.fromkeys(done, Done(DAY)), PEOPLE, ended=ended)
    assert [step.key for step in found if step.state == "skipped"] == skipped
    assert next((step.key for step in found if step.state == "next"), None) == next_one
    assert len(found) == (len(done) + len(skipped) if ended else len(MatchStep))


def test_each_step_names_who_did_it_or_is_to():
    found = place_steps({"talk": Done(DAY, "Kim")}, PEOPLE, ended=False)
    assert [step.who for step in found[:3]] == ["Kim", "Bo", "Ida"]
    assert {step.who for step in found if step.side == Side.BOTH} == {"Bo · Ida"}


@pytest.mark.parametrize(
    ("done", "given", "who"),
    [
        ({}, {}, "Bo"),
        ({}, {"talk": Given("Kim", DAY)}, "Kim"),
        ({}, {"wish": Given("Kim", DAY)}, "Bo"),
        ({"talk": Done(DAY)}, {"talk": Given("Kim", DAY)}, "Kim"),
        ({"talk": Done(DAY, "Åse")}, {"talk": Given("Kim", DAY)}, "Åse"),
        ({"company": Done(DAY)}, {"talk": Given("Kim", DAY)}, "Kim"),
    ],
)
def test_a_step_given_by_hand_is_theirs_until_somebody_did_it(done, given, who):
    step = place_steps(done, PEOPLE, given, ended=False)[0]
    assert (step.key, step.who) == ("talk", who)
    assert step.due_on == (DAY if given.get("talk") and not done else None)


def test_a_match_is_read_from_its_rows(cast, client):
    handover = factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        owner=cast.lead,
        status="referred",
        first_contact_at=timezone.now(),
    )
    candidate = factories.candidate(cast.unit, cast.network, known_by=cast.consultant)
    found = factories.referral(candidate, handover.openings.get(), by=cast.consultant)
    by_key = {step.key: step for step in steps_of(found)}
    assert (by_key["company"].state, by_key["company"].who) == ("done", cast.lead.name)
    assert (by_key["fit"].state, by_key["fit"].who) == ("next", cast.consultant.name)
    factories.placement(handover, opening=found.opening, candidate=candidate)
    by_key = {step.key: step for step in steps_of(found)}
    assert (by_key["start"].state, by_key["meeting"].state) == ("done", "skipped")
    client.force_login(cast.lead)
    page = client.get(f"/arbejdsbord/henvisninger/{found.pk}/match/").content.decode()
    assert cast.lead.name in page
    assert cast.consultant.name in page
