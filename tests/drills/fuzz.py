"""Requests that nobody foresaw, to all that strangers can reach: addresses, forms and the API, with right and wrong keys.

The same seed makes the same requests. What is right is learned first: addresses from the table in `tests/access`,
fields from the forms that their pages print, bodies from the API's own description. Then a part of it is spoiled.
"""

import json
import sys
import traceback
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode, urlsplit

from django.core.cache import caches
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client

ROOT = str(Path(__file__).resolve().parents[2])
INSIDE = ("/arbejdsbord/", "/en/arbejdsbord/", "/cms/")
JUNK = (
    "", " ", "\0", "a\0b", "\ud800", "\u202e\u200b", "æøå🤝", "x" * 5_000, "9" * 400, "-1", "0", "NaN", "1e999",
    str(2**31), str(2**63), str(-(2**63) - 1), "1.5", "0000-00-00", "9999-12-31T23:59", "2026-02-30", "24:61",
    "' OR 1=1 --", '"><script>', "%00", "%s%d%n", "{{7*7}}", "${x}", "../../etc/passwd", "\r\nX: y", "null", "[]", "on",
    "true", "٣", "²", "a@b", "a@b.example", "+4512345678", "0101011234", "https://[", "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
JSON_JUNK = (None, True, -1, 0, 1.5, 2**70, -(2**70), 1e308, [], {}, [[]], {"a": {}}, *JUNK)
HEADERS = {
    "Accept-Language": ("xx", "da;q=abc", "\xff", "en-" + "a" * 300),
    "Authorization": ("Bearer", "Device", "Device \xff", "Bearer " + "x" * 5_000, "Basic ::", ""),
    "Cookie": ("sessionid=x", "sessionid=\xff", "csrftoken=" + "a" * 200, "=;=;", "django_language=../x"),
    "HX-Request": ("true", "x"),
    "If-Modified-Since": ("x", "Mon, 32 Foo 2026 99:99:99 GMT"),
    "If-None-Match": ('"x', "*", "W/"),
    "Range": ("bytes=-", "bytes=9-1", "bytes=" + "9" * 30 + "-", "x"),
    "Idempotency-Key": ("", "\xff", "x" * 5_000, "a\tb"),
    "X-Forwarded-For": ("x", "::1, ;", "9" * 300),
}  # fmt: skip
TYPES = (
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "\xff",
    "",
)
METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "POST", "GET", "TRACE")


@dataclass(frozen=True)
class Target:
    """One address that answers, with what a right request brings."""

    method: str
    path: str
    fields: dict | None = None  # of a form
    body: object = None  # of the API
    headers: dict = field(default_factory=dict)


class _Forms(HTMLParser):
    """[(action, method, {name: [values that a browser may send]})] of a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.found.append((said.get("action") or "", said.get("method") or "get", {}))
        elif self.found and said.get("name") and tag in ("input", "textarea", "select", "button"):
            values = self.found[-1][2].setdefault(said["name"], [])
            values.append(said.get("value") or "")
            self.select = values
        elif self.found and tag == "option" and self.found[-1][2]:
            self.select.append(said.get("value") or "")


def forms_on(path: str, page: str) -> list[Target]:
    """What the page's own forms send when nobody spoils it."""
    parser = _Forms()
    parser.feed(page)
    here = urlsplit(path)
    return [
        Target(method.upper(), urlsplit(action).path or here.path, fields=fields)
        for action, method, fields in parser.found
        if fields and not (urlsplit(action).path or here.path).startswith(INSIDE)
    ]


def sample(schema: dict, parts: dict, chance: Random):
    """A value that the API's description allows."""
    if "$ref" in schema:
        return sample(parts[schema["$ref"].rsplit("/", 1)[-1]], parts, chance)
    if options := schema.get("anyOf") or schema.get("allOf"):
        return sample(chance.choice(options), parts, chance)
    if "enum" in schema or "const" in schema:
        return chance.choice(schema.get("enum") or [schema["const"]])
    kind = schema.get("type")
    if kind == "object":
        named = schema.get("properties", {})
        return {name: sample(inner, parts, chance) for name, inner in named.items()}
    if kind == "array":
        return [sample(schema.get("items", {}), parts, chance) for _each in range(2)]
    if schema.get("format") == "uuid":
        return f"{chance.getrandbits(32):08x}-0000-4000-8000-{chance.getrandbits(48):012x}"
    if schema.get("format") == "date-time":
        return "2026-11-30T12:00:00+01:00"
    return {"integer": 7, "number": 1.5, "boolean": True, "null": None}.get(kind, "ord")


