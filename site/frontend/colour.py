"""Theme tokens from one brand colour, readable whatever the colour: all text pairs reach WCAG's 4.5:1.

Lightness is moved in OKLCH (Björn Ottosson's OKLab), so that hue stays the organisation's own.
"""

import math
import re

HEX = re.compile(r"#[0-9a-fA-F]{6}")
READABLE = 4.5

# The same values as in src/css/tokens.css: what accents must be readable on.
LIGHT = {"paper": "#fffaf3", "card": "#ffffff", "ink": "#2a2320"}
DARK = {"paper": "#191412", "card": "#241d1a", "ink": "#f8efe6"}


def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio of two hex colours, 1 to 21."""
    bright, dim = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def theme_tokens(brand: str, accent2: str = "#ffc94d") -> dict[str, dict[str, str]]:
    """CSS custom properties for the light and the dark face; ValueError if a colour is not #rrggbb."""
    brand, accent2 = parse(brand), parse(accent2)
    shared = {
        "brand": brand,
        "on-brand": text_on(brand),
        "sun": accent2,
        "on-sun": text_on(accent2),
    }
    return {"light": shared | light_tokens(brand), "dark": shared | dark_tokens(brand)}


def theme_css(brand: str, accent2: str = "#ffc94d") -> str:
    """A stylesheet that sets the tokens; [data-theme] wins over what the device prefers."""
    tokens = theme_tokens(brand, accent2)
    light, dark = (declarations(tokens[face]) for face in ("light", "dark"))
    return (
        f":root{{{light}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f"[data-theme=dark]{{{dark}}}"
        "\n"
    )


def light_tokens(brand):
    soft = tinted(brand, lightness=0.955, chroma=0.035)
    backgrounds = [LIGHT["paper"], LIGHT["card"], soft]
    # A dark brand colour stays as dark as it is, a bright one is taken down until it reads.
    start = min(to_oklch(brand)[0], 0.5)
    return {
        "accent": readable(brand, backgrounds, start=start, step=-0.01, chroma=0.17),
        "accent-hi": readable(
            brand, backgrounds, start=max(start - 0.1, 0), step=-0.01, chroma=0.15
        ),
        "on-accent": "#ffffff",
        "soft": soft,
        "soft-line": tinted(brand, lightness=0.86, chroma=0.07),
    }


def dark_tokens(brand):
    soft = tinted(brand, lightness=0.29, chroma=0.045)
    backgrounds = [DARK["paper"], DARK["card"], soft]
    return {
        "accent": readable(brand, backgrounds, start=0.76, step=0.01, chroma=0.14),
        "accent-hi": readable(brand, backgrounds, start=0.85, step=0.01, chroma=0.1),
        "on-accent": DARK["paper"],
        "soft": soft,
        "soft-line": tinted(brand, lightness=0.42, chroma=0.07),
    }


def declarations(tokens):
    return "".join(f"--{name}:{value};" for name, value in tokens.items())


def text_on(background):
    """Ink or white, whichever reads better; ink alone can miss 4.5:1 on middle tones, black never does."""
    best = max((LIGHT["ink"], "#ffffff"), key=lambda text: contrast(text, background))
    return best if contrast(best, background) >= READABLE else "#000000"


def readable(brand, backgrounds, *, start, step, chroma):
    """The brand's hue at the first lightness from `start` that reads on all the backgrounds."""
    lightness = start
    while 0 <= lightness <= 1:
        colour = tinted(brand, lightness=lightness, chroma=chroma)
        if all(contrast(colour, background) >= READABLE for background in backgrounds):
            return colour
        lightness += step
    return "#000000" if step < 0 else "#ffffff"


def tinted(brand, *, lightness, chroma):
    """The brand's hue at this lightness, with at most this chroma and no more than sRGB can show."""
    _, own_chroma, hue = to_oklch(brand)
    chroma = min(own_chroma, chroma)
    while chroma > 0 and not in_gamut(oklch_to_linear(lightness, chroma, hue)):
        chroma -= 0.005
    return to_hex(oklch_to_linear(lightness, max(chroma, 0), hue))


def parse(colour):
    if not HEX.fullmatch(colour):
        raise ValueError(f"not a colour like #0b7a5b: {colour!r}")
    return colour.lower()


def luminance(colour):
    red, green, blue = to_linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def to_linear(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def to_hex(linear):
    def encode(c):
        c = min(max(c, 0), 1)
        return round(255 * (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055))

    return "#{:02x}{:02x}{:02x}".format(*map(encode, linear))


def in_gamut(linear):
    return all(-0.0005 <= c <= 1.0005 for c in linear)


def to_oklch(colour):
    red, green, blue = to_linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def oklch_to_linear(lightness, chroma, hue):
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
