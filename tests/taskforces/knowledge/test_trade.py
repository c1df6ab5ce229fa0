import pytest

from taskforces.knowledge.trade import fits


@pytest.mark.parametrize(
    ("codes", "is_own", "industry_code", "fit"),
    [
        ("", True, "439100", True),
        ("", True, "", True),
        ("", False, "439100", False),
        ("43.9", True, "439100", True),
        ("43.9", False, "439100", True),
        ("439", False, "43.91.00", True),
        ("41, 43", False, "439100", True),
        ("41, 43", False, "561010", False),
        ("43", True, "561010", False),
        ("43", True, "", False),
        (" , ", False, "439100", False),
    ],
)
def test_beside_which_places_it_is_shown(codes, is_own, industry_code, fit):
    assert fits(codes, is_own=is_own, industry_code=industry_code) is fit
