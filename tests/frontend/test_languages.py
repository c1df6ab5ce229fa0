import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from frontend.languages import home_url, in_house_language, language_name, reader_language


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_house_writes_danish_whatever_the_visitor_reads(language):
    with translation.override(language):
        with in_house_language():
            assert _("Gem") == "Gem"
        assert translation.get_language() == language


def test_the_negative_control_of_the_words_above():
    with translation.override("en"):
        assert _("Gem") == "Save"


def test_the_visitors_language_comes_back_after_a_refusal():
    with translation.override("en"):
        with pytest.raises(ValueError, match="no"), in_house_language():
            raise ValueError("no")
        assert home_url() == "/en/"


@pytest.mark.parametrize(
    ("wanted", "available", "usual", "given"),
    [
        ("", ["da", "en"], "da", "da"),  # has not said
        ("", ["da", "en"], "en", "en"),  # and the office chose the English one
        ("en", ["da", "en"], "da", "en"),
        ("da", ["da", "en"], "en", "da"),
        ("en", ["da"], "da", "da"),  # there is none in English
        ("de", ["da", "en"], "da", "da"),
        ("da", ["en"], "en", "en"),
        ("en", [], "da", "da"),
    ],
)
def test_the_readers_language_where_it_is_written_in_it(wanted, available, usual, given):
    assert reader_language(wanted, available=available, usual=usual) == given


@pytest.mark.parametrize(("reads", "name"), [("da", "engelsk"), ("en", "English")])
def test_a_language_has_a_name_in_the_middle_of_a_sentence(reads, name):
    with translation.override(reads):
        assert language_name("en") == name
