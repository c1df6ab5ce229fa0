from accounts import municipalities


def test_there_are_98_with_four_digit_codes():
    assert len(municipalities.names()) == 98
    assert all(len(code) == 4 and code.isdigit() for code in municipalities.names())


def test_names_and_codes_find_each_other():
    assert municipalities.name("0671") == "Struer"
    assert municipalities.code("Struer") == "0671"
    assert municipalities.name("9999") == ""
