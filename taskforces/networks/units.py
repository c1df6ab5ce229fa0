"""Which units a host may let follow up."""

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts import audit
from accounts.models import Organisation, User
from taskforces.models import Network, NetworkUnit


def units_for(hosts: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Units of the hosts' municipalities, those they work with already, and their own; no stranger's."""
    units = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYMENT_UNIT)
    codes = hosts.exclude(municipality_code="").values("municipality_code")
    near = units.filter(municipality_code__in=codes)
    known = units.filter(routed_networks__host__in=hosts)
    return (near | known | units.filter(pk__in=hosts.values("pk"))).distinct().order_by("name")


def more_units_for(network: Network) -> QuerySet[Organisation]:
    """Those a host may add: near ones, and the units of the municipalities that the network works in."""
    units = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYMENT_UNIT)
    there = units.filter(municipality_code__in=[*network.municipality_codes])
    found = there | units.filter(pk__in=units_for(Organisation.objects.filter(pk=network.host_id)))
    taken = network.more_units.values("unit")
    return found.exclude(pk=network.unit_id).exclude(pk__in=taken).order_by("name")


def followed_by(units) -> Q:
    """Networks that one of the units follows up in, as the first or one of several."""
    joined = NetworkUnit.objects.filter(unit__in=units)
    return Q(unit__in=units) | Q(pk__in=joined.values("network"))


def unit_among(network: Network, units) -> Organisation | None:
    """As which of the units somebody works in a network: its first where they may, else one of the others."""
    first = [unit for unit in units if unit.pk == network.unit_id]
    joined = set(network.more_units.values_list("unit", flat=True))
    others = [unit for unit in units if unit.pk in joined]
    return next(iter([*first, *others]), None)


def takes_part(network: Network, unit_id: int | None) -> bool:
    """Whether the unit follows up in the network."""
    if unit_id is None:
        return False
    return network.unit_id == unit_id or network.more_units.filter(unit=unit_id).exists()


@transaction.atomic
def add_unit(network: Network, unit: Organisation, *, by: User) -> NetworkUnit:
    """It may present candidates there from now on; it sees nothing of the others' sheets."""
    made, new = NetworkUnit.objects.get_or_create(
        network=network, unit=unit, defaults={"added_by": by}
    )
    if new:
        audit.record(network.host, by=by, verb="add_unit", thing=made, after={"unit": unit.pk})
    return made


@transaction.atomic
def remove_unit(row: NetworkUnit, *, by: User) -> None:
    """What it has already stays with it; nothing new comes."""
    audit.record(
        row.network.host, by=by, verb="remove_unit", thing=row, before={"unit": row.unit_id}
    )
    row.delete()
