"""The guard measured: valid numbers however they are written, and numbers that are none."""

import random
from datetime import date, timedelta

import pytest

from accounts.cpr import _WEIGHTS, Verdict, find_cpr

# A sample of what the figures in the documents were measured on (100,000 of each, by the same code).
SAMPLE = 1500
FORMS = [
    *("{0}{1}{2}{3}", "{0}{1}{2}-{3}", "{0}{1}{2} {3}", "{0}{1}{2} - {3}", "{0}{1}{2}–{3}"),
    *(
        "{0}.{1}.{2}-{3}",
        "{0}.{1}.{2}.{3}",
        "{0}/{1}/{2}/{3}",
        "{0} {1} {2} {3}",
        "{0}-{1}-{2}-{3}",
    ),
    *("{0}{1}{2}\n{3}", "{0}{1}{2}\t{3}", "{0}{1}{2}  {3}", "{0}{1}{2}_{3}", "{0}{1}{2}/{3}"),
    *("{0}{1}{2}.{3}", "{0}{1}{2}\u2011{3}", "{0}{1}{2}\u00a0{3}", "{0}{1}{2}\u200b{3}"),
    *("CPR: {0}{1}{2}-{3}", "({0}{1}{2}-{3})", "cpr{0}{1}{2}{3}x", "Bo, {0}{1}{2}{3}, bor her"),
]


def cpr(rng):
    """With a valid modulus 11; invented, of any day."""
    day = date(1900, 1, 1) + timedelta(days=rng.randrange(40_000))
    while True:
        start = f"{day:%d%m%y}{rng.randrange(1000):03}"
        rest = sum(w * int(d) for w, d in zip(_WEIGHTS, start, strict=False)) % 11
        if rest != 1:
            return f"{start}{-rest % 11}"


def written(number, rng):
    parts = (number[:2], number[2:4], number[4:6], number[6:])
    choice = rng.randrange(len(FORMS) + 3)
    if choice < len(FORMS):
        return FORMS[choice].format(*parts)
    if choice == len(FORMS):
        return " ".join(number)
    if choice == len(FORMS) + 1:
        return " ".join(number[n : n + 2] for n in range(0, 10, 2))
    return "".join(chr(0xFF10 + int(digit)) for digit in number)


def pairs(number):
    return " ".join(number[n : n + 2] for n in range(0, len(number), 2))


def digits(rng, length, first="123456789"):
    return rng.choice(first) + "".join(rng.choice("0123456789") for _n in range(length - 1))


HARMLESS = {
    "CVR": lambda rng: rng.choice(
        ["CVR {0}", "CVR-nr. {1}", "DK{0}", "DK-{0}", "cvr: {0}, 10 ansatte"]
    ),
    "phone": lambda rng: rng.choice(
        [
            *("{0}", "{1}", "+45 {1}", "+45{0}", "0045 {0}", "(+45) {1}", "45 {1}", "tlf. {2}"),
            "Ring {1} kl. 14.30",
        ]
    ),
}


@pytest.mark.parametrize("count", [SAMPLE])
def test_a_valid_number_is_refused_however_it_is_written(count):
    rng = random.Random(1)
    texts = [written(cpr(rng), rng) for _n in range(count)]
    missed = [text for text in texts if find_cpr(text) is not Verdict.CERTAIN]
    assert len(missed) <= count * 0.005, missed[:10]


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_cvr_or_telephone_number_is_never_asked_about(kind):
    rng = random.Random(2)
    for _n in range(SAMPLE):
        number = digits(rng, 8, "23456789" if kind == "phone" else "123456789")
        text = HARMLESS[kind](rng).format(number, pairs(number), f"{number[:4]} {number[4:]}")
        assert find_cpr(text) is Verdict.NONE, text


@pytest.mark.parametrize("mark", ["P-nr. {}", "P-nummer {}", "p-nr {}", "P-nr.: {}", "P-enhed {}"])
def test_a_p_number_is_free_where_it_says_so(mark):
    rng = random.Random(3)
    for _n in range(SAMPLE // 5):
        text = mark.format(digits(rng, 10, "1"))
        assert find_cpr(text) is Verdict.NONE, text


def test_without_the_words_some_would_be_asked_about():
    """The negative control of the tests above."""
    rng = random.Random(3)
    alone = [find_cpr(digits(rng, 10, "1")) for _n in range(SAMPLE)]
    assert alone.count(Verdict.NONE) < SAMPLE


@pytest.mark.parametrize("filling", ["0", "07", "1 ", "07 ", "0-", "07.", "<", "&", "+", "\u200b0"])
def test_a_hundred_thousand_signs_are_read_in_no_time(filling):
    assert find_cpr(filling * (100_000 // len(filling))) in Verdict
