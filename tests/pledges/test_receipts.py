import pytest

from pledges.followup import assign, log
from pledges.receipts import promise, public_steps
from tests import factories


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network)
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


def titles(handover):
    return [str(step["title"]) for step in public_steps(handover)]


def test_notes_texts_and_names_are_never_public(cast, handover):
    log(handover, actor=cast.consultant, kind="note", text="Virker presset", expected_version=0)
    log(handover, actor=cast.consultant, kind="no_answer", text="Sur", expected_version=1)
    assign(handover, owner=cast.lead, actor=cast.lead, reason="Bo er syg", expected_version=2)
    assert titles(handover) == ["Vi ringede, men fik ikke fat i dig", "Arket fik en ansvarlig"]
    assert {"icon", "title", "when"} == set(public_steps(handover)[0])


def test_a_call_that_led_to_a_visit_is_two_steps(cast, handover):
    log(handover, actor=cast.consultant, kind="call", status="visit_booked", expected_version=0)
    assert titles(handover) == ["Vi talte sammen", "Vi har aftalt et besøg"]


def test_no_candidate_yet_is_said_honestly(cast, handover):
    log(handover, actor=cast.lead, kind="call", status="no_candidate_yet", expected_version=0)
    assert titles(handover)[-1] == "Vi har ikke fundet den rette endnu, men vi leder stadig"


def test_promise_shows_the_owner_s_own_phone_before_the_unit_s(cast, handover):
    cast.unit.phone, cast.consultant.phone = "98765000", "98765011"
    assert promise(handover.sheet).phone == "98765011"
    cast.consultant.phone = ""
    assert promise(handover.sheet).phone == "98765000"
