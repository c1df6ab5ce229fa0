import pytest

from frontend.wording import phone


@pytest.mark.parametrize(
    ("number", "text"),
    [("+4512345678", "12 34 56 78"), ("+49 30 123", "+49 30 123"), ("", ""), (None, "")],
)
def test_a_number_in_a_mail_is_plain_text(number, text):
    assert phone(number, link=False) == text


def test_a_number_on_a_page_calls_and_is_escaped():
    assert 'href="tel:+4512345678"' in phone("12345678")
    assert "<b>" not in phone("<b>1")
