from django import forms
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.models import Event
from events.planning.forms import WhenAndWhereMixin, moment_widgets
from events.planning.splits import guests_to_choose, half_of, persons_of
from frontend.widgets import RadioCards

MOST_SEATS = 99_999


class Who(models.TextChoices):
    HALF = "half", _("Halvdelen af dem, der har plads")
    CHOSEN = "chosen", _("Dem, jeg vælger herunder")


class GuestField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, guest):
        said = guest.get_answer_display()
        if persons := persons_of(guest):
            said = _("%(n)s med plads") % {"n": persons}
        return f"{guest.contact.name}, {guest.contact.company.name} ({said})"


class SplitForm(WhenAndWhereMixin, CprGuardMixin, forms.ModelForm):
    """The new event's time, place and seats, and who moves to it."""

    who = forms.ChoiceField(
        label=_("Hvem flytter med?"), choices=Who, initial=Who.HALF, widget=RadioCards
    )
    guests = GuestField(
        None,
        label=_("Gæster"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Jeres egne gæster, der har brevet og ikke har sagt nej."),
    )
    fieldsets = [
        (
            _("Det nye møde"),
            ("title", "starts_at", "ends_at", "held_as", "place", "address", "online_link"),
        ),
        (_("Pladser og svar"), ("capacity", "answer_deadline")),
        (_("Gæsterne"), ("who", "guests")),
    ]

    class Meta:
        model = Event
        fields = (
            *("title", "starts_at", "ends_at", "held_as", "place", "address", "online_link"),
            *("capacity", "answer_deadline"),
        )
        widgets = {**moment_widgets(), "held_as": RadioCards}
        help_texts = {"capacity": _("Lad feltet stå tomt, hvis der er plads til alle.")}

    def __init__(self, *args, source, **kwargs):
        known = {name: getattr(source, name) for name in self.Meta.fields}
        kwargs["initial"] = known | {"capacity": None}
        super().__init__(*args, instance=Event(network=source.network), **kwargs)
        self._guard_times()
        self.fields["capacity"].validators.append(MaxValueValidator(MOST_SEATS))
        self.fields["who"].widget.details = {
            Who.HALF: {"hint": _("Kolleger bliver sammen, og halvdelene er så lige som muligt.")}
        }
        self.fields["guests"].queryset = guests_to_choose(source)

    def plan(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def moving(self):
        if self.cleaned_data["who"] == Who.HALF:
            return half_of(list(self.fields["guests"].queryset))
        return list(self.cleaned_data["guests"])
