"""Every number that is shown in public: the quoted ones by programme, and the platform's own funnel."""

from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pledges.figures import funnel, pledged
from pledges.suppression import SMALLEST_GROUP, suppress
from taskforces.models import Figure, Network, NetworkPage


def published_by_network() -> list[dict]:
    """[{network, page, figures}]: first the figures of no network, then each network's own."""
    figures = Figure.objects.published().select_related("network__host")
    figures = figures.order_by("network__name", "network", "pk")
    pages = {
        page.network_id: page
        for page in NetworkPage.objects.live().filter(locale__language_code=get_language())
    }
    return [
        {"network": network, "page": pages.get(network and network.pk), "figures": list(group)}
        for network, group in groupby(figures, key=lambda figure: figure.network)
    ]


def house_funnel() -> list[dict]:
    """The platform's own way from invitation to lasting job; small groups are hidden, bars included."""
    steps = funnel()
    widest = max((step.value for step in steps), default=0)
    return [
        {
            "label": capfirst(step.label),
            "value": _("under 5") if suppress(step.value) is None else step.value,
            "share": round(100 * (suppress(step.value) or 0) / widest) if widest else 0,
        }
        for step in steps
    ]


def house_promises() -> list[dict]:
    """What companies have promised here; empty until there are enough of them to hide each one."""
    totals = pledged()
    if totals.companies < SMALLEST_GROUP:
        return []
    return [
        {"value": totals.companies, "label": _("virksomheder har udfyldt et ark")},
        {"value": totals.positions, "label": _("job er lovet")},
        {"value": totals.hours, "label": _("timer om ugen, mindst")},
    ]


def includes_fiction() -> bool:
    """Whether made-up organisations count among the platform's own figures, as in a demo."""
    return Network.objects.filter(host__fictional=True, sheets__isnull=False).exists()
