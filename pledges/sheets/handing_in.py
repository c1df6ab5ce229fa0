"""Handing in a sheet: the promise, who gets it, and the receipt, all at once or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from accounts.models import User
from events.models import Event
from pledges.followup.announcements import RECEIVED, announce
from pledges.followup.reminders import plan_clock, plan_questions
from pledges.models import (
    FollowUpEntry,
    Handover,
    HeldSheet,
    Introduction,
    JobProfile,
    PaperSheet,
    PledgeLine,
    Sheet,
    SheetLink,
)
from pledges.routing import gather, route
from pledges.sheets import joint_events
from pledges.sheets.emails import send_receipt
from pledges.sheets.entry import SheetEntry
from pledges.splitting import keep_openings
from pledges.taxonomy import CallTime, CallWay, Pattern
from taskforces.companies.merging import standing, standing_contact
from taskforces.models import Company


@dataclass(frozen=True)
class SheetData:
    """What stood on the sheet. `positions` is the number of jobs in all, however many tasks are ticked."""

    client_id: UUID
    company_name: str
    contact_name: str
    phone: str = ""
    email: str = ""
    tasks: tuple[str, ...] = ()
    hours: str = ""
    positions: int = 1
    pattern: str = Pattern.WEEKLY
    wants_visit: bool = False
    call_time: str = CallTime.ANY
    call_way: str = CallWay.PHONE
    remark: str = ""
    profile: JobProfile | None = None
    thanks_shown: bool = False
    interviewer: str = ""
    filled_in_at: datetime | None = None  # by a phone that had to wait for a network


def submit(
    entry: SheetEntry,
    *,
    filled: SheetData,
    source: str = Sheet.Source.PHONE,
    filled_in_by: User | None = None,
    at: datetime | None = None,
) -> Sheet:
    """The sheet of this form. Handed in again (double click, two tabs) it is the one from before."""
    if entry.paper:
        filled = replace(filled, client_id=paper_client_id(entry.paper))
    # One look: between two, the same form of another tab could arrive and be taken for a stranger's.
    if known := Sheet.objects.filter(client_id=filled.client_id).first():
        if joint_events.is_of_entry(known, entry):
            return known
        # Another network's: the same id by chance or by hand, and still a sheet of its own.
        filled = replace(filled, client_id=uuid4())
    try:
        with transaction.atomic():
            return _hand_in(entry, filled, source, filled_in_by, at)
    except IntegrityError:
        # Somebody was faster with the same form: the unique client id says so.
        if known := handed_in(entry, filled.client_id):
            return known
        raise


def handed_in(entry: SheetEntry, client_id: UUID) -> Sheet | None:
    known = Sheet.objects.filter(client_id=client_id).first()
    return known if known and joint_events.is_of_entry(known, entry) else None


def next_client_id(seed: str) -> UUID:
    """The id of the next empty form of this seed (a code, or a browser at a table).

    Two tabs opened before the first is sent hold the same id; after it is sent, a new one.
    """
    number = 0
    while _is_taken(found := _derived_id(seed, number)):
        number += 1
    return found


def paper_client_id(paper: PaperSheet) -> UUID:
    """Scanned by a phone, typed in by staff, or both: the number is one sheet."""
    return _derived_id(f"paper:{paper.number}", 0)


def sheet_link_for(event: Event) -> SheetLink:
    """The entry to the event's sheets; made by the first who asks."""
    link, _made = SheetLink.objects.get_or_create(
        event=event, defaults={"network_id": event.network_id}
    )
    return link


def spread(positions: int, tasks: tuple[str, ...]) -> list[tuple[str, int]]:
    """So many jobs over the ticked tasks, as evenly as whole numbers allow; the sum is kept.

    One job with three tasks is (1, 0, 0): the other tasks belong to the same job.
    """
    each, over = divmod(positions, len(tasks)) if tasks else (0, 0)
    return [(task, each + (place < over)) for place, task in enumerate(tasks)]


