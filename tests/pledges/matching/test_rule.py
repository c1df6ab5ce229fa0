"""One table of cases: who and what suit each other, why, and what is to be talked about."""

from datetime import date

import pytest

from pledges.matching.rule import Person, Work, match
from pledges.matching.words import is_same, wanted_and_not

CLEANER = Person(tasks=frozenset({"cleaning"}), hours="5-9")
CLEANING = Work(tasks=("cleaning",), hours="5-9")


def of(like, **changed):
    return type(like)(**{**vars(like), **changed})


@pytest.mark.parametrize(
    ("person", "work", "reasons", "doubts"),
    [
        (CLEANER, CLEANING, ["samme opgave: Rengøring", "5–9 timer"], []),
        (
            CLEANER,
            of(CLEANING, hours="10-14"),
            ["samme opgave: Rengøring", "næsten samme timer (10–14)"],
            [],
        ),
        (
            CLEANER,
            of(CLEANING, hours="20+"),
            ["samme opgave: Rengøring"],
            ["men 20 eller flere timer"],
        ),
        (CLEANER, of(CLEANING, hours=""), ["samme opgave: Rengøring"], ["timerne er ikke aftalt"]),
        (
            of(CLEANER, tasks=frozenset({"cleaning", "kitchen"})),
            of(CLEANING, tasks=("cleaning", "office", "kitchen")),
            ["2 ens opgaver: Rengøring, Køkken og café", "5–9 timer"],
            [],
        ),
        (
            Person(hours="5-9", wishes="Vil gerne på et lager."),
            Work(tasks=("warehouse",), hours="5-9"),
            ["5–9 timer", "ønsket nævner “lager”"],
            [],
        ),
        (
            of(CLEANER, wishes="Gerne rengøring, men ikke kontorer"),
            of(CLEANING, words="På kontoret om morgenen"),
            ["samme opgave: Rengøring", "5–9 timer", "ønsket nævner “rengøring”"],
            ["vil helst ikke: “kontorer”"],
        ),
        (
            of(CLEANER, municipality="0851"),
            of(CLEANING, municipality="0851"),
            ["samme opgave: Rengøring", "5–9 timer", "i Aalborg"],
            [],
        ),
        (
            of(CLEANER, municipality="0751"),
            of(CLEANING, municipality="0851"),
            ["samme opgave: Rengøring", "5–9 timer"],
            ["i Aalborg, ca. 90 km væk"],
        ),
        (
            of(CLEANER, municipality="0751"),
            of(CLEANING, municipality="0400"),
            ["samme opgave: Rengøring", "5–9 timer"],
            ["i Bornholm"],
        ),
        (
            of(CLEANER, starts_on=date(2027, 2, 1)),
            of(CLEANING, starts_on=date(2027, 2, 1)),
            ["samme opgave: Rengøring", "5–9 timer", "kan begynde til tiden (1. februar 2027)"],
            [],
        ),
        (
            of(CLEANER, starts_on=date(2027, 2, 2)),
            of(CLEANING, starts_on=date(2027, 2, 1)),
            ["samme opgave: Rengøring", "5–9 timer"],
            ["kan først begynde 2. februar 2027"],
        ),
        (
            of(CLEANER, skills="Har kørekort og kan køre truck."),
            of(CLEANING, requirements="Kørekort er et krav"),
            ["samme opgave: Rengøring", "5–9 timer", "kravet om “kørekort” er nævnt"],
            [],
        ),
        (
            CLEANER,
            of(CLEANING, requirements="Kørekort\nog truckbevis"),
            ["samme opgave: Rengøring", "5–9 timer"],
            ["tal om kravet: Kørekort og truckbevis"],
        ),
    ],
)
def test_reasons_and_doubts_in_words(person, work, reasons, doubts):
    found = match(person, work)
    assert (list(found.reasons), list(found.doubts)) == (reasons, doubts)


@pytest.mark.parametrize(
    ("person", "work"),
    [
        (Person(), Work()),
        (CLEANER, Work(tasks=("driving",), hours="5-9")),
        (Person(hours="5-9", municipality="0851"), Work(hours="5-9", municipality="0851")),
        (Person(wishes="Ikke rengøring"), CLEANING),
    ],
)
def test_hours_and_place_alone_are_no_reason(person, work):
    assert match(person, work) is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"tasks": ("cleaning",)}, {"tasks": ("cleaning",), "hours": "20+"}),
        ({"hours": "10-14"}, {"hours": "15-19"}),
        ({"municipality": "0851"}, {"municipality": "0751"}),
        ({"municipality": "0810"}, {"municipality": "0751"}),
        ({"starts_on": date(2027, 3, 1)}, {"starts_on": date(2027, 1, 1)}),
        ({"requirements": "truck"}, {"requirements": "svejsebevis"}),
        ({"words": "i et drivhus"}, {"words": "i et køkken"}),
    ],
)
def test_what_suits_more_stands_higher(better, worse):
    person = of(
        CLEANER,
        municipality="0851",
        skills="Kan køre truck",
        wishes="Gerne drivhuse, ikke køkken",
        starts_on=date(2027, 2, 1),
    )
    first, second = (match(person, of(CLEANING, **fields)) for fields in (better, worse))
    assert first.score > second.score


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lager", "lageret", True),
        ("rengøre", "rengøring", True),
        ("køkkenet", "køkken", True),
        ("butikker", "butik", True),
        ("mark", "marked", False),
        ("bil", "billig", False),
    ],
)
def test_forms_of_a_word(one, other, same):
    assert is_same(one, other) is is_same(other, one) is same


def test_a_wish_tells_what_it_is_not():
    assert wanted_and_not("Gerne lager eller butik. Ikke køkken, men kontor") == (
        ["lager", "butik", "kontor"],
        ["køkken"],
    )
