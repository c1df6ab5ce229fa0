import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from accounts.searching import MOST_WORDS, query_words, search_words, stem


@pytest.mark.parametrize(
    "words",
    [
        "bageri bageriet bagerier bagerierne",
        "småjob småjobbet småjobbene Smaajob",
        "virksomhed virksomheder virksomhederne virksomhedens",
        "Søren soren SØREN søren's",
        "klub klubben klubber klubbernes",
        "mulighed muligheder mulighederne mulighedernes",
    ],
)
def test_forms_of_one_word_are_found_together(words):
    stems = {query_words(word)[0] for word in words.split()}
    assert len(stems) == 1


def test_different_words_stay_apart():
    assert len({stem(word) for word in ("bager", "baner", "by", "brev", "job")}) == 5


def test_short_words_are_left_alone():
    assert [stem(word) for word in ("er", "en", "et", "job", "by", "")] == [
        "er",
        "en",
        "et",
        "job",
        "by",
        "",
    ]


@pytest.fixture
def busy_threads():
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_threads_stem_beside_each_other(busy_threads):
    words = ["virksomheder", "klubben", "timer", "bagerierne"] * 200
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem, words)) == [stem(word) for word in words]


def test_marks_are_no_words():
    assert query_words('" * OR (x) - : NEAR/2 \0 æ') == ["or", "x", "near", "2", "ae"]
    assert search_words("Fem timer,", "", "i bageriet.") == "fem tim i bageri"


def test_a_long_text_is_cut():
    assert len(query_words("ord " * 500)) == MOST_WORDS
