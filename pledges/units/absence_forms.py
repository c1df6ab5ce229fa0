from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, abilities_in, organisations_with, people_with
from accounts.models import User
from pledges.fields import DayField


class AbsenceForm(forms.Form):
    """A consultant writes down their own absence, whoever leads a unit anybody's in it."""

    unit = forms.ModelChoiceField(label=_("Enhed"), queryset=None, empty_label=None)
    user = forms.ModelChoiceField(label=_("Hvem er væk?"), queryset=None, empty_label=None)
    starts_on = DayField(label=_("Første dag væk"))
    ends_on = DayField(label=_("Sidste dag væk"))
    stand_in = forms.ModelChoiceField(
        label=_("Stedfortræder"),
        queryset=None,
        required=False,
        empty_label=_("Ingen: arkene går til enhedens fælles kø"),
        help_text=_(
            "Får de ark, der haster, når fraværet begynder, og de nye, der ellers var gået til den, der er væk."
        ),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        units = organisations_with(by, Ability.WORK_SHEETS)
        led = organisations_with(by, Ability.ASSIGN_SHEETS)
        self.fields["unit"].queryset = units
        self.fields["user"].queryset = User.objects.filter(
            Q(pk__in=people_with(Ability.WORK_SHEETS, led).values("pk")) | Q(pk=by.pk)
        ).order_by("name")
        self.fields["user"].initial = by
        self.fields["stand_in"].queryset = people_with(Ability.WORK_SHEETS, units)
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
            self.fields["unit"].widget = forms.HiddenInput()
        if not led:
            self.fields["user"].widget = forms.HiddenInput()
            self.fields["stand_in"].queryset = people_with(Ability.WORK_SHEETS, units).exclude(
                pk=by.pk
            )

    def clean(self):
        cleaned = super().clean()
        unit, user = cleaned.get("unit"), cleaned.get("user")
        for_another = unit and user and user != self.by
        if for_another and Ability.ASSIGN_SHEETS not in abilities_in(self.by, [unit.pk]):
            self.add_error("user", _("Kun enhedens leder kan skrive fravær for andre."))
        return cleaned
