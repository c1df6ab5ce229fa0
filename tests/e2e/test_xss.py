"""Markup in every text that anybody can type: pages show it as text, and no script of theirs ever runs."""

from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from pledges.models import FollowUpEntry
from taskforces.models import ContactImport
from tests import factories
from tests.e2e.markup import PAYLOAD, SHORT, foreign_markup, is_alarm, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BRACELESS = PAYLOAD.replace("{{7*7}}", "")  # a letter takes no unknown placeholder


@pytest.fixture
def world(site_root, client):
    """Typed through the forms and interfaces that people have, not written into the tables."""
    host = factories.organisation(f"Nordby {SHORT}", address=PAYLOAD, privacy_text=PAYLOAD)
    unit = factories.organisation(f"Enhed {SHORT}", kind="employment_unit")
    network = factories.network(host, unit, name=f"Netværk {SHORT}", target_group=PAYLOAD[:100])
    users = {}
    for role, organisation in ((Role.Kind.OWNER, host), (Role.Kind.UNIT_LEAD, unit)):
        users[role] = factories.user(f"Bodil {SHORT}")
        Role.objects.create(user=users[role], organisation=organisation, role=role)
    event = factories.event(
        network,
        title=PAYLOAD[:120],
        summary=PAYLOAD,
        agenda=PAYLOAD,
        place=PAYLOAD,
        address=PAYLOAD,
    )
    letter = factories.letter(network, BRACELESS, [BRACELESS])
    letter.move(site_root, "last-child")
    letter = type(letter).objects.get(pk=letter.pk)
    client.force_login(users[Role.Kind.OWNER])
    rows = "Firma;Navn;Titel;Adresse;Postnr;By\n" + ";".join(
        f'"{text}"' for text in [SHORT.replace('"', '""')] * 4 + ["9000", SHORT.replace('"', '""')]
    )
    factories.contact(host, PAYLOAD[:120], title=PAYLOAD[:120], company=factories.company(PAYLOAD))
    upload = reverse("taskforces:contact_import")
    client.post(upload, {"file": SimpleUploadedFile("k.csv", rows.encode())})
    found = ContactImport.objects.get()
    fields = ["company", "name", "title", "street", "", "city"]
    columns = {f"column_{at}": field for at, field in enumerate(fields)}
    client.post(
        reverse("taskforces:contact_import_columns", args=[found.pk]),
        columns | {"data_source": SHORT, "contact_basis": "member"},
    )
    made = factories.invitation_round(event, letter=letter)
    invitation = factories.invitation(event, host.contacts.first(), made)
    client.post(
        f"/i/{invitation.code}/svar/", {"answer": "stand_in", "stand_in_name": PAYLOAD[:120]}
    )
    _device, key = factories.device(event, SHORT)
    return event, network, invitation, key, users, letter


def pages_of(event, network, invitation, letter, client):
    link = factories.sheet_link(event)
    filled = {
        "client_id": "6f1c3a4e-0000-4000-8000-000000000001",
        "tasks": ["cleaning"],
        "hours": "5-9",
        "positions": "1",
        "pattern": "weekly",
        "call_way": "phone",
        "call_time": "any",
        "contact_name": PAYLOAD[:120],
        "company_name": PAYLOAD[:160],
        "phone": "12345678",
        "remark": PAYLOAD,
    }
    receipt = client.post(f"/ark/{link.key}/", filled).url
    sheet = network.sheets.get()
    handover = sheet.handover
    FollowUpEntry.objects.create(handover=handover, kind="note", text=PAYLOAD, at=timezone.now())
    message = factories.message(
        network.host, subject=PAYLOAD, text=PAYLOAD, html=PAYLOAD, sender=SHORT, error=SHORT
    )
    owner = [
        "/arbejdsbord/",
        reverse("events:manage_list"),
        reverse("events:manage_event", args=[event.pk]),
        reverse("events:manage_edit", args=[event.pk]),
        reverse("events:guests", args=[event.pk]),
        reverse("events:devices", args=[event.pk]),
        reverse("events:round_create", args=[event.pk]),
        reverse("events:round", args=[invitation.round.pk]),
        reverse("events:staff_answer", args=[invitation.pk]),
        reverse("pledges:sheets"),
        reverse("pledges:table_card", args=[event.pk]),
        reverse("home:contacts") + "?q=" + SHORT,
        reverse("taskforces:contact_edit", args=[invitation.contact_id]),
        reverse("taskforces:contact_import_preview", args=[ContactImport.objects.get().pk]),
        reverse("taskforces:contact_import_columns", args=[ContactImport.objects.get().pk]),
        reverse("outbox:list"),
        reverse("outbox:message", args=[message.pk]),
        reverse("accounts:staff"),
        f"/i/{invitation.code}/",
        f"/ark/{link.key}/",
        f"/ark/{invitation.code}/",
        receipt,
        "/arrangementer/",
        event.get_absolute_url(),
        reverse("taskforces:privacy", args=[network.host.slug]),
        letter.url,
        "/tal/",
        f"/i/{SHORT}/",
    ]
    lead = [reverse("pledges:inbox"), reverse("pledges:handover", args=[handover.pk])]
    return owner, lead


def test_no_page_runs_what_somebody_typed(open_context, site, world, client):
    event, network, invitation, key, users, letter = world
    owner, lead = pages_of(event, network, invitation, letter, client)
    context = open_context(base_url=site, viewport={"width": 390, "height": 844})
    page = context.new_page()
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda line: alarms.append(line.text) if is_alarm(line.text) else None)
    for role, addresses in ((Role.Kind.OWNER, owner), (Role.Kind.UNIT_LEAD, lead)):
        log_in(context, client, users[role], site)
        for address in addresses:
            response = page.goto(address)
            expected = 404 if address == f"/i/{SHORT}/" else 200
            assert (address, response.status) == (address, expected)
            assert (address, alarms) == (address, [])
            assert (address, foreign_markup(page)) == (address, 0)
    assert "<svg onload" in page.content().replace("&lt;", "<")  # it is there, as text
    _at_the_door(page, key)
    assert (alarms, foreign_markup(page)) == ([], 0)
    _would_be_seen(page, alarms)


def _at_the_door(page, key):
    page.goto(f"/doer/#{key}")
    page.wait_for_load_state("networkidle")
    with suppress(Exception):
        page.get_by_role("searchbox").first.fill("onl", timeout=2000)
        page.wait_for_timeout(600)


def _would_be_seen(page, alarms):
    """The negative control: the same markup put in by hand is found, and stopped by the policy."""
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    page.wait_for_timeout(300)
    assert foreign_markup(page) == 1
    assert len(alarms) >= 1
