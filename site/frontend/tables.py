"""The fields of a list's rows: put together here and not by a template, for a page has hundreds of them."""

from collections.abc import Callable, Iterable

from django.utils.formats import localize
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def table_cells_html(cells: Iterable, *, day: Callable[[object], str]) -> SafeString:
    """cells: objects with text, day, and a column of label and is_number. How a day looks, the tag says."""
    return mark_safe("\n".join(_cell(cell, day) for cell in cells))  # noqa: S308  each escaped


def _cell(cell, day):
    number = ' class="n"' if cell.column.is_number else ""
    return f'<td{number} data-label="{escape(cell.column.label)}">{_said(cell, day)}</td>'


def _said(cell, day):
    if not cell.text:
        return day(cell.day) if cell.day else "–"
    text = conditional_escape(localize(cell.text))
    return f'{text} <span class="muted small">{day(cell.day)}</span>' if cell.day else text


def table_tick(name: str, value: int, said: str) -> SafeString:
    label = _("Vælg %(name)s") % {"name": said}
    return format_html(
        '<input type="checkbox" name="{}" value="{}" aria-label="{}">', name, value, label
    )
