from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.answers.question_forms import clean_choices
from events.door.items import MOST_COMPANIONS
from events.models import Device

MOST_CHOICES, LONGEST_CHOICE = 6, 40
PHONE_MODES = [(mode.value, mode.label) for mode in (Device.Mode.HELPER, Device.Mode.KIOSK)]


class DeviceForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = Device
        fields = ["label", "mode"]
        error_messages = {"label": {"required": _("Skriv, hvilken dør telefonen står ved.")}}
        widgets = {
            "label": forms.TextInput({"autocomplete": "off"}),
            "mode": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = PHONE_MODES


class LetInForm(forms.Form):
    """How many of the party are to be in, the guest included."""

    persons = forms.IntegerField(min_value=1, max_value=MOST_COMPANIONS + 1)


class WalkInForm(CprGuardMixin, forms.Form):
    id = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Navn"), max_length=120, error_messages={"required": _("Skriv gæstens navn.")}
    )
    company = forms.CharField(label=_("Virksomhed"), max_length=160, required=False)
    persons = forms.IntegerField(
        label=_("Hvor mange kommer de i alt?"),
        min_value=1,
        max_value=MOST_COMPANIONS + 1,
        initial=1,
    )
    mark_optional = False


class QuestionForm(CprGuardMixin, forms.Form):
    text = forms.CharField(
        label=_("Spørgsmål"),
        max_length=120,
        help_text=_(
            "Fx “Vil du med på rundvisning?” Spørg aldrig om helbred, mad og allergi eller andet privat."
        ),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Skriv, hvad hjælperen skal spørge om.")},
    )
    choices = forms.CharField(
        label=_("Svarmuligheder"),
        max_length=400,
        help_text=_("En på hver linje, fra to til seks. Hver er en knap på telefonen."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Skriv mindst to svarmuligheder.")},
    )

    def clean_choices(self):
        return clean_choices(
            self.cleaned_data["choices"], fewest=2, most=MOST_CHOICES, longest=LONGEST_CHOICE
        )
