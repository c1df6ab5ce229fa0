"""One tap on the phone: what came of the first call, and in a few words what they said."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from pledges.followup.introductions import BY_HAND
from pledges.models import Introduction


class PressedButton(forms.HiddenInput):
    """The answer is the value of the button that sends the form, so there is nothing to draw."""

    def render(self, name, value, attrs=None, renderer=None):
        return ""


class IntroductionForm(CprGuardMixin, forms.Form):
    outcome = forms.ChoiceField(
        choices=[(outcome.value, outcome.label) for outcome in BY_HAND],
        widget=PressedButton,
        error_messages={"required": _("Sig, om I talte sammen.")},
    )
    note = forms.CharField(
        label=_("Hvad sagde de?"),
        required=False,
        max_length=500,
        help_text=_("Konsulenten læser det før opkaldet. Kan blive omfattet af aktindsigt."),
        widget=forms.Textarea({"rows": 2}),
    )
    wants_visit = forms.BooleanField(label=_("De vil gerne have besøg"), required=False)

    def __init__(self, *args, introduction: Introduction, **kwargs):
        # Several stand on one page, so each has names of its own.
        kwargs.setdefault("prefix", f"i{introduction.pk}")
        super().__init__(*args, **kwargs)
        if introduction.handover.sheet.wants_visit:
            del self.fields["wants_visit"]

    def answers(self):
        return {name: self.cleaned_data[name] for name in self.fields if name != "not_cpr"}
