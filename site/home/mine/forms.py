from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from home.models import CorrectionRequest
from pledges.sheets.forms import ContactForm
from taskforces.models import Company


class AddressForm(forms.Form):
    mark_optional = False
    email = forms.EmailField(
        label=_("Din e-mail"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


class ColleagueForm(forms.Form):
    email = forms.EmailField(
        label=_("Kollegaens e-mail"),
        max_length=254,
        help_text=_(
            "De ser jeres ark, besøg og forløb. Ikke dine billetter, og ikke hvad vi ved om dig."
        ),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )

    def __init__(self, *args, companies: list[Company], **kwargs):
        super().__init__(*args, **kwargs)
        self.companies = companies
        if len(companies) > 1:
            self.fields["company"] = forms.ModelChoiceField(
                Company.objects.filter(pk__in=[company.pk for company in companies]),
                label=_("Hvilken virksomhed?"),
                empty_label=None,
            )

    @property
    def company(self):
        return self.cleaned_data.get("company") or self.companies[0]


class CorrectionForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = CorrectionRequest
        fields = ["name", "title", "phone", "email", "remark"]
        widgets = {
            "phone": forms.TextInput({"type": "tel", "autocomplete": "tel"}),
            "name": forms.TextInput({"autocomplete": "name"}),
        }
        help_texts = {
            "remark": _("Fx at du er holdt op, eller at virksomheden hedder noget andet.")
        }

    clean_phone = ContactForm.clean_phone

    def __init__(self, *args, contact, **kwargs):
        super().__init__(*args, **kwargs)
        self.contact = contact
        for name in ("name", "title", "phone", "email"):
            self.initial.setdefault(name, getattr(contact, name))

    def clean(self):
        cleaned = super().clean()
        wanted = ("name", "title", "phone", "email")
        same = all(cleaned.get(name) == getattr(self.contact, name) for name in wanted)
        if not self.errors and same and not cleaned.get("remark"):
            raise forms.ValidationError(_("Der er ikke ændret noget endnu."), code="same")
        return cleaned


class RefuseForm(CprGuardMixin, forms.Form):
    reason = forms.CharField(
        label=_("Hvorfor ikke?"),
        max_length=300,
        help_text=_("Lederen får svaret på mail."),
    )


class MemberCardForm(CprGuardMixin, forms.Form):
    tells = forms.CharField(
        label=_("Det fortæller jeg gerne om"),
        max_length=200,
        required=False,
        help_text=_("Fx “Vores første småjob på lageret”."),
    )
    seeks = forms.CharField(
        label=_("Det leder jeg efter"),
        max_length=200,
        required=False,
        help_text=_("Fx “En, der har prøvet småjob i et køkken”."),
    )


class IntroductionForm(CprGuardMixin, forms.Form):
    text = forms.CharField(
        label=_("Hvad vil du gerne tale om?"),
        max_length=300,
        required=False,
        help_text=_("Én linje er nok. Den kommer med i mailen."),
    )
