"""A secretary's whole day: a list comes in, a letter is approved, three channels, reminders, the answer desk, a new date."""

import io
import lzma
import re
import tarfile
from datetime import timedelta

import pypdfium2
import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import GroupPagePermission

from accounts.models import Role
from events.models import Dispatch, Invitation, LetterBatch
from outbox.models import Message
from taskforces.pages.approval import set_up_approval
from tests import factories
from tests.e2e.conftest import assert_accessible, tick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# As a Danish spreadsheet saves it: semicolons, Windows-1252.
LIST = """Virksomhed;CVR;Navn;E-mail;Adresse;Postnr;By
Ågård Maskinfabrik;10150817;Søren Ågård;soren@example.org;Havnen 1;9000;Købæk
Bæks Bageri;;Ida Bæk;ida@example.org;Torvet 2;8000;Århus
Ørums Smedje;;Åse Ørum;;Smedjevej 3;1000;København
""".encode("cp1252")


@pytest.fixture
def office(site_root):
    host = factories.organisation(
        "Nordby Kommune",
        phone="99000000",
        cvr_number="29189722",
        sender_email="borgmester@example.org",
        letters_need_approval=True,
    )
    network = factories.network(host, goal_positions=20)
    people = {}
    for name, kind in (("secretary", "mayors_office"), ("coordinator", "coordinator")):
        people[name] = factories.user(name.title())
        Role.objects.create(user=people[name], organisation=host, role=kind)
    start = timezone.now().replace(microsecond=0, second=0) + timedelta(days=20)
    event = factories.event(network, "Mød os i værkstedet", starts_at=start, capacity=40)
    letter = factories.letter(network)
    editors(letter, people)
    return people, event, letter


def editors(letter, people):
    """Wagtail's own rights: one writes, the other lets it go."""
    for name, permissions in (("secretary", ["change_page"]), ("coordinator", ["change_page"])):
        group = Group.objects.create(name=name)
        people[name].groups.add(group)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for codename in permissions:
            GroupPagePermission.objects.create(
                group=group,
                page=letter.page_ptr,
                permission=Permission.objects.get(codename=codename),
            )
    set_up_approval(letter.page_ptr, approvers=Group.objects.get(name="coordinator"))


def test_from_the_list_to_the_changed_date(office, desk, phone):
    people, event, letter = office
    page = desk(people["secretary"])
    import_list(page)
    submit(page, letter)
    chosen(page, event)
    is_refused_without_approval(page)
    approve(desk(people["coordinator"]), letter)
    send_by_mail(page, event)
    print_letters(page)
    make_digital_post(page)
    plan_reminders(page, event)
    at_the_desk(page, event)
    guest = phone()
    answer_on_the_phone(guest)
    move_the_date(page, event)
    guest.reload()
    expect(guest.get_by_role("main")).to_contain_text("Hal 2")
    message = Message.objects.get(
        subject__startswith="Ny tid og nyt sted", recipient="soren@example.org"
    )
    assert "method=REQUEST" in message.attachments.get(name="arrangement.ics").content_type
    file_it(page, event)


def submit_list(page, content):
    """Up with a file and through its columns, until everybody on it is a contact."""
    page.goto("/arbejdsbord/kontakter/")
    page.get_by_role("link", name=re.compile("Hent|Import|Indlæs")).first.click()
    page.locator("input[type=file]").set_input_files(
        {"name": "kontakter.csv", "mimeType": "text/csv", "buffer": content}
    )
    assert_accessible(page)
    page.locator("main form button[type=submit], main form .btn").last.click()
    page.get_by_label("Hvor kommer navnene fra?").fill("CVR-registret")
    page.locator("main form .btn").first.click()
    expect(page.get_by_text("er klar", exact=True)).to_be_visible()
    assert_accessible(page)
    page.locator("main form .btn").first.click()
    expect(page.get_by_role("link", name="Fortryd listen")).to_be_visible()


def import_list(page):
    submit_list(page, LIST)
    expect(page.get_by_role("main")).to_contain_text("3")


def submit(page, letter):
    """The secretary writes and hands over; she cannot publish herself."""
    page.goto(f"/cms/pages/{letter.pk}/edit/")
    page.locator("#id_title").fill("Kom og spot et småjob")
    page.get_by_role("button", name=re.compile("Flere handlinger|More actions")).click()
    page.get_by_role("button", name=re.compile("Send til|Indsend|Submit")).click()
    page.wait_for_load_state()


