"""Five fictional clubs with a joint kick-off, and fictional programmes over the networks of the demo.

Built after the founding programmes and saying so: the numbers set as targets are theirs, all else is invented.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.addresses import vouch_for
from accounts.models import Organisation, Role, User
from events.joint import hosts
from events.models import Event, EventHost, Invitation, InvitationRound
from events.planning.concepts import keep_concept
from events.sessions.sessions import add_material, add_session
from home.demo import evening, nordby, words
from pledges.programmes.targets import change_target, set_target
from taskforces.letters.drafts import create_letter
from taskforces.models import Company, Membership, Network, Programme
from taskforces.networks.features import new_network
from taskforces.programmes import programmes

# (name, slug, who, e-mail)
CLUBS = (
    ("Sønderby Idrætsforening", "soenderby-if", "Mette Ravnsø", "sponsor@soenderbyif.example"),
    ("Vestby Håndbold", "vestby-haandbold", "Kasper Lyngdal", "sponsor@vestbyhaandbold.example"),
    ("Østby Fodbold", "oestby-fodbold", "Line Hjortkær", "sponsor@oestbyfodbold.example"),
    ("Midtby Boldspil", "midtby-boldspil", "Ole Birkmose", "sponsor@midtbyboldspil.example"),
)
GUESTS = 6
WORDS = {
    "identify": "Lederne udfylder “Spot et småjob” på møderne, og koordinatoren ringer til resten.",
    "hand_over": "Arkene ligger hos virksomhedsindgangen samme aften, hvert med en ansvarlig og en frist.",
    "match": "Konsulenten besøger virksomheden, før nogen begynder, og hver har en makker på arbejdspladsen.",
    "spread": "Medlemmerne fortæller i deres egne netværk, og koncepterne holdes i flere byer.",
    "anchor": "Kommunen holder møderne videre, når bevillingen slutter.",
    "successes": "Flere virksomheder ringer selv, når de har en opgave.",
    "challenges": "Det tager tid at finde den rigtige til opgaver med kørekort.",
}


def clubs(unit: Organisation) -> dict[Network, User]:
    """Four clubs of other fictional towns, each with a sponsor network and who runs it."""
    made = {}
    for number, (name, slug, who, email) in enumerate(CLUBS):
        club = Organisation.objects.create(
            kind="club",
            name=name,
            slug=slug,
            address=f"Stadionvej {number + 10}, 9999 Nordby",
            phone=f"9900005{number}",
            sender_name=who,
            sender_title=f"Sponsorchef i {name}",
            sender_email=email,
            privacy_text=nordby.PRIVACY_TEXT.replace("Nordby Kommune", name).replace(
                "litra e", "litra f"
            ),
            fictional=True,
        )
        network = new_network(
            kind=Network.Kind.SPONSOR_NETWORK,
            name=f"{name}: sponsorer med småjob",
            slug=slug,
            host=club,
            unit=unit,
            municipality_codes=[],
            target_group="Ledige i Nordby og omegn, der kan begynde i et småjob.",
        )
        person = User.objects.create_user(email, nordby.PASSWORD, name=who)
        vouch_for(person)
        Role.objects.create(user=person, organisation=club, role=Role.Kind.COORDINATOR)
        made[network] = person
    return made


def lay_out(
    organisations: dict[str, Organisation],
    networks: dict[str, Network],
    companies: list[Company],
    people: dict[str, User],
    *,
    now: datetime,
) -> None:
    others = clubs(organisations["unit"])
    names = words.people(150)
    for number, network in enumerate(others):
        first = number * GUESTS
        sponsors = nordby.contacts(
            network.host, companies[first : first + GUESTS], names[-1 - first - GUESTS : -1 - first]
        )
        nordby.members(network, sponsors, role=Membership.Role.SPONSOR)
    _kick_off(networks["club"], others, people, now=now)
    _programmes(organisations, networks, others, people, now=now)


def _kick_off(lead, others, people, *, now):
    """Three clubs are in and have invited, the fourth is asked; a fifth, the organiser, is Nordby's own."""
    start = timezone.localtime(now).replace(hour=17, minute=0, second=0, microsecond=0)
    start += timedelta(days=24)
    event = Event.objects.create(
        network=lead,
        kind=Event.Kind.KICK_OFF,
        title="Fælles kick-off for fem klubber",
        slug="faelles-kick-off",
        summary="Fem klubber, én aften: sponsorerne hører, hvordan et småjob bliver til.",
        agenda="Kaffe på lægterne\nFem sponsorchefer fortæller\nSpot et småjob\nTak for i aften",
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        place="Nordby Stadion",
        address="Stadionvej 7, 9999 Nordby",
        answer_deadline=start - timedelta(days=5),
        capacity=120,
    )
    _sessions(event, by=people["club"])
    *joined, asked = others.items()
    for network, person in joined:
        host = hosts.ask_host(event, network, seats=20, by=people["club"])
        host = hosts.answer(host, joins=True, by=person)
        _guests(host, person, at=now - timedelta(days=3))
    hosts.ask_host(event, asked[0], seats=20, by=people["club"])


