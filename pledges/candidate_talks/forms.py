from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.widgets import CheckboxCards
from pledges.fields import DayField
from pledges.job_profiles.anonymity import AnonymousFormMixin
from pledges.models import CandidateTalk, CandidateWish
from pledges.taxonomy import TASK_CARDS, Hours, Task


class TalkForm(AnonymousFormMixin, forms.ModelForm):
    prefix = "talk"
    anonymous_fields = ("note",)
    held_on = DayField(label=_("Dag"))
    minutes = forms.IntegerField(label=_("Minutter"), min_value=1, max_value=600)

    class Meta:
        model = CandidateTalk
        fields = ("held_on", "minutes", "note")
        widgets = {"note": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", timezone.localdate())

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Den dag er ikke kommet endnu."))
        return day

    def filled(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class WishForm(AnonymousFormMixin, forms.ModelForm):
    """Words, and what openings are matched by."""

    prefix = "wish"
    anonymous_fields = ("text",)
    tasks = forms.MultipleChoiceField(
        label=_("Hvilke opgaver?"),
        choices=Task,
        required=False,
        widget=CheckboxCards(
            details={task: {"icon": card.icon} for task, card in TASK_CARDS.items()}
        ),
    )
    hours = forms.ChoiceField(
        label=_("Timer pr. uge"),
        choices=[("", _("Ikke aftalt")), *Hours.choices],
        required=False,
    )
    starts_on = DayField(label=_("Kan begynde"), required=False)

    class Meta:
        model = CandidateWish
        fields = ("text", "tasks", "hours", "starts_on", "municipality_code")
        widgets = {"text": forms.Textarea({"rows": 4})}

    def __init__(self, *args, of=None, **kwargs):
        """`of` is the wish as it is now, whose ticks stand until somebody changes them."""
        known = {name: getattr(of, name) for name in self._meta.fields} if of else {}
        super().__init__(*args, initial=known, **kwargs)

    def filled(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}
