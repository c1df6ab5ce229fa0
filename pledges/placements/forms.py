"""What a consultant fills in about somebody at work, and the one question to the company."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.versioned import VersionedForm
from pledges.fields import DayField
from pledges.followup.statuses import must_offer_first
from pledges.job_profiles.anonymity import AnonymousFormMixin
from pledges.models import Opening, Placement, Scheme
from pledges.placements.buddies import trained_buddies
from pledges.placements.changes import AFTER_THE_END, MOST_HOURS, may_move_on
from pledges.placements.moving import places_for
from pledges.placements.starting import AGENCY_SCHEMES, Start, movable
from pledges.placements.steps import step_now
from pledges.placements.tools import tools_to_choose
from taskforces.models import Contact, KnowledgeSheet


class WeekHours(forms.DecimalField):
    def __init__(self, **kwargs):
        super().__init__(
            min_value=0,
            max_value=MOST_HOURS,
            max_digits=4,
            decimal_places=1,
            localize=True,
            **kwargs,
        )
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}


class BuddyMixin(forms.Form):
    """Who looks after the person: one who completed a course, chosen by name, or anybody, written.

    A form with it calls `ask_buddy` with the place's network and company.
    """

    trained = forms.ModelChoiceField(
        label=_("Makker, der har været på kursus"),
        queryset=None,
        required=False,
        empty_label=_("Vælg, eller skriv en anden"),
    )
    buddy = forms.CharField(
        label=_("Makker på arbejdspladsen"),
        max_length=120,
        required=False,
        help_text=_("Fornavn er nok."),
    )

    def ask_buddy(self, network, company):
        self.trained = trained_buddies(network, company)
        if not self.trained:
            del self.fields["trained"]
            return
        self.fields["trained"].queryset = Contact.objects.filter(pk__in=self.trained)
        self.fields["trained"].label_from_instance = lambda contact: self.trained[contact.pk]

    def clean(self):
        data = super().clean()
        chosen, written = data.get("trained"), data.get("buddy", "")
        if chosen and written and written != chosen.name:
            self.add_error("buddy", _("Vælg en makker på listen, eller skriv et navn. Ikke begge."))
        return data

    def filled(self):
        found = super().filled()
        if contact := found.pop("trained", None):
            return found | {"buddy": contact.name, "buddy_contact": contact}
        return found


class StartForm(BuddyMixin, AnonymousFormMixin, VersionedForm):
    """`of` is the handover, or an opening without a sheet. Schemes are those of the first day that is typed, or of today."""

    mark_optional = True
    pseudonym_fields = ("candidate_reference",)

    candidate_reference = forms.CharField(
        label=_("Reference"),
        max_length=40,
        help_text=_("Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    starts_on = DayField(label=_("Første dag"))
    scheme = forms.ModelChoiceField(
        label=_("Ordning"),
        queryset=None,
        empty_label=_("Vælg en ordning"),
        error_messages={
            "invalid_choice": _("Den ordning gælder ikke på den første dag. Vælg en anden.")
        },
    )
    paid_hours = WeekHours(label=_("Lønnede timer pr. uge"))
    unpaid_hours = WeekHours(label=_("Praktiktimer pr. uge"), required=False)
    mentor = forms.CharField(label=_("Mentor"), max_length=120, required=False)
    order = forms.ModelChoiceField(
        label=_("Jobordre"), queryset=None, required=False, empty_label=_("Ingen")
    )
    opening = forms.ModelChoiceField(
        label=_("Hvilken åbning?"),
        queryset=None,
        required=False,
        empty_label=_("Den første ledige"),
    )
    same_person = forms.BooleanField(
        label=_("Det er den, der stod i profilen. Det gamle forløb slutter."),
        required=False,
        initial=True,
    )

    field_order = (
        *("candidate_reference", "starts_on", "scheme", "paid_hours", "unpaid_hours"),
        *("trained", "buddy", "mentor", "order", "same_person"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        billed = self.of.network.hours_billing
        schemes = Scheme.objects.valid_on(self._first_day())
        self.fields["scheme"].queryset = (
            schemes.filter(code__in=AGENCY_SCHEMES) if billed else schemes
        )
        self.fields["order"].queryset = self.of.orders.all()
        if billed:
            del self.fields["unpaid_hours"]
        if not self.of.orders.exists():
            del self.fields["order"]
        if movable(self.of) is None:
            del self.fields["same_person"]
        self._ask_opening()
        self.ask_buddy(self.of.network, self.of.company)

    def _ask_opening(self):
        """Only of a sheet that has several."""
        if isinstance(self.of, Opening):
            del self.fields["opening"]
            return
        openings = Opening.objects.filter(handover=self.of).with_remaining()
        self.fields["opening"].queryset = openings.filter(remaining__gt=0)
        if openings.count() < 2:
            del self.fields["opening"]

    def _first_day(self):
        try:
            return self.fields["starts_on"].clean(self.data.get(self.add_prefix("starts_on")))
        except ValidationError:
            return timezone.localdate()

    def clean_unpaid_hours(self):
        return self.cleaned_data["unpaid_hours"] or Decimal(0)

    def filled(self):
        return {"start": Start(**super().filled())}


class StepForm(VersionedForm):
    """`of` is the placement."""

    prefix = "step"

    starts_on = DayField(label=_("Fra"))
    paid_hours = WeekHours(label=_("Lønnede timer pr. uge"))
    unpaid_hours = WeekHours(label=_("Praktiktimer pr. uge"), required=False)
    scheme = forms.ModelChoiceField(
        label=_("Ordning"),
        queryset=None,
        required=False,
        empty_label=_("Den samme som før"),
        help_text=_(
            "Fx når en praktik bliver til lønnede timer. Personen og forløbet er det samme."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        billed = self.of.network.hours_billing
        valid = Scheme.objects.valid_on(timezone.localdate())
        self.fields["scheme"].queryset = valid.filter(code__in=AGENCY_SCHEMES) if billed else valid
        if billed:
            del self.fields["unpaid_hours"]

    def clean_unpaid_hours(self):
        return self.cleaned_data["unpaid_hours"] or Decimal(0)


class MoveForm(VersionedForm):
    """`of` is the placement; where its person goes on, with the hours they have now unless others are agreed."""

    mark_optional = True

    opening = forms.ModelChoiceField(
        label=_("Hvilken plads?"),
        queryset=None,
        empty_label=_("Vælg en plads"),
        help_text=_("Ledige pladser i netværket, hos den samme virksomhed eller en anden."),
    )
    starts_on = DayField(label=_("Første dag det nye sted"))
    scheme = forms.ModelChoiceField(label=_("Ordning"), queryset=None, empty_label=None)
    paid_hours = WeekHours(label=_("Lønnede timer pr. uge"))
    unpaid_hours = WeekHours(label=_("Praktiktimer pr. uge"), required=False)

    def __init__(self, *args, of, **kwargs):
        step = step_now(of)
        known = {
            "scheme": of.scheme_id,
            "paid_hours": step.paid_hours,
            "unpaid_hours": step.unpaid_hours,
        }
        super().__init__(*args, of=of, initial=known, **kwargs)
        self.fields["opening"].queryset = places_for(of)
        self.fields["opening"].label_from_instance = lambda one: f"{one.company_name}: {one}"
        valid = Scheme.objects.valid_on(timezone.localdate())
        billed = of.network.hours_billing
        self.fields["scheme"].queryset = valid.filter(code__in=AGENCY_SCHEMES) if billed else valid
        if billed:
            del self.fields["unpaid_hours"]

    def clean_unpaid_hours(self):
        return self.cleaned_data["unpaid_hours"] or Decimal(0)


class PeopleForm(BuddyMixin, VersionedForm):
    prefix = "people"
    mentor = forms.CharField(label=_("Mentor"), max_length=120, required=False)

    def __init__(self, *args, of, **kwargs):
        known = {"buddy": of.buddy, "mentor": of.mentor}
        super().__init__(*args, of=of, initial=known, **kwargs)
        self.ask_buddy(of.network, of.company)
        chosen = of.buddy_contact_id
        if chosen in self.trained:
            self.initial |= {"trained": chosen, "buddy": ""}


class AtRiskForm(VersionedForm):
    prefix = "at_risk"
    note = forms.CharField(
        label=_("Hvad driller?"),
        max_length=500,
        help_text=_("Kun jeres egen log. Skriv ikke om helbred, og ingen navne."),
        widget=forms.Textarea({"rows": 3}),
    )


class VersionForm(VersionedForm):
    """A button alone."""

    prefix = "only"


class EndForm(VersionedForm):
    on = DayField(label=_("Sidste dag"))
    reason = forms.ChoiceField(
        label=_("Hvorfor?"),
        choices=[
            ("", _("Vælg en grund")),
            *(choice for choice in Placement.EndReason.choices if choice[0] != "moved"),
        ],
    )
    then = forms.ChoiceField(label=_("Og arket?"), required=False)

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, of=of, initial={"on": timezone.localdate()}, **kwargs)
        if not may_move_on(of):
            del self.fields["then"]
        else:
            legal = [s for s in AFTER_THE_END if not must_offer_first(of.handover, s)]
            self.fields["then"].choices = [
                ("", _("Bliver, som det er")),
                *((status.value, status.label) for status in legal),
            ]
            if len(legal) < len(AFTER_THE_END):
                self.fields["then"].help_text = _(
                    "Har I ingen anden kandidat? Så foreslå virksomheden andre timer, en anden opgave eller andre dage på arket bagefter."
                )

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("Vent, til den sidste dag er gået."), code="future")
        return day


class OfferForm(AnonymousFormMixin, VersionedForm):
    """What the network's other companies read: skills and wishes, and never who or why."""

    anonymous_fields = ("headline", "skills", "wishes")

    headline = forms.CharField(label=_("Overskrift"), max_length=120)
    skills = forms.CharField(label=_("Kan"), max_length=600, widget=forms.Textarea({"rows": 3}))
    wishes = forms.CharField(
        label=_("Vil gerne"), max_length=600, required=False, widget=forms.Textarea({"rows": 2})
    )


class ToolForm(forms.Form):
    """One of the tools that may be put on the placement."""

    tool = forms.ModelChoiceField(
        label=_("Læg et værktøj på"), queryset=KnowledgeSheet.objects.none(), empty_label=None
    )

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tool"].queryset = tools_to_choose(of)
