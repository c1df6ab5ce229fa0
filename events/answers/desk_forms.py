from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.answers.answers import Reply
from events.models import Answer, Invitation

Answers = Invitation.Answers


class DeskSearchForm(forms.Form):
    mark_optional = False
    kilde = forms.ChoiceField(
        label=_("Hvordan kommer svarene?"),
        choices=[(Answer.Source.PAPER, _("På papir")), (Answer.Source.PHONE, _("I telefonen"))],
        required=False,
    )
    q = forms.CharField(
        label=_("Kode eller navn"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"autofocus": True, "autocomplete": "off"}),
    )

    def chosen(self):
        """(source, words); the paper pile is the usual one."""
        self.full_clean()
        data = getattr(self, "cleaned_data", {})
        return data.get("kilde") or Answer.Source.PAPER, data.get("q", "").strip()


class DeskAnswerForm(CprGuardMixin, forms.Form):
    """The guest's answer, noted with one press; no answer is preselected."""

    answer = forms.ChoiceField(
        choices=[(value, value) for value in (Answers.YES, Answers.PHONE_CONFIRMED, Answers.NO)]
    )
    source = forms.ChoiceField(choices=[(s, s) for s in (Answer.Source.PAPER, Answer.Source.PHONE)])
    companions = forms.IntegerField(required=False, min_value=0, max_value=20)

    def reply(self) -> Reply:
        data = self.cleaned_data
        return Reply(data["answer"], companions=data.get("companions") or 0)
