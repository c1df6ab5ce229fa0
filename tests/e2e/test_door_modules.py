"""The door's own reckoning, run in a page: the same as the server's, sign for sign."""

import hashlib
import re
from pathlib import Path

import pytest
from django.utils.crypto import get_random_string

import frontend
from accounts import keys
from accounts.folding import fold

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOURCES = Path(frontend.__file__).parent / "src"


@pytest.fixture
def run(phone):
    """run(module, script, argument) → the answer of the script, which has the module as `it`."""
    page = phone()
    page.route(re.compile("/door-sources/"), _source)
    page.goto("/i/")

    def evaluate(module, script, argument=None):
        address = f"/door-sources/door/{module}.js"
        return page.evaluate(
            f"async (given) => {{ const it = await import('{address}'); return ({script})(given); }}",
            argument,
        )

    return evaluate


def _source(route):
    name = route.request.url.split("/door-sources/")[1]
    route.fulfill(body=(SOURCES / name).read_text(), content_type="text/javascript")


NAMES = [
    "Søren Ågård",
    "SØREN AAGAARD",
    "Åse  Bro",
    "Ægir Þór Ðóri",
    "Jürgen Weiß",
    "STRAẞE",
    "Zoë Čapek-Łukasz",
    "Émile\tO’Neill",
    "ﬁnn",
    "Joe Aaboe\0x",
    "  ",
]


def test_both_sides_fold_names_alike(run):
    assert run("fold", "(names) => names.map(it.fold)", NAMES) == [fold(name) for name in NAMES]


def test_both_sides_reckon_the_same_check_sign(run):
    bodies = [get_random_string(10, keys.LETTERS) for _ in range(200)]

    assert run("codes", "(all) => all.map(it.checkSign)", bodies) == [
        keys.check_sign(body) for body in bodies
    ]


def test_both_sides_read_codes_alike(run):
    code = "7KQ3XM9ZPR" + keys.check_sign("7KQ3XM9ZPR")
    typed = [
        code,
        code.lower(),
        keys.print_code(code),
        f"https://haandslag.example/i/{code}/",
        f" {code[:4]} {code[4:]} ",
        code[:-1] + "2",
        code[:-1],
        code.replace("Q", "0").replace("J", "1"),
        code[1] + code[0] + code[2:],
        "",
        "Carl Dahl",
    ]

    assert run("codes", "(all) => all.map(it.normaliseCode)", typed) == [
        keys.normalise_code(text) for text in typed
    ]


def test_a_scanner_with_the_wrong_keyboard_is_understood(run):
    code = "7KQ3XM9ZPR" + keys.check_sign("7KQ3XM9ZPR")
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    typed = [
        f"httpsÆ--haandslag.example-i-{code}-",
        f"https>&&haandslag.example&i&{code.lower()}&",
        f"httpsÆ--haandslag.example-i-{wrong}-",
    ]

    assert run("codes", "(all) => all.map(it.findCode)", typed) == [code, code, ""]


def test_a_fingerprint_is_ten_digits_of_the_contract(run):
    asked = run("codes", "([event, code]) => it.fingerprint(event, code)", [12, "7KQ3XM9ZPRA"])

    assert asked == hashlib.sha256(b"12:7KQ3XM9ZPRA").hexdigest()[:10]


ROW = {
    "key": "i1",
    "registration": 1,
    "invitation": 1,
    "code": "abc",
    "name": "Søren Ågård",
    "company": "Ågård",
    "party_size": 3,
    "mark": "",
    "withdrawn": False,
    "arrived_at": None,
    "arrived_persons": 0,
    "companions": [],
    "door": "",
    "note": "",
}
EVENING = """
async (rows) => {
  const { judge } = await import("/door-sources/door/judge.js");
  const list = new it.GuestList();
  list.take({ whole: true, version: "v", cursor: "c", guests: rows });
  let place = 0;
  const act = (kind, data, print = "") => {
    const item = { id: `act-${++place}`, kind, at: "2026-11-27T17:40:00.000Z", ...data };
    const made = { item, print, door: "Dør A" };
    const result = judge(list, made, { cancelled: false });
    list.apply(made, result);
    return [result.result, result.person, list.persons];
  };
  return %s;
}
"""


