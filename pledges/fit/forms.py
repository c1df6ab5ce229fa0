from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.job_profiles.anonymity import AnonymousFormMixin, delicate_words
from pledges.models import FitStatement


class FitForm(AnonymousFormMixin, forms.ModelForm):
    anonymous_fields = ("fits", "gaps")
    mark_optional = True
    allowed = forms.BooleanField(
        label=_("Kandidaten har sagt ja til, at virksomheden læser det"),
        required=False,
        help_text=_("Uden et ja vises kun det, der passer."),
    )

    class Meta:
        model = FitStatement
        fields = ("fits", "gaps")
        widgets = {"fits": forms.Textarea({"rows": 3}), "gaps": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("allowed", bool(self.instance.allowed_on))

    def clean(self):
        cleaned = super().clean()
        for name in ("fits", "gaps"):
            if words := delicate_words(cleaned.get(name) or ""):
                text = _("Skriv intet om helbred eller ydelser: %(words)s.")
                self.add_error(name, text % {"words": ", ".join(words)})
        return cleaned

    def filled(self):
        allowed = self.cleaned_data["allowed"]
        day = (self.instance.allowed_on or timezone.localdate()) if allowed else None
        return {
            "fits": self.cleaned_data["fits"],
            "gaps": self.cleaned_data["gaps"],
            "allowed_on": day,
        }
