"""Support days: booked, worked through sheet by sheet, and logged."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts import audit
from accounts.access import Ability, people_with
from accounts.models import User
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from pledges.followup.deadlines import deadline_of, late
from pledges.models import Handover, SupportDay, SupportDayLine
from taskforces.models import Network


@dataclass(frozen=True)
class Row:
    """A sheet on the list: what both sides may see of it, and what was agreed."""

    handover: Handover
    due: datetime | None
    agreed: str


def late_sheets(network: Network, now: datetime):
    """What of the network's is past its deadline in its own unit, the oldest first."""
    ours = Handover.objects.open().filter(network=network, unit=network.unit_id or network.host_id)
    return ours.filter(late(now)).order_by("due_at", "pk")


def rows(day: SupportDay, now: datetime) -> list[Row]:
    """Before it is logged: what was written about, and whatever is late now. Afterwards: what was on the list."""
    written = list(day.lines.select_related("handover__sheet", "handover__owner"))
    found = [Row(line.handover, deadline_of(line.handover), line.agreed) for line in written]
    if day.logged_at is None:
        known = [line.handover_id for line in written]
        waiting = late_sheets(day.network, now).exclude(pk__in=known)
        found += [
            Row(each, deadline_of(each), "") for each in waiting.select_related("sheet", "owner")
        ]
    return found


@transaction.atomic
def book(network: Network, *, by: User, **facts) -> SupportDay:
    """The leads of the unit hear of it by mail."""
    day = SupportDay.objects.create(network=network, created_by=by, **facts)
    audit.record(
        network.host,
        by=by,
        verb="support_day.booked",
        thing=day,
        after={"held_on": day.held_on.isoformat()},
    )
    _tell_leads(day)
    return day


@transaction.atomic
def agree(day: SupportDay, handover: Handover, *, agreed: str, by: User) -> SupportDayLine:
    line, _made = SupportDayLine.objects.update_or_create(
        day=day, handover=handover, defaults={"agreed": agreed, "written_at": timezone.now()}
    )
    audit.record(handover.unit, by=by, verb="support_day.agreed", thing=line)
    return line


@transaction.atomic
def log_result(
    day: SupportDay, *, result: str, by: User, now: datetime | None = None
) -> SupportDay:
    """The list stays as it was at this moment; the words may be put right later."""
    now = now or timezone.now()
    fresh = SupportDay.objects.select_for_update(of=("self",)).get(pk=day.pk)
    if fresh.logged_at is None:
        SupportDayLine.objects.bulk_create(
            SupportDayLine(day=fresh, handover=row.handover)
            for row in rows(fresh, now)
            if not row.agreed
        )
        fresh.logged_at = now
    fresh.result = result
    fresh.save(update_fields=["result", "logged_at"])
    audit.record(fresh.network.host, by=by, verb="support_day.held", thing=fresh)
    return fresh


def _tell_leads(day):
    network = day.network
    leads = people_with(Ability.ASSIGN_SHEETS, [network.unit_id])
    with in_house_language():
        on = date_format(day.held_on, _("j. F Y"))
        for lead in leads:
            draft = Draft(
                recipient=lead.email,
                subject=_("Støttedag den %(day)s") % {"day": on},
                reference=f"support_day:{day.pk}:{lead.pk}",
                template="pledges/emails/support_day",
                context={
                    "day": day,
                    "on": on,
                    "lead": lead,
                    "link": settings.BASE_URL + reverse("pledges:support_day", args=[day.pk]),
                },
            )
            queue_email(network.host, draft)
