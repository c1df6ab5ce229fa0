from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from frontend.widgets import SegmentedRadios
from pledges.counter_offers.offers import differs
from pledges.models import CounterOffer
from pledges.taxonomy import Hours, Pattern, Task

AS_IT_IS = ("", _("Som det er"))


class OfferForm(CprGuardMixin, forms.Form):
    """`openings` are those with positions left; with one alone nobody is asked which."""

    opening = forms.ModelChoiceField(
        label=_("Hvilken åbning har I ingen til?"), queryset=None, empty_label=None
    )
    hours = forms.ChoiceField(
        label=_("Andre timer pr. uge"), choices=[AS_IT_IS, *Hours.choices], required=False
    )
    task = forms.ChoiceField(
        label=_("En anden opgave"), choices=[AS_IT_IS, *Task.choices], required=False
    )
    pattern = forms.ChoiceField(
        label=_("Hvor tit"), choices=[AS_IT_IS, *Pattern.choices], required=False
    )
    days = forms.CharField(
        label=_("Andre dage eller tider"),
        max_length=120,
        required=False,
        help_text=_("Fx “tirsdag og torsdag formiddag”."),
    )
    words = forms.CharField(
        label=_("Kort forklaring til virksomheden"),
        max_length=400,
        required=False,
        help_text=_("Hvad kan lade sig gøre? Ingen navne, og intet om helbred."),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, openings, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["opening"]
        field.queryset = openings
        self.initial.setdefault("opening", openings.first())
        if openings.count() == 1:
            field.widget = forms.HiddenInput()

    def clean(self):
        cleaned = super().clean()
        if (opening := cleaned.get("opening")) is None or self.errors:
            return cleaned
        if not differs(opening, cleaned):
            self.add_error(
                None,
                _(
                    "Foreslå mindst én ting, der er anderledes: andre timer, en anden opgave eller andre dage."
                ),
            )
        task = cleaned.get("task")
        if task and task != opening.task and _is_promised(opening, task):
            self.add_error("task", _("Den opgave har virksomheden allerede en plads til."))
        return cleaned

    def filled(self):
        names = ("hours", "task", "pattern", "days", "words")
        return {name: self.cleaned_data[name] for name in names}


class ReplyForm(CprGuardMixin, forms.Form):
    answer = forms.ChoiceField(
        label=_("Hvad siger I til det?"),
        choices=[
            (CounterOffer.State.YES.value, _("Ja tak, det kan vi bruge")),
            (CounterOffer.State.NO.value, _("Nej tak, vi holder fast i det, vi skrev")),
        ],
        widget=SegmentedRadios,
        error_messages={"required": _("Vælg ja eller nej.")},
    )
    words = forms.CharField(label=_("Vil I sige mere?"), max_length=400, required=False)

    def filled(self):
        yes = self.cleaned_data["answer"] == CounterOffer.State.YES
        return {"yes": yes, "words": self.cleaned_data["words"]}


def _is_promised(opening, task):
    return bool(
        opening.handover
        and opening.handover.sheet.lines.filter(task=task, positions__gt=0).exists()
    )
