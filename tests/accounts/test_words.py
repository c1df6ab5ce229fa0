"""What the log-in tells people reads as written by a person, in both languages."""

import re
from pathlib import Path

import pytest
from django.contrib.messages import get_messages

from accounts import addresses

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MACHINE = re.compile(r"succesfuld|med succes\b|tage fat i dig|meldt til\b|Loggede", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("da", "Velkommen, secretary."), ("en", "Welcome, secretary.")]
)
def test_logging_in_is_told_in_plain_words(client, cast, language, words):
    addresses.vouch_for(cast.secretary)
    prefix = "" if language == "da" else "/en"
    client.cookies["django_language"] = language
    response = client.post(
        f"{prefix}/konto/login/",
        {"login": cast.secretary.email, "password": "hemmelig-nok-1"},
    )
    assert response.status_code == 302
    assert [str(message) for message in get_messages(response.wsgi_request)] == [words]


def test_no_template_speaks_like_a_machine():
    found = [path for path in TEMPLATES.rglob("*.*") if MACHINE.search(path.read_text())]
    assert found == []


@pytest.mark.parametrize(
    "phrase", ["Loggede succesfuldt ind", "Du er meldt til.", "tage fat i dig"]
)
def test_a_machine_phrase_would_be_found(phrase):
    assert MACHINE.search(phrase)
