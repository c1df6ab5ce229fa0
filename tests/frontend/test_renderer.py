import pytest
from bs4 import BeautifulSoup
from django import forms

from frontend.widgets import CheckboxCards, RadioCards, SegmentedRadios


class CallForm(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label="Navn", help_text="Den, vi spørger efter")
    phone = forms.CharField(label="Telefon", required=False)
    tasks = forms.MultipleChoiceField(
        label="Opgaver",
        choices=[("green", "Grønne områder"), ("office", "Kontor")],
        widget=CheckboxCards(details={"green": {"icon": "leaf", "hint": "Feje og salte"}}),
    )
    hours = forms.ChoiceField(
        label="Timer", choices=[("1", "1–4"), ("5", "5–9")], widget=SegmentedRadios, required=False
    )
    visit = forms.BooleanField(label="Besøg", help_text="Vi kommer forbi", required=False)


def render(form):
    return BeautifulSoup(str(form), "html.parser")


def test_every_control_has_a_label():
    page = render(CallForm())
    controls = page.select("input:not([type=hidden]), select, textarea")

    assert len(controls) == 7
    assert [c["id"] for c in controls if not page.find("label", attrs={"for": c["id"]})] == []


def test_only_optional_fields_are_marked():
    page = render(CallForm())

    assert page.find("label", attrs={"for": "id_name"}).get_text(strip=True) == "Navn"
    assert (
        page.find("label", attrs={"for": "id_phone"}).get_text(" ", strip=True)
        == "Telefon (valgfri)"
    )


def test_a_form_may_leave_optional_fields_unmarked():
    class Filter(CallForm):
        mark_optional = False

    assert render(Filter()).select(".optional") == []


def test_hint_stands_above_the_field_and_describes_it():
    page = render(CallForm())
    control = page.find(id="id_name")

    assert control["aria-describedby"] == "id_name_helptext"
    assert control.find_previous_sibling(class_="hint")["id"] == "id_name_helptext"


def test_choices_are_a_fieldset_with_legend_icon_and_hint():
    group = render(CallForm()).find("fieldset", id="id_tasks")
    first = group.select_one("label.choice")

    assert group.legend.get_text(strip=True) == "Opgaver"
    assert first.select_one(".choice__hint").string == "Feje og salte"
    assert first.svg["aria-hidden"] == "true"
    assert group.select("label.choice")[1].svg is None


def test_bands_are_segments():
    group = render(CallForm()).find("fieldset", id="id_hours")

    assert [label.get_text(strip=True) for label in group.select("label.segment")] == ["1–4", "5–9"]


def test_errors_are_summed_up_with_links_that_lead_somewhere():
    page = render(CallForm({"phone": "12345678"}))
    summary = page.find(id="form-errors")
    links = [a["href"] for a in summary.select("a")]

    assert summary["role"] == "alert"
    assert links == ["#id_name", "#id_tasks"]
    assert [link for link in links if not page.select_one(link)] == []


def test_an_error_names_its_field_and_a_question_gets_no_colon():
    form = CallForm({"phone": "12345678"})
    form.fields["tasks"].label = "Hvilke opgaver?"
    links = [a.get_text() for a in render(form).select("#form-errors a")]

    assert links == [
        "Navn: Det her skal udfyldes.",
        "Hvilke opgaver? Det her skal udfyldes.",
    ]


def test_an_error_describes_its_field():
    page = render(CallForm({}))
    control = page.find(id="id_name")

    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_name_helptext id_name_error"
    assert page.find(id="id_name_error").name == "ul"
    assert page.find("fieldset", id="id_tasks")["aria-describedby"] == "id_tasks_error"


def test_an_untouched_form_has_no_summary():
    assert render(CallForm()).find(id="form-errors") is None


def test_error_of_a_hidden_field_is_told():
    form = CallForm({"name": "Åse", "tasks": ["green"]})
    form.add_error("token", "Linket er for gammelt.")

    assert [li.string for li in render(form).select("#form-errors li")] == [
        "Linket er for gammelt."
    ]


def test_fieldsets_group_fields_and_lose_none():
    class Grouped(CallForm):
        fieldsets = [("Hvem", ["phone", "name"])]

    page = render(Grouped())
    group = page.select_one("fieldset.group")
    names = [c["name"] for c in page.select("input:not([type=hidden])")]

    assert group.legend.string == "Hvem"
    assert [c["name"] for c in group.select("input")] == ["phone", "name"]
    assert names == ["phone", "name", "tasks", "tasks", "hours", "hours", "visit"]


@pytest.mark.parametrize("widget", [RadioCards, SegmentedRadios])
def test_what_was_typed_is_kept_and_escaped(widget):
    class Evil(forms.Form):
        name = forms.CharField(label="<b>Navn</b>")
        pick = forms.ChoiceField(choices=[("a", "<i>A</i>")], widget=widget)

    html = str(Evil({"name": '"><script>', "pick": "a"}))

    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert BeautifulSoup(html, "html.parser").find(id="id_pick_0").has_attr("checked")
