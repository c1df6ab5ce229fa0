"""What another system sends twice happens once, and both times it is told the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import tokens
from accounts.models import ApiAnswer
from accounts.repeats import forget_answers
from home.privacy.traces import traces
from pledges.models import FollowUpEntry
from tests.pledges.test_api import System, handover, of, unit  # noqa: F401


def write(system, handover, key, note="Ringede", status="contacted"):  # noqa: F811
    return system.client.post(
        f"/api/v1/sheets/{of(handover)}/status",
        {"status": status, "note": note},
        content_type="application/json",
        headers=system.headers | ({"Idempotency-Key": key} if key else {}),
    )


def test_a_repeat_is_told_word_for_word_what_the_first_was_told(unit, handover):  # noqa: F811
    first = write(unit, handover, "a1")
    write(unit, handover, "a2", status="visit_booked")
    again = write(unit, handover, "a1")
    assert (again.status_code, again.content) == (first.status_code, first.content) != (200, b"")
    assert FollowUpEntry.objects.filter(kind="status").count() == 2
    handover.refresh_from_db()
    assert handover.status == "visit_booked"


def test_without_the_key_it_would_be_done_again(unit, handover):  # noqa: F811
    """The negative control."""
    first = write(unit, handover, "")
    write(unit, handover, "", status="visit_booked")
    again = write(unit, handover, "")
    assert again.content != first.content
    assert FollowUpEntry.objects.filter(kind="status").count() == 3


def test_a_refusal_is_repeated_too(unit, handover):  # noqa: F811
    first = write(unit, handover, "a1", status="not_ours", note="")
    assert (first.status_code, write(unit, handover, "a1", status="not_ours", note="").content) == (
        422,
        first.content,
    )


def test_the_same_key_with_other_words_is_refused(unit, handover):  # noqa: F811
    write(unit, handover, "a1")
    other = write(unit, handover, "a1", note="Noget andet")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key")
    assert write(unit, handover, "x" * 256).status_code == 400


def test_a_key_belongs_to_one_system(unit, handover, client, cast):  # noqa: F811
    write(unit, handover, "a1")
    other = System(client, cast.unit, cast.owner)
    assert write(other, handover, "a1", note="Noget andet").status_code == 200


def test_a_revoked_system_gets_no_old_answer(unit, handover, cast):  # noqa: F811
    write(unit, handover, "a1")
    tokens.revoke(unit.token, by=cast.owner)
    assert write(unit, handover, "a1").status_code == 401


def test_who_lacked_the_scope_may_try_again(client, handover, cast):  # noqa: F811
    reader = System(client, cast.unit, cast.owner, scopes=["sheets:read"])
    assert write(reader, handover, "a1").status_code == 403
    assert not ApiAnswer.objects.exists()


def test_answers_are_sealed_and_forgotten_after_a_day(unit, handover, time_machine):  # noqa: F811
    write(unit, handover, "a1")
    assert "Ring til køkkenet" not in ApiAnswer.objects.get().sealed_body
    assert [place for place in traces(["Søren Ågård"])["Søren Ågård"] if "apianswer" in place] == []
    forget_answers(timezone.now() + timedelta(hours=23))
    assert ApiAnswer.objects.exists()
    forget_answers(timezone.now() + timedelta(hours=25))
    assert not ApiAnswer.objects.exists()
    time_machine.move_to(timezone.now() + timedelta(hours=25))
    assert write(unit, handover, "a1").status_code == 200


@pytest.mark.parametrize("header", ["", "Bearer nonsense", "Basic x"])
def test_a_stranger_is_refused_as_ever(client, handover, header):  # noqa: F811
    unit = System.__new__(System)  # noqa: F811
    unit.client, unit.headers = client, {"Authorization": header}
    assert write(unit, handover, "a1").status_code == 401
