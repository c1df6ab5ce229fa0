from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.models import Event
from frontend.widgets import SegmentedRadios

MOST_CHOICES, LONGEST_CHOICE = 8, 60
LONGEST_REPLY = 300


def clean_choices(lines: str, *, fewest: int, most: int, longest: int) -> list[str]:
    """One from each line, without doubles. Raises ValidationError."""
    tidy = (" ".join(line.split()) for line in lines.splitlines())
    choices = list(dict.fromkeys(line for line in tidy if line))
    numbers = {"fewest": fewest, "most": most, "longest": longest}
    if not fewest <= len(choices) <= most:
        raise forms.ValidationError(
            _("Skriv fra %(fewest)s til %(most)s forskellige svar, et på hver linje.") % numbers
        )
    if any(len(choice) > longest for choice in choices):
        raise forms.ValidationError(
            _("Et svar må højst være %(longest)s tegn, så det kan stå på en knap.") % numbers
        )
    return choices


class GuestQuestionsMixin:
    """Adds a field for each of the event's questions to whoever says yes."""

    def ask(self, event: Event, replies: dict, *, by_staff: bool = False) -> list[str]:
        """Names of the fields. Staff may leave out what the guest did not say."""
        self.asked = {}
        for question in event.guest_questions.all():
            name, key = f"question_{question.pk}", str(question.pk)
            self.asked[name] = key
            self.fields[name] = _field(question, required=question.required and not by_staff)
            self.initial[name] = replies.get(key, "")
        return list(self.asked)

    def replies(self) -> dict[str, str] | None:
        """What was answered, by the question's key; None where nothing was asked."""
        said = {key: self.cleaned_data.get(name, "") for name, key in self.asked.items()}
        return {key: text for key, text in said.items() if text} if said else None


def _field(question, *, required):
    common = {"label": question.text, "required": required}
    if question.choices:
        return forms.ChoiceField(
            choices=[(choice, choice) for choice in question.choices],
            widget=SegmentedRadios,
            error_messages={"required": _("Vælg et af svarene.")},
            **common,
        )
    return forms.CharField(
        max_length=LONGEST_REPLY,
        help_text=_("Slettes kort efter mødet."),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Skriv et svar, også hvis det er nej.")},
        **common,
    )


class GuestQuestionForm(CprGuardMixin, forms.Form):
    text = forms.CharField(
        label=_("Spørgsmål"),
        max_length=160,
        help_text=_(
            "Fx “Hvad vil du spise?” eller “Hvordan kommer du ind i huset?”. "
            "Spørg aldrig om helbred: skriv, hvad der er på bordet, og lad gæsten vælge."
        ),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Skriv, hvad gæsterne skal spørges om.")},
    )
    choices = forms.CharField(
        label=_("Svar, der kan vælges"),
        required=False,
        max_length=600,
        help_text=_(
            "Et på hver linje, fra to til otte. Lad feltet stå tomt, hvis gæsten selv skal skrive."
        ),
        widget=forms.Textarea({"rows": 4}),
    )
    required = forms.BooleanField(label=_("Skal besvares for at sige ja"), required=False)

    def clean_choices(self):
        lines = self.cleaned_data["choices"]
        if not lines.strip():
            return []
        return clean_choices(lines, fewest=2, most=MOST_CHOICES, longest=LONGEST_CHOICE)
