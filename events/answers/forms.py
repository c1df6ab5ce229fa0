from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.forms import CodeField
from events.answers.answers import Reply
from events.answers.question_forms import GuestQuestionsMixin
from events.models import Invitation
from frontend.widgets import SegmentedRadios

Answers = Invitation.Answers
SAID = ("companions", "companion_names", "stand_in_name", "stand_in_email")


class CodeForm(forms.Form):
    mark_optional = False

    code = CodeField(
        label=_("Koden fra dit brev"),
        help_text=_("11 tegn. Store og små bogstaver, mellemrum og streger er lige meget."),
        error_messages={
            "required": _("Skriv koden fra brevet."),
            "misspelt": _(
                "Koden passer ikke. Se efter, om et tegn er læst eller skrevet forkert, og prøv en gang til."
            ),
        },
    )


class AnswerForm(CprGuardMixin, GuestQuestionsMixin, forms.Form):
    """One of the three ways to answer; `answer` says which."""

    given: str

    answer = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, event, replies=None, **kwargs):
        super().__init__(
            *args, auto_id=f"{self.given}_%s", initial={"answer": self.given}, **kwargs
        )
        self.event, self.asked = event, {}
        if self.given in Invitation.COMING:
            self.ask(event, replies or {})

    def reply(self) -> Reply:
        said = {name: self.cleaned_data[name] for name in SAID if name in self.cleaned_data}
        return Reply(self.given, replies=self.replies(), **said)


class YesForm(AnswerForm):
    given = Answers.YES

    companions = forms.TypedChoiceField(
        label=_("Tager du nogen med?"), coerce=int, widget=SegmentedRadios
    )

    companion_names = forms.CharField(
        label=_("Hvad hedder de?"),
        required=False,
        max_length=600,
        help_text=_("Så ligger der et navneskilt klar. Skriv komma mellem navnene."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args, event, companions=0, names="", **kwargs):
        super().__init__(*args, event=event, **kwargs)
        self.initial["companions"] = min(companions, event.companions_allowed)
        self.initial["companion_names"] = names
        self.fields["companions"].choices = [
            (number, _companions(number)) for number in range(event.companions_allowed + 1)
        ]
        if not event.companions_allowed:
            del self.fields["companions"]
            del self.fields["companion_names"]


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
