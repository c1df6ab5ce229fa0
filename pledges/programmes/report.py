"""A programme's report as PDF (PDF/UA-1): figures with definition, source and day, and the pool's headings."""

from pathlib import Path

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontend.charts import shown
from frontend.colour import theme_tokens
from frontend.typeset import typeset
from pledges.programmes.sums import Sums
from pledges.programmes.told import KINDS, of_networks, target_in_words
from taskforces.models import ProgrammeChapter

TEMPLATE = Path(__file__).parent / "report.typ"
STATS = ("companies", "positions", "persons", "hired", "in_time", "late")
IN_TABLE = ("invited", "came", "sheets", "in_time", "late", "persons")


def report_pdf(sums: Sums) -> bytes:
    """In the reader's own language."""
    return typeset(TEMPLATE, _document(sums))


def _document(sums):
    programme, today = sums.programme, timezone.localdate()
    day = date_format(today, _("j. F Y"))
    return {
        "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
        "title": programme.name,
        "author": programme.lead.name,
        "colour": theme_tokens(programme.lead.brand_colour)["light"]["accent"],
        "cover": [[label, text] for label, text in _cover(sums, day) if text],
        "description": programme.description,
        "figures_title": _("Tallene"),
        "stats": [
            {"value": shown(kind.number(sums.total)), "label": str(kind.label)}
            for kind in KINDS
            if kind.key in STATS
        ],
        "tables": [_targets(sums), _networks(sums), _partners(programme)],
        "chapters": _chapters(programme),
        "definitions": _definitions(day),
        "footer": _("Opgjort %(day)s.") % {"day": day},
        "page": _("Side"),
    }


def _cover(sums, day):
    programme = sums.programme
    first, last = (
        date_format(when, _("j. F Y")) for when in (programme.starts_on, programme.ends_on)
    )
    yield _("Leder"), programme.lead.name
    yield _("Periode"), f"{first} – {last}"
    yield _("Bevilling"), programme.funding
    yield _("Netværk"), str(len(sums.lines))
    yield _("Opgjort"), day


def _targets(sums):
    return {
        "title": _("Mål og resultat"),
        "columns": [_("Mål"), _("Nået"), _("Sat til"), _("Procent"), _("Kilde")],
        "rows": [
            [
                capfirst(reached.label),
                shown(reached.actual),
                target_in_words(reached),
                f"{reached.share} %",
                reached.target.source,
            ]
            for reached in sums.targets
        ],
        "empty": _("Der er ikke sat mål."),
    }


def _networks(sums):
    kinds = [kind for kind in KINDS if kind.key in IN_TABLE]
    numbers = [of_networks(kind, sums) for kind in kinds]
    return {
        "title": pgettext("several", "Netværk"),
        "columns": [pgettext("one", "Netværk"), *(capfirst(str(kind.label)) for kind in kinds)],
        "rows": [
            [line.network.name, *(str(found[line.network.pk]) for found in numbers)]
            for line in sums.lines
        ],
        "empty": _("Ingen netværk er med endnu."),
    }


def _partners(programme):
    return {
        "title": _("Partnere"),
        "columns": [_("Partner"), _("Hvad gør de")],
        "rows": [
            [str(partner), partner.part]
            for partner in programme.partners.select_related("organisation")
        ],
        "empty": _("Der er ingen partnere ud over netværkenes værter."),
    }


def _chapters(programme):
    """Every heading stands there, also where nothing is written yet."""
    written = {chapter.heading: chapter.text for chapter in programme.chapters.all()}
    return [
        {
            "title": str(heading.label),
            "text": written.get(heading) or _("Der er ikke skrevet noget her endnu."),
        }
        for heading in ProgrammeChapter.Heading
    ]


def _definitions(day):
    return {
        "title": _("Sådan er tallene talt"),
        "columns": [pgettext("column", "Tal"), _("Definition"), _("Kilde"), _("Opgjort")],
        "rows": [
            [capfirst(str(kind.label)), str(kind.definition), str(kind.source), day]
            for kind in KINDS
        ],
        "empty": "",
    }
