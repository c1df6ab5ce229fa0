"""Two contacts became one: mails that stand in the other mailbox still open what they opened, and so does its address."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.keys import new_code
from pledges.models import Sheet
from taskforces.contacts import merging
from tests import factories

STAYS, OTHER = "ida@firma.example", "ih@firma.example"


@pytest.fixture
def merged(cast):
    """Invited under the address that stays, and to another event under the other one, from where a sheet came too."""
    company = factories.company("Ågård")
    ida = factories.contact(cast.nordby, "Ida Holm", company=company, email=STAYS)
    again = factories.contact(cast.nordby, "I. Holm", company=company, email=OTHER)
    first, second = (factories.event(cast.network, title=title) for title in ("Kickoff", "Træf"))
    factories.invitation(first, ida, code=new_code())
    code = factories.invitation(second, again, code=new_code()).code
    sheet = factories.sheet(cast.network, company=company, contact=again, contact_email=OTHER)
    factories.handover(sheet, cast.unit)
    made = merging.merge(ida, again, by=cast.secretary)
    return made, code, Sheet.objects.get()


@pytest.fixture
def ask(client, site_root, django_capture_on_commit_callbacks):
    """Whom the mail with the link went to, and the page behind the link."""

    def asked(address, of):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address, of)
        if not mail.outbox:
            return [], ""
        (sent,) = mail.outbox
        client.post(re.search(r"(/mit/\S+/)\s", sent.body).group(1))
        return sent.to, client.get(reverse("home:mine")).content.decode()

    return asked


def test_the_keys_that_were_mailed_open_their_own_item(client, merged, ask):
    _made, code, sheet = merged
    assert "Træf" in client.get(reverse("events:answer", args=[code])).content.decode()
    assert client.get(sheet.get_receipt_url()).status_code == 200
    to, page = ask(reverse("home:mine_from_invitation", args=[code]), {})
    assert (to, "Træf" in page) == ([STAYS], True)
    to, page = ask(reverse("home:mine_from_receipt", args=[sheet.receipt_token]), {})
    assert (to, "Træf" in page, sheet.get_receipt_url() in page) == ([OTHER], True, True)


@pytest.mark.parametrize("address", [STAYS, OTHER, "IH@firma.example"])
def test_either_address_gets_a_link_to_all_that_one_organisation_has(ask, merged, address):
    to, page = ask(reverse("home:mine"), {"email": address})
    assert to == [address.lower()]
    assert [title for title in ("Kickoff", "Træf") if title not in page] == []


def test_another_organisation_s_contact_is_no_part_of_it(cast, ask, merged):
    theirs = factories.contact(cast.sonderby, "Ida Holm", email=STAYS)
    event = factories.event(factories.network(cast.sonderby), title="Andres møde")
    factories.invitation(event, theirs, code=new_code())
    assert "Andres møde" in ask(reverse("home:mine"), {"email": STAYS})[1]
    assert "Andres møde" not in ask(reverse("home:mine"), {"email": OTHER})[1]


def test_once_undone_each_has_their_own_again(cast, ask, merged):
    merging.undo(merged[0], by=cast.secretary)
    page = ask(reverse("home:mine"), {"email": OTHER})[1]
    assert ("Træf" in page, "Kickoff" in page) == (True, False)
