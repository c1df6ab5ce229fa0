"""Evenings in Nordby: the kick-off four months ago, tonight's in the workshop, the club's next week."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.keys import digest, new_key
from accounts.models import User
from accounts.workingdays import WorkingCalendar
from events.contact_cards.cards import cards_for, share, stop_sharing
from events.door.checkin import check_in
from events.door.devices import pair_device
from events.door.items import Item
from events.models import (
    Answer,
    ContactCard,
    Device,
    DoorQuestion,
    Event,
    GuestQuestion,
    Invitation,
    InvitationRound,
    Registration,
    Scan,
)
from taskforces.models import Contact, MayorInvitationPage, Network

Answers = Invitation.Answers
QUESTIONS = (
    ("Vil du med på rundvisning?", ["Ja tak", "Nej tak"]),
    ("Hvor har du hørt om aftenen?", ["Borgmesterens brev", "Klubben", "En kollega"]),
)


GUEST_QUESTIONS = (
    ("Hvad vil du spise?", ["Stegt flæsk", "Grøntsagstærte", "Bare kaffe"]),
    ("Er der noget, vi skal vide om at komme ind i huset?", []),
)


def tonight(now: datetime) -> datetime:
    """19 o'clock today; when that is less than an hour away, the next half hour after it."""
    local = timezone.localtime(now)
    evening = local.replace(hour=19, minute=0, second=0, microsecond=0)
    if evening - local >= timedelta(hours=1):
        return evening
    soon = (local + timedelta(hours=1)).replace(second=0, microsecond=0)
    return soon + timedelta(minutes=-soon.minute % 30)


def workshop_evening(network: Network, *, starts_at: datetime) -> Event:
    return Event.objects.create(
        network=network,
        kind=Event.Kind.LARGE_EVENT,
        title="Spot et småjob i værkstedet",
        slug="spot-et-smaajob",
        summary="En aften mellem drejebænke og kaffekander, hvor Nordbys virksomheder finder de små job.",
        agenda="Kaffe og kage ved drejebænken\nBorgmesteren byder velkommen\nTo nordbyborgere fortæller\n"
        "Spot et småjob: tag telefonen frem\nTak for i aften",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        answer_deadline=starts_at,
        place="Åvang Maskinfabrik, hal 2",
        address="Industrivej 12, 9999 Nordby",
        capacity=98,
        companions_allowed=2,
        goal_positions=60,
    )


def kick_off(network: Network, *, now: datetime) -> Event:
    starts_at = tonight(now) - timedelta(days=126)
    return Event.objects.create(
        network=network,
        kind=Event.Kind.KICK_OFF,
        title="Kick-off: Task Force Nordby",
        slug="kick-off-nordby",
        summary="Det første møde: hvem mangler arbejde i Nordby, og hvad kan vi gøre sammen?",
        agenda="Borgmesteren byder velkommen\nTallene for Nordby\nVision og handlingsplan",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        answer_deadline=starts_at - timedelta(days=2),
        place="Nordby Rådhus, byrådssalen",
        address="Rådhuspladsen 1, 9999 Nordby",
        companions_allowed=1,
    )


def sponsor_meeting(network: Network, *, now: datetime) -> Event:
    afternoon = timezone.localtime(now).replace(hour=16, minute=30, second=0, microsecond=0)
    starts_at = afternoon + timedelta(days=9)
    return Event.objects.create(
        network=network,
        kind=Event.Kind.SPONSOR_MEETING,
        title="Sponsormøde: vil I have besøg?",
        slug="sponsormoede-nordby-boldklub",
        summary="Lederne interviewer hinanden om opgaver, og aftenen slutter med ét spørgsmål.",
        agenda="Rundvisning på stadion\nGruppeinterview: hvilke opgaver kan andre løse?\nVil I have besøg?",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2, minutes=30),
        answer_deadline=starts_at - timedelta(days=2),
        place="Nordby Stadion, loungen",
        address="Stadionvej 7, 9999 Nordby",
        capacity=60,
        registration_mode=Event.RegistrationMode.OPEN,
    )


def invite(
    event: Event, contacts: list[Contact], *, letter: MayorInvitationPage, by: User, at: datetime
) -> list[Invitation]:
    round = InvitationRound.objects.create(
        event=event, letter=letter, name="Første udsendelse", created_by=by, created_at=at
    )
    return Invitation.objects.bulk_create(
        Invitation(
            event=event,
            round=round,
            contact=contact,
            created_at=at,
            emailed_at=at if i % 2 else None,
            printed_at=None if i % 2 else at,
            posted_at=None if i % 2 else at,
        )
        for i, contact in enumerate(contacts)
    )


def answers(invitations: list[Invitation], *, coming: int, at: datetime) -> list[Registration]:
    """The first `coming` say yes, the next 8 no, two of those coming send somebody else."""
    log, registrations = [], []
    for i, invitation in enumerate(invitations[: coming + 8]):
        moment = at + timedelta(minutes=37 * i)
        invitation.answer = (
            Answers.NO if i >= coming else Answers.STAND_IN if i in (5, 17) else Answers.YES
        )
        invitation.answered_at = moment
        companions = 1 if i % 7 == 3 and i < coming else 0
        person = (
            "Gitte Højvang" if invitation.answer == Answers.STAND_IN else invitation.contact.name
        )
        log.append(
            Answer(
                invitation=invitation, answer=invitation.answer, companions=companions, at=moment
            )
        )
        if i < coming:
            registrations.append(_registration(invitation, person, 1 + companions, moment))
    Invitation.objects.bulk_update(invitations, ["answer", "answered_at"])
    Answer.objects.bulk_create(log)
    for registration in registrations:
        registration.save()
    return registrations


