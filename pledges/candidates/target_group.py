"""Whether a network takes somebody in: how long they were unemployed, and the group that it decided to help."""

from enum import StrEnum

from django.db.models import Max
from django.utils.translation import gettext as _

from pledges.models import Candidate
from taskforces.models import Network, Programme, ProgrammeNetwork

Weeks = Candidate.Weeks


class Against(StrEnum):
    """Why somebody is not taken in."""

    NOTHING = ""
    UNSAID = "unsaid"
    SHORT = "short"
    GROUP = "group"


def against(*, least: int, weeks: str, decided: bool, in_group: bool) -> Against:
    """`least` weeks unemployed, 0 for no limit. `decided`: the network has decided whom it helps.

    Of the group nothing is kept but that the consultant says so: it may be about health.
    """
    if least and weeks == Weeks.UNKNOWN:
        return Against.UNSAID
    if least and int(weeks) < least:
        return Against.SHORT
    if decided and not in_group:
        return Against.GROUP
    return Against.NOTHING


def least_weeks_of(network: Network) -> int:
    """The network's own limit, else the highest of the programmes that it is in."""
    if network.least_weeks is not None:
        return network.least_weeks
    joined = ProgrammeNetwork.objects.joined().filter(network=network).values("programme")
    found = Programme.objects.filter(pk__in=joined).aggregate(most=Max("least_weeks"))
    return found["most"] or 0


def refusal(network: Network, *, weeks: str, in_group: bool) -> tuple[str, str]:
    """(field, sentence) of why not, in plain words; ("", "") when the network takes them in."""
    least = least_weeks_of(network)
    decided = network.target_group_decided_on is not None
    why = against(least=least, weeks=weeks, decided=decided, in_group=in_group)
    words = {"network": network, "least": least, "group": network.target_group}
    if why == Against.UNSAID:
        text = _("%(network)s tager imod fra %(least)s ugers ledighed. Skriv, hvor længe det er.")
        return "weeks", text % words
    if why == Against.SHORT:
        text = _(
            "%(network)s tager imod fra %(least)s ugers ledighed, og så længe er det ikke."
            " Vent, eller vælg et andet netværk."
        )
        return "weeks", text % words
    if why == Against.GROUP:
        text = _(
            "%(network)s har besluttet at hjælpe: %(group)s Sæt kryds, hvis kandidaten hører til."
            " Skriv ikke hvorfor."
        )
        return "in_group", text % words
    return "", ""
