"""People in a job today, as the employment unit has said; never promises nor unpaid internships."""

from datetime import date

from django.db.models import Count
from django.utils import timezone

from pledges.figures.employed import person_of
from pledges.figures.scopes import EVERYTHING, Scope, chosen_placements
from pledges.figures.suppression import suppress, suppress_parts
from pledges.models import Placement
from taskforces.models import Network

_PERSONS = Count(person_of(), distinct=True)


def jobs_in_place(scope: Scope = EVERYTHING, on: date | None = None) -> int:
    """Persons with paid hours in placements that have begun and not ended, each once.

    The scope chooses the sheets and openings that they came from.
    """
    rows = _begun(on)
    if scope != EVERYTHING:
        rows = chosen_placements(scope, rows)
    return rows.aggregate(n=_PERSONS)["n"]


def jobs_in_place_of_networks(scope: Scope, on: date | None = None) -> dict[int, int]:
    """The same for each network of the scope by itself, by its id."""
    rows = chosen_placements(scope, _begun(on)).order_by()
    return dict(rows.values_list("network").annotate(n=_PERSONS))


def public_jobs_in_place(on: date | None = None) -> tuple[int | None, dict[int, int | None]]:
    """What may be shown of the whole house, and of each active network by its id.

    Somebody in two networks is in both, and in the whole for each. Networks that are no longer active are part of the whole and so of what could be subtracted.
    """
    networks = dict(Network.objects.order_by("name").values_list("pk", "active"))
    counts = dict.fromkeys(networks, 0)
    counts |= dict(_begun(on).order_by().values_list("network").annotate(n=_PERSONS))
    shown = suppress_parts(counts)
    return (
        suppress(sum(counts.values())),
        {pk: shown[pk] for pk, active in networks.items() if active},
    )


def _begun(on):
    day = on or timezone.localdate()
    return Placement.objects.in_place().filter(starts_on__lte=day).jobs_on(day)
