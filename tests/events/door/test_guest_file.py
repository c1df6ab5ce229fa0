import io

from django.urls import reverse
from openpyxl import load_workbook

from tests import factories


def test_the_file_is_the_list_as_it_is_shown(client, cast):
    event = factories.event(cast.network)
    question = factories.guest_question(event)
    contact = factories.contact(cast.nordby, phone="12345678")
    invited = factories.invitation(event, contact)
    factories.registration(
        event, "Bo", invitation=invited, party_size=2, replies={str(question.pk): "Fisk"}
    )
    factories.registration(event, "Carl", seat="waiting", queue_position=1)
    client.force_login(cast.secretary)
    address = reverse("events:guests_file", args=[event.pk])
    sheet = load_workbook(io.BytesIO(client.get(f"{address}?vis=mangler").content)).active
    header, *rows = sheet.iter_rows(values_only=True)
    assert (header[0], header[5], header[-1]) == ("Navn", "Telefon", "Hvad vil du spise?")
    assert [(row[0], row[2], row[5], row[-1]) for row in rows] == [("Bo", 2, "12345678", "Fisk")]
