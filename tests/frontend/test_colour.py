import itertools
import re
from pathlib import Path

import pytest

from frontend import colour

TOKENS_CSS = Path(colour.__file__).parent / "src/css/tokens.css"
STEPS = ("00", "33", "66", "99", "cc", "ff")
MANY = ["#" + "".join(rgb) for rgb in itertools.product(STEPS, repeat=3)]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_the_wcag_ratio_both_ways(one, other, ratio):
    assert round(colour.contrast(one, other), 2) == ratio
    assert colour.contrast(one, other) == colour.contrast(other, one)


def unreadable_pairs(tokens, surfaces):
    backgrounds = {**surfaces, "soft": tokens["soft"]}
    pairs = [
        ("on-brand", tokens["on-brand"], tokens["brand"]),
        ("on-sun", tokens["on-sun"], tokens["sun"]),
        ("on-accent", tokens["on-accent"], tokens["accent"]),
        ("on-accent/hover", tokens["on-accent"], tokens["accent-hi"]),
        ("ink on soft", surfaces["ink"], tokens["soft"]),
        *[
            (f"{name} on {place}", tokens[name], backgrounds[place])
            for name in ("accent", "accent-hi")
            for place in ("paper", "card", "soft")
        ],
    ]
    return [name for name, text, back in pairs if colour.contrast(text, back) < 4.5]


def test_every_text_pair_is_readable_whatever_the_brand_colour():
    for brand in MANY:
        tokens = colour.theme_tokens(brand, accent2=brand)
        assert unreadable_pairs(tokens["light"], colour.LIGHT) == [], brand
        assert unreadable_pairs(tokens["dark"], colour.DARK) == [], brand


def test_a_bright_brand_colour_used_as_it_is_would_not_be_readable():
    tokens = colour.theme_tokens("#ffe600")["light"] | {"accent": "#ffe600"}

    assert unreadable_pairs(tokens, colour.LIGHT) == [
        "on-accent",
        "accent on paper",
        "accent on card",
        "accent on soft",
    ]


def test_a_dark_brand_colour_stays_itself():
    assert colour.theme_tokens("#0a4a8f")["light"]["accent"] == "#0a4a8f"


@pytest.mark.parametrize("wrong", ["", "green", "#fff", "#12345g", "#123456;}body{display:none"])
def test_only_a_whole_hex_colour_is_taken(wrong):
    with pytest.raises(ValueError, match="not a colour"):
        colour.theme_css(wrong)


def test_theme_css_sets_both_faces():
    css = colour.theme_css("#0b7a5b")

    assert css.count("--accent:") == 3
    assert css.startswith(":root{--brand:#0b7a5b;")
    assert "[data-theme=dark]{" in css


def blocks(css, selector):
    return [
        re.findall(r"(--[\w-]+): ([^;]+);", block)
        for block in re.findall(re.escape(selector) + r" \{([^}]*)\}", css)
    ]


def test_the_dark_face_is_the_same_by_device_and_by_attribute():
    css = TOKENS_CSS.read_text()
    (by_device,) = blocks(css, ':root:not([data-theme="light"])')
    (by_attribute,) = blocks(css, '[data-theme="dark"]')

    assert by_device == by_attribute


def test_stylesheet_and_python_know_the_same_surfaces():
    css = TOKENS_CSS.read_text()
    light = dict(blocks(css, ":root")[0])
    (dark,) = map(dict, blocks(css, '[data-theme="dark"]'))

    assert {name: light[f"--{name}"] for name in colour.LIGHT} == {**colour.LIGHT, "card": "#fff"}
    assert {name: dark[f"--{name}"] for name in colour.DARK} == colour.DARK


@pytest.mark.parametrize("tone", ["good", "warn", "bad", "info"])
@pytest.mark.parametrize("selector", [":root", '[data-theme="dark"]'])
def test_state_colours_read_on_their_tint_and_on_paper(tone, selector):
    tokens = dict(blocks(TOKENS_CSS.read_text(), selector)[0])

    assert colour.contrast(tokens[f"--{tone}"], tokens[f"--{tone}-soft"]) >= 4.5
    assert colour.contrast(tokens[f"--{tone}"], tokens["--paper"]) >= 4.5
