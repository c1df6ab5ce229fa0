"""What happens on the evenings themselves, from the place to the agreement afterwards."""

import re
from datetime import timedelta

import time_machine
from django.utils import timezone

from accounts.workingdays import WorkingCalendar
from events.models import Event, Invitation
from pledges.models import Handover, Sheet
from taskforces.models import Network
from tests.practice.leaders import known_guest, tonight
from tests.practice.walks import walk


@walk(
    "meeting-in-a-workshop",
    "Guests see the place, check in and fill in sheets; the wall counts jobs and hours",
)
def meeting_in_a_workshop(demo):
    guest = known_guest()
    name = guest.registration.name
    leader = demo.visitor().open(f"/i/{guest.code}/")
    leader.sees("Åvang Maskinfabrik, hal 2", "Industrivej 12", "Din billet")
    with time_machine.travel(tonight().starts_at + timedelta(minutes=20), tick=False):
        door = demo.visitor("door")
        door.open(f"/arbejdsbord/arrangementer/{tonight().pk}/gaester/?q={name}")
        if guest.registration.arrived_at is None:
            door.press("Tjek ind", within=name).sees("Fortryd")
        wall = f"/skaerm/{tonight().slug}/nu/"
        before = numbers_on(demo.visitor().open(wall))
        leader.open(f"/ark/{guest.code}/")
        leader.press("Send", tasks=["cleaning"], hours="10-14").sees("Tak")
    with time_machine.travel(tonight().starts_at + timedelta(minutes=25), tick=False):
        after = numbers_on(demo.visitor().open(wall))
    assert after[0] == before[0] + 1
    assert after[1] > before[1]


def numbers_on(wall):
    """What the screen in the hall says: jobs promised, and hours a week."""
    return [
        int(re.search(words, wall.text)[1].replace(".", ""))
        for words in (r"job er lovet ([\d.]+)", r"timer om ugen ca\. ([\d.]+)")
    ]


@walk(
    "agreed-on-the-evening",
    "Lead fills in who, day and how for each sheet of the evening; the clock follows",
)
def agreed_on_the_evening(demo):
    guest = known_guest()
    demo.visitor().open(f"/ark/{guest.code}/").press("Send", tasks=["cleaning"], hours="5-9")
    handover = Sheet.objects.latest("pk").handover
    lead = demo.visitor("lead").open(f"/arbejdsbord/arrangementer/{tonight().pk}/aftale/")
    lead.sees("Hvem kontakter hvem?", handover.sheet.company_name)
    day = timezone.localdate(WorkingCalendar(handover.unit).deadline(timezone.now(), 3))
    row = f"ark{handover.pk}"
    person = handover.unit.roles.filter(role="consultant").first().user
    lead.press(
        "Gem aftalen",
        **{
            f"{row}-owner": str(person.pk),
            f"{row}-day": day.isoformat(),
            f"{row}-note": "Ringer om formiddagen",
        },
    )
    lead.sees("gemt")
    handover.refresh_from_db()
    assert (handover.owner, timezone.localdate(handover.contact_due)) == (person, day)
    lead.open(f"/arbejdsbord/overleveringer/{handover.pk}/").sees("Ringer om formiddagen")


