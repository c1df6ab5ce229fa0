import pytest
from django.urls import reverse

from outbox.disclosure import text_for
from tests import factories

LINK = "https://haandslag.example/kvittering/0aBf84AKpr41eFOaySd1yA/svar/"


def test_address_of_a_receipt_is_not_shown(cast):
    message = factories.message(cast.nordby, text=f"Følg med her: {LINK} Tak!")
    shown = text_for(cast.secretary, message)
    assert shown == "Følg med her: https://haandslag.example/kvittering/…/svar/ Tak!"


def test_the_stored_text_still_holds_the_address(cast):
    """The negative control: what was sent is kept as it was."""
    assert LINK in factories.message(cast.nordby, text=LINK).text


@pytest.mark.parametrize(("reader", "shown"), [("secretary", False), ("coordinator", True)])
def test_list_of_a_colleague_is_his_alone(client, cast, reader, shown):
    message = factories.message(
        cast.nordby, text="Ring til 12345678", recipient=cast.coordinator.email.upper()
    )
    client.force_login(getattr(cast, reader))
    page = client.get(reverse("outbox:message", args=[message.pk])).content.decode()
    assert ("12345678" in page) is shown
