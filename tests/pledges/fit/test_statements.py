"""Honest fit: what suits is told, and what is hard only after the candidate's yes."""

from datetime import date

import pytest

from pledges.fit.statements import told_about, told_of
from pledges.models import FitStatement
from tests import factories

YES = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("gaps", "allowed_on", "told"),
    [
        ("Bliver træt om eftermiddagen.", YES, "Bliver træt om eftermiddagen."),
        ("Bliver træt om eftermiddagen.", None, ""),
        ("", None, ""),
    ],
)
def test_what_may_be_told(gaps, allowed_on, told):
    assert told_of(fits="Kan køre truck.", gaps=gaps, allowed_on=allowed_on) == (
        "Kan køre truck.",
        told,
    )


@pytest.fixture
def referral(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit, owner=cast.consultant)
    opening = factories.opening(cast.network, cast.unit, handover=handover)
    return factories.referral(factories.candidate(cast.unit, cast.network), opening)


@pytest.fixture
def page(client, cast, referral):
    client.force_login(cast.consultant)
    return f"/arbejdsbord/henvisninger/{referral.pk}/passer/"


def receipt(client, referral):
    sheet = referral.opening.handover.sheet
    return client.get(f"/kvittering/{sheet.receipt_token}/").content.decode()


GAPS = "Har svært ved mange beskeder på en gang."


def test_the_company_reads_what_suits_and_what_is_hard_after_a_yes(client, page, referral):
    assert "Den, vi foreslår" not in receipt(client, referral)
    client.post(page, {"fits": "Kan køre truck.", "gaps": GAPS})
    text = receipt(client, referral)
    assert "Kan køre truck." in text
    assert GAPS not in text
    client.post(page, {"fits": "Kan køre truck.", "gaps": GAPS, "allowed": "on"})
    text = receipt(client, referral)
    assert GAPS in text
    assert referral.candidate.reference not in text


def test_a_yes_taken_back_hides_it_at_once(client, page, referral):
    client.post(page, {"fits": "Kan køre truck.", "gaps": GAPS, "allowed": "on"})
    client.post(page, {"fits": "Kan køre truck.", "gaps": GAPS})
    assert GAPS not in receipt(client, referral)


@pytest.mark.parametrize("state", ["no", "withdrawn"])
def test_of_somebody_said_no_to_nothing_is_told(client, page, referral, state):
    client.post(page, {"fits": "Kan køre truck."})
    type(referral).objects.update(state=state, reason="Begyndte et andet sted")
    assert told_about(referral.opening.handover.sheet) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"gaps": "Har angst i store forsamlinger."}, "Skriv intet om helbred"),
        ({"fits": "Søren Ågård kan køre truck."}, "Det ligner et navn"),
        ({"gaps": "070761-4285"}, "CPR"),
        ({"fits": ""}, "skal"),
    ],
)
def test_health_names_and_numbers_come_back(client, page, wrong, said):
    answer = client.post(page, {"fits": "Kan køre truck.", "gaps": ""} | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not FitStatement.objects.exists()


def test_a_yes_to_nothing_is_no_yes(client, page):
    client.post(page, {"fits": "Kan køre truck.", "allowed": "on"})
    assert FitStatement.objects.get().allowed_on is None


def test_the_day_of_the_yes_stays_when_words_are_mended(client, page):
    client.post(page, {"fits": "Kan køre truck.", "gaps": GAPS, "allowed": "on"})
    FitStatement.objects.update(allowed_on=YES)
    client.post(page, {"fits": "Kan køre gaffeltruck.", "gaps": GAPS, "allowed": "on"})
    assert FitStatement.objects.get().allowed_on == YES
