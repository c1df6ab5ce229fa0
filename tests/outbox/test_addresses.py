import pytest

from outbox.addresses import domain_of, fold, shown

PUNY = "xn--blbrgrd-fxak7p.example"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ole@firma.example", "ole@firma.example"),
        (" Ole@FIRMA.example ", "ole@firma.example"),
        ("<ole@firma.example>", "ole@firma.example"),
        ("ole@blåbærgrød.example", f"ole@{PUNY}"),
        ("OLE@BLÅBÆRGRØD.example", f"ole@{PUNY}"),
        (f"ole@{PUNY.upper()}", f"ole@{PUNY}"),
        ("ole@firma.example.", "ole@firma.example"),
        ("åse@firma.example", "åse@firma.example"),
        ("ole@" + "å" * 80 + ".example", "ole@" + "å" * 80 + ".example"),
        ("ole@firma..example", "ole@firma..example"),
        ("intet", "intet"),
        ("", ""),
    ],
)
def test_an_address_is_kept_in_one_way(written, kept):
    assert fold(written) == kept


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        (f"ole@{PUNY}", "ole@blåbærgrød.example"),
        ("ole@firma.example", "ole@firma.example"),
        ("ole@xn--zzzz-.example", "ole@xn--zzzz-.example"),
        ("ole@blåbær.example", "ole@blåbær.example"),
    ],
)
def test_people_read_the_domain_in_its_own_letters(kept, read):
    assert shown(kept) == read


def test_two_spellings_are_one_domain():
    assert domain_of("a@Blåbærgrød.example") == domain_of(f"b@{PUNY}")
