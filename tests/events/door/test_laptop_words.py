import re
from pathlib import Path

import pytest

from events.door.laptop_words import LAPTOP
from events.door.phone_words import WORDS

TEMPLATES = Path(__file__).parents[3] / "templates/events/door"


def texts(words):
    if isinstance(words, dict):
        return [text for each in words.values() for text in texts(each)]
    return [text for each in words for text in texts(each)] if isinstance(words, list) else [words]


@pytest.mark.parametrize("group", [name for name in WORDS if name != "laptop"])
def test_what_speaks_of_a_telephone_has_its_words_for_a_computer(group):
    speaking = [
        name
        for name, words in WORDS[group].items()
        if any("telefon" in str(text).lower() for text in texts(words))
    ]
    assert sorted(speaking) == sorted(LAPTOP.get(group, {}))


def test_the_words_for_a_computer_speak_of_no_telephone():
    assert [str(text) for text in texts(LAPTOP) if "telefon" in str(text).lower()] == []


def test_each_text_of_the_page_that_speaks_of_a_telephone_can_be_changed():
    pages = [TEMPLATES / f"{name}.html" for name in ("_desk", "_kiosk", "_pairing", "door")]
    text = "".join(page.read_text() for page in pages)
    assert set(re.findall(r'data-laptop="(\w+)"', text)) == set(LAPTOP["page"])
    speaking = re.findall(r'<[^<]*>\{% translate "[^"]*[Tt]elefon[^"]*" %\}', text)
    assert [tag for tag in speaking if "data-laptop" not in tag] == []
