"""What hosts do with their meetings: smaller ones, online, divided in two."""

from icalendar import Calendar

from events.calendar.entries import invitation_calendar
from events.models import Event, Invitation
from outbox.models import Message
from tests.practice.walks import walk

LINK = "https://moede.example/sponsormoede"


def entry_of(invitation):
    known = Invitation.objects.with_people().get(pk=invitation.pk)
    (entry,) = Calendar.from_ical(invitation_calendar(known)).walk("VEVENT")
    return entry


def divided(host):
    """The host chooses half of the guests and looks at what it does, and then it is done."""
    host.follow("Del i to")
    day = host.soup.find("input", {"name": "starts_at"})["value"].partition("T")[0]
    host.press(
        "Se, hvem der flytter",
        title="Morgenmad på stadion",
        held_as="small",
        place="Klubhuset",
        capacity="30",
        starts_at=f"{day}T08:00",
        ends_at=f"{day}T09:00",
        answer_deadline=f"{day}T07:00",
    )
    host.sees("gæster flytter", "Mødet er delt i to", "Intet er gemt endnu")
    return host.press("Del mødet").sees("Ingen har fået besked endnu")


@walk(
    "smaller-meetings",
    "The host turns an event into a small or online one or divides it; guests and calendars follow",
)
def smaller_meetings(demo):
    host = demo.visitor("club").open("/arbejdsbord/arrangementer/").follow("Sponsormøde")
    evening = Event.objects.get(title__startswith="Sponsormøde")
    seated = evening.registrations.confirmed().count()
    divided(host)
    assert evening.registrations.confirmed().count() < seated
    host.press("Fortryd opdelingen").sees("Alle er tilbage")
    assert evening.registrations.confirmed().count() == seated

    divided(host)
    morning = Event.objects.get(title="Morgenmad på stadion")
    guest = morning.registrations.confirmed().exclude(email="").first().invitation
    before = Message.objects.count()
    host.press("Send besked til dem, der flytter").sees("Gæsterne har fået besked")
    told = Message.objects.get(
        reference=f"invitation:{guest.pk}", subject__startswith="Mødet er delt i to"
    )
    assert Message.objects.count() > before
    for words in ("Morgenmad på stadion", "Klubhuset", "?svar=ja", "?svar=nej"):
        assert words in told.text
    entry = entry_of(guest)
    assert entry["uid"].startswith(f"arrangement-{evening.pk}@")
    assert entry["sequence"] > evening.sequence
    demo.visitor().open(f"/i/{guest.code}/").sees("Morgenmad på stadion", "Din billet")

    host.open(f"/arbejdsbord/arrangementer/{morning.pk}/rediger/")
    host.press("Gem", held_as="online", online_link=LINK).sees("Tid eller sted er nyt")
    host.press("Gem, og giv besked", tell="everybody").sees("er gemt")
    mail = Message.objects.filter(reference=f"invitation:{guest.pk}").latest("pk")
    assert mail.subject.startswith("Nu online")
    assert LINK in mail.text
    assert entry_of(guest)["sequence"] > entry["sequence"]
    leader = demo.visitor().open(f"/i/{guest.code}/").sees("Deltag online")
    assert leader.link("Deltag online") == LINK
