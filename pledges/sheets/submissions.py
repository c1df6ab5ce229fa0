"""A sheet as it comes from a phone that may have waited for a network: the same form, the same hand-in.

The key is the credential; neither a session nor a CSRF token is asked for, so a stale one loses nothing.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Device
from pledges.followup.promise import promised_day
from pledges.job_profiles.profiles import chosen, shown_in
from pledges.models import HeldSheet, Sheet
from pledges.sheets.entry import SheetEntry, entry_by_key, guest_at
from pledges.sheets.forms import ContactForm, sheet_form_for
from pledges.sheets.handing_in import SheetData, handed_in, paper_client_id
from pledges.sheets.holding import WAITS, hand_in, waiting_as
from pledges.sheets.interview_forms import interview_form_for
from pledges.sheets.tablets import at_tablet

Source = Sheet.Source


@dataclass(frozen=True)
class Submission:
    """One sheet as the phone kept it; `filled_at` by the server's clock."""

    id: UUID
    key: str
    source: str
    fields: dict[str, list[str]]
    filled_at: datetime
    guest: str = ""
    interviewer: str = ""
    tablet: Device | None = None


@dataclass
class SubmissionOutcome:
    """The sheet that was kept, or what is wrong with it; `repeat` when it was here before."""

    sheet: Sheet | HeldSheet | None = None
    repeat: bool = False
    receipt_url: str = ""
    sentence: str = ""
    errors: dict[str, list[str]] = field(default_factory=dict)


def accept(submission: Submission) -> SubmissionOutcome:
    """Raises Http404 for a key that nobody has."""
    own = entry_by_key(submission.key)
    if submission.source != Source.TABLET:
        own = guest_at(own, submission.guest)
    entry = own if submission.source == Source.PHONE else own.for_anybody()
    if submission.source == Source.TABLET:
        entry = at_tablet(entry, submission.tablet)
    client_id = paper_client_id(entry.paper) if entry.paper else submission.id
    known = handed_in(entry, client_id)
    if known and not entry.paper:
        return answered(known, repeat=True)
    if waiting := waiting_as(entry, client_id):
        return answered(waiting, repeat=True)
    if known is None and not (entry.was_open_at(submission.filled_at) and entry.asks_anything):
        return SubmissionOutcome(
            errors={"__all__": [_("Arket er lukket. Ring eller skriv til os i stedet.")]}
        )
    form = _form(submission, own, entry)
    if not form.is_valid():
        return SubmissionOutcome(errors=_errors(form))
    invitation = getattr(form, "neighbours_invitation", None)
    filled = form.filled()
    sheet = hand_in(
        entry.for_guest(invitation),
        filled=replace(filled, filled_in_at=submission.filled_at),
        source=submission.source,
    )
    return _accepted(sheet, filled, repeat=known is not None, badge=getattr(form, "badge", None))


def _form(submission: Submission, own: SheetEntry, entry: SheetEntry) -> ContactForm:
    data = QueryDict(mutable=True)
    for name, values in submission.fields.items():
        data.setlist(name, values)
    data["client_id"] = str(submission.id)
    profile = chosen(shown_in(entry.network), data.get("profil", ""))
    if submission.source != Source.INTERVIEW:
        return sheet_form_for(entry)(data, entry=entry, profile=profile)
    data.setdefault("interviewer", submission.interviewer)
    pen_holder = own.guest.get("contact_name", "")
    return interview_form_for(entry)(data, entry=entry, pen_holder=pen_holder)


def _errors(form) -> dict[str, list[str]]:
    found = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
    return found | ({"not_cpr": []} if "not_cpr" in form.fields else {})


def _accepted(
    sheet: Sheet | HeldSheet, filled: SheetData, *, repeat: bool, badge
) -> SubmissionOutcome:
    """The receipt's address lets its holder change the sheet: not for the neighbour who held the pen
    for a badge, nor for whoever finds a number on paper that is already handed in."""
    if isinstance(sheet, Sheet) and not is_of(sheet, filled):
        return SubmissionOutcome(sheet, repeat, sentence=_promise(sheet))
    return answered(sheet, repeat=repeat, with_receipt=badge is None)


@transaction.atomic
def answered(
    sheet: Sheet | HeldSheet, *, repeat: bool = False, with_receipt: bool = False
) -> SubmissionOutcome:
    """What the first one was told, word for word: neither a later day nor a receipt that was held back.

    Where nobody noted the first answer (0.2.0 did not), there is no receipt.
    """
    if isinstance(sheet, HeldSheet):
        return SubmissionOutcome(sheet, repeat, sentence=str(WAITS))
    sheet = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if not sheet.first_answer:
        sheet.first_answer = {"sentence": _promise(sheet), "receipt": with_receipt}
        sheet.save(update_fields=["first_answer"])
    told = sheet.first_answer
    url = sheet.get_receipt_url() if told["receipt"] else ""
    return SubmissionOutcome(sheet, repeat, url, told["sentence"])


def _promise(sheet):
    return promised_day(sheet, now=timezone.now())


def is_of(sheet: Sheet, filled: SheetData) -> bool:
    """Whether the same person filled in both."""
    return sheet.paper_id is None or (
        (sheet.contact_name, sheet.contact_phone, sheet.contact_email)
        == (filled.contact_name, filled.phone, filled.email)
    )
