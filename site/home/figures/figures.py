"""Every number that is shown in public: the quoted ones by programme, and the platform's own funnel."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.charts import Chart, bar_chart, shown
from pledges.figures.contact_times import contact_counts
from pledges.figures.funnel import Step, funnel
from pledges.figures.jobs_in_place import public_jobs_in_place
from pledges.figures.suppression import SMALLEST_GROUP, suppress
from taskforces.models import Figure, Network, NetworkPage

MOST_NETWORKS = 12  # in the chart


def published_by_network() -> list[dict]:
    """[{network, page, figures}]: first the figures of no network, then each network's own."""
    figures = Figure.objects.published().select_related("network__host")
    figures = figures.order_by("network__name", "network", "pk")
    pages = {
        page.network_id: page
        for page in NetworkPage.objects.live().public().filter(locale__language_code=get_language())
    }
    return [
        {"network": network, "page": pages.get(network and network.pk), "figures": list(group)}
        for network, group in groupby(figures, key=lambda figure: figure.network)
    ]


def house_funnel(steps: list[Step] | None = None) -> list[dict]:
    """The platform's own way from invitation to lasting job; small groups are hidden, bars included."""
    steps = funnel() if steps is None else steps
    widest = max((step.value for step in steps), default=0)
    return [
        {
            "label": capfirst(step.label),
            "value": _("under 5") if suppress(step.value) is None else step.value,
            "share": round(100 * (suppress(step.value) or 0) / widest) if widest else 0,
        }
        for step in steps
    ]


@dataclass(frozen=True)
class InPlace:
    """Jobs in place, of the whole house and by network; None where there are too few to be shown."""

    whole: int | None
    networks: list[tuple[Network, int | None]]

    @property
    def value(self) -> str:
        return shown(self.whole)

    @property
    def chart(self) -> Chart | None:
        rows = [(network.name, jobs) for network, jobs in self.networks[:MOST_NETWORKS]]
        if all(jobs is None for _name, jobs in rows):
            return None  # nothing to draw
        return bar_chart(_("Job i gang, netværk for netværk"), rows)


def house_in_place() -> InPlace:
    """Networks without a job are left out; the largest come first, those that are hidden last."""
    whole, by_network = public_jobs_in_place()
    networks = Network.objects.in_bulk([pk for pk, jobs in by_network.items() if jobs != 0])
    found = [(networks[pk], jobs) for pk, jobs in by_network.items() if pk in networks]
    return InPlace(whole, sorted(found, key=lambda one: (-(one[1] or 0), one[0].name)))


def house_contact_share() -> int | None:
    """Whole per cent of calls made within the promised deadline; None for too few to say."""
    times = contact_counts()
    return times.share if times.due >= SMALLEST_GROUP else None


def house_promises(steps: list[Step] | None = None) -> list[dict]:
    """What companies have promised here; empty until there are enough of them to hide each one."""
    totals = next(step for step in steps or funnel() if step.key == "sheets")
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
