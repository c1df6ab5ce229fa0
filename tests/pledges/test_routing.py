from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from accounts.workingdays import WorkingCalendar
from pledges.models import Handover
from pledges.routing import Facts, Route, Unit, route

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NORDBY, SONDERBY = "0846", "0540"
BO, EVA, LEAD, HOST_OWNER, DIRECTOR = 11, 12, 20, 30, 31


class NoClosingDays:
    """Stands in for an organisation's related rows: the calendar only asks for these two."""

    optional_holidays = ("12-24", "12-31", "06-05")

    class closing_days:
        @staticmethod
        def all():
            return []


CALENDAR = WorkingCalendar(NoClosingDays)
UNIT = Unit(1, CALENDAR, 2, NORDBY, frozenset({BO, EVA, LEAD}), frozenset({LEAD}))
OTHER_TOWN = Unit(2, CALENDAR, 2, SONDERBY, frozenset({99}), frozenset({99}))
HOST = Unit(3, CALENDAR, 2, NORDBY, frozenset({HOST_OWNER}), frozenset({HOST_OWNER}))
EMPTY = Unit(4, CALENDAR, 2, NORDBY)
LEADERLESS = replace(UNIT, id=5, consultants=frozenset({BO, EVA}), leads=frozenset())
SPREADING = replace(UNIT, spreads=True, open_sheets={BO: 3, EVA: 2})


def without(*away, unit=UNIT, **stand_ins):
    """The unit while some are away, each with their stand-in if they have one."""
    return replace(unit, away=dict.fromkeys(away) | {globals()[k]: v for k, v in stand_ins.items()})


WEDNESDAY = datetime(2026, 11, 18, 20, 16, tzinfo=COPENHAGEN)
FACTS = Facts(at=WEDNESDAY, host=HOST, network_unit=UNIT, workplace_municipality=NORDBY)
CASES = [
    ("queue of the network's unit", {}, 1, None, "queue", None),
    ("default owner", {"default_owner": BO}, 1, BO, "network_default", None),
    ("a default owner who left", {"default_owner": 77}, 1, None, "queue", None),
    (
        "continuity before default owner",
        {"default_owner": BO, "last_consultant": {1: EVA}},
        1,
        EVA,
        "continuity",
        None,
    ),
    (
        "a last consultant who left",
        {"default_owner": BO, "last_consultant": {1: 77}},
        1,
        BO,
        "network_default",
        None,
    ),
    ("continuity of another unit", {"last_consultant": {2: 99}}, 1, None, "queue", None),
    ("unknown town", {"workplace_municipality": ""}, 1, None, "queue", None),
    (
        "workplace in another town with its own unit",
        {"workplace_municipality": SONDERBY, "units": {SONDERBY: OTHER_TOWN}},
        2,
        None,
        "queue",
        None,
    ),
    (
        "workplace in a town that the network covers",
        {
            "workplace_municipality": SONDERBY,
            "units": {SONDERBY: OTHER_TOWN},
            "network_municipalities": frozenset({SONDERBY}),
        },
        1,
        None,
        "queue",
        None,
    ),
    (
        "workplace in a town without a unit",
        {"workplace_municipality": SONDERBY},
        1,
        None,
        "queue",
        None,
    ),
    (
        "no unit: the town's",
        {"network_unit": None, "units": {NORDBY: UNIT}},
        1,
        None,
        "queue",
        None,
    ),
    (
        "no unit, unknown town: the host's town",
        {"network_unit": None, "workplace_municipality": "", "units": {NORDBY: UNIT}},
        1,
        None,
        "queue",
        None,
    ),
    ("no unit anywhere: the host", {"network_unit": None}, 3, None, "queue", None),
    ("a unit without people: the host", {"network_unit": EMPTY}, 3, None, "queue", None),
    (
        "a unit without a lead: a consultant",
        {"network_unit": LEADERLESS},
        5,
        BO,
        "no_lead",
        None,
    ),
    (
        "a unit without a lead: whoever has the fewest",
        {"network_unit": replace(LEADERLESS, open_sheets={BO: 2, EVA: 1})},
        5,
        EVA,
        "no_lead",
        None,
    ),
    (
        "a unit without a lead, one away",
        {"network_unit": without(BO, unit=LEADERLESS)},
        5,
        EVA,
        "no_lead",
        None,
    ),
    (
        "a unit without a lead, all away: still somebody's",
        {"network_unit": without(BO, EVA, unit=LEADERLESS)},
        5,
        BO,
        "no_lead",
        None,
    ),
    (
        "company moved to another town: there, and not to its old consultant",
        {
            "workplace_municipality": SONDERBY,
            "units": {NORDBY: UNIT, SONDERBY: OTHER_TOWN},
            "last_consultant": {1: BO},
        },
        2,
        None,
        "queue",
        None,
    ),
    (
        "company moved back: its consultant of then",
        {"units": {NORDBY: UNIT, SONDERBY: OTHER_TOWN}, "last_consultant": {1: BO, 2: 99}},
        1,
        BO,
        "continuity",
        None,
    ),
    (
        "a last consultant who is away: their stand-in",
        {"network_unit": without(BO=EVA), "last_consultant": {1: BO}},
        1,
        EVA,
        "stand_in",
        None,
    ),
    (
        "a default owner who is away: their stand-in",
        {"network_unit": without(BO=EVA), "default_owner": BO},
        1,
        EVA,
        "stand_in",
        None,
    ),
    (
        "away without a stand-in: the next rule",
        {"network_unit": without(EVA), "default_owner": BO, "last_consultant": {1: EVA}},
        1,
        BO,
        "network_default",
        None,
    ),
    (
        "away, and the stand-in too",
        {"network_unit": without(EVA, BO=EVA), "last_consultant": {1: BO}},
        1,
        None,
        "queue",
        None,
    ),
    (
        "away, and the stand-in left the unit",
        {"network_unit": without(BO=77), "last_consultant": {1: BO}},
        1,
        None,
        "queue",
        None,
    ),
    (
        "who left does not leave a stand-in behind",
        {"network_unit": replace(UNIT, away={77: EVA}), "last_consultant": {1: 77}},
        1,
        None,
        "queue",
        None,
    ),
    (
        "job profile: who knows it",
        {"profile_contact": EVA, "default_owner": BO},
        1,
        EVA,
        "profile",
        None,
    ),
    (
        "continuity before job profile",
        {"profile_contact": EVA, "last_consultant": {1: BO}},
        1,
        BO,
        "continuity",
        None,
    ),
    ("job profile of another unit", {"profile_contact": 99}, 1, None, "queue", None),
    (
        "job profile of one who is away",
        {"profile_contact": EVA, "default_owner": BO, "network_unit": without(EVA)},
        1,
        BO,
        "network_default",
        None,
    ),
    (
        "shared out: whoever has the fewest, and not the lead",
        {"network_unit": SPREADING},
        1,
        EVA,
        "workload",
        None,
    ),
    (
        "shared out: the first of two with as many",
        {"network_unit": replace(SPREADING, open_sheets={BO: 2, EVA: 2})},
        1,
        BO,
        "workload",
        None,
    ),
    (
        "shared out: one without any is not forgotten",
        {"network_unit": replace(SPREADING, open_sheets={BO: 2})},
        1,
        EVA,
        "workload",
        None,
    ),
    (
        "shared out: not to one who is away",
        {"network_unit": without(EVA, unit=SPREADING)},
        1,
        BO,
        "workload",
        None,
    ),
    (
        "shared out: all away, the lead has the queue",
        {"network_unit": without(BO, EVA, unit=SPREADING)},
        1,
        None,
        "queue",
        None,
    ),
    (
        "shared out: the company's own comes first",
        {"network_unit": SPREADING, "last_consultant": {1: BO}},
        1,
        BO,
        "continuity",
        None,
    ),
    (
        "shared out in a unit of leads alone",
        {"network_unit": replace(SPREADING, consultants=frozenset({LEAD}))},
        1,
        LEAD,
        "workload",
        None,
    ),
    (
        "moved by hand: the chosen unit by its own rules",
        {"to": OTHER_TOWN, "default_owner": BO, "last_consultant": {2: 99}},
        2,
        99,
        "continuity",
        None,
    ),
    (
        "moved by hand: no second introduction",
        {"to": OTHER_TOWN, "warm_introduction": True, "host_people": (DIRECTOR,)},
        2,
        None,
        "queue",
        None,
    ),
    (
        "warm introduction",
        {"warm_introduction": True, "host_people": (DIRECTOR, HOST_OWNER)},
        1,
        None,
        "queue",
        DIRECTOR,
    ),
    ("warm introduction without anyone", {"warm_introduction": True}, 1, None, "queue", None),
    ("people but no warm introduction", {"host_people": (DIRECTOR,)}, 1, None, "queue", None),
]


