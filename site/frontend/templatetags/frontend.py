from datetime import date, datetime, time
from functools import lru_cache, partial

from django import forms, template
from django.conf import settings
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frontend.drawings import icon_paths, illustration_svg
from frontend.keeping import kept
from frontend.languages import home_url
from frontend.tables import table_cells_html, table_tick
from frontend.timeline import timeline_html
from frontend.wording import phone

register = template.Library()
register.simple_tag(home_url)
register.simple_tag(phone)
register.tag(kept)

ICON = (
    '<svg class="{}" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-linecap="round" stroke-linejoin="round" {}>{}</svg>'
)


@register.simple_tag
def icon(name, label="", css=""):
    """An icon beside text says nothing to a screen reader; alone it needs a label."""
    return _drawn(name, css, spoken(label)) if label else _silent(name, css)


@lru_cache(maxsize=512)
def _silent(name, css):
    """Always the same, and a page has up to a hundred of them."""
    return _drawn(name, css, spoken(""))


def _drawn(name, css, said):
    paths = mark_safe(icon_paths(name))  # noqa: S308  from our own build
    return format_html(ICON, f"icon {css}".strip(), said, paths)


@register.simple_tag
def tag(label, tone="", sign=""):
    """components/tag.html without the cost of a template, for the rows of a list."""
    drawn = _silent(sign, "") if sign else ""
    named = f" tag--{tone}" if tone else ""
    return format_html('<span class="tag{}">{}{}</span>', named, drawn, label)


@register.simple_tag
def illustration(name, label=""):
    start = format_html('<svg class="illustration" {}', spoken(label))
    return mark_safe(illustration_svg(name).replace("<svg", start, 1))  # noqa: S308  our own drawing


def spoken(label):
    if label:
        return format_html('role="img" aria-label="{}"', label)
    return mark_safe('aria-hidden="true" focusable="false"')


@register.simple_tag(takes_context=True)
def language_url(context, language):
    """Where this very page is in the other language; the front page if it has not been translated."""
    page = context.get("page")
    if page and hasattr(page, "get_translations"):
        return _translated_page_url(page, language)
    request = context.get("request")
    return _request_url(request, language) if request else f"/{language}/"


def _request_url(request, language):
    """The address has been taken apart once already, unless nothing was found there."""
    if (match := getattr(request, "resolver_match", None)) is None:
        return translate_url(request.path, language)
    with translation.override(language):
        try:
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            return request.path


@register.simple_tag(takes_context=True)
def language_urls(context):
    """[{language, url, current}] of this page in every language that it has, and its own among them.

    Search engines want each version to name all of them; a page without a translation names nothing.
    """
    page = context.get("page")
    if page and hasattr(page, "get_translations"):
        here, other = page.url, _other_url(page)
    else:
        here = context["request"].path
        other = translate_url(here, _other_language())
    current = translation.get_language()
    rows = [(current, here, True), (_other_language(), other, False)]
    return [
        {"language": language, "url": url, "current": is_current}
        for language, url, is_current in sorted(rows)
        if url
    ]


def _other_language():
    return next(code for code, _name in settings.LANGUAGES if code != translation.get_language())


def _other_url(page):
    url = _translated_page_url(page, _other_language())
    is_front_page = url in ("/", "/en/")
    return None if is_front_page and page.depth > 2 else url


def _translated_page_url(page, language):
    """Asked for by the header, the head and the page itself: looked up once."""
    found = page.__dict__.setdefault("_translated_urls", {})
    if language not in found:
        translated = page.get_translations().live().filter(locale__language_code=language).first()
        front_page = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
        found[language] = translated.get_url() if translated else front_page
    return found[language]


DATES = {
    # Translators: Django date format of a whole date, e.g. "onsdag den 25. november 2026"
    "long": gettext_noop(r"l \d\e\n j. F Y"),
    # Translators: Django date format of a short date, e.g. "25. nov. 2026"
    "short": gettext_noop("j. N Y"),
    # Translators: Django date format of a day in the year, e.g. "25. november"
    "day": gettext_noop("j. F"),
}


@register.simple_tag
def dk_date(moment, form="long"):
    """long: onsdag den 25. november 2026 · short: 25. nov. 2026 · day: 25. november."""
    if not moment:
        return ""
    day = localised(moment)
    words = _in_words(date(day.year, day.month, day.day), form, translation.get_language())
    return mark_safe(f'<time datetime="{_for_machines(day)}">{words}</time>')  # noqa: S308  digits and escaped words


@lru_cache(maxsize=4096)
def _in_words(day, form, language):
    """A list names the same days over and over, and putting one into words costs as much as a row of it."""
    return escape(date_format(day, _(DATES[form])))


@lru_cache(maxsize=4096)
def _by_the_clock(hour, minute, language):
    # Translators: Django time format, e.g. "kl. 18.40"
    return escape(date_format(time(hour, minute), _(r"\k\l. H.i")))


def _for_machines(moment):
    """HTML knows no microseconds."""
    exact = {"timespec": "seconds"} if isinstance(moment, datetime) else {}
    return moment.isoformat(**exact)


@register.simple_tag
def dk_time(moment):
    """kl. 18.40"""
    if not moment:
        return ""
    moment = localised(moment)
    clock = _by_the_clock(moment.hour, moment.minute, translation.get_language())
    return mark_safe(f'<time datetime="{_for_machines(moment)}">{clock}</time>')  # noqa: S308  as above


@register.simple_tag
def timeline(entries):
    return timeline_html(entries, icon=icon, day=partial(dk_date, form="short"), clock=dk_time)


register.simple_tag(table_tick)


@register.simple_tag
def table_cells(cells):
    return table_cells_html(cells, day=partial(dk_date, form="short"))


def localised(moment):
    is_aware = hasattr(moment, "tzinfo") and moment.tzinfo is not None
    return timezone.localtime(moment) if is_aware else moment


@register.filter
def share_of(value, whole):
    """Whole per cent of `whole`, 0 to 100, for bars."""
    return max(0, min(100, round(100 * (value or 0) / whole))) if whole else 0


@register.filter
def field_kind(field):
    """How templates/forms/field.html draws a bound field."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if layout := getattr(widget, "layout", ""):
        return layout
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "cards"
    return "group" if field.use_fieldset else "single"


@register.simple_tag
def field_groups(form):
    """[{title, fields}] by the form's `fieldsets`; fields that they leave out come last."""
    left = {field.name: field for field in form.visible_fields()}
    groups = [
        {"title": title, "fields": [left.pop(name) for name in names if name in left]}
        for title, names in getattr(form, "fieldsets", [])
    ]
    return [*groups, {"title": "", "fields": list(left.values())}]