@walk(
    "sponsors-meet-the-jobcentre",
    "Sponsor manager plans the meeting with agenda; sponsors fill in sheets",
)
def sponsors_meet(demo):
    club = demo.visitor("club").open("/arbejdsbord/arrangementer/").follow("Nyt arrangement")
    network = Network.objects.get(slug="nordby-boldklub")
    club.press(
        "Gem",
        network=str(network.pk),
        kind="sponsor_meeting",
        title="Hvad har vi lært af de første?",
        agenda="Erfaringer\nJobcentret fortæller\nHvem kan ansætte?",
        starts_at="2027-04-08T17:00",
        ends_at="2027-04-08T19:00",
        place="Nordby Stadion",
        answer_deadline="2027-04-01T12:00",
    )
    club.sees("er oprettet")
    meeting = Event.objects.get(title="Hvad har vi lært af de første?")
    club.press("Invitér alle")
    guest = Invitation.objects.filter(event=meeting).order_by("pk").first()
    page = demo.visitor().open(meeting.get_absolute_url())
    page.sees("Erfaringer", "Jobcentret fortæller", "Hvem kan ansætte?")
    sponsor = demo.visitor().open(f"/ark/{guest.code}/")
    sponsor.press("Send", tasks=["green"], hours="5-9").sees("Tak")
    sheet = Sheet.objects.latest("pk")
    assert (sheet.network, sheet.event) == (network, meeting)


@walk(
    "examples-and-openings-from-a-visit",
    "Leader sees examples on each task; consultant writes openings from a visit",
)
def examples_and_openings(demo):
    guest = known_guest()
    demo.visitor().open(f"/ark/{guest.code}/").sees(
        "snitte, anrette, opvask", "let rengøring", "kopiere, scanne, taste"
    )
    consultant = demo.visitor("consultant")
    mine = Handover.objects.filter(owner__email="konsulent@virksomhedsindgang.example")
    handover = mine.filter(closed_at=None, status="contacted").order_by("pk").first()
    consultant.open(f"/arbejdsbord/overleveringer/{handover.pk}/tider/")
    day = timezone.localdate() + timedelta(days=3)
    consultant.press("Tilbyd tiderne", time_1=f"{day}T09:00")
    company = demo.visitor().open(handover.sheet.get_receipt_url())
    time = company.soup.find("button", {"name": "time"})
    company.press(" ".join(time.get_text(" ").split()))
    visit = handover.visits.get(state="confirmed")
    with time_machine.travel(visit.ends_at + timedelta(hours=1), tick=False):
        consultant = demo.visitor("consultant")
        consultant.open(f"/arbejdsbord/besoeg/{visit.pk}/skriv-ned/")
        openings = {"openings-0-title": "Dækker borde", "openings-0-positions": "3"}
        consultant.press(
            "Gem besøget", **{"Hvilke opgaver så I på?": "Borde og opvask."}, **openings
        )
        consultant.sees("Besøget er skrevet ned.", "Dækker borde")


@walk("company-as-host", "A company is host of a network with page, letters, figures")
def company_as_host(demo):
    network = Network.objects.get(slug="nordby-tagtrainee")
    assert network.host.kind == network.host.Kind.COMPANY
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{network.pk}/medlemmer/").sees(network.name)
    host.open("/arbejdsbord/arrangementer/").follow("Nyt arrangement")
    host.press(
        "Gem",
        network=str(network.pk),
        kind="start_up_meeting",
        title="Hold 3 begynder",
        starts_at="2027-04-08T17:00",
        ends_at="2027-04-08T19:00",
        place="Nordby Tagmaterialer",
        answer_deadline="2027-04-01T12:00",
    )
    host.sees("Hold 3 begynder")
    public = demo.visitor().open(Event.objects.get(title="Hold 3 begynder").get_absolute_url())
    public.sees("Nordby Tagmaterialer")
    host.open(f"/tal/{network.slug}/").sees(network.name)


@walk(
    "handed-over-with-status",
    "Every sheet has unit, owner, deadline; the host's list shows its status",
)
def handed_over(demo):
    guest = known_guest()
    demo.visitor().open(f"/ark/{guest.code}/").press("Send", tasks=["office"], hours="5-9")
    handover = Sheet.objects.latest("pk").handover
    assert handover.unit
    assert handover.contact_due > timezone.now()
    assert Handover.objects.filter(contact_due=None).count() == 0
    host = demo.visitor("coordinator").open("/arbejdsbord/ark/")
    host.sees(handover.sheet.company_name, str(handover.get_status_display()), "Virksomhedsindgang")
