"""The whole way from invitation to lasting job in numbers, so that no pledge stands alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Case, CharField, Count, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Lower
from django.utils.translation import gettext_lazy as _

from events.models import Event, Invitation, Registration
from pledges.models import Handover, PledgeLine, Sheet
from pledges.taxonomy import LEAST_HOURS
from taskforces.models import Network

# Groups smaller than this could point to persons and are never shown in public.
SMALLEST_GROUP = 5


@dataclass(frozen=True)
class Step:
    key: str
    label: str
    value: int


@dataclass(frozen=True)
class Pledged:
    """What was promised. Hours are the least a week: the lower end of each band."""

    sheets: int
    companies: int
    positions: int
    hours: int


def suppress(n: int) -> int | None:
    """The number as the public may see it: None for 1 to 4."""
    return None if 0 < n < SMALLEST_GROUP else n


def funnel(
    *,
    networks: Iterable[Network] | None = None,
    events: Iterable[Event] | None = None,
    since: datetime | None = None,
) -> list[Step]:
    """Invited → came → sheets → contacted in time → visit → job order → referred → hired → retained.

    The first two count invitations and arrived parties (unannounced ones too), the rest count sheets.
    A later step includes what has gone further; a visit is one that was really agreed or held.
    """
    guests = _guests(_chosen_events(networks, events, since))
    sheets = _chosen_sheets(networks, events, since).aggregate(
        sheets=Count("pk"),
        contacted=Count("pk", filter=Q(handover__first_contact_at__lte=F("handover__contact_due"))),
        visit=Count("pk", filter=Q(handover__had_visit=True)),
        job_order=_reached(Handover.Status.JOB_ORDER_CREATED),
        referred=_reached(Handover.Status.REFERRED),
        hired=_reached(Handover.Status.HIRED),
        retained=_reached(Handover.Status.RETAINED),
    )
    counts = guests | sheets
    return [Step(key, label, counts[key]) for key, label in LABELS.items()]


LABELS = {
    "invited": _("inviteret"),
    "came": _("kom"),
    "sheets": _("udfyldte et ark"),
    "contacted": _("kontaktet inden fristen"),
    "visit": _("fik besøg"),
    "job_order": _("jobordre oprettet"),
    "referred": _("kandidat formidlet"),
    "hired": _("ansat"),
    "retained": _("fastholdt 13 uger"),
}


def pledged(
    *,
    networks: Iterable[Network] | None = None,
    events: Iterable[Event] | None = None,
    since: datetime | None = None,
) -> Pledged:
    chosen = _chosen_sheets(networks, events, since)
    totals = chosen.aggregate(sheets=Count("pk"), companies=Count(COMPANY, distinct=True))
    # Other names than the fields': an aggregate may not stand on another one's name.
    promised = PledgeLine.objects.filter(sheet__in=chosen).aggregate(
        jobs=Sum("positions", default=0), least=Sum(LINE_HOURS, default=0)
    )
    return Pledged(**totals, positions=promised["jobs"], hours=promised["least"])


# A company that is not known by its CVR number is counted by the name that was typed.
COMPANY = Case(
    When(company=None, then=Lower("company_name")),
    default=Concat(Value("#"), Cast("company_id", CharField())),
)
LINE_HOURS = F("positions") * Case(
    *(When(hours=band, then=Value(least)) for band, least in LEAST_HOURS.items()),
    output_field=models.IntegerField(),
)


def _reached(status):
    return Count("pk", filter=Q(handover__furthest_step__gte=Handover.STEPS.index(status)))


def _chosen_events(networks, events, since):
    chosen = Event.objects.all() if events is None else Event.objects.filter(pk__in=_ids(events))
    if networks is not None:
        chosen = chosen.filter(network__in=_ids(networks))
    return chosen.filter(starts_at__gte=since) if since else chosen


def _chosen_sheets(networks, events, since):
    chosen = Sheet.objects.order_by()
    if networks is not None:
        chosen = chosen.filter(network__in=_ids(networks))
    if events is not None:
        chosen = chosen.filter(event__in=_ids(events))
    return chosen.filter(submitted_at__gte=since) if since else chosen


def _ids(things):
    return [thing.pk for thing in things]


def _guests(events):
    """Those whose names are deleted are still counted."""
    invited, came = Invitation.objects.went_out(), Registration.objects.arrived()
    return events.order_by().aggregate(
        invited=Sum(_number_of(invited) + Coalesce("forgotten__sent", 0), default=0),
        came=Sum(_number_of(came) + Coalesce("forgotten__came", 0), default=0),
    )


def _number_of(rows):
    """How many of the rows an event has, as a subquery."""
    of_event = rows.filter(event=OuterRef("pk")).order_by().values("event")
    return Coalesce(Subquery(of_event.annotate(n=Count("pk")).values("n")), 0)
