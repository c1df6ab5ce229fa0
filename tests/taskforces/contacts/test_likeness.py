"""Who looks like whom: an address or a number of one's own, or the same words; a shared one says nothing."""

import pytest

from taskforces.contacts.likeness import Why, suggested, tell_apart, why_alike
from taskforces.models import Company, Contact
from tests import factories


def person(name="Ida Holm", company="Ågård", **fields):
    return Contact(name=name, company=Company(name=company), **fields)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"email": "ida@f.example"}, {"name": "I. H.", "email": "IDA@f.example "}, Why.MAIL),
        ({"email": "info@f.example"}, {"name": "Bo Krog", "email": "info@f.example"}, None),
        ({}, {"name": "ida  holm", "company": "Aagaard"}, Why.NAME),
        ({}, {"company": "Bageriet"}, None),
        ({"phone": "99 11 22 33"}, {"name": "Ida Bek", "phone": "+4599112233", "company": "B"}, Why.PHONE),
        ({"phone": "99112233"}, {"name": "Bo Krog", "phone": "99112233"}, None),
        ({"phone": ""}, {"name": "Ida Bek", "company": "B", "phone": ""}, None),
        ({"is_post": True}, {}, None),
    ],
)  # fmt: skip
def test_why_two_look_like_one(one, other, why):
    assert why_alike(person(**one), person(**other)) == why_alike(person(**other), person(**one))
    assert why_alike(person(**one), person(**other)) == why


@pytest.fixture
def crowd(cast):
    at = factories.company("Ågård")
    other = factories.company("Aagaard")
    ida = factories.contact(cast.nordby, "Ida Holm", company=at, email="ida@f.example")
    again = factories.contact(cast.nordby, "I. Holm", company=at, email="Ida@f.example")
    factories.contact(cast.nordby, "Bo Krog", company=at, phone="12345678")
    factories.contact(cast.nordby, "Bo Krog", company=other, phone="+45 12 34 56 78")
    factories.contact(cast.sonderby, "Ida Holm", company=at, email="ida@f.example")
    return ida, again


def test_pairs_are_suggested_once_and_only_one_s_own(cast, crowd):
    found = {(pair.one.name, pair.other.name, pair.why) for pair in suggested(cast.nordby)}
    assert found == {("Ida Holm", "I. Holm", Why.MAIL), ("Bo Krog", "Bo Krog", Why.NAME)}
    assert suggested(cast.sonderby) == []


def test_what_was_told_apart_is_not_suggested_again(cast, crowd):
    ida, again = crowd
    tell_apart(again, ida, by=cast.secretary)
    tell_apart(ida, again, by=cast.secretary)
    assert [pair.why for pair in suggested(cast.nordby)] == [Why.NAME]


def test_a_switchboard_is_nobody_s_own(cast):
    at = factories.company()
    for n in range(6):
        factories.contact(cast.nordby, f"Bo {n}", company=at, phone="12345678")
    assert suggested(cast.nordby) == []


def test_many_cost_as_much_as_few(cast, crowd, django_assert_num_queries):
    for n in range(9):
        for _twice in range(2):
            factories.contact(cast.nordby, f"Leder {n}", email=f"l{n}@f.example")
    with django_assert_num_queries(7):
        assert len(suggested(cast.nordby)) == 11
