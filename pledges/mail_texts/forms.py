from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from pledges.mail_texts.filling import PLACEHOLDERS, validate_mail_text
from pledges.models import MailText


class MailTextForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = MailText
        fields = ("organisation", "name", "subject", "text")
        labels = {"organisation": _("Enhed"), "name": _("Hvad kalder I den?")}
        widgets = {"text": forms.Textarea({"rows": 10})}

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset, field.empty_label = units, None
        if self.instance.pk or len(units) == 1:
            field.initial = self.instance.organisation_id or units[0].pk
            field.widget, field.required = forms.HiddenInput(), False
        words = ", ".join(f"{{{name}}} = {said}" for name, said in PLACEHOLDERS.items())
        self.fields["text"].help_text = _("Det her udfyldes selv: %(words)s.") % {"words": words}
        for name in ("subject", "text"):
            self.fields[name].validators.append(validate_mail_text)

    def clean_organisation(self):
        """One's own unit where there is no choice; a text never moves to another."""
        if self.instance.pk:
            return self.instance.organisation
        return self.cleaned_data["organisation"] or self.fields["organisation"].queryset[0]


class WriteForm(CprGuardMixin, forms.Form):
    """The mail as it goes out: no placeholder is left in it."""

    mark_optional = False
    subject = forms.CharField(label=_("Emne"), max_length=160)
    text = forms.CharField(
        label=_("Tekst"),
        max_length=6000,
        widget=forms.Textarea({"rows": 12}),
        help_text=_("Ingen navne på kandidater, og intet om helbred eller ydelser."),
    )

    def clean(self):
        cleaned = super().clean()
        for name in ("subject", "text"):
            if any(sign in (cleaned.get(name) or "") for sign in "{}"):
                self.add_error(
                    name, _("Der er en pladsholder tilbage i teksten. Skriv ordet selv.")
                )
        return cleaned
