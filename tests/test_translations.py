"""The English catalogue: whole, and safe to fill in. Whether it is up to date is asked by .ci/translations."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "en/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|%%")
TAG = re.compile(r"</?\w+[^>]*>")
DANISH_WORD = re.compile(r"\w*[æøå]\w*", re.IGNORECASE)
NAMES = {"Håndslag", "Åse", "æ", "ø", "å"}


def catalogue(text=None):
    return read_po((text or CATALOGUE.read_text()).splitlines(keepends=True), locale="en")


def messages(found):
    return [message for message in found if message.id]


def forms(either):
    """A message has one text, or one per plural form."""
    return either if isinstance(either, tuple) else (either,)


def untranslated(found):
    return [message.id for message in messages(found) if not all(forms(message.string))]


def mismatched(found, pattern):
    """A singular may do without its number ("one person"); nothing else may be left out or invented."""
    return [
        message.id
        for message in messages(found)
        if set(pattern.findall(forms(message.string)[-1]))
        != set(pattern.findall(forms(message.id)[-1]))
        or not set(pattern.findall(forms(message.string)[0]))
        <= set(pattern.findall("".join(forms(message.id))))
    ]


def danish(found):
    """Words with Danish letters that stand in English texts; names may."""
    texts = " ".join(text for message in messages(found) for text in forms(message.string))
    return sorted(set(DANISH_WORD.findall(texts)) - NAMES)


def test_the_catalogue_has_content():
    assert len(messages(catalogue())) > 1000


def test_every_text_is_translated():
    assert untranslated(catalogue()) == []


def test_no_translation_is_a_guess():
    assert [message.id for message in messages(catalogue()) if message.fuzzy] == []


@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholder", "tag"])
def test_translations_keep(pattern):
    assert mismatched(catalogue(), pattern) == []


def test_nothing_danish_is_left():
    assert danish(catalogue()) == []


def test_english_counts_one_and_many():
    assert catalogue().plural_expr == "(n != 1)"
    assert [
        m.id for m in messages(catalogue()) if m.pluralizable and len(forms(m.string)) != 2
    ] == []


FAULTY = """
msgid "Hej %(name)s"
msgstr "Hello %(nam)s"

msgid "%(n)s ark"
msgid_plural "%(n)s ark"
msgstr[0] "one sheet"
msgstr[1] "sheets"

msgid "Gem"
msgstr ""

msgid "Se <strong>her</strong>"
msgstr "Look here"

msgid "Et småjob i Håndslag"
msgstr "A småjob in Håndslag"
"""


def test_the_checks_see_faults():
    found = catalogue(FAULTY)
    assert untranslated(found) == ["Gem"]
    assert mismatched(found, PLACEHOLDER) == ["Hej %(name)s", ("%(n)s ark", "%(n)s ark")]
    assert mismatched(found, TAG) == ["Se <strong>her</strong>"]
    assert danish(found) == ["småjob"]
