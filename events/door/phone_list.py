"""The guests as a phone at the door knows them: everybody invited, with or without an answer."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db.models import Case, Count, Max, Q, Sum, When
from django.utils import timezone

from accounts.folding import fold
from events.door.items import Kind, Origin, Seat, mark
from events.models import Answer, Event, Registration

OVERLAP = timedelta(seconds=10)  # a scan is seen only when its transaction has ended
SHORTEST_SEARCH = 2
MOST_FOUND = 20
CODE_DIGITS = 10  # 40 bits: enough to know a letter by, too few to get its code back

SEAT = (
    "pk",
    "name",
    "company_name",
    "party_size",
    "seat",
    "origin",
    "arrived_at",
    "arrived_persons",
    "note",
)
LETTER = ("pk", "code", "answer", "withdrawn_at")
NOT_SEEN = ("", [])
EVERYBODY = Q()


def version_of(event: Event) -> str:
    """Changes with everything on the list that the door does not do itself."""
    invited = event.invitations.aggregate(
        count=Count("pk"), newest=Max("pk"), withdrawn=Count("withdrawn_at")
    )
    answers = Answer.objects.filter(invitation__event=event).exclude(source=Answer.Source.DOOR)
    answered = answers.aggregate(count=Count("pk"), newest=Max("pk"))
    seats = event.registrations.filter(origin=Origin.ANSWER).aggregate(
        count=Count("pk"),
        persons=Sum("party_size"),
        seats=Count("pk", filter=Q(seat=Seat.CONFIRMED)),
        waiting=Count("pk", filter=Q(seat=Seat.WAITING)),
    )
    questions = event.door_questions.aggregate(count=Count("pk"), newest=Max("pk"))
    counted = (event.pk, event.updated_at, invited, answered, seats, questions)
    return hashlib.sha256(repr(counted).encode()).hexdigest()[:12]


def cursor_of(moment: datetime) -> str:
    return str(int(moment.timestamp() * 1000))


def changes(event: Event, *, version: str, since: str) -> dict:
    """All guests, or only those whom a scan has touched since, when the phone has the rest."""
    now, current = timezone.now(), version_of(event)
    known = _moment(since) if version == current else None
    if known is None:
        rows = [*registered_rows(event), *unanswered_rows(event)]
    else:
        scans = event.scans.filter(server_time__gte=known - OVERLAP).exclude(registration=None)
        touched = set(scans.values_list("registration_id", flat=True))
        rows = registered_rows(event, Q(pk__in=touched)) if touched else []
    return {
        "whole": known is None,
        "version": current,
        "cursor": cursor_of(now),
        "guests": [row for row in rows if known or not row["gone"]],
    }


def _moment(cursor):
    """The time of a cursor; None for one that we did not give out."""
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 13):
        return None
    return datetime.fromtimestamp(int(cursor) / 1000, tz=UTC)


def registered_rows(event: Event, which: Q = EVERYBODY) -> list[dict]:
    letter = [f"invitation__{name}" for name in LETTER]
    found = event.registrations.filter(which).order_by("pk").values_list(*SEAT, *letter)
    rows = [(row[: len(SEAT)], row[len(SEAT) :]) for row in found]
    seen = _seen(event, {seat[0] for seat, _letter in rows}) if rows else {}
    return [_row(event, seat, letter, seen.get(seat[0], NOT_SEEN)) for seat, letter in rows]


def unanswered_rows(event: Event, which: Q = EVERYBODY) -> list[dict]:
    """Letters that nobody has a registration for: never answered, or answered with a no."""
    fields = ("contact__name", "contact__company__name", *LETTER)
    found = event.invitations.filter(which, registration=None).order_by("pk")
    return [
        _row(event, (None, name, company, 1, None, None, None, 0, ""), letter, NOT_SEEN)
        for name, company, *letter in found.values_list(*fields)
    ]


def _row(event, seat, letter, seen):
    registration, name, company, party_size, held, origin, arrived_at, persons, note = seat
    invitation, code, answer, withdrawn_at = letter
    door, companions = seen
    return {
        "key": f"i{invitation}" if invitation else f"r{registration}",
        "registration": registration,
        "invitation": invitation,
        "code": _fingerprint(event, code) if code else "",
        "name": name,
        "company": company,
        "party_size": party_size,
        "mark": mark(origin, held, answer),
        "withdrawn": withdrawn_at is not None,
        "arrived_at": arrived_at,
        "arrived_persons": persons,
        "companions": companions,
        "door": door if arrived_at else "",
        "note": note,
        "gone": origin == Origin.WALK_IN and held == Seat.CANCELLED,
    }


def _fingerprint(event, code):
    return hashlib.sha256(f"{event.pk}:{code}".encode()).hexdigest()[:CODE_DIGITS]


def _seen(event, registrations) -> dict[int, tuple[str, list[int]]]:
    """By registration: the door that saw the guest first, and the numbers of their companions inside."""
    entries = event.scans.entries()
    if len(registrations) <= MOST_FOUND:
        entries = entries.filter(registration__in=registrations)
    seen = {}
    fields = ("registration_id", "kind", "details", "device__label")
    for registration, kind, details, label in entries.values_list(*fields):
        _door, companions = seen.setdefault(registration, (label, []))
        if kind == Kind.COMPANION and details["number"] not in companions:
            companions.append(details["number"])
    return seen


def find_guests(event: Event, words: str) -> list[dict]:
    """At most twenty guests by name or company; none until two letters are given, so that the list cannot be browsed."""
    folded = fold(words)
    if len(folded) < SHORTEST_SEARCH:
        return []
    registered = event.registrations.exclude(origin=Origin.WALK_IN, seat=Seat.CANCELLED)
    registered = registered.filter(Q(invitation=None) | Q(invitation__withdrawn_at=None))
    ids = _best(registered, "search_text", folded, "name")
    rows = registered_rows(event, Q(pk__in=ids)) if ids else []
    if len(rows) < MOST_FOUND:
        rows += find_unanswered(event, words)
    return sorted(rows, key=lambda row: (not _begins(row, folded), fold(row["name"])))[:MOST_FOUND]


def find_unanswered(event: Event, words: str) -> list[dict]:
    """Of the same, those invited of whom nobody has a seat: they have not answered, or said no."""
    folded = fold(words)
    if len(folded) < SHORTEST_SEARCH:
        return []
    unanswered = event.invitations.filter(registration=None, withdrawn_at=None)
    letters = _best(unanswered, "contact__search_text", folded, "contact__name")
    rows = unanswered_rows(event, Q(pk__in=letters)) if letters else []
    return sorted(rows, key=lambda row: fold(row["name"]))


def _best(found, text, folded, name):
    begins = Q(**{f"{text}__startswith": folded}) | Q(**{f"{text}__contains": f" {folded}"})
    words_that_begin_so_first = Case(When(begins, then=0), default=1)
    found = found.filter(**{f"{text}__contains": folded}).order_by(words_that_begin_so_first, name)
    return list(found.values_list("pk", flat=True)[:MOST_FOUND])


def _begins(row, folded):
    return f" {folded}" in f" {fold(row['name'] + ' ' + row['company'])}"


def companions_in(event: Event, registrations: Iterable[Registration]) -> dict[int, list[int]]:
    """The numbers of the companions who are in, of those parties that may have any."""
    parties = {each.pk for each in registrations if each.arrived_persons > 1}
    seen = _seen(event, parties) if parties else {}
    return {registration: companions for registration, (_door, companions) in seen.items()}
