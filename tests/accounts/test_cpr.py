import logging

import pytest
from django import forms
from django.http import QueryDict

from accounts.cpr import CprGuardMixin, DigestField, Verdict, find_cpr, is_typed

VALID = "070761-4285"  # the public example number of the CPR office's own guide
NEW_YEAR = "010107-4000"  # no valid modulus 11, but 1 January
DATE_ONLY = "070761-4286"
UNLUCKY_ID = "c553d6ae-3673-4692-9ebc-ee0101827189"  # its last group holds 1 January
UNLUCKY_DIGEST = "53afd3105383591e"


class NoteForm(CprGuardMixin, forms.Form):
    cpr_exempt = ("p_number",)
    note = forms.CharField(required=False)
    p_number = forms.CharField(required=False)
    hidden = forms.CharField(required=False, widget=forms.HiddenInput)
    row = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen = DigestField(required=False)


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
        ("070761\n4285", Verdict.CERTAIN),
        ("07 07 61 42 85", Verdict.CERTAIN),
        ("07-07-61-42-85", Verdict.CERTAIN),
        ("07/07/61-4285", Verdict.CERTAIN),
        ("0 7 0 7 6 1 - 4 2 8 5", Verdict.CERTAIN),
        ("070 761 4285", Verdict.CERTAIN),
        ("0707\n614285", Verdict.CERTAIN),
        ("07071961-4285", Verdict.CERTAIN),
        ("07.07.1961-4285", Verdict.CERTAIN),
        ("070761_4285.pdf", Verdict.CERTAIN),
        ("070761-4285-2.pdf", Verdict.CERTAIN),
        ("070761: 4285", Verdict.CERTAIN),
        ("070761\u200b-\u00ad4285", Verdict.CERTAIN),
        ("０７０７６１－４２８５", Verdict.CERTAIN),
        ("٠٧٠٧٦١-٤٢٨٥", Verdict.CERTAIN),
        ("<p>070761<b>-4285</b></p>", Verdict.CERTAIN),
        ("070761&nbsp;4285", Verdict.CERTAIN),
        ("070761-4285 12345678", Verdict.CERTAIN),
        ("P-nr. 0707614285", Verdict.NONE),
        ("P-nummer: 1 010 164 285", Verdict.NONE),
        ("P-nr. 070761-4285", Verdict.CERTAIN),
        ("Opgang 0707614285", Verdict.CERTAIN),
        ("01.01.26 - 31.12.26", Verdict.NONE),
        ("kl. 10, 11, 12, 13 og 14", Verdict.NONE),
        ("10, 11, 12, 13, 14, 15", Verdict.NONE),
        ("30.11.2026 14.30", Verdict.NONE),
        ("30.11.26 14:30", Verdict.NONE),
        ("2026-11-30 14:30", Verdict.NONE),
        ("07 07 61 42 85 12 34 56", Verdict.NONE),
        ("+31 10 12 12 34", Verdict.NONE),
        ("12101512 10 ansatte", Verdict.NONE),
        (DATE_ONLY, Verdict.PERHAPS),
        ("320761-4285", Verdict.NONE),
        ("+45 12 34 56 78", Verdict.NONE),
        ("10150817", Verdict.NONE),
        ("2902001234", Verdict.PERHAPS),
        ("", Verdict.NONE),
        ("c553d6ae-3673-4692-9ebc-ee1406827189", Verdict.NONE),
        (UNLUCKY_ID, Verdict.NONE),
        (f"Sag {UNLUCKY_ID.upper()}.", Verdict.NONE),
        (f"Sag {UNLUCKY_ID}, {VALID}", Verdict.CERTAIN),
        (f"{UNLUCKY_ID}-4285", Verdict.NONE),
        (f"x{UNLUCKY_ID}", Verdict.CERTAIN),
        (UNLUCKY_ID.replace("-", ""), Verdict.CERTAIN),
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


@pytest.mark.parametrize(
    ("field", "is_valid", "typed"),
    [
        (forms.CharField(), True, True),
        (forms.CharField(), False, True),
        (forms.EmailField(), True, True),
        (forms.CharField(widget=forms.HiddenInput), True, True),
        (forms.UUIDField(), True, False),
        (forms.UUIDField(), False, True),
        (DigestField(), True, False),
        (DigestField(), False, True),
        (forms.IntegerField(), True, False),
        (forms.DateField(), False, False),
    ],
)
def test_which_fields_people_type(field, is_valid, typed):
    assert is_typed(field, is_valid=is_valid) is typed


@pytest.mark.parametrize(
    ("name", "value"),
    [("row", UNLUCKY_ID), ("row", UNLUCKY_ID.replace("-", "")), ("seen", UNLUCKY_DIGEST)],
)
def test_what_a_machine_made_is_not_judged(name, value):
    assert form(**{name: value}).is_valid()


def test_the_unlucky_digest_would_be_refused_as_text():
    assert not form(hidden=UNLUCKY_DIGEST).is_valid()


@pytest.mark.parametrize("name", ["hidden", "row", "seen"])
@pytest.mark.parametrize("text", [VALID, f"Bo {VALID} bor her", VALID.replace("-", "")])
def test_no_text_gets_past_in_a_hidden_field(name, text):
    bound = form(**{name: text})
    assert not bound.is_valid()
    assert text not in str(bound)
