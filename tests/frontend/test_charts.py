from datetime import date
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from frontend.charts import Bar, Series, bar_chart, column_chart, line_chart, shown, step_chart

SVG = "{http://www.w3.org/2000/svg}"
EVIL = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>&amp;"
HOURS = [
    Series("Lønnede timer", [(date(2026, 1, 5), 3), (date(2026, 3, 2), 10.5)]),
    Series("Praktiktimer", [(date(2026, 1, 5), 12), (date(2026, 4, 6), 0)]),
]


def parsed(chart):
    return ElementTree.fromstring(chart.svg)  # noqa: S314  our own drawing


def drawn(chart, tag):
    return parsed(chart).findall(f".//{SVG}{tag}")


def texts(chart):
    return [text.text for text in drawn(chart, "text")]


def test_bar_chart_draws_a_bar_a_row_as_long_as_its_share():
    chart = bar_chart("Lovede job", [("Nordby", 40), ("Sønderby", 10)])
    bars = [bar for bar in drawn(chart, "rect") if bar.get("class") == "chart__bar"]
    assert [bar.get("width") for bar in bars] == ["356", "89"]
    assert chart.columns == ("", "Antal")
    assert chart.rows == (("Nordby", "40"), ("Sønderby", "10"))


def test_bar_chart_marks_goals():
    chart = bar_chart("Mål", [Bar("Job", 5, 10), Bar("Uden mål", 2)], unit="job")
    assert len(drawn(chart, "line")) == 1
    assert chart.columns == ("", "job", "Mål")
    assert chart.rows == (("Job", "5", "10"), ("Uden mål", "2", "–"))
    assert "5 / 10 job" in texts(chart)


def test_hidden_number_has_words_and_no_bar():
    chart = bar_chart("Ansat", [("Nordby", None)])
    bars = [bar for bar in drawn(chart, "rect") if bar.get("class") == "chart__bar"]
    assert [bar.get("width") for bar in bars] == ["0"]
    assert chart.rows == (("Nordby", "under 5"),)
    assert column_chart("Ansat", [("maj", None)]).rows == (("maj", "under 5"),)


def test_step_chart_holds_a_value_until_the_next_day_of_it():
    chart = step_chart("Timer", HOURS, until=date(2026, 6, 1), unit="t.")
    assert chart.columns == ("Fra", "Lønnede timer (t.)", "Praktiktimer (t.)")
    assert chart.rows == (
        ("5. jan. 2026", "3", "12"),
        ("2. marts 2026", "10,5", "12"),
        ("6. april 2026", "10,5", "0"),
    )
    lines = [path for path in drawn(chart, "path") if "H" in path.get("d")]
    assert [line.get("class") for line in lines] == [
        "chart__line chart__line--1",
        "chart__line chart__line--2",
    ]


def test_line_breaks_where_a_number_is_hidden():
    chart = line_chart("Ark", [("jan", 9), ("feb", None), ("mar", 7), ("apr", 8)])
    assert drawn(chart, "path")[0].get("d").count("M") == 2


def test_many_columns_have_few_labels():
    chart = column_chart("Ark", [(f"måned {n}", n) for n in range(36)])
    assert sum("måned" in text for text in texts(chart)) == 6
    assert len(chart.rows) == 36


@pytest.mark.parametrize(
    "chart",
    [
        bar_chart("Ingen", []),
        bar_chart("Nul", [("a", 0)]),
        column_chart("Ingen", []),
        line_chart("En", [("a", 1)]),
        line_chart("Ingen", []),
        step_chart("Ingen", []),
        step_chart("Én dag", [Series("a", [(date(2026, 1, 1), 0)])]),
    ],
    ids=lambda chart: chart.title,
)
def test_chart_of_nothing_is_still_a_drawing(chart):
    assert parsed(chart).get("role") == "img"


@pytest.mark.parametrize(
    "chart",
    [
        bar_chart(EVIL, [(EVIL, 1)], unit=EVIL),
        column_chart(EVIL, [(EVIL, 1)], unit=EVIL),
        line_chart(EVIL, [(EVIL, 1)]),
        step_chart(EVIL, [Series(EVIL, [(date(2026, 1, 1), 1)])], unit=EVIL),
    ],
    ids=["bar", "column", "line", "step"],
)
def test_labels_cannot_become_markup(chart):
    """The drawing parses, holds only our own elements, and the page around it too."""
    root = parsed(chart)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        *("svg", "title", "text", "rect", "line", "path")
    }
    assert not [key for one in root.iter() for key in one.keys() if key.startswith("on")]  # noqa: SIM118
    page = render_to_string("components/chart.html", {"chart": chart})
    assert "<script" not in page
    assert "<img" not in page


def test_chart_is_named_by_its_title_and_has_a_table():
    chart = bar_chart("Lovede job", [("Nordby", 4000)])
    root = parsed(chart)
    title = root.find(f"{SVG}title")
    assert (root.get("aria-labelledby"), title.text) == (title.get("id"), "Lovede job")
    page = render_to_string("components/chart.html", {"chart": chart})
    assert '<th scope="row">Nordby</th><td>4.000</td>' in page
    assert "style=" not in page


@pytest.mark.parametrize(
    ("highest", "top"), [(0, "2"), (3, "4"), (5, "10"), (22, "40"), (60, "100"), (101, "200")]
)
def test_scale_ends_on_a_round_number(highest, top):
    ticks = [
        text.text
        for text in drawn(column_chart("Ark", [("maj", highest)]), "text")
        if text.get("text-anchor") == "end" and text.get("dy")
    ]
    assert ticks[-1] == top


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (1234.0, "1.234"), (0.1 + 0.2, "0,3"), (None, "under 5")]
)
def test_numbers_are_written_as_people_read_them(number, text):
    assert shown(number) == text
