"""Whom to call at the company of an opening, and who may read it: one rule for every unit of a network."""

from accounts.access import Ability, abilities_in
from accounts.models import User
from pledges.models import Opening, Sheet


def reads_contact(*, works: bool, on_sheet: bool, given: bool) -> bool:
    """Whoever works with the company's promise in the unit that has it: by its sheet, or by a place that came with a yes.

    A unit that only sees an opening in a network of several has nobody to call: the unit with the sheet does.
    """
    return works and (on_sheet or given)


def contact_of(opening: Opening, user: User) -> Sheet | None:
    """The sheet whose contact person the user may call about the opening; None where there is none to be told."""
    given = opening.given_from
    sheet = _sheet(opening) or (given and _sheet(given))
    may = reads_contact(
        works=Ability.WORK_SHEETS in abilities_in(user, [opening.unit_id]),
        on_sheet=opening.handover_id is not None,
        given=bool(sheet) and opening.handover_id is None,
    )
    return sheet if may and sheet.forgotten_at is None else None


def _sheet(opening):
    return opening.handover.sheet if opening.handover_id else None
