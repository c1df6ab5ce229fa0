from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from accounts.cpr import CprGuardMixin
from accounts.models import Organisation
from taskforces.models import Continuation, Partnership

DAYS = ("asked_on", "answer_by", "starts_on", "ends_on", "next_talk_on")
State = Partnership.State


def _day():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PartnershipForm(CprGuardMixin, forms.ModelForm):
    interested = forms.MultipleChoiceField(
        label=_("Andre kommuner, der vil høre mere"),
        required=False,
        choices=municipalities.choices,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Hold Ctrl eller Cmd nede for at vælge flere."),
    )
    fieldsets = [
        (_("Partneren"), ("partner", "kind", "organisation", "part", "shown_publicly")),
        (_("Aftalen"), ("state", "asked_on", "answer_by", "answer_note", "starts_on", "ends_on")),
        (
            _("Kontakten"),
            (
                *("our_contact", "partner_contact", "partner_email", "partner_phone"),
                *("rhythm", "next_talk_on"),
            ),
        ),
        (
            _("Når perioden er slut"),
            ("continues", "continues_how", "volume_a_year", "interested"),
        ),
    ]

    class Meta:
        model = Partnership
        fields = [
            *("partner", "kind", "organisation", "part", "shown_publicly"),
            *("state", "asked_on", "answer_by", "answer_note", "starts_on", "ends_on"),
            *("our_contact", "partner_contact", "partner_email", "partner_phone"),
            *("rhythm", "next_talk_on"),
            *("continues", "continues_how", "volume_a_year", "interested"),
        ]
        widgets = {name: _day() for name in DAYS} | {
            "continues_how": forms.Textarea(attrs={"rows": 3})
        }

    def __init__(self, *args, network, **kwargs):
        super().__init__(*args, **kwargs)
        near = [network.host_id, network.unit_id, self.instance.organisation_id]
        self.fields["organisation"].queryset = Organisation.objects.filter(
            pk__in=[pk for pk in near if pk]
        )
        self.fields["organisation"].empty_label = _("bruger ikke siden")

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Aftalen slutter, før den begynder."))
        return cleaned

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewPartnerForm(CprGuardMixin, forms.ModelForm):
    """The few things one knows when a partner is asked; the rest comes with the agreement."""

    state = forms.ChoiceField(
        label=_("Hvor langt er det"),
        choices=[(State.ASKED, _("Vi spørger dem")), (State.AGREED, _("Det er aftalt"))],
    )
    by_mail = forms.BooleanField(
        label=_("Send spørgsmålet på mail nu"),
        required=False,
        help_text=_("Kræver partnerens e-mail. De svarer til jer."),
    )

    class Meta:
        model = Partnership
        fields = ["partner", "kind", "part", "state", "answer_by", "partner_contact"]
        fields += ["partner_email", "partner_phone"]
        widgets = {"answer_by": _day()}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("by_mail") and not cleaned.get("partner_email") and not self.errors:
            self.add_error("partner_email", _("Skriv adressen, eller fjern krydset ved mailen."))
        return cleaned

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in [*self.Meta.fields, "by_mail"]}


class AnswerForm(CprGuardMixin, forms.Form):
    note = forms.CharField(label=_("Hvad svarede de?"), max_length=300, required=False)


class ContinuationForm(CprGuardMixin, forms.ModelForm):
    elements = forms.MultipleChoiceField(
        label=_("Det fører vi videre"),
        choices=Continuation.Element.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Sæt alle krydser, hvis I fører det hele videre. Ingen krydser: intet."),
    )
    signed = forms.BooleanField(
        label=_("Jeg skriver under for enheden"),
        help_text=_("Dit navn og dagen står ved underskriften. En ny underskrift erstatter den."),
    )

    class Meta:
        model = Continuation
        fields = ["elements", "money", "until", "staff", "note"]
        widgets = {"until": _day(), "note": forms.Textarea(attrs={"rows": 3})}

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
