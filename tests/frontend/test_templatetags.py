from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from frontend.drawings import UnknownDrawing, icons, illustrations

EVENING = datetime(2026, 11, 25, 17, 40, tzinfo=UTC)


def render(source, **context):
    return Template("{% load frontend %}" + source).render(Context(context))


def test_machines_are_told_whole_seconds():
    moment = EVENING.replace(microsecond=924911)
    shown = render("{% dk_time moment %}{% dk_date moment %}", moment=moment)
    assert shown.count('datetime="2026-11-25T18:40:00+01:00"') == 2


def test_icon_beside_text_is_silent():
    svg = render('{% icon "phone" %}')

    assert svg.startswith('<svg class="icon"')
    assert 'aria-hidden="true"' in svg
    assert "<path" in svg


def test_icon_alone_speaks_its_escaped_label():
    assert 'role="img" aria-label="Ring &quot;nu&quot;"' in render(
        '{% icon "phone" label=label %}', label='Ring "nu"'
    )


@pytest.mark.parametrize("tag", ["icon", "illustration"])
def test_an_unknown_drawing_is_an_error(tag):
    with pytest.raises(UnknownDrawing, match="'nothing'"):
        render(f'{{% {tag} "nothing" %}}')


def test_every_chosen_icon_was_built():
    chosen = (icons.__wrapped__.__globals__["HERE"] / "src/icons.txt").read_text().split()

    assert sorted(icons()) == sorted(chosen)


def test_illustrations_take_their_colours_from_the_theme_and_carry_no_style():
    for name, svg in illustrations().items():
        assert "il-" in svg, name
        assert "style=" not in svg, name
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", ""), name


@pytest.mark.parametrize(
    ("number", "html"),
    [
        ("12345678", '<a class="nowrap" href="tel:+4512345678">12 34 56 78</a>'),
        ("+45 12 34 56 78", '<a class="nowrap" href="tel:+4512345678">12 34 56 78</a>'),
        ("004512345678", '<a class="nowrap" href="tel:+4512345678">12 34 56 78</a>'),
        ("+46 8 123 456", '<a class="nowrap" href="tel:+468123456">+46 8 123 456</a>'),
        ("", ""),
        (None, ""),
    ],
)
def test_phone(number, html):
    assert render("{% phone number %}", number=number) == html


def test_dates_are_told_in_danish_and_local_time():
    with translation.override("da"):
        shown = render('{% dk_date m %}|{% dk_date m "short" %}|{% dk_time m %}', m=EVENING)

    assert shown == (
        '<time datetime="2026-11-25T18:40:00+01:00">onsdag den 25. november 2026</time>|'
        '<time datetime="2026-11-25T18:40:00+01:00">25. nov. 2026</time>|'
        '<time datetime="2026-11-25T18:40:00+01:00">kl. 18.40</time>'
    )


def test_a_plain_date_and_no_date():
    with translation.override("da"):
        assert render('{% dk_date d "day" %}{% dk_date None %}', d=date(2026, 1, 2)) == (
            '<time datetime="2026-01-02">2. januar</time>'
        )


@pytest.mark.parametrize(("language", "url"), [("da", "/"), ("en", "/en/")])
def test_home_url_follows_the_language(language, url):
    with translation.override(language):
        assert render("{% home_url %}") == url


@pytest.mark.urls("tests.frontend.urls")
@pytest.mark.parametrize(
    ("path", "language", "url"),
    [
        ("/konto/login/", "en", "/en/konto/login/"),
        ("/en/konto/login/", "da", "/konto/login/"),
        ("/konto/login/", "da", "/konto/login/"),
    ],
)
def test_language_url_is_the_same_page_in_the_other_language(path, language, url):
    request = RequestFactory().get(path)

    with translation.override("en" if path.startswith("/en/") else "da"):
        assert render("{% language_url language %}", request=request, language=language) == url


@pytest.mark.parametrize(
    ("value", "whole", "share"), [(41, 120, 34), (0, 0, 0), (9, 3, 100), (None, 5, 0)]
)
def test_share_of_is_a_whole_per_cent(value, whole, share):
    assert render("{{ value|share_of:whole }}", value=value, whole=whole) == str(share)


def test_words_of_a_day_are_those_of_the_language_that_is_read():
    for language, words in (("da", "kl. 18.40"), ("en", "18:40"), ("da", "kl. 18.40")):
        with translation.override(language):
            assert words in render("{% dk_time m %}", m=EVENING)
    with translation.override("en"):
        assert "25 November" in render('{% dk_date m "day" %}', m=EVENING)


def test_an_unknown_form_of_a_date_is_an_error():
    with pytest.raises(KeyError):
        render('{% dk_date m "nothing" %}', m=EVENING)


@dataclass
class Happened:
    when: datetime
    title: str
    text: str = ""
    by: str = ""
    url: str = ""
    icon: str = "flag"


def test_a_timeline_tells_what_when_and_by_whom_and_escapes_all_of_it():
    entries = [
        Happened(EVENING, "<b>Ringede</b>", "a & b", "Bo <i>", "/x?a=1&b=2", "phone"),
        Happened(EVENING, "Kom"),
    ]
    with translation.override("da"):
        shown = render("{% timeline entries %}", entries=entries)
    first, second = shown.split("</li>")[:2]
    assert '<a href="/x?a=1&amp;b=2">&lt;b&gt;Ringede&lt;/b&gt;</a>' in first
    assert '<p class="timeline__text">a &amp; b</p>' in first
    assert first.endswith("</time> · Bo &lt;i&gt;</p>")
    assert ("timeline__text" in second, "<a " in second, " · " in second) == (False, False, False)
    assert shown.count("kl. 18.40") == shown.count("25. nov. 2026") == 2
