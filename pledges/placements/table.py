"""The columns of the list of placements."""

from django.db.models import Case, IntegerField, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pledges.models import Placement
from pledges.placements.steps import step_now
from pledges.tables.columns import Column, Table
from pledges.tables.places import address_of, municipality_of

BY_STATE = Case(
    *(When(state=state, then=Value(place)) for place, state in enumerate(Placement.State.values)),
    output_field=IntegerField(),
)
COMPANY = Coalesce("handover__sheet__company_name", "opening__company__name")
COMPANY_LOOKUPS = ("handover__sheet__company_name", "opening__company__name")


def _municipality(placement):
    """A company without a sheet is known by the register alone."""
    sheet = placement.sheet
    return municipality_of(placement.company, sheet.municipality_code if sheet else "")


def _hours(placement):
    step = step_now(placement)
    return float(step.paid_hours + step.unpaid_hours) if step else None


def _check(placement):
    return next((one.due_on for one in placement.checks.all() if not one.unit_says), None)


TABLE = Table(
    columns=(
        Column(
            *("reference", _("Reference"), lambda one: one.candidate_reference),
            order="candidate_reference",
            link="pledges:placement",
        ),
        Column(
            *("virksomhed", _("Virksomhed"), lambda one: one.company_name),
            order=COMPANY,
            groups=True,
            in_every_file=True,
        ),
        Column(
            *("adresse", _("Adresse"), lambda one: address_of(one.company)),
            in_every_file=True,
        ),
        Column(
            *("kommune", _("Kommune")),
            value=_municipality,
            in_every_file=True,
        ),
        Column("timer", _("Timer pr. uge"), _hours, in_every_file=True),
        Column(
            *("netvaerk", pgettext_lazy("one", "Netværk"), lambda one: one.network.name),
            order="network__name",
            groups=True,
        ),
        Column(*("ordning", _("Ordning"), lambda one: str(one.scheme), "scheme"), groups=True),
        Column(
            *("tilstand", _("Tilstand"), lambda one: one.get_state_display(), BY_STATE),
            groups=True,
        ),
        Column("start", _("Første dag"), lambda one: one.starts_on, order="starts_on"),
        Column("tjek", _("Næste tjek"), _check),
        Column("slut", _("Sidste dag"), lambda one: one.ended_on, order="ended_on"),
        Column("makker", _("Makker"), lambda one: one.buddy),
    ),
    shown=("reference", "virksomhed", "timer", "netvaerk", "ordning", "tilstand", "start", "tjek"),
)
