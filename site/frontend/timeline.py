"""What happened, line by line: put together here and not by a template, for a page has forty lines of it."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


def timeline_html(entries: Iterable, *, icon, day, clock) -> SafeString:
    """entries: objects with when, title, text, by, url and icon. How a moment and an icon look, the tags say."""
    lines = (
        _line(entry, icon(entry.icon), day(entry.when), clock(entry.when)) for entry in entries
    )
    return format_html('<ol class="timeline">{}</ol>', mark_safe("".join(lines)))  # noqa: S308  each escaped


def _line(entry, sign, day, clock):
    title, text, by = (conditional_escape(each) for each in (entry.title, entry.text, entry.by))
    if entry.url:
        title = f'<a href="{conditional_escape(entry.url)}">{title}</a>'
    told = f'<p class="timeline__text">{text}</p>' if text else ""
    who = f" · {by}" if by else ""
    return (
        f'<li><span class="timeline__sign">{sign}</span><p class="timeline__title">{title}</p>'
        f'{told}<p class="timeline__when">{day} {clock}{who}</p></li>'
    )
