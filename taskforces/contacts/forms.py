from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from frontend.widgets import RadioCards
from taskforces.identifiers import is_postcode, normalise_cvr, validate_cvr
from taskforces.models import Company, Contact

COMPANY_FIELDS = ("company_name", "cvr_number", "street", "postcode", "city", "country")


PERSON_FIELDS = (
    "name",
    "is_post",
    "title",
    "salutation",
    "email",
    "phone",
    "data_source",
    "contact_basis",
    "preferred_channel",
    "language",
)


class OrganisationMixin:
    """Asks for which organisation, unless the user has only one."""

    def ask_organisation(self, organisations):
        self.organisations = list(organisations)
        if len(self.organisations) > 1:
            self.fields["organisation"] = forms.ModelChoiceField(
                organisations, label=_("For hvem?"), empty_label=None
            )
            self.order_fields(["organisation"])

    @property
    def organisation(self):
        return self.cleaned_data.get("organisation") or self.organisations[0]


class CvrField(forms.CharField):
    def to_python(self, value):
        return normalise_cvr(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if value:
            validate_cvr(value)


class ContactForm(OrganisationMixin, CprGuardMixin, forms.ModelForm):
    language = forms.ChoiceField(
        label=Contact._meta.get_field("language").verbose_name,
        choices=[("", _("Som brevet er skrevet")), *settings.LANGUAGES],
        required=False,
        help_text=Contact._meta.get_field("language").help_text,
    )
    company_name = forms.CharField(label=_("Virksomhedens navn"), max_length=160)
    cvr_number = CvrField(
        label=_("CVR-nummer"),
        required=False,
        max_length=20,
        help_text=_("Otte cifre. Kender vi nummeret, bruger vi den virksomhed, vi har."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    street = forms.CharField(label=_("Adresse"), max_length=160, required=False)
    postcode = forms.CharField(label=_("Postnummer"), max_length=10, required=False)
    city = forms.CharField(label=_("By"), max_length=80, required=False)
    country = forms.CharField(
        label=_("Land"), max_length=60, required=False, help_text=_("Tomt: Danmark.")
    )
    objected = forms.BooleanField(
        label=_("Har frabedt sig kontakt"),
        help_text=_("Så bliver personen ikke inviteret mere."),
        required=False,
    )
    fieldsets = [
        (_("Virksomhed"), COMPANY_FIELDS),
        (
            _("Person"),
            (
                *("name", "is_post", "title", "salutation", "email", "phone"),
                *("preferred_channel", "language"),
            ),
        ),
        (_("Datakilde og grundlag"), ("data_source", "contact_basis", "objected")),
    ]

    class Meta:
        model = Contact
        fields = PERSON_FIELDS
        widgets = {"contact_basis": RadioCards}

    def __init__(self, *args, organisations=(), company_is_shared=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_organisation(organisations)
        if self.instance.pk:
            company = self.instance.company
            self.initial |= {
                "company_name": company.name,
                "cvr_number": company.cvr_number or "",
                "street": company.street,
                "postcode": company.postcode,
                "city": company.city,
                "country": company.country,
                "objected": self.instance.objected_at is not None,
            }
        channels = self.fields["preferred_channel"]
        channels.choices = [("", _("Intet ønske")), *Contact.Channel.choices]
        for name in COMPANY_FIELDS:
            self.fields[name].disabled = company_is_shared

    def clean(self):
        """A Danish postcode is four digits; what a neighbour's is, we cannot say."""
        data = super().clean()
        postcode = data.get("postcode")
        known = self.instance.pk and postcode == self.instance.company.postcode
        if postcode and not data.get("country") and not known and not is_postcode(postcode):
            self.add_error("postcode", _("Skriv fire cifre."))
        return data

    def clean_cvr_number(self):
        """On an edit the number may not be another company's: that would be a different company."""
        number = self.cleaned_data["cvr_number"]
        taken = Company.objects.filter(cvr_number=number).exclude(pk=self.instance.company_id)
        if number and self.instance.pk and taken.exists():
            raise forms.ValidationError(
                _("Det nummer har en anden virksomhed. Opret personen på ny under den.")
            )
        return number

    def company(self):
        data = self.cleaned_data
        return {
            "name": data["company_name"],
            "cvr_number": data["cvr_number"] or None,
            "street": data["street"],
            "postcode": data["postcode"],
            "city": data["city"],
            "country": data["country"],
        }

    def person(self):
        objected_at = None
        if self.cleaned_data["objected"]:
            objected_at = self.instance.objected_at or timezone.now()
        person = {name: self.cleaned_data[name] for name in PERSON_FIELDS}
        return person | {"objected_at": objected_at}
