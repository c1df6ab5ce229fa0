import pytest

from accounts.sso.privileges import Grant
from accounts.sso.roles import Held, Rule, changes, roles_from

OURS, UNIT, OTHERS = 1, 2, 3
CVR, FOREIGN = "29189846", "29189854"
KLE = frozenset({("kle", "25.*")})
MAP = [
    Rule("urn:consultant", OURS, "consultant", CVR),
    Rule("urn:owner", OURS, "owner", CVR),
    Rule("urn:lead", UNIT, "unit_lead", CVR),
    Rule("urn:consultant", UNIT, "consultant", CVR, KLE),
    Rule("Group", OURS, "reader"),
]


@pytest.mark.parametrize(
    ("grants", "roles"),
    [
        ([], set()),
        ([Grant("urn:consultant", CVR)], {(OURS, "consultant")}),
        ([Grant("urn:lead", CVR), Grant("urn:owner", CVR)], {(UNIT, "unit_lead"), (OURS, "owner")}),
        ([Grant("urn:unknown", CVR)], set()),
        ([Grant("urn:owner", FOREIGN)], set()),
        ([Grant("urn:owner")], set()),
        ([Grant("urn:consultant", CVR, KLE)], {(UNIT, "consultant")}),
        ([Grant("urn:owner", CVR, KLE)], set()),  # a limit that no rule names
        ([Grant("urn:consultant", CVR, KLE | {("org", "7")})], set()),
        ([Grant("Group")], {(OURS, "reader")}),
        ([Grant("group")], set()),
        ([Grant("Group", CVR)], set()),
    ],
)
def test_roles_of_what_a_provider_says(grants, roles):
    assert roles_from(grants, MAP) == roles


HAND, GIVEN = Held(OURS, "reader"), Held(OURS, "consultant", by_provider=True)
OWNER, GIVEN_OWNER = Held(OURS, "owner"), Held(OURS, "owner", by_provider=True)


@pytest.mark.parametrize(
    ("held", "granted", "facts", "given", "taken"),
    [
        ([], {(OURS, "reader")}, {}, {(OURS, "reader")}, set()),
        ([HAND], {(OURS, "reader")}, {}, set(), set()),
        ([GIVEN], {(OURS, "consultant")}, {}, set(), set()),
        ([GIVEN], set(), {}, set(), {(OURS, "consultant")}),
        # By hand stays, unless the provider is the only source.
        ([HAND, GIVEN], set(), {}, set(), {(OURS, "consultant")}),
        ([HAND, GIVEN], set(), {"only": OURS}, set(), {(OURS, "reader"), (OURS, "consultant")}),
        ([Held(OTHERS, "owner")], set(), {"only": OURS}, set(), set()),
        # The last owner.
        ([GIVEN_OWNER], set(), {"last": OURS}, set(), set()),
        ([OWNER], set(), {"only": OURS, "last": OURS}, set(), set()),
        ([GIVEN_OWNER], set(), {}, set(), {(OURS, "owner")}),
        ([GIVEN_OWNER], set(), {"last": OTHERS}, set(), {(OURS, "owner")}),
        ([GIVEN, GIVEN_OWNER], set(), {"last": OURS}, set(), {(OURS, "consultant")}),
    ],
)
def test_what_a_log_in_gives_and_takes(held, granted, facts, given, taken):
    found = changes(
        held,
        frozenset(granted),
        only_source_of=frozenset({facts["only"]} if "only" in facts else ()),
        last_owner_of=frozenset({facts["last"]} if "last" in facts else ()),
    )
    assert (found.given, found.taken) == (given, taken)
