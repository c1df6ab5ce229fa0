"""What is written down at the door: a name put right, who came instead, a note, an answer.

Every change keeps what was before, so that it can be taken back without taking back what came after.
"""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.dateparse import parse_datetime

from events.contact_cards.cards import stop_sharing
from events.door.arrivals import save
from events.door.items import (
    CheckInOutcome,
    Item,
    Kind,
    Origin,
    Reason,
    Result,
    Seat,
    about,
    has_cpr,
    printable,
    rejected,
)
from events.models import Answer, Device, DoorQuestion, Invitation, Registration, Scan

LONGEST_NOTE = 300


def correct(_device, item: Item, registration: Registration, _at) -> CheckInOutcome:
    """A blank name or company means that it was right."""
    typed = {"name": printable(item.name)[:120], "company_name": printable(item.company)[:160]}
    if not any(typed.values()):
        return rejected(Reason.NO_NAME)
    if has_cpr(*typed.values()):
        return rejected(Reason.CPR)
    details = _change(registration, {field: text for field, text in typed.items() if text})
    return about(Result.NOTED, registration, details=details)


def stand_in(_device, item: Item, registration: Registration, _at) -> CheckInOutcome:
    """Somebody came instead: the invitation has that answer now. The caller has locked the event."""
    name, company = printable(item.name)[:120], printable(item.company)[:160]
    email = _email(item.email)
    if not name:
        return rejected(Reason.NO_NAME)
    if has_cpr(name, company, item.email):
        return rejected(Reason.CPR)
    fields = {"name": name, "company_name": company or registration.company_name, "email": email}
    if registration.origin == Origin.ANSWER and registration.seat == Seat.CANCELLED:
        fields["seat"] = Seat.CONFIRMED
    details = _change(registration, fields)
    stop_sharing(registration)  # the card shows the one who stayed at home
    if invitation := registration.invitation:
        details["answer"] = _answer_of(invitation)
        given = Answer(stand_in_name=name, stand_in_email=email)
        _answer(invitation, Invitation.Answers.STAND_IN, at=given.at, given=given)
    return about(Result.NOTED, registration, details=details)


def _email(text):
    """An address that cannot be one is left out: the name at the door counts more."""
    try:
        validate_email(text.strip())
    except ValidationError:
        return ""
    return text.strip()


def _answer_of(invitation):
    answered_at = invitation.answered_at
    return {"answer": invitation.answer, "at": answered_at.isoformat() if answered_at else None}


def _answer(invitation, answer, *, at, given):
    invitation.answer, invitation.answered_at = answer, at
    invitation.save(update_fields=["answer", "answered_at"])
    given.invitation, given.answer, given.source = invitation, answer, Answer.Source.DOOR
    given.save(force_insert=True)


def note(_device, item: Item, registration: Registration, _at) -> CheckInOutcome:
    """Notes add up: two doors may each have written one."""
    text = printable(item.text)[:LONGEST_NOTE]
    if not text:
        return rejected(Reason.NO_TEXT)
    if has_cpr(text):
        return rejected(Reason.CPR)
    _set_note(registration, [*_notes(registration), text])
    return about(Result.NOTED, registration, details={"text": text})


def _notes(registration, without=None):
    if not registration.pk:
        return []
    notes = registration.scans.filter(kind=Kind.NOTE, result=Result.NOTED, undone_by=None)
    kept = notes.exclude(pk=without).order_by("happened_at", "server_time")
    return [details["text"] for details in kept.values_list("details", flat=True)]


def _set_note(registration, texts):
    registration.note = " · ".join(texts)[:LONGEST_NOTE]
    save(registration, "note")


def answer(device: Device, item: Item, registration: Registration, _at) -> CheckInOutcome:
    """An answer to a question of this event, and only one of those that stood on the phone."""
    question = DoorQuestion.objects.filter(event=device.event_id, pk=item.question).first()
    if question is None or item.text not in question.choices:
        return rejected(Reason.NO_QUESTION)
    if not registration.pk:
        save(registration)
    details = {"question": question.pk, "asked": question.text, "answer": item.text}
    return about(Result.NOTED, registration, details=details)


def _change(registration, fields):
    before = {field: getattr(registration, field) for field in fields}
    for field, value in fields.items():
        setattr(registration, field, value)
    save(registration, *fields)
    return {"before": before, "after": fields}


def take_back(registration: Registration, scan: Scan) -> CheckInOutcome:
    """Only what still stands as the scan left it: a later change is not undone with it."""
    if scan.kind == Kind.NOTE:
        _set_note(registration, _notes(registration, without=scan.pk))
    elif scan.kind in (Kind.CORRECTION, Kind.STAND_IN):
        _restore(registration, **scan.details)
    return about(Result.UNDONE, registration, undoes=scan)


def _restore(registration, *, before, after, answer=None):
    standing = [field for field in before if getattr(registration, field) == after[field]]
    for field in standing:
        setattr(registration, field, before[field])
    if standing:
        save(registration, *standing)
    invitation = registration.invitation
    if answer and invitation and invitation.answer == Invitation.Answers.STAND_IN:
        at = parse_datetime(answer["at"]) if answer["at"] else None
        _answer(invitation, answer["answer"], at=at, given=Answer())
