"""What a consultant says of an opening, and of a candidate suggested for it."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, people_with
from accounts.cpr import CprGuardMixin
from accounts.versioned import VersionedForm
from events.models import Event, EventHost
from pledges.fields import DayField
from pledges.models import Candidate, Opening, Referral
from pledges.openings.referrals import may_become
from pledges.openings.table import COMPANY_LOOKUPS
from pledges.tables.forms import PlacesFilter
from pledges.taxonomy import Hours, Task
from taskforces.identifiers import validate_cvr

EVENTS_OF = timedelta(days=400)  # back in time, to choose among
MOST_SHOWN = 300  # of what can be chosen in a list
# A sheet and an order bring their openings themselves.
WITHOUT_SHEET = [
    source
    for source in Opening.Source
    if source not in (Opening.Source.SHEET, Opening.Source.SURPLUS)
]


class OpeningForm(VersionedForm):
    """`of` is the opening."""

    prefix = "opening"

    positions = forms.IntegerField(label=_("Pladser i alt"), min_value=1, max_value=999)
    hours = forms.ChoiceField(
        label=_("Timer pr. uge"), choices=[("", _("Ikke aftalt")), *Hours.choices], required=False
    )
    starts_on = DayField(label=_("Startdato"), required=False)
    answer_by = DayField(label=_("Svar om kandidat senest"), required=False)
    terms = forms.CharField(label=_("Vilkår"), max_length=200, required=False)
    requirements = forms.CharField(
        label=_("Krav"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )
    owner = forms.ModelChoiceField(
        label=_("Ansvarlig"), queryset=None, required=False, empty_label=_("ingen endnu")
    )
    event = forms.ModelChoiceField(
        label=_("Fortalt ved"), queryset=None, required=False, empty_label=_("intet arrangement")
    )
    next_step = forms.CharField(label=_("Næste skridt"), max_length=200, required=False)
    next_step_on = DayField(label=_("Hvornår?"), required=False)

    def __init__(self, *args, of, **kwargs):
        names = ("positions", "hours", "starts_on", "terms", "requirements", "owner", "event")
        known = {name: getattr(of, name) for name in (*names, "next_step", "next_step_on")}
        known["answer_by"] = of.candidate_due and timezone.localdate(of.candidate_due)
        super().__init__(*args, of=of, initial=known, **kwargs)
        if of.handover_id:  # that of the sheet is its owner
            del self.fields["owner"], self.fields["event"]
        else:
            self.fields["event"].queryset = events_to_tell_at([of.network_id], kept=of.event_id)
            self.fields["owner"].queryset = people_with(Ability.WORK_CANDIDATES, [of.unit_id])


class WriteDownForm(CprGuardMixin, forms.Form):
    """What a company told of a job without filling in a sheet."""

    mark_optional = True

    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"), queryset=None, empty_label=_("Vælg et netværk")
    )
    company_name = forms.CharField(label=_("Virksomhed"), max_length=160)
    cvr_number = forms.CharField(
        label=_("CVR-nummer"),
        max_length=8,
        required=False,
        validators=[validate_cvr],
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Så ved vi, at det er den rigtige virksomhed."),
    )
    source = forms.ChoiceField(
        label=_("Hvor kommer den fra?"),
        choices=[
            ("", _("Vælg en kilde")),
            *((source.value, source.label) for source in WITHOUT_SHEET),
        ],
    )
    event = forms.ModelChoiceField(
        label=_("Fortalt ved"),
        queryset=None,
        required=False,
        empty_label=_("intet arrangement"),
        help_text=_("Så tæller den med i arrangementets tal."),
    )
    title = forms.CharField(label=_("Stilling"), max_length=120, required=False)
    task = forms.ChoiceField(
        label=_("Opgavetype"), choices=[("", _("Vælg det, der passer bedst.")), *Task.choices]
    )
    positions = forms.IntegerField(label=_("Pladser i alt"), min_value=1, max_value=999, initial=1)
    hours = forms.ChoiceField(
        label=_("Timer pr. uge"), choices=[("", _("Ikke aftalt")), *Hours.choices], required=False
    )
    starts_on = DayField(label=_("Startdato"), required=False)
    answer_by = DayField(
        label=_("Svar om kandidat senest"),
        required=False,
        help_text=_("Den dag, du har lovet virksomheden at vende tilbage."),
    )
    terms = forms.CharField(label=_("Vilkår"), max_length=200, required=False)
    requirements = forms.CharField(
        label=_("Krav"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args, networks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["network"].queryset = networks
        if len(networks) == 1:
            self.fields["network"].initial = networks[0]
        self.fields["event"].queryset = events_to_tell_at(networks.order_by().values("pk"))
        self.fields["company_name"].widget.attrs["data-suggest"] = reverse("events:company_names")

    def clean(self):
        cleaned = super().clean()
        network, event = cleaned.get("network"), cleaned.get("event")
        if network and event and not events_to_tell_at([network.pk]).filter(pk=event.pk).exists():
            self.add_error("event", _("Det arrangement hører til et andet netværk."))
        return cleaned

    def filled(self):
        left_out = ("not_cpr", "not_name")
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


class WithdrawForm(VersionedForm):
    prefix = "withdraw"

    positions = forms.IntegerField(label=_("Hvor mange pladser?"), min_value=1, max_value=999)
    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=300,
        required=False,
        help_text=_("Konsulenten for den, der er præsenteret, får besked."),
    )


class ReferToForm(CprGuardMixin, forms.Form):
    """A candidate is known; where to?"""

    mark_optional = False
    opening = forms.ModelChoiceField(
        label=_("Hvilken åbning?"), queryset=None, empty_label=_("Vælg en åbning")
    )
    tell = forms.BooleanField(
        label=_("Skriv til virksomheden, at vi har et bud"),
        required=False,
        help_text=_("Mailen siger hverken navn, reference eller ordning."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["opening"]
        field.queryset = worked_openings(user)
        field.label_from_instance = _in_a_list

    def filled(self):
        """Whom or where to, whichever was asked for, and whether the company is told."""
        names = ("candidate", "opening", "tell")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class ReferForm(ReferToForm):
    """An opening is known; whom?"""

    candidate = forms.ModelChoiceField(
        label=_("Hvilken kandidat?"), queryset=None, empty_label=_("Vælg en kandidat")
    )
    field_order = ("candidate", "tell")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        del self.fields["opening"]
        self.fields["candidate"].queryset = Candidate.objects.visible_to(user).active()


class AnswerForm(CprGuardMixin, forms.Form):
    """`of` is the referral; only what it may become."""

    mark_optional = False
    state = forms.ChoiceField(label=_("Hvad blev det til?"))
    talk_on = DayField(label=_("Samtale den"), required=False)
    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=300,
        required=False,
        help_text=_("Skal med ved et nej. Ingen navne, og intet om helbred."),
    )

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, **kwargs)
        self.of = of
        self.fields["state"].choices = [
            ("", _("Vælg et svar")),
            *((state, Referral.State(state).label) for state in may_become(of)),
        ]

    def filled(self):
        return {name: self.cleaned_data[name] for name in ("state", "talk_on", "reason")}


class OpeningFilter(PlacesFilter):
    company_lookups = COMPANY_LOOKUPS
    unit = forms.ModelChoiceField(
        label=_("Enhed"), queryset=None, required=False, empty_label=_("Alle")
    )
    source = forms.ChoiceField(
        label=_("Kilde"), choices=[("", _("Alle")), *Opening.Source.choices], required=False
    )

    def __init__(self, *args, user, **kwargs):
        visible = Opening.objects.visible_to(user).order_by()
        super().__init__(*args, visible=visible, **kwargs)
        units = self.fields["unit"]
        units.queryset = Opening._meta.get_field("unit").related_model.objects.filter(
            pk__in=list(visible.values_list("unit", flat=True).distinct())
        )

    def networks_of(self, visible):
        """Read once, from the index of the list."""
        return list(visible.values_list("network", flat=True).distinct())

    def narrow(self, openings):
        if not self.is_valid():
            return openings
        chosen = {name: self.cleaned_data[name] for name in ("unit", "source")}
        return self.in_places(openings).filter(**{name: one for name, one in chosen.items() if one})


def events_to_tell_at(networks, *, kept=None):
    """What these networks hold, alone or with others, and that has begun: there somebody can have told of a job."""
    of_others = EventHost.objects.joined().filter(network__in=networks)
    now = timezone.now()
    recent = Q(starts_at__lte=now, starts_at__gte=now - EVENTS_OF, cancelled_at=None)
    theirs = Q(network__in=networks) | Q(pk__in=of_others.values("event"))
    return Event.objects.filter(recent & theirs | Q(pk=kept)).order_by("-starts_at")


def worked_openings(user):
    """Open ones of one's own unit whose company has been spoken to, the most urgent first."""
    found = Opening.objects.open().referable_by(user).with_companies()
    return found.order_by("candidate_due", "pk")


def _in_a_list(opening):
    return f"{opening.company_name}: {opening} ({opening.remaining})"
