import re

import pytest

from accounts import municipalities
from frontend.denmark import DenmarkMap, Place, kilometres_between
from frontend.drawings import municipality_paths


def test_every_municipality_is_drawn_once():
    # Christiansø (0411) is the state's own and no municipality.
    assert set(municipality_paths()) == set(municipalities.names()) - {"0411"}


def test_paths_are_closed_and_inside_the_drawing():
    for path in municipality_paths().values():
        assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path)
        assert all(int(x) <= 800 and int(y) <= 972 for x, y in re.findall(r"M(\d+) (\d+)", path))


def test_places_are_left_out_of_the_rest():
    place = Place(code="0846", name="Mariagerfjord", url="?kommune=0846", count=1)
    rest = DenmarkMap([place]).rest
    assert place.path not in rest
    assert municipality_paths()["0730"] in rest


@pytest.mark.parametrize(
    ("here", "there", "low", "high"),
    [("0101", "0751", 140, 175), ("0851", "0751", 85, 115), ("0101", "0151", 8, 20)],
)
def test_the_way_between_municipalities_is_about_right(here, there, low, high):
    assert low <= kilometres_between(here, there) <= high
    assert kilometres_between(here, there) == kilometres_between(there, here)


@pytest.mark.parametrize("elsewhere", ["0400", "", "9999"])
def test_nobody_knows_the_way_to_what_is_drawn_elsewhere(elsewhere):
    assert kilometres_between("0101", elsewhere) is None
