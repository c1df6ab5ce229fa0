from datetime import datetime, time, timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, organisations_with
from accounts.cpr import CprGuardMixin
from accounts.models import Organisation
from events.models import Event
from pledges.fields import DayField
from pledges.figures.funnel import Measure
from pledges.figures.scopes import Scope
from pledges.models import Target
from taskforces.models import Network
from taskforces.networks.period import fits

A_YEAR = timedelta(days=365)


class FiguresFilter(forms.Form):
    """What to count. Until somebody asks for something else, it is the last year."""

    mark_optional = False
    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"), queryset=None, required=False, empty_label=_("Alle")
    )
    event = forms.ModelChoiceField(
        label=_("Arrangement"), queryset=None, required=False, empty_label=_("Alle")
    )
    unit = forms.ModelChoiceField(
        label=_("Enhed"), queryset=None, required=False, empty_label=_("Alle")
    )
    since = DayField(label=_("Fra"), required=False)
    until = DayField(label=_("Til og med"), required=False)
    i = forms.CharField(
        required=False, widget=forms.HiddenInput
    )  # the measure, kept when filtering

    def __init__(self, data=None, *, sight, today, **kwargs):
        asked = data is not None and any(name in data for name in self.base_fields if name != "i")
        super().__init__(data if asked else None, **kwargs)
        self.initial |= {"since": today - A_YEAR, "until": today, "i": measure_of(data or {})}
        self.sight = sight
        mine = Q(pk__in=sight.networks) | Q(unit__in=sight.organisations)
        networks = Network.objects.filter(mine).order_by("name")
        self.fields["network"].queryset = networks
        self.fields["event"].queryset = Event.objects.filter(
            network__in=networks.order_by().values("pk")
        ).order_by("-starts_at")
        self.fields["unit"].queryset = Organisation.objects.filter(
            Q(pk__in=sight.organisations) | Q(routed_networks__in=sight.networks),
            kind=Organisation.Kind.EMPLOYMENT_UNIT,
        ).distinct()

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("Perioden slutter, før den begynder."))
        return cleaned

    def asks_for_foreign(self):
        """Whether a thing was chosen that is not among one's own."""
        return any(self.has_error(name, "invalid_choice") for name in ("network", "event", "unit"))

    def scope(self) -> Scope:
        """Of a valid form, or of one that nobody sent; else what one may see, in the usual period."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        since, until = chosen.get("since"), chosen.get("until")
        return Scope(
            networks=_one(chosen.get("network")),
            events=_one(chosen.get("event")),
            units=_one(chosen.get("unit")),
            since=_midnight(since),
            until=_midnight(until and until + timedelta(days=1)),
            sight=self.sight,
        )

    def networks(self):
        """Those whose targets belong beside the figures."""
        network = self.is_bound and self.is_valid() and self.cleaned_data["network"]
        return [network] if network else list(self.fields["network"].queryset)


class PersonsFilter(FiguresFilter):
    """Persons are counted on a day, whenever their sheets came in; a day ahead is not known yet."""

    since = until = i = None
    day = DayField(label=_("På dagen"), required=False)
    field_order = ("network", "event", "unit", "day")

    def __init__(self, data=None, *, sight, today, **kwargs):
        super().__init__(data, sight=sight, today=today, **kwargs)
        self.initial = {"day": today}
        self.today = today

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day and day > self.today:
            raise forms.ValidationError(_("Vælg i dag eller en dag, der er gået."), code="future")
        return day

    def on_day(self):
        """Of a valid form; else today."""
        return (self.is_bound and self.is_valid() and self.cleaned_data["day"]) or self.today


class TargetForm(CprGuardMixin, forms.ModelForm):
    starts_on = DayField(label=_("Fra"))
    ends_on = DayField(label=_("Til og med"))
    value = forms.IntegerField(label=_("Mål"), min_value=1, max_value=1_000_000)

    class Meta:
        model = Target
        fields = ("network", "measure", "value", "starts_on", "ends_on", "source")
        labels = {"network": pgettext_lazy("one", "Netværk")}
        help_texts = {"source": _("Fx “Kontrakt med Nordby Kommune, bilag 2”.")}

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        steered = organisations_with(by, Ability.STEER)
        networks = Network.objects.filter(Q(host__in=steered) | Q(unit__in=steered)).distinct()
        self.fields["network"].queryset = networks.order_by("name")
        self.fields["network"].empty_label = None

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Perioden slutter, før den begynder."))
        network = cleaned.get("network")
        if network and starts and ends and not fits(network, starts, ends):
            self.add_error("starts_on", _("Målet ligger uden for netværkets egen periode."))
        return cleaned

    def facts(self):
        return dict(self.cleaned_data)


def measure_of(data) -> str:
    """Which measure is shown: of a link, so whatever else stands there is the first."""
    asked = data.get("i")
    return asked if asked in Measure.values else Measure.SHEETS


def _one(thing):
    return [thing] if thing else None


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time())) if day else None
