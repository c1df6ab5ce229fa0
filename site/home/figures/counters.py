"""A network's own counter: people at work now, as its employment unit has confirmed, to show anywhere."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.charts import shown
from frontend.colour import theme_tokens
from pledges.figures.jobs_in_place import public_jobs_in_place
from taskforces.models import Network

LONGEST_NAME = 38


@dataclass(frozen=True)
class Counter:
    network: Network
    jobs: int | None  # None: too few to be shown
    as_of: date

    @property
    def value(self) -> str:
        return shown(self.jobs)

    @property
    def confirmed_by(self) -> str:
        return self.network.unit_in_words

    @property
    def words(self) -> str:
        # Translators: Django date format of a whole date without the weekday, e.g. "25. november 2026"
        day = date_format(self.as_of, _("j. F Y"))
        return _("bekræftet af %(unit)s pr. %(day)s") % {"unit": self.confirmed_by, "day": day}

    def address(self, name: str = "home:counter") -> str:
        """Absolute, as other sites need it."""
        return settings.BASE_URL + reverse(name, args=[self.network.slug])


def counter_of(slug: str) -> Counter:
    """Of an active network; Http404 for any other."""
    network = Network.objects.published().select_related("host", "unit").filter(slug=slug).first()
    if network is None:
        raise Http404
    _whole, by_network = public_jobs_in_place()
    return Counter(network, by_network[network.pk], timezone.localdate())


def as_json(counter: Counter) -> dict:
    return {
        "network": counter.network.name,
        "jobs_in_place": counter.jobs,
        "suppressed": counter.jobs is None,
        "as_of": counter.as_of.isoformat(),
        "confirmed_by": counter.confirmed_by,
        "definition": _(
            "Mennesker med lønnede timer nu, bekræftet af enheden. Aldrig løfter eller ulønnet praktik."
        ),
        "url": counter.address(),
    }


def as_svg(counter: Counter) -> SafeString:
    """The chart as a stand-alone SVG with attributes instead of styles."""
    colours = theme_tokens(counter.network.host.brand_colour)["light"]
    name = counter.network.name
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="150" viewBox="0 0 320 150"'
        ' role="img" aria-labelledby="t" font-family="Figtree, system-ui, sans-serif">'
        '<title id="t">{}: {} {}, {}</title>'
        '<rect width="320" height="150" rx="16" fill="{}"/>'
        '<text x="20" y="32" font-size="14" fill="#2a2320">{}</text>'
        '<text x="20" y="86" font-size="46" font-weight="700" fill="{}">{}</text>'
        '<text x="20" y="110" font-size="16" font-weight="600" fill="#2a2320">{}</text>'
        '<text x="20" y="132" font-size="11" fill="#5e524b">{}</text></svg>',
        *(name, counter.value, _("job i gang"), counter.words),
        *(colours["soft"], short, colours["accent"], counter.value, _("job i gang"), counter.words),
    )


def snippets(counter: Counter) -> list[dict]:
    """What another site pastes; plain text, so that the page shows it instead of drawing it."""
    title = _("Job i gang i %(network)s") % {"network": counter.network.name}
    frame = format_html(
        '<iframe src="{}" title="{}" width="320" height="260" loading="lazy"></iframe>',
        *(counter.address("home:counter_frame"), title),
    )
    image = format_html(
        '<a href="{}"><img src="{}" alt="{}" width="320" height="150"></a>',
        *(counter.address(), counter.address("home:counter_svg"), title),
    )
    coming = format_html(
        '<iframe src="{}" title="{}" width="320" height="420" loading="lazy"></iframe>',
        *(
            counter.address("events:frame"),
            _("Næste møder i %(network)s") % {"network": counter.network.name},
        ),
    )
    return [
        {"title": _("Som ramme"), "code": _as_text(frame)},
        {"title": _("Som billede"), "code": _as_text(image)},
        {"title": _("De næste møder som ramme"), "code": _as_text(coming)},
    ]


def _as_text(markup: SafeString) -> str:
    """No longer safe, so that a template escapes it once more; str() and f"" would leave it safe."""
    return markup + ""
