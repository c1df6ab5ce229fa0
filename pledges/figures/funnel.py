"""The funnel from invitation to lasting job in numbers; pledges are never shown without what became of them."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Invitation, InvitationRound, Registration
from pledges.figures.employed import NOBODY, employed
from pledges.figures.scopes import (
    EVERYTHING,
    Scope,
    chosen_events,
    chosen_handovers,
    chosen_joint,
    chosen_placements,
)
from pledges.models.reached import AnyReached, Reached


class Measure(models.TextChoices):
    """What a step is counted in."""

    SHEETS = "sheets", pgettext_lazy("several", "tilsagn")
    POSITIONS = "positions", _("job")
    HOURS = "hours", _("timer om ugen")
    COMPANIES = "companies", _("virksomheder")


@dataclass(frozen=True)
class Step:
    """Guests are counted in parties alone; what they would promise nobody knows yet.

    Of promises, hours are the least a week: the lower end of each band. Of who was hired `sheets` and
    `positions` are persons, and hours their own paid ones a week today.
    """

    key: str
    label: str
    sheets: int
    positions: int | None = None
    hours: int | None = None
    companies: int | None = None

    @property
    def value(self) -> int:
        return self.sheets


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
# A row is at a step when all of it is among what it reached.
_AT = {
    "sheets": Reached(0),
    "contacted": Reached.IN_TIME,
    "visit": Reached.VISITED,
    "job_order": Reached.JOB_ORDER,
    "referred": Reached.REFERRED,
}
# From here on persons are counted, and their own hours; what a sheet calls itself counts for nothing.
PERSONS = ("hired", "retained")
NONE_YET = {"sheets": 0, "positions": 0, "hours": 0}


def funnel(scope: Scope = EVERYTHING) -> list[Step]:
    """Invited → came → sheets → contacted in time → visit → job order → referred → hired → retained.

    The first two count invitations and arrived parties (unannounced ones too), the rest what was handed
    in. A later step includes what has gone further; a visit is one that was really agreed or held. A
    company is at a step when one of its sheets is. The last two count persons, and the paid hours that they
    have today. Five queries, whatever the size.
    """
    handovers = chosen_handovers(scope)
    return _steps(
        _guests(scope),
        _totals(handovers).get(None),
        _companies(handovers),
        employed(chosen_placements(scope)).get(None),
    )


def funnels(scope: Scope) -> dict[int, list[Step]]:
    """The same for each network of the scope by itself, by its id; a company is counted in each of them."""
    handovers, guests = chosen_handovers(scope), _guests_of_networks(scope)
    totals, companies = _totals(handovers, "network"), _companies_of_networks(handovers)
    persons = employed(chosen_placements(scope), "network")
    return {
        pk: _steps(guests.get(pk), totals.get(pk), companies.get(pk), persons.get(pk))
        for pk in {*guests, *totals, *companies, *persons}
    }


def _steps(guests, totals, companies, persons):
    steps = []
    for key, label in LABELS.items():
        if key in PERSONS:
            counted = persons[key] if persons else NOBODY
        elif key in _AT:
            sheets = totals[key] if totals else NONE_YET
            counted = {**sheets, "companies": companies[key] if companies else 0}
        else:
            counted = {"sheets": guests[key] if guests else 0}
        steps.append(Step(key, label, **counted))
    return steps


def _totals(handovers, *by: str) -> dict[int | None, dict[str, dict[str, int]]]:
    """Grouped into the few ways a sheet can stand, and added up here: each row is read once.

    By the value of the column `by`, or all under None.
    """
    groups = handovers.values(*by, "reached").annotate(
        n=Count("*"), jobs=Sum("positions"), least=Sum("hours")
    )
    totals = {}
    for group in groups:
        of = totals.setdefault(group[by[0]] if by else None, {key: dict(NONE_YET) for key in _AT})
        for key in _steps_of(group["reached"]):
            of[key]["sheets"] += group["n"]
            of[key]["positions"] += group["jobs"]
            of[key]["hours"] += group["least"]
    return totals


def _companies(handovers) -> dict[str, int]:
    at = {key: GreaterThan(F("ever").bitand(int(step)), 0) for key, step in _AT.items() if step}
    counts = {key: Count("company_key", filter=there) for key, there in at.items()}
    return _ever(handovers).aggregate(sheets=Count("company_key"), **counts)


def _companies_of_networks(handovers) -> dict[int, dict[str, int]]:
    counts = {}
    for row in _ever(handovers, "network"):
        of = counts.setdefault(row["network"], dict.fromkeys(_AT, 0))
        for key in _steps_of(row["ever"]):
            of[key] += 1
    return counts


def _ever(handovers, *by):
    return handovers.values(*by, "company_key").annotate(ever=AnyReached("reached"))


def _steps_of(reached: int) -> list[str]:
    return [key for key, step in _AT.items() if step in Reached(reached)]


def _guests(scope):
    """Those whose names are deleted are still counted.

    The organiser's guests by its events; those of a joint host by what its own network invited to them.
    """
    own = chosen_events(scope).aggregate(**_guest_numbers())
    joint = chosen_joint(scope).aggregate(**_joint_numbers())
    return {key: own[key] + joint[key] for key in own}


def _guests_of_networks(scope):
    found = {}
    for rows, numbers in (
        (chosen_events(scope), _guest_numbers()),
        (chosen_joint(scope), _joint_numbers()),
    ):
        for row in rows.values("network").annotate(**numbers):
            of = found.setdefault(row["network"], {"invited": 0, "came": 0})
            for key in of:
                of[key] += row[key]
    return found


def _guest_numbers():
    # The few rounds of joint hosts, read once: not the round of each invitation.
    joint = InvitationRound.objects.filter(network__isnull=False)
    invited = Invitation.objects.went_out().exclude(round__in=joint)
    came = Registration.objects.arrived().filter(invitation__round__network=None)
    return {
        "invited": Sum(_number_of(invited) + Coalesce("forgotten__sent", 0), default=0),
        "came": Sum(_number_of(came) + Coalesce("forgotten__came", 0), default=0),
    }


def _joint_numbers():
    of_part = {"event": OuterRef("event")}
    invited = Invitation.objects.went_out().filter(round__network=OuterRef("network"), **of_part)
    came = Registration.objects.arrived().filter(
        invitation__round__network=OuterRef("network"), **of_part
    )
    return {
        "invited": Sum(_count(invited) + F("sent"), default=0),
        "came": Sum(_count(came) + F("came"), default=0),
    }


def _number_of(rows):
    """How many of the rows an event has, as a subquery."""
    return _count(rows.filter(event=OuterRef("pk")))


def _count(rows):
    counted = rows.order_by().values("event").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