def _sessions(event, *, by):
    """Coffee for all, then two rooms at the same time to choose between."""
    begins = event.starts_at
    for title, room, after, minutes, chosen in (
        ("Kaffe og velkomst", "Foyeren", 0, 30, False),
        ("Sådan spotter du et småjob", "Klublokalet", 30, 60, True),
        ("Makkere på arbejdspladsen", "VIP-loungen", 30, 60, True),
        ("Aftalerne på tværs af klubberne", "Klublokalet", 95, 60, True),
    ):
        starts_at = begins + timedelta(minutes=after)
        add_session(
            event,
            by=by,
            title=title,
            room=room,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            is_chosen=chosen,
            capacity=40 if chosen else None,
        )
    last = Event.objects.past().filter(
        network__host=Organisation.objects.get(slug="nordby-kommune")
    )
    add_material(
        last.first(),
        by=by,
        title="Referat af kick-off",
        text="Lederne aftalte at mødes fire gange om året.\nDe første småjob er i lageret og køkkenet.",
    )


def _guests(host: EventHost, person, *, at):
    letter = create_letter(host.network, by=person)
    round = InvitationRound.objects.create(
        event=host.event,
        letter=letter,
        name="Vores sponsorer",
        network=host.network,
        created_by=person,
        created_at=at,
        seats=host.seats,
    )
    contacts = list(host.network.host.contacts.order_by("pk"))[:4]
    invitations = Invitation.objects.bulk_create(
        Invitation(event=host.event, round=round, contact=contact, created_at=at, emailed_at=at)
        for contact in contacts
    )
    evening.answers(invitations, coming=3, at=at + timedelta(hours=5))


def _programmes(organisations, networks, others, people, *, now):
    today = timezone.localdate(now)
    period = {
        "starts_on": date(today.year - 1, 1, 1),
        "ends_on": date(today.year + 1, 12, 31),
    }
    association = Organisation.objects.get(slug="nordby-for-alle")
    _clubs_programme(networks["club"], others, association, people["club"], period)
    _round_nordby(organisations["nordby"], people["coordinator"], period)
    _agency(association, people["coordinator"], period)


def _clubs_programme(lead, others, partner, by, period):
    programme = programmes.create_programme(
        lead.host,
        by=by,
        name="Fem klubber finder småjob",
        funding="Fiktiv bevilling",
        description="Fiktivt program, bygget over Randers FC’s forløb med fem klubber og et mål på 130.",
        **period,
    )
    programmes.ask_network(programme, lead, by=by)
    *joined, _asked = others.items()
    for network, person in joined:
        asked = programmes.ask_network(programme, network, by=by)
        programmes.answer(asked, joins=True, by=person)
    programmes.add_partner(
        programme,
        organisation=partner,
        name="",
        part="kender modellen fra en håndboldklub og er med til alle klubbernes møder",
        by=by,
    )
    _target(programme, "persons", 130, "Ansøgningen (fiktiv)", by, period)


def _round_nordby(lead, by, period):
    """All networks of the town hall and those that the association and the roofer run beside it."""
    programme = programmes.create_programme(
        lead,
        by=by,
        name="Nordby rundt: Task Forces og små job",
        funding="Fiktiv bevilling",
        description="Fiktivt program, bygget over Code of Cares Task Forces i mange kommuner og et mål på 500.",
        **period,
    )
    for network in Network.objects.filter(host__fictional=True).exclude(host__kind="club"):
        asked = programmes.ask_network(programme, network, by=by)
        if asked.state == asked.State.ASKED:
            programmes.answer(asked, joins=True, by=by)
    _target(programme, "persons", 500, "Ansøgningen (fiktiv)", by, period)
    _target(programme, "companies", 100, "Ansøgningen (fiktiv)", by, period)
    programmes.write_chapters(programme, texts=WORDS, by=by)
    source = Event.objects.filter(network__host=lead, kind=Event.Kind.LARGE_EVENT).first()
    keep_concept(source, programme, by=by)


def _agency(lead, by, period):
    """170 persons to begin with, later 136, as FOKUS had it."""
    programme = programmes.create_programme(
        lead,
        by=by,
        name="Små job med mening i Nordby",
        funding="Fiktiv bevilling",
        description="Fiktivt program, bygget over FOKUS’ forløb, hvor målet på 170 blev sat ned til 136.",
        **period,
    )
    programmes.ask_network(programme, Network.objects.get(slug="nordby-smaajob-vikar"), by=by)
    target = _target(programme, "persons", 170, "Ansøgningen (fiktiv)", by, period)
    change_target(
        target,
        value=136,
        decided_on=period["starts_on"] + timedelta(days=240),
        reason="nedjusteret efter aftale",
        by=by,
    )


def _target(programme: Programme, measure, value, source, by, period):
    return set_target(
        programme,
        by=by,
        measure=measure,
        value=value,
        source=source,
        decided_on=period["starts_on"],
        **period,
    )