EVENINGS = [
    (
        '[act("code", {}, "abc"), act("code", {}, "abc"), act("code", {}, "xyz")]',
        [["admitted", "Søren Ågård", 1], ["duplicate", "Søren Ågård", 1], ["unmatched", "", 1]],
    ),
    (
        '[act("guest", {registration: 1}), act("companion", {of: "act-1", number: 1}), '
        'act("companion", {registration: 1, number: 1}), act("companion", {of: "act-1", number: 2})]',
        [
            ["admitted", "Søren Ågård", 1],
            ["admitted", "Søren Ågård", 2],
            ["duplicate", "Søren Ågård", 2],
            ["admitted", "Søren Ågård", 3],
        ],
    ),
    (
        '[act("walk_in", {name: "Carl", company: ""}), act("companion", {of: "act-1", number: 1}), '
        'act("undo", {undoes: "act-2"}), act("undo", {undoes: "act-1"}), act("walk_in", {name: ""})]',
        [
            ["admitted", "Carl", 1],
            ["admitted", "Carl", 2],
            ["undone", "Carl", 1],
            ["undone", "Carl", 0],
            ["rejected", "", 0],
        ],
    ),
    (
        '[act("code", {}, "abc"), act("correction", {of: "act-1", name: "Sofie", company: ""}), '
        'act("code", {}, "abc"), act("undo", {undoes: "act-3"})]',
        [
            ["admitted", "Søren Ågård", 1],
            ["noted", "Sofie", 1],
            ["duplicate", "Sofie", 1],
            ["undone", "Sofie", 1],
        ],
    ),
]


def test_the_phone_judges_by_its_own_list(run):
    for acts, expected in EVENINGS:
        assert run("list", EVENING % acts, [ROW]) == expected


def test_what_the_phone_did_lies_on_top_of_the_next_list(run):
    """A list that does not know yet of a companion, and then one that does."""
    steps = """(() => {
        act("guest", {registration: 1});
        const before = list.persons;
        list.take({ whole: false, version: "v", cursor: "d", guests: [rows[0]] });
        const taken = list.persons;
        const gone = { ...rows[0], gone: true };
        list.take({ whole: false, version: "v", cursor: "e", guests: [gone] });
        return [before, taken, list.rows.size, list.search("soren").length];
      })()"""

    assert run("list", EVENING % steps, [ROW]) == [1, 0, 0, 0]


def test_search_takes_two_letters_and_shows_who_begins_so_first(run):
    people = ["Aase Bro", "Bo Åsen", "Søren Ågård", "Basse Lund", "Øjvind"]
    rows = [
        ROW | {"key": f"i{n}", "registration": n, "code": str(n), "name": name, "company": ""}
        for n, name in enumerate(people, start=1)
    ]
    rows[4]["withdrawn"] = True
    steps = '["a", "ås", "soren", "oj"].map((words) => list.search(words).map((row) => row.name))'

    assert run("list", EVENING % steps, rows) == [
        [],
        ["Bo Åsen", "Aase Bro", "Basse Lund"],  # Aa is the last letter of the Danish alphabet
        ["Søren Ågård"],
        [],
    ]


def test_at_most_twenty_are_shown(run):
    rows = [ROW | {"key": f"i{n}", "registration": n, "name": f"Bo {n}"} for n in range(50)]

    assert run("list", EVENING % 'list.search("bo").length', rows) == 20


CLOCK = """
() => {
  const real = { now: Date.now, tick: performance.now };
  let [day, ticks] = [10_800_000, 0];
  Date.now = () => day;
  performance.now = () => ticks;
  const pass = (milliseconds) => { day += milliseconds; ticks += milliseconds; };
  const clock = new it.Clock();
  clock.hear(new Date(0).toISOString(), day - 100, day + 100);
  const offsets = [clock.offset];
  pass(60_000); clock.check(); offsets.push(clock.offset);
  day -= 3_600_000; clock.check(); offsets.push(clock.offset);
  offsets.push(clock.now());
  clock.slept = true; pass(1000); day += 7_200_000; clock.check(); offsets.push(clock.offset);
  [Date.now, performance.now] = [real.now, real.tick];
  return offsets;
}
"""


def test_a_clock_that_is_set_is_noticed_and_sleep_is_not_taken_for_it(run):
    three_hours, one_hour = -10_800_000, 3_600_000

    assert run("clock", CLOCK) == [
        three_hours,
        three_hours,
        three_hours + one_hour,
        60_000,
        three_hours + one_hour,
    ]
