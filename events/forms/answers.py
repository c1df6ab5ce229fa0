from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.forms import CodeField
from events.models import Invitation
from frontend.widgets import SegmentedRadios

Answers = Invitation.Answers


class CodeForm(forms.Form):
    mark_optional = False

    code = CodeField(
        label=_("Koden fra dit brev"),
        help_text=_("11 tegn. Store og små bogstaver, mellemrum og streger er lige meget."),
        error_messages={
            "required": _("Skriv koden fra brevet."),
            "misspelt": _(
                "Koden passer ikke. Et tegn er læst eller skrevet forkert. Prøv en gang til."
            ),
        },
    )


class AnswerForm(CprGuardMixin, forms.Form):
    """One of the three ways to answer; `answer` says which."""

    given: str

    answer = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, event, **kwargs):
        super().__init__(
            *args, auto_id=f"{self.given}_%s", initial={"answer": self.given}, **kwargs
        )
        self.event = event

    def reply(self):
        """Keyword arguments of `events.invitations.answer`."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "not_cpr"}
        return values | {"answer": self.given}


class YesForm(AnswerForm):
    given = Answers.YES

    companions = forms.TypedChoiceField(
        label=_("Tager du nogen med?"), coerce=int, widget=SegmentedRadios
    )

    def __init__(self, *args, event, companions=0, **kwargs):
        super().__init__(*args, event=event, **kwargs)
        self.initial["companions"] = min(companions, event.companions_allowed)
        self.fields["companions"].choices = [
            (number, _companions(number)) for number in range(event.companions_allowed + 1)
        ]
        if not event.companions_allowed:
            del self.fields["companions"]


def _companions(number):
    if number == 0:
        return _("Kun mig")
    return _("Mig og %(number)s til") % {"number": number}


class NoForm(AnswerForm):
    given = Answers.NO


class StandInForm(AnswerForm):
    given = Answers.STAND_IN

    stand_in_name = forms.CharField(
        label=_("Hvem kommer?"),
        max_length=120,
        error_messages={"required": _("Skriv navnet på den, der kommer.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    stand_in_email = forms.EmailField(
        label=_("Din kollegas e-mail"),
        required=False,
        help_text=_("Så sender vi billetten direkte."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


ANSWER_FORMS = {form.given: form for form in (YesForm, NoForm, StandInForm)}
