"""The address in the window: whole where it can be, and its place always."""

import pytest

from events.letters.address import HEIGHT, LINE, SIZES, WIDTH, Fit, in_window
from frontend.fonts import width_of

MM = 72 / 25.4
WORDS = "Det Østjyske Værksted for Renovering af Maskiner og Anlæg "
LONG = (WORDS * 4)[:160]
NAME = "Att.: Anne-Sofie Christoffersen-Østergaard, administrerende direktør"
STREET = "Industriparken ved den gamle Sukkerfabrik 112, bygning C, 3. sal, dør 14"
PLACE = "8000 Købæk Ø"


@pytest.mark.parametrize(
    ("who", "where", "fit", "lines"),
    [
        (["Ågård ApS", "Att.: Bo"], ["Havnen 1", PLACE], Fit.WHOLE, 4),
        (["Ågård ApS", "Att.: Bo"], ["", PLACE, ""], Fit.WHOLE, 3),
        (["Ågård ApS", "Att.: Bo"], ["Havnen 1", "24937 Flensborg", "Tyskland"], Fit.WHOLE, 5),
        # two of company, two of name, two of street, the place and the country: eight lines
        ([LONG[:60], NAME], [STREET, "24937 Flensborg", "Tyskland"], Fit.SHRUNK, 8),
        ([LONG, NAME], [STREET, PLACE], Fit.SHRUNK, 8),
        ([LONG, (NAME * 2)[:126]], [LONG, PLACE, "Tyskland"], Fit.CUT, 8),
        ([LONG, "Att.: Bo"], [LONG, f"9999999999 {LONG[:80]}", LONG[:60]], Fit.CUT, 8),
        (["W" * 160, "W" * 120], ["Havnen 1", PLACE], Fit.CUT, 8),
    ],
)
def test_the_place_is_always_whole_and_the_rest_where_it_can_be(who, where, fit, lines):
    address = in_window(who, where)
    assert address.fit == fit
    assert len(address.lines) <= lines
    told = " ".join(address.lines)
    assert told.endswith(" ".join(" ".join(where).split()))
    assert (" ".join([*who, *where]).split() == told.split()) is (fit != Fit.CUT)
    assert fit == Fit.CUT or "…" not in told
    assert all(width_of(line, address.points) <= WIDTH * MM for line in address.lines)
    assert len(address.lines) * address.points * LINE <= HEIGHT * MM
    assert (address.points == SIZES[0]) is (fit == Fit.WHOLE)


def test_what_is_cut_keeps_company_and_name():
    address = in_window(["W" * 160, "Att.: Bo Holm"], [STREET, PLACE])
    assert address.lines[0].startswith("WWW")
    assert "Att.: Bo Holm" in address.lines
