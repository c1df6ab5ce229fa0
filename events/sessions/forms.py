from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.models import EventMaterial, Session


class SessionForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = Session
        fields = ("title", "room", "speaker", "starts_at", "ends_at", "is_chosen", "capacity")
        widgets = {
            name: forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
            for name in ("starts_at", "ends_at")
        }

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["speaker"].queryset = event.speakers.agreeing()
        self.fields["speaker"].empty_label = _("ingen endnu")
        self.initial |= {"starts_at": event.starts_at}

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("Slutningen skal ligge efter begyndelsen."))
        elif starts and ends and (starts < self.event.starts_at or ends > self.event.ends_at):
            self.add_error("starts_at", _("Sessionen skal ligge inden for arrangementet."))
        return data


class MaterialForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = EventMaterial
        fields = ("title", "text", "url")

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("text") and not data.get("url"):
            self.add_error("text", _("Skriv en tekst, eller sæt et link ind."))
        return data


class ChoiceForm(forms.Form):
    """A guest's choice: ids of sessions; what is not offered is no choice."""

    sessions = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args, offers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sessions"].choices = [(offer.session.pk, "") for offer in offers]
