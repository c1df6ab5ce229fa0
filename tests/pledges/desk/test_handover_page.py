"""The page of one sheet: what to do on top, the way through the list, and every kind of entry in words."""

import pytest
from django.urls import reverse

from pledges.models import FollowUpEntry, Handover
from tests import factories

INBOX = "/arbejdsbord/indbakke/"
Kind = FollowUpEntry.Kind


def sheet_of(cast, name, **fields):
    return factories.handover(factories.sheet(cast.network, company_name=name), cast.unit, **fields)


def page(handover):
    return f"/arbejdsbord/overleveringer/{handover.pk}/"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_entry_has_words_an_icon_and_somebody_who_did_it(client, cast, kind):
    handover = sheet_of(cast, "Krog Bageri")
    after = "contacted" if kind == Kind.STATUS else ""
    FollowUpEntry.objects.create(handover=handover, kind=kind, status_after=after)
    client.force_login(cast.consultant)
    entry = client.get(page(handover)).content.decode().partition('class="timeline"')[2]
    by_company = kind in (Kind.RECEIVED, Kind.REPORTED, Kind.CHANGED, Kind.ANSWERED)
    assert ("Virksomheden" in entry, "Systemet" in entry) == (by_company, not by_company)
    title = entry.partition('timeline__title">')[2].partition("<")[0]
    assert title.strip()[0].isupper()
    flag = "M4 22V4" in entry.partition("</svg>")[0]
    assert flag is (kind == Kind.STATUS)


def test_neighbours_are_those_of_the_list_last_seen(client, cast):
    first, middle, last = (sheet_of(cast, name, owner=cast.lead) for name in "ABC")
    client.force_login(cast.lead)
    assert 'rel="next"' not in client.get(page(middle)).content.decode()
    client.get(f"{INBOX}?vis=enhed&q=")
    html = client.get(page(middle)).content.decode()
    assert f'rel="prev" href="{page(first)}"' in html
    assert f'rel="next" href="{page(last)}"' in html
    assert f"{INBOX}?vis=enhed&amp;q=&amp;hvad=alle" in html
    html = client.get(page(last)).content.decode()
    assert 'rel="next"' not in html
    Handover.objects.filter(pk=middle.pk).update(
        owner=None
    )  # what was done does not reorder the way
    assert f'rel="next" href="{page(last)}"' in client.get(page(middle)).content.decode()


def give_reference(client, handover, reference, version=0):
    data = {"reference-reference": reference, "reference-version": version}
    return client.post(f"{page(handover)}reference/", data)


def test_reference_is_kept_and_told(client, cast):
    handover = sheet_of(cast, "Krog Bageri")
    client.force_login(cast.consultant)
    assert give_reference(client, handover, "S-2026-117").url == page(handover)
    handover.refresh_from_db()
    assert (handover.external_reference, handover.version) == ("S-2026-117", 1)
    assert handover.entries.get().text == "Reference i fagsystemet: S-2026-117"


def test_reference_of_another_sheet_is_refused_and_stays_typed(client, cast):
    sheet_of(cast, "Ågård", external_reference="S-1")
    handover = sheet_of(cast, "Krog Bageri")
    client.force_login(cast.consultant)
    response = give_reference(client, handover, "S-1")
    html = response.content.decode()
    assert response.status_code == 409
    assert (
        "Den reference står allerede på et andet af enhedens ark. Se efter, om den er skrevet rigtigt."
        in html
    )
    assert 'value="S-1"' in html
    handover.refresh_from_db()
    assert (handover.external_reference, handover.entries.count()) == ("", 0)


@pytest.mark.parametrize(
    ("reference", "status"), [("010180-1234", 422), ("x" * 61, 422), ("", 302)]
)
def test_reference_is_no_cpr_number_and_not_endless(client, cast, reference, status):
    handover = sheet_of(cast, "Krog Bageri", external_reference="S-1")
    client.force_login(cast.consultant)
    assert give_reference(client, handover, reference).status_code == status
    assert Handover.objects.get().external_reference == ("" if status == 302 else "S-1")


def test_reference_on_an_old_page_is_a_conflict(client, cast):
    handover = sheet_of(cast, "Krog Bageri", version=4)
    client.force_login(cast.consultant)
    assert give_reference(client, handover, "S-1", version=3).status_code == 409


@pytest.mark.parametrize(("person", "status"), [("stranger", 404), ("coordinator", 404)])
def test_reference_is_the_units(client, cast, person, status):
    handover = sheet_of(cast, "Krog Bageri")
    client.force_login(getattr(cast, person))
    assert give_reference(client, handover, "S-1").status_code == status


def test_page_says_first_what_to_do(client, cast):
    handover = sheet_of(cast, "Krog Bageri", agreed_note="Ring på mobilen")
    client.force_login(cast.consultant)
    html = client.get(page(handover)).content.decode()
    todo = html.index('id="todo"')
    assert html.index("Ring på mobilen") > todo
    assert todo < html.index("tel:") < html.index('name="log-kind"') < html.index("Det er der sket")


@pytest.mark.parametrize("version", ["-" + "9" * 30, "9" * 30])
def test_a_forged_version_is_a_conflict_and_no_crash(client, cast, version):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    client.force_login(cast.consultant)
    address = reverse("pledges:log", args=[handover.pk])
    sent = {"log-kind": "call", "log-version": version}
    assert client.post(address, sent).status_code == 409
    assert client.post(address, {"log-kind": "call"}).status_code == 422
    handover.refresh_from_db()
    assert (handover.status, handover.version) == ("new", 0)
    assert client.post(address, sent | {"log-version": 0}).status_code == 302
