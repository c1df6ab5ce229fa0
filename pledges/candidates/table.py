"""The columns of the list of candidates."""

from django.db.models import Case, IntegerField, Prefetch, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pledges.models import Placement
from pledges.models.candidates import Stage
from pledges.tables.columns import Column, Table
from pledges.tables.places import address_of, municipality_of

BY_STAGE = Case(
    *(When(stage=stage, then=Value(place)) for place, stage in enumerate(Stage.values)),
    output_field=IntegerField(),
)


def at_work(candidate):
    """The newest placement that goes on; reads what `with_work` fetched."""
    running = [one for one in candidate.placements.all() if one.state != Placement.State.ENDED]
    return running[-1] if running else None


def with_work(candidates):
    """Three queries for a whole list of candidates."""
    return candidates.select_related("unit", "network", "known_by").prefetch_related(
        Prefetch("placements", Placement.objects.with_places()), "placements__steps"
    )


def _company(candidate):
    place = at_work(candidate)
    return place and place.company


def _company_name(candidate):
    place = at_work(candidate)
    return place.company_name if place else ""


def _municipality(candidate):
    place = at_work(candidate)
    said = place.sheet.municipality_code if place and place.sheet else ""
    return municipality_of(_company(candidate), said)


def _hours(candidate):
    """Paid and unpaid a week by the step that holds today."""
    place = at_work(candidate)
    begun = (
        [one for one in place.steps.all() if one.starts_on <= timezone.localdate()] if place else []
    )
    return float(begun[-1].paid_hours + begun[-1].unpaid_hours) if begun else None


TABLE = Table(
    columns=(
        Column(
            *("reference", _("Reference"), lambda one: one.reference, "reference"),
            link="pledges:candidate",
        ),
        Column(*("fase", _("Fase"), lambda one: one.get_stage_display(), BY_STAGE), groups=True),
        Column("siden", _("Fase siden"), lambda one: one.stage_on, order="stage_on"),
        Column(
            *("netvaerk", pgettext_lazy("one", "Netværk")),
            value=lambda one: one.network and one.network.name,
            order="network__name",
            groups=True,
        ),
        Column("enhed", _("Enhed"), lambda one: one.unit.name, order="unit__name", groups=True),
        Column(
            *("konsulent", _("Konsulent"), lambda one: one.known_by and one.known_by.name),
            order="known_by__name",
            groups=True,
        ),
        Column("virksomhed", _("Virksomhed"), _company_name, in_every_file=True),
        Column(
            *("adresse", _("Adresse"), lambda one: address_of(_company(one))), in_every_file=True
        ),
        Column("kommune", _("Kommune"), _municipality, in_every_file=True),
        Column("timer", _("Timer pr. uge"), _hours, in_every_file=True),
        Column("skridt", _("Næste skridt"), lambda one: one.next_step),
        Column("dag", _("Næste skridt den"), lambda one: one.next_step_on, order="next_step_on"),
    ),
    shown=("reference", "fase", "siden", "netvaerk", "konsulent", "virksomhed", "skridt", "dag"),
)
