import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from frontend.languages import home_url, in_house_language


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
