from datetime import timedelta

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.models import Event
from events.planning.news import Tell
from frontend.languages import in_house_language
from frontend.widgets import RadioCards

MOST_COMPANIONS = 20  # each number is a choice of its own on the answer page
LONGEST_AGENDA = 4000
HIGHEST_GOAL = 99_999
MOST_OFFER_HOURS = 14 * 24
MOST_CLONES = 24


def _within_reason(moment):
    """A slip of the finger; databases and calendars have no year 1 and no year 20026."""
    if not 2000 <= moment.year < 2100:
        raise forms.ValidationError(_("Se årstallet efter."), code="year")


def moment_widgets() -> dict:
    return {
        name: forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        for name in ("starts_at", "ends_at", "answer_deadline")
    }


class WhenAndWhereMixin:
    """When, where and for how many: the same rules for an event and for one that is divided off it."""

    def _guard_times(self):
        for name in ("starts_at", "ends_at", "answer_deadline"):
            self.fields[name].validators.append(_within_reason)
        self.fields["place"].required = self.fields["held_as"].required = False

    def clean_held_as(self):
        """What other programs fill in without it is held at a place."""
        return self.cleaned_data["held_as"] or Event.HeldAs.PLACE

    def clean(self):
        data = super().clean()
        self._clean_where(data)
        starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
        deadline = data.get("answer_deadline")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("Slutningen skal ligge efter begyndelsen."))
        if ends_at and deadline and deadline > ends_at:
            self.add_error("answer_deadline", _("Svarfristen skal ligge, før det slutter."))
        return data

    def _clean_where(self, data):
        """A place, seats for few, or a link, by how it is held."""
        held_as = data.get("held_as")
        if held_as == Event.HeldAs.ONLINE:
            with in_house_language():
                data["place"], data["address"] = gettext("Online"), ""
            if not data.get("online_link") and "online_link" not in self.errors:
                self.add_error("online_link", _("Skriv linket, som gæsterne skal åbne."))
            return
        data["online_link"] = ""
        if not data.get("place") and "place" not in self.errors:
            self.add_error("place", _("Skriv, hvor det holdes."))
        if held_as == Event.HeldAs.SMALL and "capacity" in data and data["capacity"] is None:
            self.add_error("capacity", _("Skriv, hvor få der er plads til."))


class EventForm(WhenAndWhereMixin, CprGuardMixin, forms.ModelForm):
    fieldsets = [
        (_("Hvad"), ("network", "kind", "title", "summary", "agenda")),
        (
            _("Hvornår og hvor"),
            ("starts_at", "ends_at", "held_as", "place", "address", "online_link"),
        ),
        (
            _("Svar og pladser"),
            (
                "answer_deadline",
                "capacity",
                "offer_hours",
                "companions_allowed",
                "stand_in_allowed",
                "public",
                "registration_mode",
            ),
        ),
        (_("Skærmen i salen"), ("goal_positions",)),
    ]

    class Meta:
        model = Event
        fields = (
            "network",
            "kind",
            "title",
            "summary",
            "agenda",
            "starts_at",
            "ends_at",
            "held_as",
            "place",
            "address",
            "online_link",
            "answer_deadline",
            "capacity",
            "offer_hours",
            "companions_allowed",
            "stand_in_allowed",
            "public",
            "registration_mode",
            "goal_positions",
        )
        widgets = moment_widgets()
        widgets["registration_mode"] = widgets["held_as"] = RadioCards
        help_texts = {
            "capacity": _(
                "Lad feltet stå tomt, hvis der er plads til alle. Er der fuldt, kommer folk på venteliste."
            ),
            "companions_allowed": _("0, hvis gæsten skal komme alene."),
            "public": _(
                "Så står det på siden med arrangementer. Ellers ser kun de inviterede det."
            ),
        }

    def __init__(self, *args, networks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["network"].queryset = networks
        self._guard_times()
        self.fields["companions_allowed"].validators.append(MaxValueValidator(MOST_COMPANIONS))
        self.fields["goal_positions"].label = _("Mål for arrangementet, antal job")
        self.fields["goal_positions"].validators.append(MaxValueValidator(HIGHEST_GOAL))
        self.fields["offer_hours"].required = False
        self.fields["offer_hours"].validators.append(MaxValueValidator(MOST_OFFER_HOURS))
        self.fields["agenda"].validators.append(MaxLengthValidator(LONGEST_AGENDA))
        if self.instance.pk:
            # A guest was invited by one network; the event does not wander to another.
            del self.fields["network"]

    def clean_offer_hours(self):
        hours = self.cleaned_data["offer_hours"]
        return Event._meta.get_field("offer_hours").default if hours is None else hours

    def clean(self):
        data = super().clean()
        is_open = data.get("registration_mode") not in (None, Event.RegistrationMode.INVITATION)
        if is_open and not data.get("public"):
            message = _("Man kan kun tilmelde sig et arrangement, der vises offentligt.")
            self.add_error("registration_mode", message)
        return data

    def plan(self):
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in self.Meta.fields and name != "network"
        }


class TellForm(forms.Form):
    """Whom to tell of a change, with how many that is."""

    tell = forms.ChoiceField(label=_("Hvem skal have besked?"), choices=Tell, widget=RadioCards)
    mark_optional = False

    def __init__(self, *args, reaches, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["tell"]
        field.initial = Tell.EVERYBODY
        field.choices = [
            (tell, tell.label)
            for tell in Tell
            if tell != Tell.SEATED
            or 0 < reaches[tell].everybody < reaches[Tell.EVERYBODY].everybody
        ]
        field.widget.details = {
            tell.value: {"hint": reach.in_words} for tell, reach in reaches.items()
        }

    def clean_tell(self):
        return Tell(self.cleaned_data["tell"])


class CallOffForm(CprGuardMixin, forms.Form):
    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Én eller to sætninger. De står i mailen og på arrangementets side."),
    )


class CloneForm(forms.Form):
    mark_optional = False
    starts_at = forms.DateTimeField(
        label=_("Hvornår begynder det?"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        validators=[_within_reason],
    )
    times = forms.IntegerField(
        label=_("Hvor mange gange?"), initial=1, min_value=1, max_value=MOST_CLONES
    )
    weeks = forms.IntegerField(
        label=_("Med hvor mange uger imellem?"), initial=4, min_value=1, max_value=52
    )
    with_letter = forms.BooleanField(
        label=_("Tag brevet med som et nyt udkast"), required=False, initial=True
    )

    def starts(self):
        """Each start at the same hour by the clock on the wall, also across a change to summer time."""
        first = timezone.localtime(self.cleaned_data["starts_at"]).replace(tzinfo=None)
        step = timedelta(weeks=self.cleaned_data["weeks"])
        return [
            timezone.make_aware(first + step * number)
            for number in range(self.cleaned_data["times"])
        ]
