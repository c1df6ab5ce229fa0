"""Times to choose from, a visit agreed by phone, and what it found."""

from django import forms
from django.forms import formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.cpr import CprGuardMixin
from accounts.versioned import VersionedForm
from frontend.widgets import SegmentedRadios
from pledges.followup.changes import consultants_of
from pledges.models import Visit
from pledges.taxonomy import Hours
from pledges.visits.visits import place_of
from pledges.visits.weeks import EARLIEST, LATEST

TIMES = 6
MINUTES = [(30, _("30 min.")), (45, _("45 min.")), (60, _("1 time")), (90, _("1½ time"))]
SEEN = _("Kan blive omfattet af aktindsigt. Ingen navne på kandidater.")


class MomentField(forms.DateTimeField):
    """A date with a clock, in the future; a moment that the change of clocks leaves out is refused."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {"invalid": _("Vælg både dato og klokkeslæt.")}

    def clean(self, value):
        moment = super().clean(value)
        if moment and moment <= timezone.now():
            raise forms.ValidationError(_("Den tid er allerede gået."), code="past")
        return moment


class OddHoursMixin:
    """A time in the evening or at night is asked about once, and taken with a tick."""

    def ask_about(self, name, moment):
        if moment is None or self.data.get(self.add_prefix("odd_hours")) == "on":
            return
        if EARLIEST <= timezone.localtime(moment).hour < LATEST:
            return
        self.fields["odd_hours"] = forms.BooleanField(
            required=False, label=_("Ja, klokkeslættet er rigtigt")
        )
        self.add_error(
            name,
            forms.ValidationError(
                _(
                    "Tiden ligger uden for kl. 7–18. Ret den, eller sæt kryds nederst, hvis den passer."
                ),
                code="odd_hours",
            ),
        )


class TimesForm(OddHoursMixin, forms.Form):
    mark_optional = False
    minutes = forms.TypedChoiceField(
        label=_("Hvor længe?"), choices=MINUTES, coerce=int, initial=45, widget=SegmentedRadios
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = [f"time_{number}" for number in range(1, TIMES + 1)]
        for number, name in enumerate(self.names, 1):
            self.fields[name] = MomentField(
                label=_("Tid %(number)s") % {"number": number}, required=False
            )

    @property
    def times(self):
        """Those that the calendar stands over; without it, or for any other hour, they are typed."""
        return [self[name] for name in self.names]

    @property
    def before_the_times(self):
        return [field for field in self.visible_fields() if field.name not in self._by_hand]

    @property
    def after_the_times(self):
        return [self["odd_hours"]] if "odd_hours" in self.fields else []

    @property
    def _by_hand(self):
        return {*self.names, "odd_hours"}

    def clean(self):
        cleaned = super().clean()
        self.starts = sorted({cleaned[name] for name in self.names if cleaned.get(name)})
        for name in self.names:
            self.ask_about(name, cleaned.get(name))
        if not self.starts and not self.errors:
            self.add_error("time_1", _("Vælg mindst én tid."))
        return cleaned


class PoolForm(TimesForm):
    unit = forms.ModelChoiceField(label=_("Enhed"), queryset=None, empty_label=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        units = organisations_with(user, Ability.WORK_SHEETS).order_by("pk")
        self.fields["unit"].queryset = units
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
            self.fields["unit"].widget = forms.HiddenInput()


class BookForm(OddHoursMixin, VersionedForm):
    starts_at = MomentField(label=_("Hvornår?"))
    minutes = forms.TypedChoiceField(
        label=_("Hvor længe?"), choices=MINUTES, coerce=int, initial=45, widget=SegmentedRadios
    )
    place = forms.CharField(label=_("Hvor?"), required=False, max_length=200)
    consultant = forms.ModelChoiceField(label=_("Hvem kommer?"), queryset=None, empty_label=None)

    def __init__(self, *args, of, user=None, visit=None, **kwargs):
        agreed = {
            "starts_at": visit and timezone.localtime(visit.starts_at),
            "minutes": visit.minutes if visit else 45,
            "place": visit.place if visit else place_of(of.sheet),
            "consultant": (visit and visit.consultant) or of.owner or user,
        }
        super().__init__(*args, of=of, initial=agreed, **kwargs)
        self.fields["consultant"].queryset = consultants_of(of.unit_id)

    def clean(self):
        cleaned = super().clean()
        self.ask_about("starts_at", cleaned.get("starts_at"))
        return cleaned

    def filled(self):
        names = ("starts_at", "minutes", "place", "consultant")
        return {"slot": Visit(**{name: self.cleaned_data[name] for name in names})}


class CallOffForm(CprGuardMixin, forms.Form):
    reason = forms.CharField(label=_("Hvorfor?"), required=False, max_length=300, help_text=SEEN)


class NoteForm(CprGuardMixin, forms.Form):
    mark_optional = False
    tasks = forms.CharField(
        label=_("Hvilke opgaver så I på?"),
        max_length=2000,
        required=False,
        help_text=SEEN,
        widget=forms.Textarea({"rows": 3}),
    )
    colleagues = forms.CharField(
        label=_("Hvem skal arbejde sammen med den nye, og hvad betyder det for dem?"),
        max_length=2000,
        required=False,
        help_text=_("Skriv funktioner frem for navne, fx “to på pakkeriet”."),
        widget=forms.Textarea({"rows": 3}),
    )
    to_know = forms.CharField(
        label=_("Hvad skal virksomheden vide?"),
        max_length=2000,
        required=False,
        help_text=_("Fx hvem de ringer til, og hvad der sker nu."),
        widget=forms.Textarea({"rows": 3}),
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(self.note().values()):
            self.add_error("tasks", _("Skriv et par ord om besøget."))
        return cleaned

    def note(self):
        return {name: self.cleaned_data[name] for name in ("tasks", "colleagues", "to_know")}


class OpeningForm(CprGuardMixin, forms.Form):
    title = forms.CharField(
        label=_("Opgave eller stilling"),
        max_length=120,
        error_messages={"required": _("Skriv, hvad opgaven hedder.")},
    )
    hours = forms.ChoiceField(
        label=_("Timer pr. uge"),
        required=False,
        choices=[("", _("Ved ikke endnu")), *Hours.choices],
    )
    positions = forms.IntegerField(label=_("Antal"), initial=1, min_value=1, max_value=99)
    description = forms.CharField(
        label=_("Kort beskrivelse"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )

    def opening(self):
        """What was typed; what was left empty comes from the sheet."""
        return {
            name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)
        }


OpeningFormSet = formset_factory(OpeningForm, extra=3, max_num=10, absolute_max=10)
