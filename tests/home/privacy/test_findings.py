from datetime import date

import pytest

from home.privacy.findings import findings
from tests import factories
from tests.home.privacy.world import ADDRESS, world

pytestmark = pytest.mark.django_db
OF_THE_HOST = {
    *(
        "events.Invitation",
        "events.Registration",
        "events.CourseParticipant",
        "events.Answer",
        "events.ContactCard",
    ),
    *(
        "events.RegistrationRequest",
        "events.Scan",
        "events.Dispatch",
        "events.Notice",
        "pledges.Sheet",
        "taskforces.Contact",
        "outbox.Message",
    ),
    "outbox.Attachment",
}
OF_THE_UNIT = {
    *("pledges.Sheet", "pledges.Handover", "pledges.FollowUpEntry", "pledges.Feedback"),
    *("pledges.Introduction", "pledges.Visit", "pledges.JobOrderDraft", "pledges.Placement"),
}


def held(*organisations, address=ADDRESS):
    return {
        found.holding.model for found in findings(address, organisations) if found.rows.exists()
    }


def test_each_finds_what_it_answers_for_and_no_more(cast, site_root):
    world(cast)
    assert held(cast.nordby) == OF_THE_HOST
    assert held(cast.unit) == OF_THE_UNIT
    assert held(cast.sonderby) == set()
    assert held() == set()


@pytest.mark.parametrize(
    ("address", "asked", "found"),
    [
        (ADDRESS, ADDRESS.upper(), True),
        (ADDRESS, f" {ADDRESS} ", True),
        ("ole@blåbær.example", "ole@xn--blbr-roah.example", True),
        ("ole@xn--blbr-roah.example", "ole@blåbær.example", True),
        (ADDRESS, "a%", False),
        (ADDRESS, f"x{ADDRESS}", False),
    ],
)
def test_an_address_is_found_however_it_is_written(cast, address, asked, found):
    factories.contact(cast.nordby, "Søren Kanarie", email=address)
    assert held(cast.nordby, address=asked) == ({"taskforces.Contact"} if found else set())


def test_texts_of_others_that_mention_a_person_are_found(cast):
    factories.contact(cast.nordby, "Søren Kanarie", email=ADDRESS)
    factories.steering_meeting(cast.network, minutes=f"Skriv til {ADDRESS}.")
    factories.steering_meeting(
        cast.network,
        minutes="Søren Kanarie ringer.",
        held_on=date(2026, 1, 1),
    )
    factories.webhook_delivery(factories.webhook(cast.nordby), body='{"x": "S\\u00f8ren Kanarie"}')
    found = {
        one.holding.model: one.mentions.count()
        for one in findings(ADDRESS, [cast.nordby])
        if one.mentions.exists()
    }
    assert found == {"pledges.SteeringMeeting": 2, "outbox.WebhookDelivery": 1}


def test_a_colleague_is_found_by_what_they_did(cast, site_root):
    world(cast)
    assert held(cast.unit, address=cast.consultant.email) == {
        "accounts.User",
        "accounts.Role",
        "pledges.Absence",
        "pledges.VisitTime",
    }
