"""Members of a network, courses for those beside them, open doors, and what a network decides for itself."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event, Invitation, Registration
from outbox.models import Message
from pledges.models import Handover, Introduction, Scheme, SheetLink
from taskforces.models import Network
from tests.practice.walks import walk


def task_force():
    return Network.objects.get(slug="task-force-nordby")


@walk("adds-a-business-council", "The host adds a business council; the page lists members by kind")
def adds_a_business_council(demo):
    host = demo.visitor("coordinator")
    host.open("/arbejdsbord/netvaerk/").follow("Task Force Nordby")
    known = host.soup.find("select", {"name": "contact"}).find_all("option")[1]
    name = known.get_text().split(", ", 1)[1]
    host.press("Tag med i netværket", contact=known["value"], kind="business_council")
    host.sees(f"{name} er med.", "Erhvervsråd")
    host.follow(name).press("Gem", **{"offentligt": "on"})
    demo.visitor().open("/netvaerk/task-force-nordby/").sees("Erhvervsråd", name)


@walk("leaders-share", "The host sees the leaders' share, with a warning below 80 %")
def leaders_share(demo):
    host = demo.visitor("coordinator")
    address = f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/"
    host.open(address).sees("er erhvervsledere", "Målet på 80 % er nået").sees_no("Under målet")
    for member in task_force().memberships.filter(kind="company")[:2]:
        host.open(f"/arbejdsbord/medlemmer/{member.pk}/").press("Gem", kind="union")
    host.sees("Under målet", "virksomhed", "mere er I der")


@walk("all-members-invited", "The host invites all members to an event by two presses")
def all_members_invited(demo):
    host = demo.visitor("coordinator")
    kick_off = task_force().events.order_by("starts_at").first()
    host.open(f"/arbejdsbord/arrangementer/{kick_off.pk}/").follow("Lav et som dette")
    soon = timezone.localtime() + timedelta(days=30)
    host.press("Lav det", starts_at=f"{soon:%Y-%m-%d}T17:00", with_letter=[])
    before = Message.objects.count()
    host.press("Invitér alle 19 medlemmer").sees("19 er inviteret")
    host.press("Send")
    assert Message.objects.count() > before


@walk(
    "decides-its-target-group", "The host writes the group decided; the page shows it with the date"
)
def decides_its_target_group(demo):
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/").follow("Indstillinger")
    host.press("Gem", target_group="Unge under 30 i Nordby", decided_on="2026-11-12")
    demo.visitor().open("/netvaerk/task-force-nordby/").sees(
        "Unge under 30 i Nordby", "besluttet 12. nov"
    )


@walk("courses-for-buddies", "Host marks completion; choosing a buddy shows who is trained")
def courses_for_buddies(demo):
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/").follow("Kurser")
    host.sees("har gennemført et kursus").follow("Makker på arbejdspladsen")
    handovers = Handover.objects.filter(
        sheet__network=task_force(), status__in=("referred", "hired"), sheet__contact__isnull=False
    )
    handover = handovers.filter(sheet__contact__courses=None).first()
    person = handover.sheet.contact
    host.press("Skriv på listen", contact=str(person.pk))
    host.press("Har gennemført", within=person.name).sees("gennemført")
    assert host.download("Kursusbevis").startswith(b"%PDF")
    consultant = demo.visitor("consultant")
    consultant.open(f"/arbejdsbord/overleveringer/{handover.pk}/forloeb/")
    consultant.sees("Makker, der har været på kursus", f"{person.name} (Makker på arbejdspladsen")
    consultant.press(
        "Gem",
        candidate_reference="Kandidat Z1",
        starts_on=f"{timezone.localdate()}",
        scheme=str(Scheme.objects.get(code="ordinary").pk),
        paid_hours="8",
        trained=str(person.pk),
    )
    consultant.sees(person.name, "har været på kursus")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/kurser/").sees("makker i 1 forløb")


@walk("word-for-the-person", "Organisation sets its word; the leader's receipt uses it")
def word_for_the_person(demo):
    lead = demo.visitor("lead")
    lead.open("/arbejdsbord/organisation/").press("Se det først", candidate_noun="ressource")
    lead.sees("Intet er gemt endnu", "en ressource, der passer")
    lead.press("Gem", candidate_noun="ressource").sees("Gemt.")
    handover = Handover.objects.filter(sheet__network=task_force(), status="job_order_created")
    receipt = f"/kvittering/{handover.first().sheet.receipt_token}/"
    demo.visitor().open(receipt).sees("ressource", "Mandag til torsdag 8.30")


@walk("do-you-want-a-visit", "Leader ticks once; the consultant's inbox shows the wish")
def do_you_want_a_visit(demo):
    link = SheetLink.objects.filter(event__network=task_force(), ambassador=None).last()
    leader = demo.visitor().open(f"/ark/{link.key}/")
    leader.press(
        "Send arket",
        wants_visit="on",
        company_name="Nordby Bageri og Café",
        contact_name="Grethe Mejlvang",
        phone="99 10 22 33",
    )
    consultant = demo.visitor("lead").open("/arbejdsbord/indbakke/")
    consultant.sees("Nordby Bageri og Café", "ønsker besøg")


@walk(
    "director-phones-first",
    "Director has a list with deadline; one tap, then the consultant's clock runs",
)
def director_phones_first(demo):
    club = demo.visitor("club")
    club.open("/arbejdsbord/").follow("Ring først").sees("Ring senest")
    waiting = Introduction.objects.filter(
        handover__sheet__network__slug="nordby-boldklub", outcome=""
    ).first()
    company = waiting.handover.sheet.company_name
    club.press("Vi talte sammen", within=company)
    waiting.handover.refresh_from_db()
    assert waiting.handover.contact_due is not None
    consultant = demo.visitor("lead").open(f"/arbejdsbord/overleveringer/{waiting.handover.pk}/")
    consultant.sees(company, "Ring senest")


@walk(
    "open-registration-in-a-frame",
    "A guest registers on the club's own site; the ticket comes by mail",
)
def open_registration_in_a_frame(demo):
    club = demo.visitor("club")
    meeting = Event.objects.get(slug="sponsormoede-nordby-boldklub")
    club.open(f"/arbejdsbord/arrangementer/{meeting.pk}/").follow("Del, plakat")
    club.sees("www.nordbyboldklub.example", "iframe")
    assert club.download("Hent plakaten").startswith(b"%PDF")
    guest = demo.visitor().open(f"/arrangementer/{meeting.slug}/tilmeld/ramme/")
    assert "https://www.nordbyboldklub.example" in guest.answer["Content-Security-Policy"]
    guest.press("Tilmeld mig", name="Ida Holm", company="Holms Smedje", email="ida@holm.example")
    guest.sees("Tak. Se i din mail")
    ticket = Message.objects.filter(recipient="ida@holm.example").latest("pk")
    code = Invitation.objects.get(contact__email="ida@holm.example").code
    assert f"/i/{code}/" in ticket.text
    demo.visitor().open(f"/i/{code}/").sees("Ida Holm")


@walk(
    "open-registration-with-approval",
    "Host opens an event with approval, says yes, and the guest has a seat",
)
def open_registration_with_approval(demo):
    club = demo.visitor("club")
    meeting = Event.objects.get(slug="sponsormoede-nordby-boldklub")
    club.open(f"/arbejdsbord/arrangementer/{meeting.pk}/").follow("Ret")
    club.press("Gem", registration_mode="approval")
    guest = demo.visitor().open(f"/arrangementer/{meeting.slug}/").follow("Tilmeld dig")
    guest.press("Send mit ønske", name="Bo Lund", company="Lunds Tømrer", email="bo@lund.example")
    club.open(f"/arbejdsbord/arrangementer/{meeting.pk}/").sees("1 vil gerne komme").follow(
        "Svar dem"
    )
    club.press("Ja", within="Bo Lund").sees("Bo Lund er tilmeldt")
    seat = Registration.objects.get(event=meeting, invitation__contact__email="bo@lund.example")
    assert seat.seat == Registration.Seat.CONFIRMED
