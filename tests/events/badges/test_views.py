import io

import pypdfium2
import pytest
from django.test import Client

from events.models import BadgeLayout, ContactCard
from tests import factories


@pytest.fixture
def event(cast, site_root):
    return factories.event(cast.network)


@pytest.fixture
def helper(cast):
    client = Client()
    client.force_login(cast.helper)
    return client


@pytest.fixture
def owner(cast):
    client = Client()
    client.force_login(cast.owner)
    return client


def text_of(response):
    document = pypdfium2.PdfDocument(io.BytesIO(response.content).read())
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def print_sheet(client, event, **chosen):
    data = {"whom": "all", "first_label": "1"} | chosen
    return client.post(f"/arbejdsbord/arrangementer/{event.pk}/navneskilte/print/", data)


def test_a_helper_prints_all_of_them(helper, event):
    factories.registration(event, "Åse Bek", party_size=2)
    factories.registration(event, "Bo Ek")
    page = helper.get(f"/arbejdsbord/arrangementer/{event.pk}/navneskilte/")
    assert "3 skilte" in page.content.decode()
    assert ContactCard.objects.count() == 0  # looking makes no codes
    response = print_sheet(helper, event)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"].endswith(".pdf")
    text = text_of(response)
    assert text.index("Bo") < text.index("Åse")
    assert "Ledsager til Åse Bek" in text


def test_a_stretch_of_letters_or_one_guest(helper, event):
    bo, _ase = factories.registration(event, "Bo Ek"), factories.registration(event, "Åse Bek")
    letters = print_sheet(helper, event, whom="letters", first_letter="Æ", last_letter="Å")
    one = print_sheet(helper, event, whom="one", guest=bo.pk)
    assert ["Åse" in text_of(each) for each in (letters, one)] == [True, False]
    assert ["Bo" in text_of(each) for each in (letters, one)] == [False, True]


@pytest.mark.parametrize(
    "chosen",
    [
        {"whom": ""},
        {"whom": "one"},
        {"whom": "one", "guest": "9" * 40},
        {"whom": "one", "guest": "1\0"},
        {"whom": "letters", "first_letter": "Å", "last_letter": "A"},
        {"whom": "letters", "first_letter": "?", "last_letter": "A"},
        {"whom": "letters", "first_letter": "X", "last_letter": "X"},
        {"first_label": "0"},
        {"first_label": "9"},
        {"first_label": "x"},
        {"first_label": ""},
        {"first_label": "-" + "9" * 40},
    ],
)
def test_what_cannot_be_printed_is_said(helper, event, chosen):
    factories.registration(event, "Bo Ek")
    response = print_sheet(helper, event, **chosen)
    assert response.status_code == 422
    assert ContactCard.objects.count() == 0


def test_a_guest_of_another_evening_is_no_choice(helper, cast, event):
    factories.registration(event, "Bo Ek")
    other = factories.registration(factories.event(cast.network), "Ida Bek")
    assert print_sheet(helper, event, whom="one", guest=other.pk).status_code == 422


def test_no_guests_yet(helper, event):
    page = helper.get(f"/arbejdsbord/arrangementer/{event.pk}/navneskilte/").content.decode()
    assert "Ingen har plads endnu" in page
    assert print_sheet(helper, event).status_code == 422


def test_one_label_from_the_guest_list(helper, event):
    guest = factories.registration(event, "Åse Bek")
    page = helper.get(f"/arbejdsbord/arrangementer/{event.pk}/gaester/").content.decode()
    assert f'action="/arbejdsbord/gaester/{guest.pk}/navneskilt/"' in page
    response = helper.post(f"/arbejdsbord/gaester/{guest.pk}/navneskilt/")
    assert response["Content-Type"] == "application/pdf"
    assert "Åse" in text_of(response)
    assert helper.get(f"/arbejdsbord/gaester/{guest.pk}/navneskilt/").status_code == 405


def test_the_printing_page_asks_the_same_however_many_guests(
    helper, event, django_assert_num_queries
):
    for number in (1, 3):
        while event.registrations.count() < number:
            factories.registration(event)
        with django_assert_num_queries(6):
            helper.get(f"/arbejdsbord/arrangementer/{event.pk}/navneskilte/")


def test_the_layout_is_changed_and_shown(owner, event):
    address = f"/arbejdsbord/netvaerk/{event.network_id}/navneskilte/"
    page = owner.get(address).content.decode()
    assert f"{address}a4_2x4.png" in page
    assert BadgeLayout.objects.count() == 0
    data = {"sheet_stock": "a4_3x8", "label_stock": "roll_54x86", "shows_company": "on"}
    for _twice in range(2):
        assert owner.post(address, data).status_code == 302
    layout = BadgeLayout.objects.get()
    assert (layout.sheet_stock, layout.shows_company, layout.shows_code) == ("a4_3x8", True, False)
    assert f"{address}a4_3x8.png" in owner.get(address).content.decode()
    picture = owner.get(f"{address}a4_3x8.png")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert owner.get(f"{address}a5.png").status_code == 404


@pytest.mark.parametrize("stock", ["roll_62x100", "a5", "", "\0"])
def test_a_roll_is_no_sheet(owner, event, stock):
    address = f"/arbejdsbord/netvaerk/{event.network_id}/navneskilte/"
    response = owner.post(address, {"sheet_stock": stock, "label_stock": "roll_54x86"})
    assert (response.status_code, BadgeLayout.objects.count()) == (422, 0)
