"""The guard of anonymous texts: what leads to a person, what only looks like it, and what a tick allows."""

import logging

import pytest
from django import forms

from pledges.job_profiles.anonymity import (
    AnonymousFormMixin,
    Trace,
    find_traces,
    is_pseudonym,
    names_somebody,
)

NAMING = [
    "Peter søger job",
    "Hun hedder Fatima og vil gerne køre",
    "Spørg efter Anne-Marie.",
    "Mohammeds mor kan køre ham",
    "Mød SØREN i værkstedet",
    "Rolig fyr. Vi kalder ham Bo, og han kan alt.",
    "Kan det hele, siger Kim",
    "Han og fru Abildtoft Bredkær er kendte",
    "Fatuma Abdi, flink og rolig",
    "Xenobia Qvortrup vil gerne i køkken",
    "Ring til F. Abdi",
    "Det er jo Svendsen fra byen",
    "Pet\u200ber vil gerne ud at køre",
    "Rene\u0301 vil gerne ud at køre",
    "Kender Excel.\nLone er god til tal",
]


@pytest.mark.parametrize("text", NAMING)
def test_a_text_that_names_a_person_is_found(text):
    assert names_somebody(text)


HARMLESS = [
    "",
    "Rolig og grundig. Har gjort rent på kontorer i ti år.",
    "Hans opgaver var lager og pakning",
    "Bo i byen er ikke et krav",
    "Max 10 timer om ugen. August er bedst.",
    "Per uge passer fem timer",
    "Kender Word og Excel",
    "Har brugt Microsoft Office og SAP Business",
    "Taler Dansk og Engelsk",
    "Bor i Nordby, kan køre til Sønderby",
    "HACCP og ADR",
    "Kan køre truck. Vil gerne have faste dage: mandag, onsdag",
    "Kassen, lageret og haven",
    "- Rengøring\n- Køkken\n- Kørsel",
    "Kan tage imod en ny kollega; dansen går godt",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_danish_words_are_no_names(text):
    assert find_traces(text) == set()


TRACES = [
    ("Skriv til leder@example.org", Trace.EMAIL),
    ("skriv til fatima(at)example punktum org", Trace.EMAIL),
    ("Se https://example.org/mig", Trace.LINK),
    ("Se www.minside.dk", Trace.LINK),
    ("Se minside.dk", Trace.LINK),
    ("Find mig på LinkedIn", Trace.LINK),
    ("Ring 22334455", Trace.PHONE),
    ("Ring 22 33 44 55 efter kl. 10", Trace.PHONE),
    ("Ring 2233 4455", Trace.PHONE),
    ("Ring 22.33.44.55", Trace.PHONE),
    ("Ring +45 22 33 44 55", Trace.PHONE),
    ("Ring 0049 30 1234567", Trace.PHONE),
    ("Født den 3. i fjerde", Trace.BIRTH),
    ("Fødselsår 1985", Trace.BIRTH),
    ("12.03.1985 er datoen", Trace.BIRTH),
    ("den 4. juli 1990", Trace.BIRTH),
]


@pytest.mark.parametrize(("text", "trace"), TRACES)
def test_what_leads_to_a_person_is_found(text, trace):
    assert trace in find_traces(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kan starte 1.2.2027",
        "Arbejdede på lager 2015-2019 og 2019 2021",
        "10-14 timer, helst 15-19 timer",
        "Har 25 års erfaring, kan løfte 20 kg",
        "Kl. 8.30-12.30, tre dage om ugen",
        "Årsløn 250.000 kr. er ikke vigtig",
    ],
)
def test_numbers_that_are_no_traces_pass(text):
    assert find_traces(text) == set()


@pytest.mark.parametrize("text", ["Kandidat A1", "B-17", "Ny i byen 3", "kandidat 2026/14"])
def test_reference_of_ones_own_making_is_a_pseudonym(text):
    assert is_pseudonym(text)


@pytest.mark.parametrize(
    "text", ["Anna", "kandidat fatima", "Søren Ågård", "AHMED 2", "Kandidat Bo", "22334455"]
)
def test_reference_that_names_somebody_is_none(text):
    assert not is_pseudonym(text)


class _Form(AnonymousFormMixin, forms.Form):
    anonymous_fields = ("skills",)
    pseudonym_fields = ("reference",)
    reference = forms.CharField()
    skills = forms.CharField()
    contact = forms.CharField(required=False)


def filled(**data):
    return _Form({"reference": "Kandidat A1", "skills": "Kan køre truck"} | data)


def test_form_asks_about_a_name_and_takes_a_no():
    form = filled(skills="Kender Fatima Software")
    assert not form.is_valid()
    assert form.has_error("skills", "name_question")
    assert "not_name" in form.fields
    assert form["skills"].value() == "Kender Fatima Software"
    assert filled(skills="Kender Fatima Software", not_name="on").is_valid()


def test_tick_survives_another_mistake():
    form = filled(skills="Kender Fatima Software", not_name="on", reference="")
    assert not form.is_valid()
    assert form["not_name"].value() is True
    assert "skills" not in form.errors


def test_tick_is_logged_without_the_text(caplog):
    with caplog.at_level(logging.INFO, "haandslag.anonymity"):
        filled(skills="Kender Fatima Software", not_name="on").is_valid()
    assert [record.field for record in caplog.records] == ["skills"]
    assert "Fatima" not in caplog.text


@pytest.mark.parametrize("text", [text for text, _trace in TRACES])
def test_tick_opens_nothing_but_names(text):
    assert not filled(skills=text, not_name="on").is_valid()


@pytest.mark.parametrize("reference", ["Fatima", "kandidat fatima"])
def test_reference_takes_no_tick(reference):
    form = filled(reference=reference, not_name="on")
    assert form.has_error("reference", "pseudonym")


def test_other_fields_of_the_form_may_name_people():
    assert filled(contact="Søren Ågård, leder@example.org").is_valid()


@pytest.mark.parametrize("field", ["reference", "skills", "contact"])
def test_no_field_takes_a_cpr_number(field):
    form = filled(**{field: "010180-1234"})
    assert form.has_error(field, "cpr")
    assert form[field].value() == ""
