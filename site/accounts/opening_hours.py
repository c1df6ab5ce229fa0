"""When a place is open, read off the lines that people write: "Mandag til torsdag 9–15"."""

import re
from datetime import time

Hours = dict[int, list[tuple[time, time]]]

WEEKDAYS, EVERY_DAY = range(5), range(7)
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_SHORT = {
    "man": 0,
    "tir": 1,
    "tirs": 1,
    "ons": 2,
    "tor": 3,
    "tors": 3,
    "fre": 4,
    "lør": 5,
    "søn": 6,
}
_KNOWN = {name + end: n for n, name in enumerate(_DAYS) for end in ("", "e", "s")} | _SHORT
_MANY = {"hverdage": WEEKDAYS, "hverdag": WEEKDAYS, "dagligt": EVERY_DAY}
_TO = {"til", "-", "–", "—"}
_SILENT = {"kl", "åbent", "åben", "alle", "og", "samt"}

_HOURS = re.compile(
    r"(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?"
)
_WORDS = re.compile(r"[^\W\d]+|[-–—]|[^\s,.:]")


def read(text: str) -> Hours:
    """{weekday: [(opens, closes)]}, Monday is 0. A line that is not understood counts for nothing."""
    found: Hours = {}
    for line in text.lower().splitlines():
        hours = [_hours(*match) for match in _HOURS.findall(line)]
        words = _WORDS.findall(_HOURS.sub(" ", line))
        if hours and None not in hours and (days := _days(words)) is not None:
            for day in days:
                found.setdefault(day, []).extend(hours)
    return {day: sorted(found[day]) for day in sorted(found)}


def _hours(hour, minute, end_hour, end_minute):
    """None where no clock shows it, or where the end is not after the beginning."""
    try:
        opens, closes = time(int(hour), int(minute or 0)), time(int(end_hour), int(end_minute or 0))
    except ValueError:
        return None
    return (opens, closes) if opens < closes else None


def _days(words):
    """Every weekday that the words name; None when a word is not known or a range runs backwards."""
    days, last, is_range = [], None, False
    for word in words:
        if word in _TO:
            is_range = last is not None
        elif word in _KNOWN:
            day = _KNOWN[word]
            if is_range and day < last:
                return None
            days += range(last, day + 1) if is_range else [day]
            last, is_range = day, False
        elif word in _MANY:
            days += _MANY[word]
        elif word == "dage":
            days += EVERY_DAY
        elif word not in _SILENT:
            return None
    return sorted(set(days)) if days else list(WEEKDAYS)
