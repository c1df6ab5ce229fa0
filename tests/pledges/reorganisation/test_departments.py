"""A sheet is offered to several departments at once; host and unit see who answers."""

import pytest
from django.urls import reverse

from outbox.models import Message
from pledges.models import DepartmentOffer
from tests import factories


def url(name, *args):
    return reverse(f"pledges:{name}", args=args)


@pytest.fixture
def departments(cast):
    return [
        factories.department(cast.unit, "Unge", [cast.consultant]),
        factories.department(cast.unit, "Sygedagpenge"),
    ]


def test_a_lead_offers_and_a_department_answers(cast, client, departments):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    client.force_login(cast.lead)
    ticked = {"departments": [each.pk for each in departments]}
    client.post(url("department_offer", handover.pk), ticked)
    client.post(url("department_offer", handover.pk), ticked)  # again
    assert DepartmentOffer.objects.count() == 2
    assert [mail.recipient for mail in Message.objects.all()] == [cast.consultant.email]
    ours, others = (DepartmentOffer.objects.get(department=each) for each in departments)
    client.force_login(cast.consultant)
    said = {"svar": "ja", "remark": "En, der kan begynde i maj"}
    assert client.post(url("department_answer", ours.pk), said).status_code == 302
    assert client.post(url("department_answer", others.pk), said).status_code == 403
    bad = {"svar": "ja", "remark": "070761-4285"}
    assert client.post(url("department_answer", ours.pk), bad).status_code == 422
    client.force_login(cast.coordinator)
    page = client.get(url("department_offers")).content.decode()
    for words in ("har en til pladsen", "En, der kan begynde i maj", "ikke svaret endnu"):
        assert words in page
    client.force_login(cast.stranger)
    assert "Sygedagpenge" not in client.get(url("department_offers")).content.decode()


def test_a_department_is_made_and_changed(cast, client, departments):
    client.force_login(cast.lead)
    address = url("departments", cast.unit.pk)
    assert client.post(address, {"name": "Unge"}).status_code == 422
    foreign = {"name": "Ny", "people": [cast.stranger.pk]}
    assert client.post(address, foreign).status_code == 422
    assert client.post(address, {"name": "Ny", "people": [cast.lead.pk]}).status_code == 302
    changed = {"name": "Unge under 30", "people": [cast.lead.pk]}
    client.post(url("department", departments[0].pk), changed)
    departments[0].refresh_from_db()
    assert departments[0].name == "Unge under 30"
    assert list(departments[0].people.all()) == [cast.lead]
