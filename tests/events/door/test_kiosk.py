import pytest

from events.door.kiosk import name_for_kiosk, result_for_kiosk, rows_for_kiosk, standing_for_kiosk


@pytest.mark.parametrize(
    ("code", "gone", "kept"), [("ab", False, 1), ("", True, 1), ("", False, 0), ("ab", True, 1)]
)
def test_who_has_no_code_to_scan_is_not_on_the_telephone(code, gone, kept):
    row = {"name": "Søren Ågård", "code": code, "gone": gone, "note": "Kørestol", "company": "Å"}
    assert len(rows_for_kiosk([row])) == kept


def test_a_row_says_nothing_but_what_lets_the_guest_in():
    row = {"code": "ab", "gone": False, "name": "Ågård, Søren", "party_size": 2, "company": "Å"}
    host = {"note": "Kørestol", "mark": "declined", "door": "Dør A"}
    assert rows_for_kiosk([row | host]) == [
        row | {"name": "Søren", "company": "", "note": "", "mark": "", "door": ""}
    ]


def test_a_result_greets_and_a_standing_counts():
    result = {"person": "Søren Ågård", "company": "Å", "mark": "waiting", "first": {"device": "A"}}
    assert result_for_kiosk(result) == {
        "person": "Søren",
        "company": "",
        "mark": "",
        "first": None,
        "conflict": False,
    }
    known = {"counts": {"arrived": 3}, "doors": [1], "conflicts": [1], "conflicts_total": 1}
    assert standing_for_kiosk(known) == {
        "counts": {"arrived": 3},
        "doors": [],
        "conflicts": [],
        "conflicts_total": 0,
    }


def test_nobody_is_greeted_as_nobody():
    assert name_for_kiosk("") == ""
