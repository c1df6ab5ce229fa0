"""Nordby's leaders: who wants to be seen, what they ask and suggest, and the stories of their meetings."""

from datetime import datetime, timedelta

from wagtail.models import Locale

from accounts.models import User
from events.models import Event, EventStory, GuestProfile, GuestTalk, Invitation
from events.networking.times import talk_times
from home.models import ColleagueAccess, CorrectionRequest, IntroductionRequest, MemberCard
from pledges.models import CompanyQuestion, Handover
from taskforces.models import Membership, Network, StoryPage

SEEN = (
    ("Småjob i et snedkeri", "En, der har prøvet småjob i et køkken"),
    ("Vores første sommer med to unge på lageret", ""),
    ("", "En genbo, der også mangler hænder om morgenen"),
    ("Hvordan vi fandt fem timers opgaver i regnskabet", "Nogen at drikke kaffe med"),
)
Topic = CompanyQuestion.Topic


def lay_out(
    network: Network,
    club: Network,
    members: list[Membership],
    people: dict[str, User],
    *,
    now: datetime,
) -> None:
    _members(members, now=now)
    _asked(network, members, people, now=now)
    _suggested(network, members, people, now=now)
    _guests(club)
    told = StoryPage.objects.live().consented().filter(network=network)
    stories = told.filter(locale=Locale.get_default()).order_by("pk")[:2]
    for event in network.events.filter(ends_at__gt=now):
        EventStory.objects.bulk_create(EventStory(event=event, story=story) for story in stories)


def _members(members, *, now):
    MemberCard.objects.bulk_create(
        MemberCard(
            membership=member,
            address=member.contact.email,
            tells=tells,
            seeks=seeks,
            consented_at=now - timedelta(days=20),
        )
        for member, (tells, seeks) in zip(members[1:], SEEN, strict=False)
    )
    IntroductionRequest.objects.create(
        asker=members[0],
        asked=members[1],
        key_digest="demo",
        text="Jeg vil gerne høre om jeres lager.",
        asked_at=now - timedelta(days=9),
        answer=IntroductionRequest.Answer.YES,
        answered_at=now - timedelta(days=8),
    )
    ColleagueAccess.objects.create(
        giver=members[0].contact.email,
        colleague="vaerkfoerer@nordbycykler.example",
        company=members[0].company,
    )
    contact = members[4].contact
    CorrectionRequest.objects.create(
        contact=contact,
        name=contact.name,
        title="Adm. direktør",
        phone=contact.phone,
        email=contact.email,
        remark="Jeg er blevet direktør siden sidst.",
        asked_at=now - timedelta(days=1),
    )


def _asked(network, members, people, *, now):
    """One is answered; one waits, asked yesterday about a sheet of the consultant's."""
    known = Handover.objects.filter(sheet__network=network, owner=people["consultant"])
    sheet = (
        known.filter(closed_at=None).exclude(sheet__contact_email="").order_by("pk").first().sheet
    )
    _question(
        network,
        asker=(sheet.contact_name, sheet.company_name, sheet.contact_email),
        unit=network.unit,
        sheet=sheet,
        topic=Topic.SUPPORT,
        text="Vores nye kollega får brug for en hæve-sænke-pult. Hvem betaler den?",
        asked_at=now - timedelta(days=1),
        due_at=now + timedelta(days=1),
    )
    _question(
        network,
        asker=_of(members[0]),
        unit=network.unit,
        topic=Topic.NEEDS,
        text="Hvad skal vi have klar den første dag?",
        asked_at=now - timedelta(days=30),
        due_at=now - timedelta(days=28),
        answer="En makker, en rolig start kl. 9 og en liste over opgaverne. Vi kommer forbi dagen før.",
        answered_at=now - timedelta(days=29),
        answered_by=people["consultant"],
    )


def _suggested(network, members, people, *, now):
    _question(
        network,
        asker=_of(members[2]),
        unit=network.unit,
        topic=Topic.INPUT,
        text="Ring om formiddagen. Om eftermiddagen står vi alle ved maskinerne.",
        asked_at=now - timedelta(days=40),
        due_at=now - timedelta(days=33),
        answer="Fra 1. november ringer vi mellem kl. 8 og 11, medmindre I har skrevet noget andet.",
        answered_at=now - timedelta(days=36),
        answered_by=people["lead"],
    )
    _question(
        network,
        asker=_of(members[5]),
        unit=network.unit,
        topic=Topic.INPUT,
        text="Lad den samme konsulent følge os hele vejen. Det virker, når vi kender hinanden.",
        asked_at=now - timedelta(days=2),
        due_at=now + timedelta(days=5),
    )


def _guests(club):
    """Guests of the club's next meeting who want to be seen, and a talk that waits for an answer."""
    event = Event.objects.filter(network=club).latest("starts_at")
    coming = Invitation.objects.filter(event=event, answer="yes", registration__seat="confirmed")
    seats = [each.registration for each in coming.select_related("registration").order_by("pk")[:4]]
    GuestProfile.objects.bulk_create(
        GuestProfile(registration=seat, name=seat.name, tells=tells, seeks=seeks)
        for seat, (tells, seeks) in zip(seats, SEEN, strict=False)
    )
    times = talk_times(event.starts_at, event.ends_at, now=event.starts_at - timedelta(days=1))
    GuestTalk.objects.create(
        asker=seats[0], asked=seats[1], starts_at=times[1], text="Hvordan fandt I opgaverne?"
    )


def _of(member):
    return member.contact.name, member.company.name, member.contact.email


def _question(network, *, asker, **fields):
    name, company_name, email = asker
    CompanyQuestion.objects.create(
        network=network, name=name, company_name=company_name, email=email, **fields
    )
