"""The columns of the list of openings."""

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pledges.openings.standing import standing_of
from pledges.tables.columns import Column, Table
from pledges.tables.places import address_of, municipality_of

COMPANY = Coalesce("company__name", "handover__sheet__company_name")
COMPANY_LOOKUPS = ("company__name", "handover__sheet__company_name")


def company_of(opening):
    return opening.company or (opening.handover and opening.handover.sheet.company)


def _municipality(opening):
    said = opening.handover.sheet.municipality_code if opening.handover_id else ""
    return municipality_of(company_of(opening), said)


TABLE = Table(
    columns=(
        Column("stilling", _("Stilling"), str, order="title", link="pledges:opening"),
        Column(
            *("virksomhed", _("Virksomhed"), lambda one: one.company_name, COMPANY),
            groups=True,
            in_every_file=True,
        ),
        Column(
            *("adresse", _("Adresse"), lambda one: address_of(company_of(one))), in_every_file=True
        ),
        Column("kommune", _("Kommune"), _municipality, in_every_file=True),
        Column(
            *("timer", _("Timer pr. uge"), lambda one: one.get_hours_display(), "hours"),
            in_every_file=True,
        ),
        Column(
            *("netvaerk", pgettext_lazy("one", "Netværk"), lambda one: one.network.name),
            order="network__name",
            groups=True,
        ),
        Column("enhed", _("Enhed"), lambda one: one.unit.name, order="unit__name", groups=True),
        Column(*("kilde", _("Kilde"), lambda one: one.get_source_display(), "source"), groups=True),
        Column("stand", _("Stand"), lambda one: standing_of(one, timezone.now()).label),
        Column("pladser", _("Pladser"), lambda one: one.positions, order="positions"),
        Column("ledige", _("Ledige"), lambda one: one.remaining, order="remaining"),
        Column("start", _("Startdato"), lambda one: one.starts_on, order="starts_on"),
        Column(*("svar", _("Svar senest"), lambda one: _day(one.candidate_due), "candidate_due")),
        Column("skridt", _("Næste skridt"), lambda one: one.next_step),
        Column("dag", _("Næste skridt den"), lambda one: one.next_step_on, order="next_step_on"),
    ),
    shown=("stilling", "virksomhed", "timer", "netvaerk", "stand", "ledige", "svar"),
)
# What is written between the unit and the company is for the unit alone.
FOR_HOSTS = Table(
    columns=tuple(one for one in TABLE.columns if one.key not in ("skridt", "dag")),
    shown=TABLE.shown,
)


def _day(moment):
    return moment and timezone.localdate(moment)
