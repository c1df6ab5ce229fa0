"""The columns of the list of job orders."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pledges.tables.columns import Column, Table
from pledges.tables.places import address_of, municipality_of


def _sheet(order):
    return order.handover.sheet


TABLE = Table(
    columns=(
        Column(
            *("stilling", _("Stilling"), lambda one: f"{one.positions} × {one.title}", "title"),
            link="pledges:order",
        ),
        Column(
            *("virksomhed", _("Virksomhed"), lambda one: _sheet(one).company_name),
            order="handover__sheet__company_name",
            groups=True,
            in_every_file=True,
        ),
        Column(
            *("adresse", _("Adresse"), lambda one: address_of(_sheet(one).company)),
            in_every_file=True,
        ),
        Column(
            *("kommune", _("Kommune")),
            value=lambda one: municipality_of(_sheet(one).company, _sheet(one).municipality_code),
            in_every_file=True,
        ),
        Column(
            *("timer", _("Timer pr. uge"), lambda one: one.get_hours_display(), "hours"),
            in_every_file=True,
        ),
        Column(
            *("netvaerk", pgettext_lazy("one", "Netværk"), lambda one: _sheet(one).network.name),
            order="handover__sheet__network__name",
            groups=True,
        ),
        Column(
            *("fagsystem", _("Fagsystem")),
            value=lambda one: one.external_reference or one.vitas_case,
            order="external_reference",
        ),
        Column(
            *("tilstand", _("Tilstand"), lambda one: one.get_state_display(), "state"),
            groups=True,
        ),
        Column("overskydende", _("Overskydende"), lambda one: _yes(one.surplus)),
        Column("start", _("Startdato"), lambda one: one.starts_on, order="starts_on"),
        Column("lavet", _("Lavet"), lambda one: localdate(one.created_at), order="created_at"),
    ),
    shown=("stilling", "virksomhed", "netvaerk", "fagsystem", "tilstand", "overskydende"),
)


def _yes(said):
    return _("ja") if said else ""
