from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.answers.answers import Reply
from events.answers.question_forms import GuestQuestionsMixin
from events.letters.forms import Answers
from events.models import Answer
from frontend.widgets import RadioCards


class StaffAnswerForm(CprGuardMixin, GuestQuestionsMixin, forms.Form):
    """What a guest said in the telephone or wrote on paper. Nothing is chosen beforehand."""

    answer = forms.ChoiceField(
        label=_("Hvad blev der svaret?"),
        choices=[
            (Answers.YES, _("Kommer")),
            (Answers.PHONE_CONFIRMED, _("Har bekræftet i telefonen, at det passer")),
            (Answers.STAND_IN, _("Sender en anden")),
            (Answers.NO, _("Kommer ikke")),
        ],
        widget=RadioCards(
            details={
                Answers.YES: {"icon": "calendar-check"},
                Answers.PHONE_CONFIRMED: {"icon": "phone-call"},
                Answers.STAND_IN: {"icon": "user-plus"},
                Answers.NO: {"icon": "calendar-x"},
            }
        ),
        error_messages={"required": _("Vælg, hvad der blev svaret.")},
    )
    companions = forms.IntegerField(label=_("Hvor mange tages med?"), required=False, min_value=0)
    companion_names = forms.CharField(label=_("Hvad hedder de?"), required=False, max_length=600)
    stand_in_name = forms.CharField(label=_("Navnet på den anden"), required=False, max_length=120)
    stand_in_email = forms.EmailField(label=_("Den andens e-mail"), required=False)
    source = forms.ChoiceField(
        label=_("Hvordan kom svaret?"),
        choices=[(Answer.Source.PHONE, _("I telefonen")), (Answer.Source.PAPER, _("På papir"))],
        widget=RadioCards(
            details={Answer.Source.PHONE: {"icon": "phone"}, Answer.Source.PAPER: {"icon": "mail"}}
        ),
        error_messages={"required": _("Vælg, hvordan svaret kom.")},
    )

    def __init__(self, *args, event, replies=None, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.ask(event, replies or {}, by_staff=True)
        self.fieldsets = [
            (_("Svaret"), ("answer", "source")),
            (_("Hvis der kommer flere"), ("companions", "companion_names")),
            (_("Hvis der kommer en anden"), ("stand_in_name", "stand_in_email")),
        ] + ([(_("Det spørger I om"), asked)] if asked else [])
        most = event.companions_allowed
        self.fields["companions"].help_text = _("Højst %(n)s.") % {"n": most}
        if most == 0:
            del self.fields["companions"], self.fields["companion_names"]

    def clean(self):
        data = super().clean()
        nameless = not data.get("stand_in_name") and "stand_in_name" not in self.errors
        if data.get("answer") == Answers.STAND_IN and nameless:
            self.add_error("stand_in_name", _("Skriv navnet på den, der kommer."))
        return data

    def reply(self) -> Reply:
        data = self.cleaned_data
        return Reply(
            data["answer"],
            companions=data.get("companions") or 0,
            companion_names=data.get("companion_names") or "",
            stand_in_name=data["stand_in_name"],
            stand_in_email=data["stand_in_email"],
            replies=self.replies(),
        )
