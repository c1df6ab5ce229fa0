"""One leader fills in for their neighbour: the neighbour by their badge or by name, and who held the pen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import CodeField
from pledges.sheets.entry import badge_at
from pledges.sheets.forms import SheetForm, VisitForm

NEIGHBOUR_MISSING = _("Skriv, hvad din sidemand hedder.")
NEIGHBOURS_COMPANY_MISSING = _("Skriv, hvor din sidemand kommer fra.")
PEN_HOLDER_MISSING = _("Skriv dit eget navn.")
BADGE_UNKNOWN = _("Den kode kender vi ikke her. Skriv navn og virksomhed i stedet.")


class BadgeField(CodeField):
    def clean(self, value):
        return super().clean(value) if value and value.strip() else ""


class Interview(forms.Form):
    """Before a form of the sheet; who holds the pen is known to us, or asked for."""

    neighbour_code = BadgeField(
        label=_("Koden på din sidemands navneskilt"),
        required=False,
        help_text=_("Så behøver I ikke skrive navn og virksomhed."),
        error_messages={
            "misspelt": _(
                "Koden passer ikke. Den har 11 tegn. Se efter, om et af dem er læst forkert."
            )
        },
    )
    interviewer = forms.CharField(
        label=_("Dit eget navn"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": PEN_HOLDER_MISSING},
    )
    asks_neighbour = True

    def __init__(self, *args, entry, pen_holder="", **kwargs):
        self.known_pen_holder, self.badge = pen_holder, None
        super().__init__(*args, entry=entry, **kwargs)
        if pen_holder:
            del self.fields["interviewer"]
        labels = {"contact_name": _("Din sidemands navn"), "company_name": _("Virksomhed")}
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].required = False  # the badge may say it
            self.fields[name].widget.attrs["autocomplete"] = "off"
        for name in ("phone", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.fields["email"].help_text = _("Så sender vi kvitteringen til din sidemand.")

    def clean_neighbour_code(self):
        code = self.cleaned_data["neighbour_code"]
        if code:
            self.badge = badge_at(self.entry, code)
            if self.badge is None:
                raise forms.ValidationError(BADGE_UNKNOWN, code="unknown")
        return code

    def clean(self):
        if self.badge:
            self._fill_in(self.badge.registration)
        cleaned = super().clean()
        if "neighbour_code" in self.errors:
            return cleaned
        if not cleaned.get("contact_name") and "contact_name" not in self.errors:
            self.add_error("contact_name", NEIGHBOUR_MISSING)
        if not cleaned.get("company_name") and "company_name" not in self.errors:
            self.add_error("company_name", NEIGHBOURS_COMPANY_MISSING)
        return cleaned

    def _fill_in(self, registration):
        """What nobody typed. How to reach them the host knows; the one who holds the pen never sees it."""
        known = {
            "contact_name": registration.name,
            "company_name": registration.company_name,
            "phone": "",
            "email": registration.email,
        }
        if registration.invitation:
            known |= self.entry.for_guest(registration.invitation).guest
        for name, value in known.items():
            self.cleaned_data[name] = self.cleaned_data.get(name) or value

    @property
    def neighbours_invitation(self):
        return self.badge.registration.invitation if self.badge else None

    def pen_holder(self):
        return self.known_pen_holder or self.cleaned_data["interviewer"]


class InterviewSheetForm(Interview, SheetForm):
    field_order = ("client_id", "neighbour_code", "contact_name", *SheetForm.field_order[1:])


class InterviewVisitForm(Interview, VisitForm):
    field_order = ("client_id", "neighbour_code", "contact_name", *VisitForm.field_order[1:])


def interview_form_for(entry):
    return InterviewSheetForm if entry.asks_for_jobs else InterviewVisitForm
