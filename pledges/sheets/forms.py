"""The sheet as a leader fills it in: mostly ticks, and without questions whose answer we know."""

import json
import re

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.forms import CodeField
from frontend.widgets import CheckboxCards, SegmentedRadios
from pledges.models import Sheet
from pledges.sheets.freed import EXAMPLE_BAND, freed, hours_table
from pledges.sheets.handing_in import SheetData
from pledges.taxonomy import BANDS, POSITIONS, TASK_CARDS, CallTime, CallWay, Pattern, Task

HEARD = (
    Sheet.Source.CALL,
    Sheet.Source.VISIT,
    Sheet.Source.MEETING,
    Sheet.Source.NETWORK,
    Sheet.Source.STAFF,
)
# What the form and a phone without a network both say.
NAME_MISSING = _("Skriv dit navn.")
COMPANY_MISSING = _("Skriv, hvor du kommer fra.")
PHONE_SHORT = _("Skriv nummeret med alle otte cifre.")
NO_WAY_BACK = _("Skriv et telefonnummer eller en e-mail, så vi kan svare.")
NO_PHONE = _("Hvilket nummer skal vi ringe på?")
NO_EMAIL = _("Hvilken adresse skal vi skrive til?")
NO_TASK = _("Sæt kryds ved en opgave, eller sig ja til et besøg.")
NO_HOURS = _("Vælg cirka hvor mange timer om ugen.")


class KeyForm(forms.Form):
    mark_optional = False
    code = CodeField(
        label=_("Kode"),
        help_text=_("De 11 tegn fra kortet på bordet eller fra dit brev."),
        error_messages={
            "misspelt": _(
                "Koden passer ikke. Den har 11 tegn. Se efter, om et af dem er læst forkert."
            )
        },
    )


class ContactForm(CprGuardMixin, forms.Form):
    """Who we are to call. All of it is filled in beforehand for a guest with their own code."""

    mark_optional = False
    client_id = forms.UUIDField(widget=forms.HiddenInput)
    contact_name = forms.CharField(
        label=_("Dit navn"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": NAME_MISSING},
    )
    company_name = forms.CharField(
        label=_("Virksomhed"),
        max_length=160,
        widget=forms.TextInput({"autocomplete": "organization"}),
        error_messages={"required": COMPANY_MISSING},
    )
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Så sender vi en kvittering."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    call_way = forms.ChoiceField(
        label=_("Hvordan må vi kontakte dig?"),
        choices=CallWay,
        widget=SegmentedRadios,
    )
    call_time = forms.ChoiceField(
        label=_("Hvornår passer det bedst?"), choices=CallTime, widget=SegmentedRadios
    )
    remark = forms.CharField(
        label=_("Noget, vi skal vide?"),
        max_length=500,
        required=False,
        help_text=_("Skriv ikke om bestemte personer."),
        widget=forms.Textarea({"rows": 2}),
    )

    thanks_shown = forms.BooleanField(
        label=_("I må gerne takke os med navn på skærmen"),
        required=False,
        help_text=_("Kun virksomhedens navn, mens vi er her."),
    )

    CONTACT_FIELDS = ("contact_name", "company_name", "phone", "email")
    field_order = ("client_id", *CONTACT_FIELDS, "call_way", "call_time")

    def __init__(self, *args, entry, profile=None, **kwargs):
        self.entry, self.profile = entry, profile
        wanted = {"tasks": profile.tasks, "hours": profile.hours} if profile else {}
        kwargs["initial"] = entry.guest | wanted | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if entry.event is None:  # no evening, no screen
            del self.fields["thanks_shown"]
        self.fields["call_way"].initial = self._usual_way()
        self.fields["call_time"].initial = CallTime.ANY

    def _usual_way(self):
        return CallWay.EMAIL if self._only_email_is_known else CallWay.PHONE

    @property
    def _only_email_is_known(self):
        known = self.entry.guest
        return bool(known.get("email")) and not known.get("phone")

    @property
    def is_known(self):
        """Whether the leader has to type nothing at all."""
        known = self.entry.guest
        return bool(known and (known["phone"] or known["email"]))

    @property
    def contact_is_open(self):
        folded = (*self.CONTACT_FIELDS, "call_way", "call_time")
        return not self.is_known or any(name in self.errors for name in folded)

    @property
    def calls_by_phone(self):
        return self["call_way"].value() == CallWay.PHONE

    def clean_phone(self):
        phone = " ".join(self.cleaned_data["phone"].split())
        if phone and not 8 <= len(re.sub(r"\D", "", phone)) <= 15:
            raise forms.ValidationError(PHONE_SHORT, code="phone")
        return phone

    def clean(self):
        cleaned = super().clean()
        if {"phone", "email"} & set(self.errors):
            return cleaned
        way, phone, email = (cleaned.get(name) for name in ("call_way", "phone", "email"))
        if not phone and not email:
            self.add_error("phone", NO_WAY_BACK)
        elif way == CallWay.PHONE and not phone:
            self.add_error("phone", NO_PHONE)
        elif way == CallWay.EMAIL and not email:
            self.add_error("email", NO_EMAIL)
        return cleaned

    def filled(self):
        answers = self.cleaned_data
        names = ("client_id", *self.CONTACT_FIELDS, "call_way", "call_time", "remark")
        return SheetData(
            **{name: answers[name] for name in names},
            **self.promised(),
            profile=self.profile,
            thanks_shown=answers.get("thanks_shown", False),
            interviewer=self.pen_holder(),
        )

    def pen_holder(self):
        """Whoever held the pen, when it is an interview and not the leader."""
        return ""


