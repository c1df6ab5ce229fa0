"""Who is taken in: weeks as a class, and the group that a network decided to help."""

from datetime import date

import pytest

from pledges.candidates.target_group import Against, against, least_weeks_of, refusal
from pledges.models import Candidate
from tests import factories

NEW = "/arbejdsbord/kandidater/ny/"


@pytest.mark.parametrize(
    ("least", "weeks", "decided", "in_group", "why"),
    [
        (0, "", False, False, Against.NOTHING),
        (0, "26", True, True, Against.NOTHING),
        (26, "", False, False, Against.UNSAID),
        (52, "26", False, False, Against.SHORT),
        (52, "26", True, False, Against.SHORT),
        (26, "52", False, False, Against.NOTHING),
        (52, "52", True, False, Against.GROUP),
        (52, "52", True, True, Against.NOTHING),
    ],
)
def test_who_is_against(least, weeks, decided, in_group, why):
    found = against(least=least, weeks=weeks, decided=decided, in_group=in_group)
    assert found == why


def test_a_programme_s_limit_holds_until_the_network_has_its_own(cast):
    programme = factories.programme(cast.nordby, cast.network)
    assert least_weeks_of(cast.network) == 0
    programme.least_weeks = 52
    programme.save()
    assert least_weeks_of(cast.network) == 52
    assert "52 ugers ledighed" in refusal(cast.network, weeks="26", in_group=True)[1]
    cast.network.least_weeks = 26
    assert refusal(cast.network, weeks="26", in_group=True) == ("", "")


def test_a_refused_candidate_is_not_written_down_and_nothing_is_kept_of_why(cast, client):
    cast.network.least_weeks, cast.network.target_group = 52, "Unge under 30."
    cast.network.target_group_decided_on = date(2026, 11, 1)
    cast.network.save()
    client.force_login(cast.consultant)
    typed = {"network": cast.network.pk, "reference": "Kandidat A1", "weeks": "26"}
    page = client.post(NEW, typed)
    assert page.status_code == 422
    assert "så længe er det ikke" in page.content.decode()
    page = client.post(NEW, typed | {"weeks": "52"})
    assert "Unge under 30." in page.content.decode()
    assert not Candidate.objects.exists()
    assert client.post(NEW, typed | {"weeks": "52", "in_group": "on"}).status_code == 302
    made = Candidate.objects.get()
    assert (made.weeks, made.in_group_on is not None) == ("52", True)
    edit = {"edit-version": made.version, "edit-weeks": "26"}
    assert client.post(f"/arbejdsbord/kandidater/{made.pk}/ret/", edit).status_code == 422
