"""A job profile as a consultant writes it: about what somebody can, never about who it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.widgets import CheckboxCards, SegmentedRadios
from pledges.followup.changes import consultants_of
from pledges.job_profiles.anonymity import AnonymousFormMixin
from pledges.job_profiles.profiles import consultants_in, networks_of_units
from pledges.models import JobProfile
from pledges.taxonomy import BANDS, TASK_CARDS, Task


class ProfileForm(AnonymousFormMixin, forms.ModelForm):
    mark_optional = False
    anonymous_fields = ("headline", "skills", "wishes")
    pseudonym_fields = ("reference",)
    tasks = forms.MultipleChoiceField(
        label=_("Hvilke opgaver passer?"),
        choices=Task,
        help_text=_("Dem, lederne kender fra arket."),
        widget=CheckboxCards(
            details={task: {"icon": card.icon} for task, card in TASK_CARDS.items()}
        ),
        error_messages={"required": _("Sæt kryds ved mindst én opgave.")},
    )
    hours = forms.ChoiceField(
        label=_("Hvor mange timer om ugen?"),
        choices=BANDS,
        widget=SegmentedRadios,
        error_messages={"required": _("Vælg cirka hvor mange timer om ugen.")},
    )

    class Meta:
        model = JobProfile
        fields = (
            "network",
            "reference",
            "headline",
            "tasks",
            "hours",
            "skills",
            "wishes",
            "contact",
        )
        labels = {
            "network": _("Hvem skal se den?"),
            "skills": _("Det kan jeg"),
            "wishes": _("Det vil jeg gerne"),
            "contact": _("Hvem kender profilen?"),
        }
        help_texts = {
            "headline": _("Fx “Rolig og grundig med hænderne”. Det er det, lederne læser først."),
            "skills": _(
                "Skriv ikke om sygdom, ydelser eller ordninger. Skriv, hvad en kollega vil mærke."
            ),
            "wishes": _("Fx mødetid, tempo, eller hvad der skal til for en god første dag."),
            "contact": _("Virksomhedens ark går til den konsulent."),
        }
        widgets = {
            "skills": forms.Textarea({"rows": 4}),
            "wishes": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, units, unit=None, **kwargs):
        """`units` are those the user works in; `unit` that of a profile which is there already."""
        super().__init__(*args, **kwargs)
        units = [unit] if unit else list(units)
        self.fields["network"].queryset = networks_of_units(units).select_related("unit")
        self.fields["network"].empty_label = _("Vælg et netværk")
        self.fields["contact"].queryset = consultants_in(units)
        self.fields["contact"].required = True

    def clean(self):
        cleaned = super().clean()
        network, contact = cleaned.get("network"), cleaned.get("contact")
        if network is None:
            return cleaned
        if contact and not consultants_of(network.unit_id).filter(pk=contact.pk).exists():
            self.add_error("contact", _("Vælg en, der arbejder i netværkets enhed."))
        same = JobProfile.objects.filter(
            unit=network.unit_id, reference__iexact=cleaned.get("reference", "")
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("reference", _("Den reference har I brugt. Vælg en anden."))
        return cleaned

    def _post_clean(self):
        """The subject module writes the profile, so the instance stays as it was."""

    def filled(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
