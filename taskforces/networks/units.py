"""Which units a host may let follow up."""

from django.db.models import QuerySet

from accounts.models import Organisation


def units_for(hosts: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Units of the hosts' municipalities, those they work with already, and their own; no stranger's."""
    units = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYMENT_UNIT)
    codes = hosts.exclude(municipality_code="").values("municipality_code")
    near = units.filter(municipality_code__in=codes)
    known = units.filter(routed_networks__host__in=hosts)
    return (near | known | units.filter(pk__in=hosts.values("pk"))).distinct().order_by("name")
