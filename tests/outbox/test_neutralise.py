import pytest

from outbox.neutralise import without_links

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Søren Ågård", "Søren Ågård"),
        ("Hansen & Co. ApS", "Hansen & Co. ApS"),
        ("A/S J.P. Møller", f"A/S J.{JOINER}P. Møller"),
        ("https://evil.dk", f"evil.{JOINER}dk"),
        ("bo@evil.dk", f"bo@evil.{JOINER}dk"),
        ("Hej\r\n\r\nBetal\there\x00", "Hej Betal here"),
    ],
)
def test_names_stay_names(typed, shown):
    assert without_links(typed) == shown
