"""What a group of leaders has handed in: the sheets of its members, whoever held the pen."""

from collections import defaultdict
from dataclasses import dataclass

from events.interview_groups.groups import company_key
from events.models import Event, InterviewGroup, InterviewSeat
from pledges.models import Handover, Sheet


@dataclass(frozen=True)
class Member:
    seat: InterviewSeat
    sheets: tuple[Sheet, ...]

    @property
    def jobs(self) -> int:
        return sum(sheet.jobs for sheet in self.sheets)


@dataclass(frozen=True)
class GroupSheets:
    group: InterviewGroup
    members: tuple[Member, ...]

    @property
    def handed_in(self) -> int:
        return sum(bool(member.sheets) for member in self.members)

    @property
    def jobs(self) -> int:
        """A sheet of two colleagues in one group is one sheet."""
        sheets = {sheet.pk: sheet for member in self.members for sheet in member.sheets}
        return sum(sheet.jobs for sheet in sheets.values())


def sheets_by_group(event: Event) -> list[GroupSheets]:
    """Every group with what each member has handed in.

    A sheet is its company's, since a neighbour may have held the pen; one of a company that nobody in
    the groups is from belongs to the person with whose code it came.
    """
    seats = InterviewSeat.objects.filter(group__event=event).select_related("group", "registration")
    seats = list(seats.order_by("registration__name", "pk"))
    by_company, by_code = _sheets_of(event, {company_key(seat.registration) for seat in seats})
    found = {group: [] for group in event.interview_groups.all()}
    for seat in seats:
        guest = seat.registration
        sheets = by_company[company_key(guest)] or by_code[guest.invitation_id]
        found[seat.group].append(Member(seat, tuple(sheets)))
    return [GroupSheets(group, tuple(members)) for group, members in found.items()]


def _sheets_of(event, companies):
    by_company, by_code = defaultdict(list), defaultdict(list)
    standing = Sheet.objects.filter(event=event).exclude(handover__status=Handover.Status.WITHDRAWN)
    for sheet in standing.select_related("handover").prefetch_related("lines"):
        key = company_key(sheet)
        if key in companies:
            by_company[key].append(sheet)
        elif sheet.invitation_id:
            by_code[sheet.invitation_id].append(sheet)
    return by_company, by_code
