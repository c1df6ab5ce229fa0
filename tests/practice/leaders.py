"""What business leaders do themselves: on the sheet, on the receipt, on their ticket and on their own page."""

import re
from datetime import timedelta

import time_machine
from django.utils import timezone

from events.models import Event, GuestProfile, Invitation
from home.models import MemberCard
from outbox.models import Message
from pledges.models import Handover, Sheet
from taskforces.models import Network
from tests.practice.walks import walk

WORKSPACE = "/arbejdsbord/"
LAW = ("§", "paragraf", "fleksjob", "løntilskud", "virksomhedspraktik", "refusion")


def task_force():
    return Network.objects.get(slug="task-force-nordby")


def tonight():
    return Event.objects.get(slug="spot-et-smaajob")


def path_in(message, pattern):
    return re.search(pattern, message.text)[0]


def own_page(demo, address):
    """As a leader opens it: they ask for a link, and press the one in their mail."""
    leader = demo.visitor().open("/mit/").press("Send mig et link", email=address)
    mail = Message.objects.filter(recipient=address, reference="account:leader_link").latest("pk")
    return leader.open(path_in(mail, r"/mit/[\w-]{22}/")).press("Åbn min side")


def known_guest():
    """Somebody who comes tonight and has filled in nothing yet."""
    coming = Invitation.objects.filter(event=tonight(), answer="yes", sheets=None)
    return coming.select_related("contact__company").order_by("pk").last()


@walk("ticks-a-small-job", "Leader sends a sheet; the unit has it at once with owner and deadline")
def ticks_a_small_job(demo):
    guest = known_guest()
    leader = demo.visitor().open(f"/ark/{guest.code}/")
    leader.is_refused("Send", tasks=[]).sees("Sæt kryds ved en opgave")
    leader.press("Send", tasks=["cleaning", "kitchen"], hours="5-9").sees("Tak")
    sheet = Sheet.objects.latest("pk")
    assert sheet.company_name == guest.contact.company.name
    assert sheet.handover.contact_due > timezone.now()
    lead = demo.visitor("lead").open(f"{WORKSPACE}overleveringer/{sheet.handover.pk}/")
    lead.sees(sheet.company_name, "Rengøring")


@walk("few-taps-no-law", "Leader fills in the sheet in six taps and meets no scheme or paragraph")
def few_taps_no_law(demo):
    guest = known_guest()
    leader = demo.visitor().open(f"/ark/{guest.code}/").sees_no(*LAW)
    taps = {"tasks": ["cleaning"], "hours": "1-4"}  # two taps, and the button is the third
    leader.press("Send", **taps).sees("Tak").sees_no(*LAW)
    leader.open(Sheet.objects.latest("pk").get_receipt_url()).sees_no(*LAW)


@walk("thinks-in-small-jobs", "Leader enters hours that skilled staff spend and sees what is freed")
def thinks_in_small_jobs(demo):
    sheet = Sheet.objects.filter(event=tonight(), lines__positions__gt=0).order_by("pk").first()
    leader = demo.visitor().open(sheet.get_receipt_url()).follow("Regn ud, hvor meget tid")
    leader.is_refused("Regn ud", spent="0").press("Regn ud", spent="3", rate="280")
    leader.sees("timer om ugen", "kr. om ugen", "timer på et år")


@walk(
    "interviews-a-neighbour",
    "Leader fills in the neighbour's sheet, and the neighbour gets the receipt",
)
def interviews_a_neighbour(demo):
    host = demo.visitor("coordinator")
    host.open(f"{WORKSPACE}arrangementer/{tonight().pk}/grupper/").press("Lav grupper").sees(
        "Gruppe 1"
    )
    guest = known_guest()
    leader = demo.visitor().open(f"/ark/{guest.code}/interview/")
    neighbour = {
        "contact_name": "Kaj Holm",
        "company_name": "Holms Smedje",
        "email": "kaj@holm.example",
        "call_way": "email",
        "tasks": ["warehouse"],
        "hours": "5-9",
    }
    leader.press("Send", **neighbour).sees("Tak")
    sheet = Sheet.objects.latest("pk")
    assert (sheet.contact_name, sheet.source, sheet.interviewer) == (
        "Kaj Holm",
        "interview",
        guest.contact.name,
    )
    assert Message.objects.filter(recipient="kaj@holm.example").exists()


