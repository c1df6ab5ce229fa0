"""What each of the eight programmes' fictional networks has lived through: members, a company known for years, and a
meeting that anybody may come to, at hours of their own."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from events.models import Event
from home.demo import nordby, words
from home.demo.programmes import MODELLED_ON
from taskforces.companies import relations
from taskforces.models import Company, CompanyLogEntry, Contact, Membership, Network

MEMBERS = 3
Kind = Event.Kind
# Slug of the network: (kind, title, what it is about, days ahead, hour, minute)
OPEN = {
    "task-force-nordby": (Kind.TASK_FORCE_MEETING, "Morgenmøde for nye medlemmer", "Kaffe, og hvad det vil sige at være med.", 12, 8, 0),
    "dialogforum-nordby": (Kind.DIALOGUE_MEETING, "Dialogmøde: når opgaven passer", "Tre virksomheder fortæller om en fast opgave.", 15, 14, 0),
    "nordby-smaajob-vikar": (Kind.START_UP_MEETING, "Sådan får I hjælp nogle timer", "Hvad der kan løses, og hvad timen koster.", 18, 9, 30),
    "nordby-tagtrainee": (Kind.START_UP_MEETING, "Bliv sted for en tagdækkertrainee", "Mestre og trainees fortæller på pladsen.", 20, 7, 30),
    "nordby-rengoering": (Kind.START_UP_MEETING, "Fra praktik til fast vagt", "Se, hvordan fem timer bliver til en vagt.", 22, 13, 0),
    "nordby-traeningsbaner": (Kind.START_UP_MEETING, "Åben træningsbane", "Gå med en vagt, og se opgaverne.", 26, 10, 0),
    "klynge-nordby": (Kind.TALK, "Klyngens frokost", "Hvad en klynge kan, som én virksomhed ikke kan.", 28, 12, 0),
}  # fmt: skip
STORY = (
    (36, "call", "Første opkald. De vil gerne høre mere."),
    (30, "visit", "Rundvisning. To opgaver kunne blive til et småjob."),
    (21, "call", "Den første er begyndt, og det går godt."),
    (11, "visit", "Årligt besøg. De vil gerne have en til."),
    (2, "mail", "Sendte datoen for næste møde."),
)


def lay_out(companies: list[Company], by: User, *, now: datetime) -> None:
    """Whatever a network has already stays as it is."""
    names = words.people(150)
    for number, slug in enumerate(MODELLED_ON.values()):
        network = Network.objects.get(slug=slug)
        first = number * MEMBERS
        theirs = companies[first : first + MEMBERS]
        if not network.memberships.exists():
            _members(network, theirs, names[first : first + MEMBERS], now=now)
        if not knows_for_years(network, now):
            known = network.memberships.order_by("pk").first().company
            _history(network, known, by=by, now=now)
        if slug in OPEN:
            _open_meeting(network, *OPEN[slug], now=now)


def knows_for_years(network: Network, now: datetime) -> bool:
    """Whether the host talked to a company three years ago."""
    long_ago = timezone.localtime(now) - timedelta(days=34 * 30)
    entries = CompanyLogEntry.objects.filter(organisation=network.host, at__lt=long_ago)
    known = network.memberships.values("company")
    return entries.filter(company__in=known).exists()


def _members(network, companies, names, *, now):
    """One host may have several of the networks: no two of its contacts share an address or a number."""
    people = nordby.contacts(network.host, companies, names)
    for number, person in enumerate(people):
        person.email = f"{network.slug}-{number + 1}@virksomhed.example"
        person.phone = f"9902{person.pk:04}"
    Contact.objects.bulk_update(people, ["email", "phone"])
    made = nordby.members(network, people, role=Membership.Role.MEMBER)
    joined = timezone.localdate(now) - timedelta(days=3 * 365)
    Membership.objects.filter(pk__in=[each.pk for each in made]).update(joined_on=joined)


def _history(network, company, *, by, now):
    for months, kind, text in STORY:
        entry = relations.log(network.host, company, by=by, kind=kind, text=text)
        CompanyLogEntry.objects.filter(pk=entry.pk).update(at=now - timedelta(days=30 * months))


def _open_meeting(network, kind, title, summary, days, hour, minute, *, now):
    start = timezone.localtime(now).replace(hour=hour, minute=minute, second=0, microsecond=0)
    start += timedelta(days=days)
    Event.objects.create(
        network=network,
        kind=kind,
        title=title,
        slug=f"aabent-{network.slug}",
        summary=f"{summary} Fiktivt som alt i Nordby.",
        starts_at=start,
        ends_at=start + timedelta(hours=1, minutes=30),
        answer_deadline=start - timedelta(days=1),
        place="Nordby Kulturhus",
        address="Torvet 1, 9999 Nordby",
        capacity=40,
        registration_mode=Event.RegistrationMode.OPEN,
    )
