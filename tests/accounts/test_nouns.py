from django.utils import translation

from accounts.nouns import in_words


def test_a_word_of_the_house_is_read_in_english():
    with translation.override("en"):
        assert in_words("kandidat") == "candidate"
    assert in_words("kandidat") == "kandidat"


def test_a_word_an_organisation_chose_stands():
    with translation.override("en"):
        assert in_words("borger") == "borger"