def _registration(invitation, person, party_size, moment):
    return Registration(
        event=invitation.event,
        invitation=invitation,
        company=invitation.contact.company,
        name=person,
        company_name=invitation.contact.company.name,
        email=invitation.contact.email,
        party_size=party_size,
        seat=Registration.Seat.CONFIRMED,
        created_at=moment,
    )


def doors(event: Event, *, by: User) -> tuple[list[Device], str]:
    """Two doors; the key of the first is returned, since it is told only once."""
    first, key = pair_device(event, label="Dør A", by=by)
    second, _key = pair_device(event, label="Dør B", by=by)
    return [first, second], key


def past_doors(event: Event, *, by: User) -> list[Device]:
    """The doors of an evening that is over; nobody holds their keys any more."""
    return [
        Device.objects.create(
            event=event,
            label=label,
            key_sha256=digest(new_key()),
            created_by=by,
            created_at=event.starts_at - timedelta(hours=2),
            expires_at=event.ends_at,
        )
        for label in ("Dør A", "Dør B")
    ]


def arrivals(
    registrations: list[Registration], devices: list[Device], *, since: datetime
) -> list[Scan]:
    """Each party comes in through one of the doors, half a minute after the one before."""
    scans = []
    for i, registration in enumerate(registrations):
        registration.arrived_at = since + timedelta(seconds=31 * i)
        registration.arrived_persons = registration.party_size
        device = devices[i % len(devices)]
        for number in range(registration.party_size):
            scans.append(_entry(registration, number, device, sequence=len(scans) + 1))
    Registration.objects.bulk_update(registrations, ["arrived_at", "arrived_persons"])
    return Scan.objects.bulk_create(scans)


def contact_cards(registrations: list[Registration]) -> ContactCard:
    """A few have had their badges printed; the first of them shares their card, and the last did once."""
    cards_for(registrations)
    first, last = registrations[0], registrations[-1]
    share(last, phone="", email=last.email)
    stop_sharing(last)
    return share(first, phone=first.invitation.contact.phone, email=first.email)


def _entry(registration, number, device, *, sequence):
    at = registration.arrived_at + timedelta(seconds=5 * number)
    return Scan(
        event=registration.event,
        device=device,
        sequence=sequence,
        kind=Scan.Kind.COMPANION if number else Scan.Kind.CODE,
        raw_code="" if number else registration.invitation.code,
        registration=registration,
        result=Scan.Result.ADMITTED,
        details={"number": number} if number else {},
        phone_time=at,
        happened_at=at,
        server_time=at,
    )


def ask_on_the_form(event: Event, guests: list[Registration]) -> None:
    """What the kitchen wants to know, and what those who come have answered."""
    (dish, choices), (access, _none) = GUEST_QUESTIONS
    dish = GuestQuestion.objects.create(event=event, position=1, text=dish, choices=choices)
    access = GuestQuestion.objects.create(event=event, position=2, text=access)
    for i, guest in enumerate(guests):
        guest.replies = {str(dish.pk): choices[i % len(choices)]}
        if i % 6 == 0:
            guest.replies[str(access.pk)] = "Uden trapper, tak"
    Registration.objects.bulk_update(guests, ["replies"])


def ask_at_the_door(event: Event) -> list[DoorQuestion]:
    return DoorQuestion.objects.bulk_create(
        DoorQuestion(event=event, position=position, text=text, choices=choices)
        for position, (text, choices) in enumerate(QUESTIONS)
    )


def happenings(
    registrations: list[Registration], devices: list[Device], questions: list[DoorQuestion]
) -> None:
    """What else the doors of an evening saw: a letter used twice, a strange code, a note, answers."""
    begun = devices[0].event.starts_at
    telling = [
        (devices[1], "code", {"code": registrations[0].invitation.code, "shown": "admitted"}),
        (devices[0], "code", {"code": "https://billet.example/B-20417"}),
        (devices[1], "note", {"registration": registrations[3].pk, "text": "Skal nå toget 20.40"}),
    ]
    for i, registration in enumerate(registrations):
        for question in questions:
            choice = question.choices[i % 3 % len(question.choices)]
            answer = {"question": question.pk, "text": choice}
            telling.append((devices[i % 2], "answer", {"registration": registration.pk} | answer))
    for i, (device, kind, fields) in enumerate(telling):
        at = begun - timedelta(minutes=15) + timedelta(seconds=7 * i)
        check_in(device, Item(id=uuid4(), kind=kind, at=at, offset=timedelta(), **fields))


def invited_on(event: Event) -> datetime:
    """Three weeks before, on a working day at ten."""
    calendar = WorkingCalendar(event.organisation)
    day = timezone.localtime(event.starts_at) - timedelta(days=22)
    working = calendar.add(day.date(), 1)
    return day.replace(year=working.year, month=working.month, day=working.day, hour=10, minute=0)
