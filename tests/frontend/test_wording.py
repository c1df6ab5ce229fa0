import pytest
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy

from frontend.wording import label_of, phone


@pytest.mark.parametrize(
    ("number", "text"),
    [("+4512345678", "12 34 56 78"), ("+49 30 123", "+49 30 123"), ("", ""), (None, "")],
)
def test_a_number_in_a_mail_is_plain_text(number, text):
    assert phone(number, link=False) == text


def test_a_number_on_a_page_calls_and_is_escaped():
    assert 'href="tel:+4512345678"' in phone("12345678")
    assert "<b>" not in phone("<b>1")


class Kind(TextChoices):
    NETWORK = "network", gettext_lazy("Netværk")


@pytest.mark.parametrize(
    ("value", "language", "label"),
    [
        ("network", "da", "Netværk"),
        ("network", "en", "Networks"),
        (Kind.NETWORK, "da", "Netværk"),
        ("", "da", ""),
        ("gone", "da", "gone"),
    ],
)
def test_a_choice_is_called_what_the_reader_calls_it(value, language, label):
    with translation.override(language):
        assert label_of(Kind, value) == label