@walk(
    "picks-a-visit",
    "Leader picks an offered time; the consultant writes the visit up into openings",
)
def picks_a_visit(demo):
    mine = Handover.objects.filter(owner__email="konsulent@virksomhedsindgang.example")
    handover = mine.filter(closed_at=None, visit_at=None, first_contact_at__isnull=False)
    handover = handover.filter(status="contacted").order_by("pk").first()
    address = f"{WORKSPACE}overleveringer/{handover.pk}/"
    consultant = demo.visitor("consultant").open(f"{address}tider/")
    day = timezone.localdate() + timedelta(days=3)
    consultant.press("Tilbyd tiderne", time_1=f"{day}T09:00")
    leader = demo.visitor().open(handover.sheet.get_receipt_url())
    leader.sees("Hvornår må vi komme forbi?")
    time = leader.soup.find("button", {"name": "time"})
    leader.press(" ".join(time.get_text(" ").split())).sees(
        "Så er det en aftale!", "Vi kommer på besøg"
    )
    visit = handover.visits.get(state="confirmed")
    own_page(demo, handover.sheet.contact_email).sees("Besøg hos jer")
    with time_machine.travel(visit.ends_at + timedelta(hours=1), tick=False):
        consultant = demo.visitor("consultant").open(f"{WORKSPACE}besoeg/{visit.pk}/skriv-ned/")
        openings = {"openings-0-title": "Pakker om formiddagen", "openings-0-positions": "2"}
        consultant.press(
            "Gem besøget",
            **{"Hvilke opgaver så I på?": "Pakning og etiketter."},
            colleagues="To fra lageret, der gerne lærer fra sig.",
            to_know="Faste pauser.",
            **openings,
        )
        consultant.sees("Besøget er skrevet ned.", "Pakker om formiddagen")
        consultant.sees("Ved siden af", "To fra lageret", "Det skal virksomheden vide")


@walk("gives-input", "Leader leaves input, the lead answers; the next meeting lists both")
def gives_input(demo):
    member = task_force().memberships.exclude(contact__email="").order_by("pk").first()
    leader = own_page(demo, member.contact.email).follow("Giv et input")
    given = {"text": "Send profilerne ugen før mødet."}
    if leader.soup.find("select", {"name": "network"}):
        given["network"] = str(member.pk)
    leader.is_refused("Send", text="").press("Send", **given)
    leader.sees("Tak! Dit input er givet videre.", "Send profilerne ugen før mødet.")
    consultant = demo.visitor("consultant").open(WORKSPACE + "spoergsmaal/")
    consultant.follow("et input til jeres arbejde").sees("Enhedens leder svarer på input.")
    lead = demo.visitor("lead").open(WORKSPACE + "spoergsmaal/")
    lead.follow(f"{member.company.name}: et input").press(
        "Send svaret", text="Det gør vi fra januar."
    )
    lead.sees("Det gør vi fra januar.")
    other = Invitation.objects.filter(event=tonight()).unanswered().first()
    guest = demo.visitor().open(other.get_absolute_url()).follow("Læs op til mødet")
    guest.sees("Send profilerne ugen før mødet.", "Det gør vi fra januar.")
    guest.sees_no(member.contact.name)
    host = demo.visitor("coordinator").open(f"{WORKSPACE}arrangementer/{tonight().pk}/")
    host.follow("Input til mødet").sees("Send profilerne ugen før mødet.", "Det gør vi fra januar.")


@walk("stories-of-a-meeting", "Host ties stories to a meeting; leaders read them on their own page")
def stories_of_a_meeting(demo):
    host = demo.visitor("coordinator")
    host.open(f"{WORKSPACE}arrangementer/{tonight().pk}/historier/")
    tied = host.soup.find("input", {"name": "stories", "checked": True})
    words = " ".join(tied.find_parent("label").get_text(" ").split())
    host.press("Gem", stories=[tied["value"]]).sees("Gemt. Gæsterne kan læse dem nu.")
    coming = Invitation.objects.filter(event=tonight(), answer="yes").exclude(contact__email="")
    leader = own_page(demo, coming.order_by("pk").first().contact.email)
    leader.sees("Historier til dine møder").follow(words).sees(words)


@walk(
    "asks-about-support",
    "Leader asks from their page; the consultant answers by a deadline, both see it",
)
def asks_about_support(demo):
    sheet = (
        Handover.objects.filter(
            owner__email="konsulent@virksomhedsindgang.example",
            sheet__network=task_force(),
            closed_at=None,
        )
        .exclude(sheet__contact_email="")
        .order_by("pk")
        .last()
        .sheet
    )
    leader = own_page(demo, sheet.contact_email).follow("Stil et spørgsmål")
    asked = {"topic": "support", "text": "Hvem betaler for en tolk den første uge?"}
    if leader.soup.find("select", {"name": "about"}):
        asked["about"] = f"ark-{sheet.pk}"
    leader.press("Send", **asked).sees("svarer senest", asked["text"])
    consultant = demo.visitor("consultant").open(f"{WORKSPACE}overleveringer/{sheet.handover.pk}/")
    consultant.sees("Virksomheden spørger", "svar senest").follow("Støtte og hjælpemidler")
    consultant.press("Send svaret", text="Det gør kommunen. Jeg bestiller den.")
    leader.open("/mit/").sees("Det gør kommunen. Jeg bestiller den.", "Hassan Lindhøj")
    leader.open(sheet.get_receipt_url()).sees("Det gør kommunen. Jeg bestiller den.")