def chosen(page, event):
    page.goto(f"/arbejdsbord/arrangementer/{event.pk}/inviter/")
    page.get_by_text("Navn og pladser").click()
    page.get_by_label("Hvad skal udsendelsen hedde hos jer?").fill("Første brev")
    expect(page.get_by_text("3 af 3 valgt")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Gør klar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Første brev")
    assert Invitation.objects.count() == 3


def is_refused_without_approval(page):
    expect(page.get_by_text("Brevet er ikke godkendt")).to_be_visible()
    expect(page.get_by_text("Brevet venter på, at en kollega godkender det.")).to_be_visible()
    page.get_by_role("button", name="Send på mail").click()
    page.get_by_role("button", name="Ja, fortsæt").click()
    expect(page.get_by_role("main").or_(page.locator(".messages")).first).to_be_visible()
    assert Message.objects.filter(reference__startswith="invitation:").count() == 0


def approve(page, letter):
    page.goto(f"/cms/pages/{letter.pk}/edit/")
    page.get_by_role("button", name=re.compile("Flere handlinger|More actions")).click()
    page.get_by_role("button", name=re.compile("^(Godkend|Approve)")).first.click()
    page.wait_for_load_state()
    letter.refresh_from_db()
    assert letter.title == "Kom og spot et småjob"


def send_by_mail(page, event):
    page.reload()
    page.goto(f"/arbejdsbord/udsendelser/{event.rounds.get().pk}/")
    assert_accessible(page)
    page.get_by_role("link", name="Se alle breve igennem").click()
    expect(page.get_by_role("main")).to_contain_text("ingen e-mail")
    assert_accessible(page)
    page.get_by_role("link", name="Se brev Søren Ågård").click()
    expect(page.get_by_role("heading", name="Som mail")).to_be_visible()
    assert_accessible(page)
    page.goto(f"/arbejdsbord/udsendelser/{event.rounds.get().pk}/")
    page.get_by_role("button", name="Send på mail").click()
    page.get_by_role("button", name="Ja, fortsæt").click()
    expect(page.get_by_role("status").filter(has_text="på vej")).to_be_visible()
    assert Dispatch.objects.filter(channel="email").count() == 2


def print_letters(page):
    page.get_by_role("button", name="Lav brevene").click()
    expect(page.get_by_role("link", name="Hent filen")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent filen").click()
    document = pypdfium2.PdfDocument(download.value.path().read_bytes())
    first = document[0].get_textpage().get_text_range()
    document.close()
    assert "Åse Ørum" in first  # the only one without a mail
    expect(page.get_by_text("lavet", exact=True)).to_be_visible()
    page.get_by_role("button", name="Markér som sendt").click()
    assert_accessible(page)


def make_digital_post(page):
    tick(page, "radio", "Alle, der ikke har svaret, også dem med mail eller brev")
    page.get_by_role("button", name="Lav filen", exact=True).click()
    expect(page.get_by_role("link", name="Hent filen")).to_have_count(2)
    file = LetterBatch.objects.get(kind="digital_post").file
    with lzma.open(io.BytesIO(bytes(file.content)), format=lzma.FORMAT_ALONE) as plain:
        tar = io.BytesIO(plain.read())
    with tarfile.open(fileobj=tar) as archive:
        assert len(archive.getnames()) == 1  # only one company has a CVR number


def plan_reminders(page, event):
    page.goto(f"/arbejdsbord/arrangementer/{event.pk}/paamindelser/")
    page.get_by_role("button", name="Gem planen").click()
    expect(page.get_by_role("main")).to_contain_text("får en påmindelse den")
    assert_accessible(page)


def at_the_desk(page, event):
    """By keyboard alone: a few letters, Enter, 2."""
    page.goto(f"/arbejdsbord/arrangementer/{event.pk}/svar/")
    assert_accessible(page)
    expect(page.get_by_label("Kode eller navn")).to_be_focused()
    page.keyboard.type("ase or")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 fundet")).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("2")
    expect(page.get_by_role("main")).to_contain_text("Kommer ikke".lower())
    expect(page.get_by_label("Kode eller navn")).to_be_focused()
    given = Invitation.objects.get(contact__name="Åse Ørum").answers.get()
    assert (given.answer, given.source) == ("no", "paper")


def answer_on_the_phone(page):
    invitation = Invitation.objects.get(contact__name="Søren Ågård")
    page.goto(f"/i/{invitation.code}/")
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.get_by_role("main")).to_contain_text(invitation.printed_code)


def move_the_date(page, event):
    page.goto(f"/arbejdsbord/arrangementer/{event.pk}/rediger/")
    expect(page.get_by_role("main")).to_contain_text("2 får en mail.")
    later = timezone.localtime(event.starts_at) + timedelta(days=1)
    for name, moment in (("starts_at", later), ("ends_at", later + timedelta(hours=2))):
        page.locator(f"[name={name}]").fill(f"{moment:%Y-%m-%dT%H:%M}")
    page.locator("[name=place]").fill("Hal 2")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tid eller sted er nyt")
    expect(page.get_by_role("main")).to_contain_text("Hal 2")
    assert_accessible(page)
    page.get_by_role("button", name="Gem, og giv besked").click()
    expect(page.get_by_role("status").filter(has_text="2 får en mail.")).to_be_visible()


def file_it(page, event):
    page.goto(f"/arbejdsbord/udsendelser/{event.rounds.get().pk}/")
    page.get_by_label("Sagsnummer").fill("24.10.00-P20-7-26")
    page.get_by_role("button", name="Lav filen til journalen").click()
    expect(page.get_by_role("link", name="Hent filen")).to_have_count(3)
    assert LetterBatch.objects.get(kind="records").total == 3  # two mails and a letter
