from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from frontend.widgets import RadioCards
from pledges.models import CompanyQuestion

Topic = CompanyQuestion.Topic
_TEXT = {
    "max_length": 1000,
    "widget": forms.Textarea({"rows": 4}),
}


class QuestionForm(CprGuardMixin, forms.Form):
    topic = forms.ChoiceField(
        label=_("Hvad drejer det sig om?"),
        choices=[(topic.value, topic.label) for topic in Topic if topic != Topic.INPUT],
        widget=RadioCards,
    )
    text = forms.CharField(
        label=_("Dit spørgsmål"),
        help_text=_(
            "Skriv, som du taler. Ikke om en bestemt persons helbred; det tager vi mundtligt."
        ),
        **_TEXT,
    )


class InputForm(CprGuardMixin, forms.Form):
    text = forms.CharField(
        label=_("Dit input"),
        help_text=_(
            "Hvad kan gøres bedre eller anderledes? Det læses op på næste møde, uden dit navn."
        ),
        **_TEXT,
    )


class AnswerForm(CprGuardMixin, forms.Form):
    text = forms.CharField(
        label=_("Jeres svar"),
        max_length=2000,
        help_text=_("Virksomheden får det på mail og på sin egen side."),
        widget=forms.Textarea({"rows": 6}),
    )