@walk("asks-at-the-start", "Leader asks from their page; questions and answers are logged")
def asks_at_the_start(demo):
    member = task_force().memberships.exclude(contact__email="").order_by("pk").first()
    leader = own_page(demo, member.contact.email).follow("Stil et spørgsmål")
    asked = {"topic": "start", "text": "Hvem skriver vagtplanen den første måned?"}
    if leader.soup.find("select", {"name": "about"}):
        asked["about"] = f"netvaerk-{member.pk}"
    leader.press("Send", **asked)
    lead = demo.visitor("lead").open(WORKSPACE + "spoergsmaal/")
    lead.follow(f"{member.company.name}: opstart").press(
        "Send svaret", text="Det gør I, vi kigger med."
    )
    lead.open(WORKSPACE + "spoergsmaal/").sees("Besvaret", "Hvem skriver vagtplanen")
    leader.open("/mit/").sees("Det gør I, vi kigger med.")


@walk("leaders-hear-leaders", "Visitor filters stories told by leaders; consent decides what is up")
def leaders_hear_leaders(demo):
    visitor = demo.visitor().open("/historier/")
    assert "Lederen fortæller" in visitor.text
    visitor.follow("Lederen fortæller").sees_no("Ingen historier passer til dit valg")


@walk(
    "sees-who-comes", "Guests who said yes see each other, agree on a talk, and a no takes it back"
)
def sees_who_comes(demo):
    meeting = Event.objects.filter(network__slug="nordby-boldklub").latest("starts_at")
    coming = Invitation.objects.filter(event=meeting, registration__seat="confirmed")
    guest = coming.filter(registration__guest_profile=None).order_by("pk").last()
    seen = GuestProfile.objects.filter(registration__event=meeting).latest("pk")
    leader = demo.visitor().open(guest.get_absolute_url()).follow("Se, hvem der kommer")
    leader.sees_no(seen.name).sees("har sagt ja indtil nu.")
    leader.press("Ja, vis mig", tells="Vores kantine", seeks="En bager").sees(seen.name, seen.tells)
    other = demo.visitor().open(f"/i/{seen.registration.invitation.code}/hvem-kommer/")
    other.sees(guest.registration.name, "Vores kantine")
    leader.open(leader.address).follow(f"Bed om en snak {seen.name}")
    time = leader.soup.find("input", {"name": "starts_at"})["value"]
    leader.press("Spørg", text="Hvordan gør I?", starts_at=time).sees("er spurgt.")
    other.open(other.address).press("Ja tak").sees("Aftalt. Det står i jeres kalendere.")
    mails = Message.objects.filter(subject="I har en aftale", attachments__name="snak.ics")
    assert mails.distinct().count() == 2
    leader.open(leader.address).press("Nej, skjul mig igen")
    other.open(other.address).sees_no(guest.registration.name)
    assert Message.objects.filter(subject="Jeres snak er aflyst").count() == 2


@walk("own-page-in-full", "Leader lets a colleague in, is introduced, and has a mistake put right")
def own_page_in_full(demo):
    card = MemberCard.objects.select_related("membership__contact").first()
    network = card.membership.network
    member = network.memberships.exclude(contact__email="").exclude(pk=card.membership_id)
    member = member.filter(member_card=None).order_by("pk").first()
    leader = own_page(demo, member.contact.email)
    leader.open(f"/mit/netvaerk/{member.pk}/").sees(card.membership.contact.name).follow(
        "Bliv introduceret"
    )
    leader.press("Spørg", text="Må jeg komme forbi?")
    mail = Message.objects.filter(reference__startswith="introduction_request:").latest("pk")
    other = demo.visitor().open(path_in(mail, r"/mit/introduktion/[\w-]{22}/")).press("Ja tak")
    other.sees("bragt sammen")
    leader.open("/mit/").sees("Introduktioner", mail.recipient)
    leader.follow("Luk en kollega ind").press("Luk ind", email="kollega@firma.example")
    own_page(demo, "kollega@firma.example").sees("har lukket dig ind")
    leader.open("/mit/").sees("Bed om en rettelse")
    leader.open(f"/mit/ret/{member.contact_id}/").press("Send", title="Ejer og direktør")
    staff = demo.visitor("secretary").open(WORKSPACE).follow("Se, hvad de ønsker")
    staff.follow(f"{member.contact.name}, {member.company.name}").press("Ret det").sees(
        "Det er rettet"
    )
    leader.open("/mit/").sees("Ejer og direktør")
    leader.follow("Møder og besøg i din egen kalender").press("Lav en adresse")
    feed = re.search(r"/mit/kalender/[\w-]{22}/haandslag\.ics", leader.text)[0]
    assert demo.visitor().status(feed) == 200
    leader.press("Luk for adressen")
    assert demo.visitor().status(feed) == 404
