import json

import pytest

from accounts.sso.privileges import Grant
from accounts.sso.statements import (
    CPR,
    CVR,
    EMAIL,
    LEVEL,
    NAME,
    PRIVILEGES,
    TRANSIENT,
    UID,
    Statement,
    from_openid,
    from_saml,
)
from tests.accounts.sso.saml_idp import privilege_list

NUMBER = "070761-4285"
LIST = privilege_list(("29189846", ["urn:a"], ("kle", "25.*")))
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"


def said(attributes, name_id="n-1", name_id_format=PERSISTENT, contexts=()):
    return from_saml(attributes, name_id=name_id, name_id_format=name_id_format, contexts=contexts)


@pytest.mark.parametrize("generation", [0, 1], ids=["OIOSAML 3", "OIOSAML 2"])
def test_both_generations_of_attributes(generation):
    names = [EMAIL, NAME, CVR, LEVEL, PRIVILEGES]
    values = ["KAJ@nordby.example", "Kaj Kollega", "29189846", "3", LIST]
    pairs = zip(names, values, strict=True)
    found = said({of[generation]: [value] for of, value in pairs})
    assert found == Statement(
        uid="n-1",
        email="kaj@nordby.example",
        name="Kaj Kollega",
        cvr="29189846",
        level="substantial",
        grants=(Grant("urn:a", "29189846", frozenset({("kle", "25.*")})),),
    )


@pytest.mark.parametrize(
    ("attributes", "name_id", "kind", "uid"),
    [
        ({UID[0]: ["u-1"]}, "n-1", PERSISTENT, "u-1"),
        ({}, "n-1", PERSISTENT, "n-1"),
        ({}, "n-1", TRANSIENT, ""),  # another one at the next log-in
        ({UID[0]: ["u-1"]}, "n-1", TRANSIENT, "u-1"),
        ({}, "", "", ""),
        ({}, "x" * 192, PERSISTENT, ""),
        ({}, NUMBER, PERSISTENT, ""),
    ],
)
def test_an_id_is_one_that_stays(attributes, name_id, kind, uid):
    assert said(attributes, name_id, kind).uid == uid


@pytest.mark.parametrize("name", CPR)
def test_a_cpr_number_is_dropped_and_told_of(name):
    found = said({name: [NUMBER], NAME[0]: [f"Kaj {NUMBER}"]})
    assert found.had_cpr
    assert NUMBER not in json.dumps(found.packed())
    assert not said({}).had_cpr


@pytest.mark.parametrize(
    ("claims", "fields"),
    [
        ({"email": "A@b.dk"}, {"email": "a@b.dk"}),
        ({"preferred_username": "a@b.dk"}, {"email": "a@b.dk"}),
        ({"email": "no address"}, {"email": ""}),
        ({"email": ["a@b.dk"]}, {"email": ""}),
        ({"tid": "t-1", "name": "Kaj"}, {"tenant": "t-1", "name": "Kaj"}),
        ({"amr": ["pwd", "mfa"]}, {"two_steps": True}),
        ({"amr": "mfa"}, {"two_steps": False}),
        ({"acr": "https://data.gov.dk/concept/core/nsis/loa/High"}, {"level": "high"}),
        ({"acr": "1"}, {"level": "none"}),
        ({"roles": ["a"], "groups": ["b"]}, {"grants": (Grant("a"), Grant("b"))}),
        ({"cpr": NUMBER}, {"had_cpr": True}),
    ],
)
def test_claims(claims, fields):
    found = from_openid({"sub": "s-1"} | claims)
    assert {name: getattr(found, name) for name in fields} == fields
    assert found.uid == "s-1"


def test_a_statement_survives_the_session():
    found = said({PRIVILEGES[0]: [LIST], EMAIL[0]: ["a@b.dk"]})
    assert Statement.unpacked(json.loads(json.dumps(found.packed()))) == found