class VisitForm(ContactForm):
    """For networks that only ask: may we come by?"""

    template_name = "pledges/sheets/visit_form.html"

    def promised(self):
        return {"wants_visit": True}


class JobFields(forms.Form):
    """The part of the sheet with tasks, hours and number of positions."""

    tasks = forms.MultipleChoiceField(
        label=_("Hvilke opgaver kunne en anden tage?"),
        choices=Task,
        required=False,
        help_text=_("Sæt gerne flere krydser."),
        widget=CheckboxCards(
            details={
                task: {"icon": card.icon, "hint": card.examples, "more": card.frees}
                for task, card in TASK_CARDS.items()
            }
        ),
        error_messages={"invalid_choice": _("Vælg blandt de opgaver, der står på arket.")},
    )
    hours = forms.ChoiceField(
        label=_("Hvor mange timer om ugen?"),
        choices=BANDS,
        required=False,
        help_text=_("Cirka er fint."),
        widget=SegmentedRadios,
    )
    positions = forms.ChoiceField(
        label=_("Hvor mange job bliver det til?"),
        choices=POSITIONS,
        initial="1",
        widget=SegmentedRadios,
    )
    pattern = forms.ChoiceField(
        label=_("Hvornår er der brug for hjælpen?"),
        choices=Pattern,
        initial=Pattern.WEEKLY,
        widget=SegmentedRadios,
    )
    wants_visit = forms.BooleanField(
        label=_("Ja tak, kom forbi på besøg"),
        required=False,
        help_text=_("Så ser vi på opgaverne sammen. Det binder jer ikke til noget."),
    )

    def clean(self):
        cleaned = super().clean()
        tasks, hours, visit = (cleaned.get(n) for n in ("tasks", "hours", "wants_visit"))
        if not tasks and not visit and "tasks" not in self.errors:
            self.add_error("tasks", NO_TASK)
        if tasks and not hours and "hours" not in self.errors:
            self.add_error("hours", NO_HOURS)
        return cleaned

    def promised(self):
        answers = self.cleaned_data
        return {
            "tasks": tuple(answers["tasks"]),
            "hours": answers["hours"],
            "positions": int(answers["positions"]),
            "pattern": answers["pattern"],
            "wants_visit": answers["wants_visit"],
        }


class SheetForm(JobFields, ContactForm):
    template_name = "pledges/sheets/sheet_form.html"
    # As they stand on the page, so that the summary of errors reads from the top.
    field_order = (
        "client_id",
        "tasks",
        "hours",
        "positions",
        "pattern",
        "wants_visit",
        *ContactForm.CONTACT_FIELDS,
        "call_way",
        "call_time",
    )

    @property
    def freed(self):
        """The example of what a small job frees, before anything is ticked."""
        return freed(EXAMPLE_BAND, 1)

    @property
    def freed_hours(self):
        return json.dumps(hours_table())


class StaffSheetForm(SheetForm):
    """A job that somebody of ours heard of on an ordinary day; where says where."""

    template_name = "pledges/sheets/staff_sheet_form.html"
    heard = forms.ChoiceField(
        label=_("Hvor hørte du om det?"),
        choices=[(source.value, source.label) for source in HEARD],
        initial=Sheet.Source.CALL,
        widget=SegmentedRadios,
    )
    field_order = ("client_id", "heard", *SheetForm.field_order[1:])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in {
            "contact_name": _("Hvem skal vi tale med?"),
            "call_way": _("Hvordan vil de kontaktes?"),
            "call_time": _("Hvornår passer det dem bedst?"),
            "wants_visit": _("De vil gerne have besøg"),
        }.items():
            self.fields[name].label = label
        self.fields["wants_visit"].help_text = ""


def sheet_form_for(entry):
    return SheetForm if entry.asks_for_jobs else VisitForm