def spoil(value, chance: Random):
    """The same with one part replaced, left out, doubled or put in a shape that it never has."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(sorted(value))
        if chance.random() < 0.1:
            return {key: each for key, each in value.items() if key != name}
        return value | {name: spoil(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.7:
        place = chance.randrange(len(value))
        return [*value[:place], spoil(value[place], chance), *value[place:]]
    return chance.choice(JSON_JUNK)


class Fuzzer:
    """Plays requests against the site in this process; each is undone, so that the next one finds the same world."""

    def __init__(self, targets: list[Target], seed: int, visited: Client):
        self.targets, self.chance, self.visited = targets, Random(seed), visited
        self.statuses, self.faults = Counter(), {}

    def play(self, number: int) -> None:
        got_request_exception.connect(self._note)
        try:
            for turn in range(number):
                if turn % 200 == 0:
                    for name in ("default", "shared"):
                        caches[name].clear()  # limits would answer 429 to all that follows
                self._play_one()
        finally:
            got_request_exception.disconnect(self._note)

    def _play_one(self):
        chance, target = self.chance, self.chance.choice(self.targets)
        self.crashed, self.said = None, ""
        method, path, content, kind = self._made_of(target)
        headers = dict(target.headers) if chance.random() < 0.8 else {}
        if chance.random() < 0.15:
            name = chance.choice(sorted(HEADERS))
            headers[name] = chance.choice(HEADERS[name])
        client = self.visited if chance.random() < 0.5 else Client()
        client.raise_request_exception = False
        caller = ".".join(str(chance.randrange(1, 255)) for _part in range(4))
        with transaction.atomic():
            answer = client.generic(
                method, path, content, kind, headers=headers, REMOTE_ADDR=caller
            )
            if answer.streaming:
                b"".join(answer.streaming_content)
            transaction.set_rollback(True)
        self.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            where = self.crashed or f"{answer.status_code} {target.path}"
            self.faults.setdefault(where, (self.said, method, path, content[:300], headers))

    def _made_of(self, target):
        chance, method = self.chance, target.method
        path = self._wrong(target.path) if chance.random() < 0.3 else target.path
        content, kind = b"", "application/x-www-form-urlencoded"
        if target.body is not None:
            body = spoil(target.body, chance) if chance.random() < 0.9 else target.body
            content, kind = json.dumps(body).encode(), "application/json"
        elif target.fields is not None and method == "POST":
            content = _encoded(self._typed(target.fields))
        else:
            path += f"?{_encoded(self._typed(target.fields or {'q': [''], 'side': ['']})).decode()}"
        if chance.random() < 0.05:
            method = chance.choice(METHODS)
        if chance.random() < 0.05:
            content, kind = bytes(chance.randrange(256) for _n in range(99)), chance.choice(TYPES)
        return method, path, content, kind

    def _typed(self, fields):
        chance = self.chance
        typed = {name: [chance.choice(values)] for name, values in fields.items()}
        for name in chance.sample(sorted(typed), k=min(len(typed), chance.randrange(4))):
            typed[name] = [chance.choice(JUNK) for _each in range(chance.choice((0, 1, 1, 1, 2)))]
        return typed

    def _wrong(self, path):
        parts = path.strip("/").split("/")
        place = self.chance.randrange(len(parts))
        junk = self.chance.choice((*JUNK, parts[place][::-1], parts[place] + "Z"))
        parts[place] = quote(junk.encode("utf-8", "surrogatepass"), safe="")
        return f"/{'/'.join(parts)}/"

    def _note(self, sender, **kwargs):
        kind, error, trace = sys.exc_info()
        ours = [step for step in traceback.extract_tb(trace) if step.filename.startswith(ROOT)]
        place = ours[-1] if ours else traceback.extract_tb(trace)[-1]
        self.crashed = f"{kind.__name__} {place.filename.removeprefix(ROOT)}:{place.lineno}"
        self.said = str(error)[:200]


def _encoded(typed):
    pairs = [(name, value) for name, values in typed.items() for value in values]
    return urlencode(pairs, errors="surrogatepass").encode()
