from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.badges.label_sizes import LABELS, ROLLS, SHEETS
from events.models import BadgeLayout
from events.seats.guest_list import LETTERS
from frontend.widgets import RadioCards


class BadgeLayoutForm(forms.ModelForm):
    fieldsets = [
        (_("Papiret"), ("sheet_stock", "label_stock")),
        (_("På skiltet"), ("first_name_big", "shows_company", "shows_code", "shows_logo")),
    ]

    class Meta:
        model = BadgeLayout
        fields = (
            "sheet_stock",
            "label_stock",
            "first_name_big",
            "shows_company",
            "shows_code",
            "shows_logo",
        )
        widgets = {"sheet_stock": RadioCards, "label_stock": RadioCards}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, stocks in (("sheet_stock", SHEETS), ("label_stock", ROLLS)):
            self.fields[name].choices = [(stock.value, stock.label) for stock in stocks]


class Whom(models.TextChoices):
    ALL = "all", _("Alle med plads")
    LETTERS = "letters", _("Navne fra og til et bogstav")
    ONE = "one", _("Kun én gæst")


class BadgesForm(forms.Form):
    """Which badges, and from which label of the first sheet."""

    whom = forms.ChoiceField(label=_("Hvem?"), choices=Whom, widget=RadioCards, initial=Whom.ALL)
    first_letter = forms.ChoiceField(label=_("Fra"), required=False)
    last_letter = forms.ChoiceField(label=_("Til"), required=False)
    guest = forms.TypedChoiceField(label=_("Gæsten"), required=False, coerce=int, empty_value=None)
    first_label = forms.IntegerField(label=_("Begynd ved label nummer"), initial=1)
    mark_optional = False
    fieldsets = [
        (_("Skiltene"), ("whom",)),
        (_("Hvis det er et stykke af alfabetet"), ("first_letter", "last_letter")),
        (_("Hvis det er én gæst"), ("guest",)),
        (_("Arket"), ("first_label",)),
    ]

    def __init__(self, *args, guests, layout, **kwargs):
        super().__init__(*args, **kwargs)
        self.layout, labels = layout, LABELS[layout.sheet_stock]
        letters = [(letter, letter) for letter in LETTERS]
        self.fields["first_letter"].choices = letters
        self.fields["last_letter"].choices = letters
        self.fields["last_letter"].initial = LETTERS[-1]
        people = [
            (guest.pk, f"{guest.name}, {guest.company_name}".rstrip(", ")) for guest in guests
        ]
        self.fields["guest"].choices = [("", _("Vælg en gæst")), *people]
        first = self.fields["first_label"]
        first.validators += [MinValueValidator(1), MaxValueValidator(labels.a_page)]
        first.widget.attrs |= {"min": 1, "max": labels.a_page, "inputmode": "numeric"}
        first.help_text = _(
            "1, når arket er nyt. Tæl fra øverste venstre hjørne, en række ad gangen. Der er %(n)s på et ark."
        ) % {"n": labels.a_page}

    def clean(self):
        data = super().clean()
        if data.get("whom") == Whom.ONE and not data.get("guest") and "guest" not in self.errors:
            self.add_error("guest", _("Vælg, hvem skiltet er til."))
        first, last = data.get("first_letter") or "A", data.get("last_letter") or "Å"
        if data.get("whom") == Whom.LETTERS and LETTERS.index(first) > LETTERS.index(last):
            self.add_error("last_letter", _("Det sidste bogstav skal komme efter det første."))
        return data


class ContactCardForm(CprGuardMixin, forms.Form):
    """The guest's own yes to what others see when they scan their badge. Nothing is ticked beforehand."""

    phone = forms.CharField(
        label=_("Telefon"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    consent = forms.BooleanField(
        label=_("Ja, vis det til dem, der scanner mit navneskilt"),
        help_text=_("Du kan sige nej igen her på siden, når du vil. Det virker med det samme."),
        error_messages={"required": _("Sæt kryds, hvis du vil dele dit kort.")},
    )

    name = forms.CharField(widget=forms.HiddenInput, max_length=120, required=False)

    def __init__(self, *args, registration, **kwargs):
        super().__init__(*args, auto_id="card_%s", **kwargs)
        self.registration = registration
        self.initial["name"] = registration.name

    def clean_name(self):
        """A page that lay open while a stand-in took the seat must not put a telephone on their name."""
        if self.cleaned_data["name"] != self.registration.name:
            raise forms.ValidationError(
                _("Der er kommet et andet navn på pladsen. Indlæs siden igen, og se efter.")
            )
        return self.cleaned_data["name"]
