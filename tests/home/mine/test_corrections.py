"""A leader asks for a correction, and staff of whoever holds it say yes or no."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import AuditEntry
from home.mine import corrections
from home.mine.corrections import CorrectionRefused
from home.models import CorrectionRequest
from tests import factories

ADDRESS, NEW = "ida@example.org", "ida@nyt.example"


@pytest.fixture
def contact(cast):
    return factories.contact(cast.nordby, "Ida Krog", email=ADDRESS, phone="12345678")


def asked(contact, **wanted):
    same = {"name": contact.name, "title": contact.title, "phone": contact.phone, "email": ADDRESS}
    return corrections.ask(contact, **same | wanted)


def test_a_yes_puts_it_right_and_is_told(cast, contact, django_capture_on_commit_callbacks):
    guest = factories.registration(factories.event(cast.network), "Ida Krog", email=ADDRESS)
    request = asked(contact, email=NEW, title="Direktør")
    assert corrections.changes(request) == [("titel", "", "Direktør"), ("e-mail", ADDRESS, NEW)]
    with django_capture_on_commit_callbacks(execute=True):
        corrections.answer(request, yes=True, by=cast.secretary)
    contact.refresh_from_db()
    guest.refresh_from_db()
    assert (contact.email, contact.title, guest.email) == (NEW, "Direktør", NEW)
    assert mail.outbox[0].to == [NEW]
    assert AuditEntry.objects.filter(verb="answer_correction").count() == 1
    with pytest.raises(CorrectionRefused):
        corrections.answer(request, yes=False, by=cast.secretary, reason="nej")


def test_a_no_changes_nothing_and_says_why(cast, contact, django_capture_on_commit_callbacks):
    request = asked(contact, name="Ida Bruun")
    with django_capture_on_commit_callbacks(execute=True):
        corrections.answer(request, yes=False, by=cast.secretary, reason="Navnet står i CVR.")
    contact.refresh_from_db()
    assert contact.name == "Ida Krog"
    assert (mail.outbox[0].to, "Navnet står i CVR." in mail.outbox[0].body) == ([ADDRESS], True)


def test_a_second_wish_replaces_the_first(contact):
    asked(contact, name="Ida B")
    request = asked(contact, name="Ida Bruun")
    assert list(CorrectionRequest.objects.all()) == [request]


def test_it_is_asked_on_the_page_of_ones_own(cast, contact, open_for):
    page, url = open_for(ADDRESS), reverse("home:mine_correction", args=[contact.pk])
    same = {"name": contact.name, "phone": contact.phone, "email": ADDRESS}
    assert page.post(url, same).status_code == 422
    assert page.post(url, same | {"remark": "070761-4285"}).status_code == 422
    assert page.post(url, same | {"name": "Ida Bruun"}).status_code == 302
    assert "venter på svar" in page.get(reverse("home:mine")).content.decode()
    foreign = factories.contact(cast.nordby)
    assert page.get(reverse("home:mine_correction", args=[foreign.pk])).status_code == 404


def test_staff_find_it_on_their_overview_and_answer(cast, contact, client):
    request = asked(contact, name="Ida Bruun")
    client.force_login(cast.secretary)
    assert "1 leder har bedt om en rettelse" in client.get("/arbejdsbord/").content.decode()
    page = client.get(reverse("home:correction", args=[request.pk])).content.decode()
    assert "Ida Bruun" in page
    assert client.post(reverse("home:correction_refuse", args=[request.pk])).status_code == 422
    client.post(reverse("home:correction_accept", args=[request.pk]))
    contact.refresh_from_db()
    assert contact.name == "Ida Bruun"
    assert "har bedt om en rettelse" not in client.get("/arbejdsbord/").content.decode()


def test_the_list_costs_the_same_for_three(cast, client, django_assert_num_queries):
    client.force_login(cast.secretary)
    url = reverse("home:corrections")
    for _one in range(3):
        asked(factories.contact(cast.nordby))
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    for _one in range(3):
        asked(factories.contact(cast.nordby))
    with django_assert_num_queries(5):
        client.get(url)
