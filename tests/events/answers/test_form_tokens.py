"""A guest's own page needs no cookie; what is not of their page, or of an older one, is refused."""

import re

import pytest
from django.test import Client, override_settings

from events.answers.form_tokens import answer_seen, new_token
from events.models import Answer, Invitation
from tests import factories
from tests.factories import answer


@pytest.fixture
def invitation(cast):
    return factories.invitation(factories.event(cast.network, capacity=5))


@pytest.fixture
def strict():
    """A browser as the CSRF check sees it; it never sends a cookie of its own accord."""
    return Client(enforce_csrf_checks=True)


def token_on_page(client, invitation):
    page = client.get(f"/i/{invitation.code}/").content.decode()
    client.cookies.clear()
    return re.search(r'name="form_token" value="([^"]+)"', page)[1]


def send(client, invitation, token, address="svar/", **data):
    data = {"form_token": token, "answer": "yes", "companions": "0"} | data
    response = client.post(f"/i/{invitation.code}/{address}", data)
    client.cookies.clear()
    return response


def said():
    return list(Answer.objects.order_by("pk").values_list("answer", flat=True))


def test_the_page_sets_no_cookie_and_its_forms_work_without(strict, invitation):
    assert not strict.get(f"/i/{invitation.code}/").cookies
    assert send(strict, invitation, token_on_page(strict, invitation)).status_code == 302
    for address in ("kort/", "kort/stop/", "plads/", "senere/"):
        token = token_on_page(strict, invitation)
        assert send(strict, invitation, token, address).status_code in (200, 302, 422), address
    assert said() == ["yes"]


def test_a_code_is_typed_without_a_cookie(strict, invitation):
    response = strict.post("/i/", {"code": invitation.code})
    assert (response.status_code, response.url) == (302, f"/i/{invitation.code}/")


def test_without_a_token_the_cookie_guards_as_everywhere(strict, invitation):
    for address in ("svar/", "kort/", "kort/stop/", "plads/", "senere/"):
        response = strict.post(f"/i/{invitation.code}/{address}", {"answer": "yes"})
        assert response.status_code == 403, address
    assert said() == []


def test_the_workspace_takes_no_token(strict, cast, invitation):
    strict.force_login(cast.secretary)
    data = {"form_token": new_token(invitation), "answer": "no", "source": "phone"}
    response = strict.post(f"/arbejdsbord/invitationer/{invitation.pk}/svarbord/", data)
    assert (response.status_code, said()) == (403, [])


@pytest.mark.parametrize("forged", ["", "0", "0:abc", "x" * 500, "another's", "old key"])
def test_a_token_that_is_not_of_this_page_changes_nothing_and_loses_nothing(
    strict, invitation, forged
):
    if forged == "another's":
        forged = new_token(factories.invitation(invitation.event))
    if forged == "old key":
        with override_settings(SECRET_KEY="another-key-altogether"):
            forged = new_token(invitation)
    typed = {"answer": "stand_in", "stand_in_name": "Åse Bæk"}
    response = send(strict, invitation, forged, **typed)
    assert response.status_code == 409
    assert 'value="Åse Bæk"' in response.content.decode()
    assert said() == []
    assert answer_seen(invitation, forged) is None


def test_a_form_serves_once(strict, invitation):
    token = token_on_page(strict, invitation)
    assert send(strict, invitation, token).status_code == 302
    assert send(strict, invitation, token).status_code == 302  # pressed twice: nothing more is said
    refused = send(strict, invitation, token, answer="no")
    assert refused.status_code == 409
    assert "Sådan står det nu." in refused.content.decode()
    assert said() == ["yes"]
    assert Invitation.objects.get().answer == "yes"
    assert (
        send(strict, invitation, token_on_page(strict, invitation), answer="no").status_code == 302
    )
    assert said() == ["yes", "no"]


def test_what_the_office_wrote_down_meanwhile_is_not_overwritten(strict, cast, invitation):
    token = token_on_page(strict, invitation)
    answer(invitation, answer="yes", companions=1, source="phone", by=cast.secretary)
    assert send(strict, invitation, token, answer="no").status_code == 409
    assert said() == ["yes"]


def test_who_did_not_know_yet_may_still_press_on_the_page_they_have(strict, invitation):
    token = token_on_page(strict, invitation)
    assert send(strict, invitation, token, "senere/").status_code == 200
    assert send(strict, invitation, token).status_code == 302
    assert said() == ["later", "yes"]
