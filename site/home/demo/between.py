"""Nordby between the evenings: members of several kinds, a plan, and a company known for three years."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import User
from events.courses.courses import create_course, enrol, mark
from events.models import CourseParticipant
from home.demo.logos import draw_logos
from taskforces.companies import relations
from taskforces.companies.industries import Industry
from taskforces.lists.selections import save_selection
from taskforces.members.members import change_member
from taskforces.models import (
    Company,
    CompanyLogEntry,
    JoinRequest,
    Membership,
    Network,
    SavedSelection,
)
from taskforces.plans.plans import add_line
from taskforces.plans.plans import mark as mark_line

KINDS = (Membership.Kind.UNION, Membership.Kind.BUSINESS_COUNCIL, Membership.Kind.EDUCATION)
# (months ago, kind, what was said)
STORY = (
    (35, "call", "Første opkald efter kick-off. De er nysgerrige."),
    (33, "visit", "Rundvisning. Tre opgaver i lageret kunne være et småjob."),
    (27, "call", "Den første er begyndt. Det går godt."),
    (18, "mail", "Sendte billeder til historien på siden."),
    (12, "visit", "Årligt besøg. De vil gerne fortælle på et møde."),
    (5, "call", "De mangler en afløser til sommer."),
    (1, "call", "Sommeren gik fint. De tænker på en lærling."),
)


def lay_out(
    network: Network,
    members: list[Membership],
    company: Company,
    people: dict[str, User],
    *,
    now: datetime,
) -> None:
    by, today = people["coordinator"], timezone.localdate(now)
    for member, kind in zip(members[-3:], KINDS, strict=True):
        change_member(member, by=by, kind=kind)
    change_member(
        members[0], by=by, talk="Småjob i et snedkeri", talk_on=today + timedelta(days=23)
    )
    draw_logos(members)
    network.partners = "Nordby Fonden, låner lokaler ud\nNordby Erhvervsskole, holder kurserne"
    network.save(update_fields=["partners"])
    Membership.objects.filter(pk__in=[member.pk for member in members]).update(
        joined_on=date(today.year - 3, 11, 1)
    )
    JoinRequest.objects.create(
        network=network,
        company_name="Nordby Cykler",
        name="Rikke Toftegaard",
        email="rikke@nordbycykler.example",
        phone="99 10 08 10",
        remark="Vi har et værksted, hvor der altid er noget at tage fat på.",
    )
    _course(network, members, by=by, today=today)
    _plan(network, members, by=by, today=today)
    _known_for_long(network, company, by=by, now=now)
    _selections(network.host, by=by)


def _course(network, members, *, by, today):
    """Three have completed it, one was there, and one is waiting for the next."""
    held = today - timedelta(days=40)
    course = create_course(
        network,
        by=by,
        title="Makker på arbejdspladsen",
        kind="buddy",
        held_on=held,
        hours=6,
        content="Den første dag\nAt forklare en opgave\nNår det bliver svært, og hvem man ringer til",
    )
    State = CourseParticipant.State
    states = (State.COMPLETED, State.COMPLETED, State.COMPLETED, State.ATTENDED)
    for member, state in zip(members[4:8], states, strict=True):
        mark(enrol(course, member.contact, by=by), state=state, by=by)
    coming = create_course(
        network,
        by=by,
        title="Ambassadør for Task Force Nordby",
        kind="ambassador",
        held_on=today + timedelta(days=18),
        hours=3,
    )
    enrol(coming, members[3].contact, by=by)


def _plan(network, members, *, by, today):
    lines = (
        ("Besøg på erhvervsskolen", members[2], "", 12),
        ("Brev til de nye virksomheder i havnen", None, "borgmesterkontoret", -3),
        ("Rundtur til fem arbejdspladser", members[5], "", 40),
    )
    for text, member, owner, days in lines:
        due = today + timedelta(days=days)
        add_line(network, by=by, text=text, member=member, owner=owner, due_on=due)
    held = add_line(network, by=by, text="Fælles morgenkaffe med klubben", owner="klubben")
    mark_line(held, done=True, by=by, day=today - timedelta(days=20))


def _known_for_long(network, company, *, by, now):
    host = network.host
    for months, kind, text in STORY:
        entry = relations.log(host, company, by=by, kind=kind, text=text)
        CompanyLogEntry.objects.filter(pk=entry.pk).update(at=now - timedelta(days=30 * months))
    relations.keep(
        host,
        company,
        by=by,
        tags=["lager", "vil have lærling"],
        short_name="",
        responsible=by,
        note="Ring helst før klokken ni.",
        next_step="Tal om en lærling til foråret",
        next_step_on=timezone.localdate(now) + timedelta(days=14),
    )


def _selections(host, *, by):
    """Rules under a name: of contacts to invite, and of companies for all and for oneself."""
    Subject = SavedSelection.Subject
    builders = {"industry": Industry.CONSTRUCTION}
    cold = {"talked": "half", "order": "kontakt", "columns": ["industry", "last_contact", "city"]}
    promised = {"open_only": "on", "order": "skridt"}
    for subject, name, filters, person in (
        (Subject.CONTACTS, "Ledere i byggeri", builders, None),
        (Subject.COMPANIES, "Kolde virksomheder", cold, None),
        (Subject.COMPANIES, "Mine åbne tilsagn", promised, by),
    ):
        save_selection(host, subject, name=name, filters=filters, by=by, person=person)