def _is_taken(client_id):
    return any(kept.objects.filter(client_id=client_id).exists() for kept in (Sheet, HeldSheet))


def _derived_id(seed: str, number: int) -> UUID:
    return UUID(salted_hmac("pledges.sheet", f"{seed}:{number}").hexdigest()[:32])


def _hand_in(entry, filled, source, filled_in_by, at) -> Sheet:
    sheet = Sheet(
        client_id=filled.client_id,
        link=entry.link,
        network=entry.network,
        event=entry.event,
        invitation=entry.invitation,
        company_name=filled.company_name,
        contact_name=filled.contact_name,
        contact_phone=filled.phone,
        contact_email=filled.email,
        wants_visit=filled.wants_visit,
        call_time=filled.call_time,
        call_way=filled.call_way,
        remark=filled.remark,
        profile=filled.profile,
        source=source,
        filled_in_by=filled_in_by,
        paper=entry.paper,
        tablet=entry.tablet,
        thanks_shown=filled.thanks_shown,
        interviewer=filled.interviewer,
        filled_in_at=filled.filled_in_at,
    )
    sheet.submitted_at = at or sheet.submitted_at
    _recognise(sheet, entry)
    sheet.network = joint_events.network_of(sheet, entry)
    sheet.save(force_insert=True)
    PledgeLine.objects.bulk_create(
        PledgeLine(sheet=sheet, task=task, hours=filled.hours, positions=n, pattern=filled.pattern)
        for task, n in spread(filled.positions, filled.tasks)
    )
    keep_openings(_hand_over(sheet))
    send_receipt(sheet)
    return sheet


def _recognise(sheet: Sheet, entry: SheetEntry) -> None:
    """Whom we know: the person only by their own code and name, the company also by its name."""
    if entry.invitation:
        contact = entry.invitation.contact
        sheet.company = contact.company if sheet.company_name == contact.company.name else None
        sheet.contact = contact if sheet.contact_name == contact.name else None
        workplace = contact.workplace or contact.company
        sheet.municipality_code = workplace.municipality_code if sheet.company else ""
    if entry.company and sheet.company_name == entry.company.name:
        sheet.company = entry.company
        same = entry.contact and sheet.contact_name == entry.contact.name
        sheet.contact = entry.contact if same else None
    if sheet.company is None and entry.event:
        sheet.company = _invited_company(entry.event, sheet.company_name)
    if sheet.company:
        _stand(sheet)
    if sheet.company and not sheet.municipality_code:
        sheet.municipality_code = sheet.company.municipality_code


def _stand(sheet: Sheet) -> None:
    """Company and contact as they are now: they may be merged with others while the sheet is handed in."""
    sheet.company = standing(sheet.company)
    if sheet.contact:
        sheet.contact = standing_contact(sheet.contact, sheet.company)


def _invited_company(event: Event, name: str) -> Company | None:
    """The one company of that name among the event's guests; None when there are two."""
    same = Company.objects.filter(contacts__invitations__event=event, name__iexact=name)
    found = list(same.distinct()[:2])
    return found[0] if len(found) == 1 else None


def _hand_over(sheet: Sheet) -> Handover:
    way = route(gather(sheet))
    handover = Handover.objects.create(
        sheet=sheet,
        unit_id=way.unit,
        owner_id=way.owner,
        reason=way.reason,
        contact_due=way.contact_due,
        status=Handover.Status.ASSIGNED if way.owner else Handover.Status.NEW,
        introduction_due=way.introduction_due,
        created_at=sheet.submitted_at,
        touched_at=sheet.submitted_at,
        changed_at=sheet.submitted_at,
    )
    FollowUpEntry.objects.create(
        handover=handover, kind=FollowUpEntry.Kind.RECEIVED, at=sheet.submitted_at
    )
    if way.introducer:
        Introduction.objects.create(
            handover=handover, introducer_id=way.introducer, due=way.introduction_due
        )
    plan_clock(handover)
    plan_questions(handover)
    announce(handover, RECEIVED)
    return handover
