import logging

import pytest
from django import forms
from django.http import QueryDict

from accounts.cpr import CprGuardMixin, Verdict, find_cpr

VALID = "070761-4285"  # the public example number of the CPR office's own guide
NEW_YEAR = "010107-4000"  # no valid modulus 11, but 1 January
DATE_ONLY = "070761-4286"


class NoteForm(CprGuardMixin, forms.Form):
    cpr_exempt = ("p_number",)
    note = forms.CharField(required=False)
    p_number = forms.CharField(required=False)


def form(**data):
    query = QueryDict(mutable=True)
    query.update(data)
    return NoteForm(query)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (VALID, Verdict.CERTAIN),
        ("ring om 0707614285 i morgen", Verdict.CERTAIN),
        (f"({NEW_YEAR})", Verdict.CERTAIN),
        ("070761 - 4285", Verdict.CERTAIN),
        ("07.07.61-4285", Verdict.CERTAIN),
        ("070761\u20114285", Verdict.CERTAIN),
        ("070761\u00a04285", Verdict.CERTAIN),
        ("070761\n4285", Verdict.NONE),
        (DATE_ONLY, Verdict.PERHAPS),
        ("320761-4285", Verdict.NONE),
        ("+45 12 34 56 78", Verdict.NONE),
        ("10150817", Verdict.NONE),
        ("2902001234", Verdict.PERHAPS),
        ("", Verdict.NONE),
    ],
)
def test_verdicts(text, verdict):
    assert find_cpr(text) is verdict


def test_a_number_is_refused_and_never_echoed():
    bound = form(note=f"Han hedder {VALID}")
    assert not bound.is_valid()
    assert bound.errors.as_data()["note"][0].code == "cpr"
    assert VALID not in str(bound)


def test_without_the_guard_the_number_would_pass():
    class Unguarded(forms.Form):
        note = forms.CharField()

    assert Unguarded({"note": VALID}).is_valid()


def test_a_date_alone_asks_and_a_logged_no_lets_it_through(caplog):
    asked = form(note=DATE_ONLY)
    assert not asked.is_valid()
    assert asked.errors.as_data()["note"][0].code == "cpr_question"
    assert "not_cpr" in asked.fields
    with caplog.at_level(logging.INFO, logger="haandslag.cpr"):
        assert form(note=DATE_ONLY, not_cpr="on").is_valid()
    assert len(caplog.records) == 1
    assert DATE_ONLY not in caplog.text


def test_a_no_does_not_let_a_certain_number_through():
    assert not form(note=VALID, not_cpr="on").is_valid()


def test_p_numbers_are_exempt():
    assert form(p_number="0707614285").is_valid()
