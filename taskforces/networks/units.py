"""Which units a host may let follow up."""

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from taskforces.models import Network


def units_for(hosts: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Units of the hosts' municipalities, those they work with already, and their own; no stranger's."""
    units = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYMENT_UNIT)
    codes = hosts.exclude(municipality_code="").values("municipality_code")
    near = units.filter(municipality_code__in=codes)
    known = units.filter(routed_networks__host__in=hosts)
    return (near | known | units.filter(pk__in=hosts.values("pk"))).distinct().order_by("name")


def further_units_for(network: Network) -> QuerySet[Organisation]:
    """Who may find candidates besides the unit that follows up: of the municipalities the network works in too."""
    near = units_for(Organisation.objects.filter(pk=network.host_id))
    units = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYMENT_UNIT)
    there = units.filter(municipality_code__in=network.municipality_codes or [])
    chosen = units.filter(further_networks=network)
    found = units.filter(Q(pk__in=near.values("pk")) | Q(pk__in=there) | Q(pk__in=chosen))
    return found.exclude(pk=network.unit_id).order_by("name")
