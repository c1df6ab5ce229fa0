"""The bar of the workspace fits its screen, wherever somebody with many places stands."""

import pytest

pytestmark = pytest.mark.browser

WIDTHS = (1440, 1280, 1279, 1184, 1000, 390, 320)
# Of the page, and of the places beside "Mere".
TOO_WIDE = """() => {
  const nav = document.querySelector(".workspace-nav"), shown = [...nav.querySelectorAll("a")];
  const end = Math.max(...shown.map((link) => link.getBoundingClientRect().right));
  const more = document.querySelector(".workspace-more").getBoundingClientRect();
  return Math.max(document.documentElement.scrollWidth - innerWidth, more.width ? end - more.left - 1 : 0);
}"""


def test_no_place_makes_the_page_wider_than_its_screen(cast, desk):
    page = desk(cast.owner)
    links = page.locator(".workspace-bar a[href]").evaluate_all("all => all.map(a => a.pathname)")
    places = [path for path in dict.fromkeys(links) if path.startswith("/arbejdsbord/")]
    assert len(places) > 8  # the bar shows seven; the last ones stand behind "Mere"
    for path in (places[0], places[-1]):
        for language in ("", "/en"):
            page.goto(language + path)
            wide = {}
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                wide[width] = page.evaluate(TOO_WIDE)
            assert max(wide.values()) <= 0, (language + path, wide)