@pytest.mark.parametrize(
    ("changes", "unit", "owner", "reason", "introducer"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_route(changes, unit, owner, reason, introducer):
    due = datetime(2026, 11, 20, 16, tzinfo=COPENHAGEN)
    first = datetime(2026, 11, 19, 16, tzinfo=COPENHAGEN) if introducer else None
    assert route(replace(FACTS, **changes)) == Route(unit, owner, reason, introducer, first, due)


def test_host_without_people_is_told_to_the_log(caplog):
    nobody = replace(FACTS, network_unit=None, host=EMPTY)
    assert route(nobody).unit == 4
    assert [record.levelname for record in caplog.records] == ["ERROR"]


@pytest.mark.parametrize(
    ("at", "due"),
    [
        pytest.param((2026, 11, 20, 21), (2026, 11, 24, 16), id="friday evening"),
        pytest.param((2027, 3, 24, 20), (2027, 3, 31, 16), id="before Easter: 25, 26, 29 March"),
        pytest.param((2027, 3, 27, 12), (2027, 3, 31, 16), id="Easter Saturday"),
        pytest.param((2026, 12, 22, 20), (2026, 12, 28, 16), id="Christmas: 24, 25 and 26"),
        pytest.param((2026, 12, 30, 9), (2027, 1, 5, 16), id="New Year: 31 and 1"),
        pytest.param((2027, 5, 4, 20), (2027, 5, 7, 16), id="Ascension day"),
        pytest.param((2027, 3, 26, 23, 59), (2027, 3, 31, 16), id="over the change of clocks"),
    ],
)
def test_contact_due_counts_danish_working_days(at, due):
    moment = datetime(*at, tzinfo=COPENHAGEN)
    assert route(replace(FACTS, at=moment)).contact_due == datetime(*due, tzinfo=COPENHAGEN)


def test_reasons_of_the_table_are_those_of_the_model():
    assert {case[4] for case in CASES} == set(Handover.Reason.values)
