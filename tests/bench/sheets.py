"""Three years of sheets, made inside the database: one INSERT … SELECT a table, over a series of numbers.

Everything follows from the number `i` of the sheet, so that two runs make the same rows.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, Role, User
from events.models import Event, Invitation, InvitationRound, Registration
from pledges.figures import keeping
from pledges.models import FollowUpEntry, Handover, PledgeLine, Reminder, Sheet
from pledges.models.reached import reached_by_rows
from taskforces.models import Company, Contact, Network
from tests import factories
from tests.bench import people
from tests.bench.series import (
    CHANCE,
    CONSULTANTS,
    DAY,
    KNOWN,
    NETWORK,
    NETWORKS,
    OTHER_CHANCE,
    POSITIONS,
    POSTGRES,
    SPAN,
    UNIT,
    UNITS,
    at,
    boolean,
    created,
    insert,
    pick,
    run,
    text,
    uuid,
)

TYPED = 20_000
EVENTS = 9  # a network in three years


@dataclass(frozen=True)
class World:
    unit: Organisation
    host: User  # sees the figures of every network
    lead: User
    consultant: User


def make(count: int, *, companies: int = 50_000, guests: int = 20) -> World:
    """Sheets, entries and all, with the statistics that autovacuum would have made."""
    with transaction.atomic():
        if POSTGRES:
            # Foreign keys are right by construction; looking up each of 20 million takes minutes.
            run("SET LOCAL session_replication_role = replica")
        first = _people(companies, guests)
        _sheets(count, first)
        _followed_up(count, first)
        people.make(count, first)
    run("ANALYZE")
    keeping.keep_due(limit=count)  # what the worker does in the first night
    run("VACUUM ANALYZE" if POSTGRES else "ANALYZE")
    unit = Organisation.objects.get(pk=first["unit"])
    of_unit = User.objects.filter(roles__organisation=unit)
    return World(
        unit,
        User.objects.get(roles__role=Role.Kind.COORDINATOR),
        of_unit.get(roles__role=Role.Kind.UNIT_LEAD),
        of_unit.filter(roles__role=Role.Kind.CONSULTANT).earliest("pk"),
    )


def _people(companies: int, guests: int) -> dict[str, int]:
    """Units with a lead and ten consultants each, networks with events; the first id of each kind."""
    now = timezone.now()
    host = factories.organisation("Nordby Kommune", municipality_code="0101")
    units = Organisation.objects.bulk_create(
        Organisation(
            kind="employment_unit",
            name=f"Jobindgang {n}",
            slug=f"jobindgang-{n}",
            municipality_code="0101" if n == 0 else "",
        )
        for n in range(UNITS)
    )
    users = User.objects.bulk_create(
        User(
            email=f"konsulent-{n}@example.org",
            name=f"Konsulent {n}",
            password="!",
            date_joined=now - timedelta(days=1_200),
        )
        for n in range(CONSULTANTS + UNITS)
    )
    coordinator = User.objects.create(email="vaert@example.org", name="Vært", password="!")
    Role.objects.create(user=coordinator, organisation=host, role=Role.Kind.COORDINATOR)
    each = CONSULTANTS // UNITS
    Role.objects.bulk_create(
        Role(user=users[n], organisation=units[n // each], role=Role.Kind.CONSULTANT)
        for n in range(CONSULTANTS)
    )
    Role.objects.bulk_create(
        Role(user=users[CONSULTANTS + n], organisation=unit, role=Role.Kind.UNIT_LEAD)
        for n, unit in enumerate(units)
    )
    networks = Network.objects.bulk_create(
        Network(
            kind="task_force",
            name=f"Netværk {n}",
            slug=f"netvaerk-{n}",
            host=host,
            unit=units[n % UNITS],
        )
        for n in range(NETWORKS)
    )
    known = Company.objects.bulk_create(
        (Company(name=f"Firma {n}", fictional=True) for n in range(companies)), batch_size=5_000
    )
    return {
        "unit": units[0].pk,
        "user": users[0].pk,
        "network": networks[0].pk,
        "company": known[0].pk,
        "companies": companies,
        "event": _evenings(host, networks, known[:guests], now),
    }


def _evenings(host, networks, invited, now) -> int:
    step = timedelta(seconds=SPAN / EVENTS)
    events = Event.objects.bulk_create(
        Event(
            network=network,
            title="Mød os i værkstedet",
            slug=f"aften-{network.pk}-{n}",
            kind="kick_off",
            place="Værkstedet",
            starts_at=(start := now - step * (EVENTS - n)),
            ends_at=start + timedelta(hours=3),
            answer_deadline=start - timedelta(days=2),
        )
        for network in networks
        for n in range(EVENTS)
    )
    contacts = Contact.objects.bulk_create(
        Contact(organisation=host, company=company, name=f"Leder {n}", data_source="CVR")
        for n, company in enumerate(invited)
    )
    letter = factories.letter(networks[0])
    rounds = InvitationRound.objects.bulk_create(
        InvitationRound(event=event, name="Første", letter=letter) for event in events
    )
    Invitation.objects.bulk_create(
        (
            Invitation(event=event, round=round, contact=contact, emailed_at=event.starts_at)
            for event, round in zip(events, rounds, strict=True)
            for contact in contacts
        ),
        batch_size=5_000,
    )
    Registration.objects.bulk_create(
        (
            Registration(
                event=event,
                name="Leder",
                seat="confirmed",
                arrived_at=event.starts_at,
                arrived_persons=1,
            )
            for event in events
            for _n in range(len(invited) // 2)
        ),
        batch_size=5_000,
    )
    return events[0].pk


def _sheets(count, first):
    company = f"i * 37 % {first['companies']}"
    came_in = created(count)
    insert(
        Sheet,
        count,
        id="i",
        client_id=uuid("i"),
        public_id=uuid("i"),
        receipt_token=f"'b' || {text('i')}",
        network_id=f"{first['network']} + {NETWORK}",
        event_id=_event(count, first),
        company_id=f"CASE WHEN {KNOWN} THEN {first['company']} + {company} END",
        company_name=f"'Firma ' || {text(f'CASE WHEN {KNOWN} THEN {company} ELSE i % {TYPED} END')}",
        contact_name="'Leder'",
        contact_phone="'12345678'",
        submitted_at=at(came_in),
    )
    insert(
        PledgeLine,
        count,
        id="i",
        sheet_id="i",
        task="'cleaning'",
        hours="'5-9'",
        positions=POSITIONS,
    )
    insert(
        PledgeLine,
        count // 2,
        id=f"{count} + i",
        sheet_id="2 * i",
        task="'kitchen'",
        hours="'5-9'",
        positions="0",
    )


def _followed_up(count, first):
    came_in = created(count)
    is_open = f"(i > {count * 9 // 10} AND {CHANCE} < 80 OR {OTHER_CHANCE} < 2)"
    called = f"({CHANCE} >= 20)"
    status = pick(
        is_open,
        {
            5: "new",
            20: "assigned",
            55: "contacted",
            65: "visit_booked",
            80: "referred",
            100: "hired",
        },
        {20: "not_reachable", 40: "retained", 60: "withdrawn", 100: "expired"},
    )
    company = f"{first['company']} + i * 37 % {first['companies']}"
    due = f"CASE WHEN {called} THEN {came_in} + 9 * {DAY} ELSE {came_in} + 2 * {DAY} END"
    waits = f"({is_open} AND {CHANCE} < 55)"
    insert(
        Handover,
        count,
        id="i",
        sheet_id="i",
        network_id=f"{first['network']} + {NETWORK}",
        event_id=_event(count, first),
        unit_id=f"{first['unit']} + {UNIT}",
        owner_id=f"CASE WHEN {CHANCE} >= 5 THEN {first['user']} + {UNIT} * 10 + i / 20 % 10 END",
        status=status,
        contact_due=at(f"{came_in} + 2 * {DAY}"),
        first_contact_at=f"CASE WHEN {called} THEN {at(f'{came_in} + i * 4099 % (3 * {DAY})')} END",
        contact_hours=f"CASE WHEN {called} THEN (i * 4099 % 2400) / 100.0 END",
        candidate_due=f"CASE WHEN {called} THEN {at(f'{came_in} + 9 * {DAY}')} END",
        due_at=f"CASE WHEN {waits} THEN {at(due)} END",
        due_for=f"CASE WHEN NOT {waits} THEN '' WHEN {called} THEN 'candidate' ELSE 'contact' END",
        closed_at=f"CASE WHEN NOT {is_open} THEN {at(f'{came_in} + 30 * {DAY}')} END",
        outcome=f"CASE WHEN {is_open} THEN '' WHEN {CHANCE} BETWEEN 20 AND 39 THEN 'job' ELSE 'no_job' END",
        furthest_step=f"CASE WHEN {called} THEN 10 * (2 + i * 17 % 6) ELSE 10 * ({CHANCE} / 10) END",
        had_visit=f"({called} AND i % 3 = 0)",
        company_key=f"CASE WHEN {KNOWN} THEN {company} ELSE -1 - i % {TYPED} END",
        positions=POSITIONS,
        hours=f"5 * {POSITIONS}",
        created_at=at(came_in),
        touched_at=at(f"{came_in} + {DAY}"),
        version="5",
    )
    insert(
        FollowUpEntry,
        5 * count,
        id="i",
        handover_id="(i - 1) / 5 + 1",
        kind="CASE i % 5 WHEN 1 THEN 'received' WHEN 2 THEN 'assigned' WHEN 3 THEN 'call' ELSE 'note' END",
        by_id=f"{first['user']} + i % {CONSULTANTS}",
        at=at(f"{created(count, '((i - 1) / 5 + 1)')} + i % 5 * {DAY}"),
        text="'Talte om opgaverne og aftalte at ringe igen.'",
    )
    Handover.objects.update(reached=reached_by_rows())
    run(
        f"INSERT INTO {Reminder._meta.db_table} (handover_id, kind, due_at, outcome, late)"
        f" SELECT id, 'lead', due_at, '', {boolean(False)} FROM {Handover._meta.db_table}"
        " WHERE closed_at IS NULL AND due_at IS NOT NULL"
    )


def _event(count, first):
    evening = f"{first['event']} + {NETWORK} * {EVENTS} + (i - 1) * {EVENTS} / {count}"
    return f"CASE WHEN i % 10 < 7 THEN {evening} END"
