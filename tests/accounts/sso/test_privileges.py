import base64

import pytest

from accounts.sso.privileges import LONGEST, Grant, grants_in, grants_of_words

CVR = "29189846"
SCOPE = f"urn:dk:gov:saml:cvrNumberIdentifier:{CVR}"
OLD = "http://itst.dk/oiosaml/basic_privilege_profile"
NEW = "http://digst.dk/oiosaml/basic_privilege_profile"


def encoded(inner, namespace=NEW, head=""):
    xml = f'{head}<b:PrivilegeList xmlns:b="{namespace}">{inner}</b:PrivilegeList>'
    return base64.b64encode(xml.encode()).decode()


def group(*privileges, scope=SCOPE, limits=""):
    inner = "".join(f"<Privilege>{one}</Privilege>" for one in privileges)
    return f'<PrivilegeGroup Scope="{scope}">{inner}{limits}</PrivilegeGroup>'


BOMB = "<!DOCTYPE b [<!ENTITY a 'aaaa'>]>"
LIMIT = '<Constraint Name="urn:dk:kombit:KLE">25.*</Constraint>'


@pytest.mark.parametrize("namespace", [OLD, NEW])
def test_privileges_of_both_profiles(namespace):
    text = encoded(group("urn:a", " urn:b ") + group("urn:c", scope=SCOPE[:-1] + "7"), namespace)
    assert grants_in(text) == [
        Grant("urn:a", CVR), Grant("urn:b", CVR), Grant("urn:c", "29189847")
    ]  # fmt: skip


def test_a_default_namespace_and_lines_in_the_base64():
    xml = f'<PrivilegeList xmlns="{OLD}">{group("urn:a")}</PrivilegeList>'
    assert grants_in(base64.encodebytes(xml.encode()).decode()) == [Grant("urn:a", CVR)]


def test_a_limit_belongs_to_each_privilege_of_its_group():
    found = grants_in(encoded(group("urn:a", "urn:b", limits=LIMIT) + group("urn:c")))
    limits = frozenset({("urn:dk:kombit:KLE", "25.*")})
    assert found == [Grant("urn:a", CVR, limits), Grant("urn:b", CVR, limits), Grant("urn:c", CVR)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not base64 at all",
        base64.b64encode(b"<PrivilegeList").decode(),
        base64.b64encode(b"\xff\xfe\x00").decode(),
        base64.b64encode(b"<Other/>").decode(),
        encoded(group("")),
        encoded(group("urn:a", scope="urn:dk:gov:saml:cprNumberIdentifier:0101010101")),
        encoded("<PrivilegeGroup><Privilege>urn:a</Privilege></PrivilegeGroup>"),
        encoded(group("urn:a"), head=BOMB),
        encoded(group("urn:a"), head="<!DOCTYPE b>"),
        "A" * (LONGEST + 4),
        "ø" * 8,
    ],
)
def test_what_cannot_be_read_whole_gives_nothing(text):
    assert grants_in(text) == []


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ((["a", "b"], None), ["a", "b"]),
        (("a", ["b"]), ["a", "b"]),
        (([1, None, {"a": 1}, ""], {"a": "b"}), []),
    ],
)
def test_roles_and_groups_as_words(claims, words):
    assert grants_of_words(*claims) == [Grant(word) for word in words]
