"""Sheets on paper: each with a number of its own, so that scanned, typed in, or both, it is one sheet."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.keys import normalise_code
from accounts.models import User
from events.models import Event
from events.tickets import qr_svg
from frontend.colour import theme_tokens
from frontend.typeset import typeset
from pledges.models import PaperSheet, Sheet
from pledges.sheets.entry import SheetEntry
from pledges.sheets.handing_in import sheet_link_for
from pledges.taxonomy import BANDS, POSITIONS, TASK_CARDS, CallTime, CallWay, Pattern, Task

TEMPLATE = Path(__file__).parent / "paper.typ"
MOST = 200  # numbers in one go


def new_papers(event: Event, count: int, *, by: User) -> list[PaperSheet]:
    link = sheet_link_for(event)
    return PaperSheet.objects.bulk_create(
        PaperSheet(link=link, printed_by=by) for _number in range(count)
    )


def paper_of(event: Event, typed: str) -> PaperSheet | None:
    """The evening's sheet of that number, however it was typed."""
    papers = PaperSheet.objects.select_related("link__network__host", "link__event")
    return papers.filter(number=normalise_code(typed), link__event=event).first()


def entry_of(paper: PaperSheet) -> SheetEntry:
    return SheetEntry(paper.number, paper.link.network, link=paper.link, paper=paper)


def who_handed_in(sheet: Sheet) -> str:
    """Skrevet ind af Lærke · Afleveret på egen telefon"""
    if sheet.filled_in_by:
        return _("Skrevet ind af %(name)s") % {"name": sheet.filled_in_by.name}
    if sheet.source == Sheet.Source.PHONE:
        return _("Afleveret på egen telefon")
    return _("Afleveret: %(how)s") % {"how": sheet.get_source_display()}


def short_address() -> str:
    """Where a code is typed by hand, e.g. haandslag.example/ark"""
    return f"{settings.BASE_URL}/ark".partition("://")[2]


def paper_pdf(papers: Sequence[PaperSheet]) -> bytes:
    """One A4 page a sheet (PDF/UA-1)."""
    entry = entry_of(papers[0])
    return typeset(TEMPLATE, _document(entry) | {"sheets": [_sheet(paper) for paper in papers]})


def _sheet(paper):
    printed = str(paper)
    return {
        "number": printed,
        "qr": qr_svg(f"{settings.BASE_URL}/ark/{paper.number}/"),
        "alt": _("QR-kode til ark %(number)s") % {"number": printed},
    }


def _document(entry):
    network, event = entry.network, entry.event
    start = timezone.localtime(event.starts_at)
    asks = entry.asks_for_jobs
    return {
        "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
        "title": _("Spot et småjob") if asks else _("Skal vi komme på besøg?"),
        "lead": _("Sæt kryds, hvor I kunne bruge en hånd. Aflever arket, eller scan koden.")
        if asks
        else _("En snak hos jer om opgaver og mennesker. Det binder jer ikke til noget."),
        "author": network.host.name,
        "network": network.name,
        "event": f"{event.title}, {date_format(start, _('j. F Y'))}",
        "colour": theme_tokens(network.host.brand_colour)["light"]["accent"],
        "tasks": _tasks() if asks else [],
        "choices": _choices(asks),
        "ticks": _ticks(asks),
        "lines": [[_("Navn"), _("Virksomhed")], [_("Telefon"), _("E-mail")]],
        "remark": _("Noget, vi skal vide? Skriv ikke om bestemte personer."),
        "contact": _("Hvem skal vi kontakte?"),
        "tasks_title": _("Hvilke opgaver kunne en anden tage?"),
        "words": {
            "number": _("Ark nr."),
            "type_at": _("Eller skriv nummeret på %(address)s") % {"address": short_address()},
        },
        "thanks": _("Tak! Vi ringer inden for få dage."),
        "privacy": _(
            "Vi bruger kun oplysningerne til at kontakte dig om det her. %(host)s passer på dem."
        )
        % {"host": network.host.name},
    }


def _tasks():
    return [[str(task.label), str(TASK_CARDS[task].examples)] for task in Task]


def _choices(asks):
    calls = [
        [_("Hvordan må vi kontakte dig?"), _labels(CallWay.choices)],
        [_("Hvornår passer det bedst?"), _labels(CallTime.choices)],
    ]
    if not asks:
        return calls
    return [
        [_("Hvor mange timer om ugen?"), _labels(BANDS)],
        [_("Hvor mange job bliver det til?"), _labels(POSITIONS)],
        [_("Hvornår er der brug for hjælpen?"), _labels(Pattern.choices)],
        *calls,
    ]


def _ticks(asks):
    visit = [_("Ja tak, kom forbi på besøg")]
    return (visit if asks else []) + [_("I må gerne takke os med navn på skærmen")]


def _labels(choices):
    return [str(label) for _value, label in choices]
