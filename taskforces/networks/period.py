"""A network that runs for a time only: what lies in its period, and what is cut off."""

from datetime import date

from taskforces.models import Network


def fits(network: Network, starts: date, ends: date) -> bool:
    """Whether a target's days lie within the network's own; one without an end has no bound there."""
    early = network.runs_from is not None and starts < network.runs_from
    late = network.runs_until is not None and ends > network.runs_until
    return not early and not late


def clipped(network: Network, starts: date, ends: date) -> tuple[date, date]:
    """The part of the days that lies in the network's period.

    Of days that lie wholly outside nothing is left: the end comes before the start.
    """
    first = max(starts, network.runs_from) if network.runs_from else starts
    last = min(ends, network.runs_until) if network.runs_until else ends
    return first, last
