"""A saved selection is a rule: who fits is asked anew, and a rule that lost a part says nobody."""

import pytest
from django.urls import reverse
from django.utils import timezone

from events.letters import saved_selections as saved
from events.letters.selections import Selection, narrow
from taskforces.companies import relations
from taskforces.models import Contact, ContactList, Listing, SavedSelection
from tests import factories


def answered(answer):
    return {"answer": answer, "answered_at": None if answer == "none" else timezone.now()}


@pytest.fixture
def people(cast):
    """One who came, one who said no, one who did not answer; the first at a company with a tag."""
    event = factories.event(cast.network)
    found = {}
    for name, answer in (("Ida", "yes"), ("Bo", "no"), ("Per", "none")):
        found[name] = factories.contact(cast.nordby, name=name, company=factories.company(name))
        invitation = factories.invitation(event, found[name], **answered(answer))
        if name == "Ida":
            factories.registration(
                event, invitation=invitation, arrived_at=timezone.now(), arrived_persons=1
            )
    relations.tag(cast.nordby, [found["Ida"].company], "byggeri", by=cast.owner)
    found["event"] = event
    return found


def names(contacts):
    return {contact.name for contact in contacts}


@pytest.mark.parametrize(
    ("did", "found"),
    [("yes", {"Ida"}), ("no", {"Bo"}), ("nothing", {"Per"}), ("came", {"Ida"}),
     ("", {"Ida", "Bo", "Per"})],
)  # fmt: skip
def test_every_answer_is_a_list(cast, people, did, found):
    factories.contact(cast.nordby, name="Aldrig inviteret")
    chosen = Selection(past_event=people["event"], did=did)
    assert names(narrow(Contact.objects.all(), chosen)) == found


def test_a_rule_stays_true(cast, people):
    tag = people["Ida"].company.relations.get().tags.get()
    rule = factories.saved_selection(cast.nordby, tag=str(tag.pk))
    assert names(saved.people_of(rule)) == {"Ida"}
    relations.tag(cast.nordby, [people["Bo"].company], "byggeri", by=cast.owner)
    assert names(saved.people_of(rule)) == {"Ida", "Bo"}


def test_a_rule_that_lost_a_part_says_nobody(cast, people):
    """Without the list it would say everybody, and they would be invited."""
    listed = ContactList.objects.create(organisation=cast.nordby, name="Messen")
    Listing.objects.create(contact_list=listed, contact=people["Bo"])
    rule = factories.saved_selection(cast.nordby, contact_list=str(listed.pk))
    assert names(saved.people_of(rule)) == {"Bo"}
    listed.delete()
    assert names(saved.people_of(rule)) == set()


def test_nobody_elses_things_narrow(cast, people):
    theirs = ContactList.objects.create(organisation=cast.sonderby, name="Deres")
    rule = factories.saved_selection(cast.nordby, contact_list=str(theirs.pk))
    assert names(saved.people_of(rule)) == set()


def test_from_a_choice_to_a_rule_to_an_invitation(cast, client, people):
    client.force_login(cast.secretary)
    query = f"past_event={people['event'].pk}&did=came"
    page = client.get(reverse("events:selections") + f"?{query}").content.decode()
    assert "Ida" in page
    answer = client.post(reverse("events:selection_create"), {"name": "Kom sidst", "query": query})
    page = client.get(answer["Location"]).content.decode()
    assert "Ida" in page
    assert ">Bo<" not in page
    event = factories.event(cast.network, title="Næste")
    page = client.get(reverse("events:round_create", args=[event.pk])).content.decode()
    assert "Kom sidst" in page
    rule = SavedSelection.objects.get()
    page = client.get(
        reverse("events:round_create", args=[event.pk]) + f"?{saved.query_of(rule)}"
    ).content.decode()
    assert "Ida" in page
    assert ">Per<" not in page
    made = client.post(reverse("events:selection_as_list", args=[rule.pk]))["Location"]
    assert "Ida" in client.get(made).content.decode()
    assert client.post(reverse("events:selection_create"), {"query": query}).status_code == 422
