"""The list of the inbox as a file."""

from django.contrib.auth.decorators import login_required
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import Ability, for_those_who
from pledges.desk import inbox
from pledges.desk.inbox_forms import InboxFilter, whose_and_what
from pledges.desk.table import TABLE
from pledges.tables.columns import Chosen
from pledges.tables.lists import file_of


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def inbox_file(request, kind):
    """The list as it is chosen, all its pages, to take away."""
    user, now, units = request.user, timezone.now(), inbox.unit_ids_of(request.user)
    narrowed = InboxFilter(request.GET, units=units).narrow(inbox.of_units(units))
    whose, what = whose_and_what(request.GET, inbox.counts(narrowed, user, now))
    rows = inbox.with_all(inbox.chosen(narrowed, user, whose=whose, what=what, now=now))
    arranged = Chosen(TABLE, request.GET)
    return file_of(request, arranged, rows, of="pledges:inbox", kind=kind)
