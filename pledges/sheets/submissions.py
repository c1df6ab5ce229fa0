"""A sheet as it comes from a phone that may have waited for a network: the same form, the same hand-in.

The key is the credential; neither a session nor a CSRF token is asked for, so a stale one loses nothing.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from pledges.followup.promise import promised_day
from pledges.job_profiles.profiles import chosen, shown_in
from pledges.models import HeldSheet, Sheet
from pledges.sheets.entry import SheetEntry, entry_by_key, guest_at
from pledges.sheets.forms import ContactForm, sheet_form_for
from pledges.sheets.handing_in import SheetData, handed_in, paper_client_id
from pledges.sheets.holding import WAITS, hand_in, waiting_as
from pledges.sheets.interview_forms import interview_form_for

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


@dataclass
class SubmissionOutcome:
    """The sheet that was kept, or what is wrong with it; `repeat` when it was here before."""

    sheet: Sheet | HeldSheet | None = None
    repeat: bool = False
    receipt_url: str = ""
    errors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        if isinstance(self.sheet, HeldSheet):
            return str(WAITS)
        return promised_day(self.sheet, now=timezone.now()) if self.sheet else ""


def accept(submission: Submission) -> SubmissionOutcome:
    """Raises Http404 for a key that nobody has."""
    own = entry_by_key(submission.key)
    if submission.source != Source.TABLET:
        own = guest_at(own, submission.guest)
    entry = own if submission.source == Source.PHONE else own.for_anybody()
    client_id = paper_client_id(entry.paper) if entry.paper else submission.id
    known = handed_in(entry, client_id)
    if known and not entry.paper:
        return SubmissionOutcome(known, repeat=True, receipt_url=known.get_receipt_url())
    if waiting := waiting_as(entry, client_id):
        return SubmissionOutcome(waiting, repeat=True)
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
    if isinstance(sheet, HeldSheet):
        return SubmissionOutcome(sheet)
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


def _accepted(sheet: Sheet, filled: SheetData, *, repeat: bool, badge) -> SubmissionOutcome:
    """The receipt's address lets its holder change the sheet: not for the neighbour who held the pen
    for a badge, nor for whoever finds a number on paper that is already handed in."""
    theirs = badge is not None or not is_of(sheet, filled)
    return SubmissionOutcome(sheet, repeat, "" if theirs else sheet.get_receipt_url())


def is_of(sheet: Sheet, filled: SheetData) -> bool:
    """Whether the same person filled in both."""
    return sheet.paper_id is None or (
        (sheet.contact_name, sheet.contact_phone, sheet.contact_email)
        == (filled.contact_name, filled.phone, filled.email)
    )
