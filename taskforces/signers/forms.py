from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from accounts.antivirus import refuse_infected
from accounts.cpr import CprGuardMixin
from frontend.photos import without_metadata
from taskforces.contacts.forms import OrganisationMixin


class CrestForm(OrganisationMixin, CprGuardMixin, forms.Form):
    crest = WagtailImageField(
        label=_("Våben eller logo"),
        required=False,
        help_text=_(
            "Gerne på hvid eller gennemsigtig bund. Det står øverst i brevene. Højst 12 MB."
        ),
    )
    no_crest = forms.BooleanField(label=_("Fjern det"), required=False)
    mark_optional = False

    def __init__(self, *args, organisations=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_organisation(organisations)
        if not any(each.logo_id for each in self.organisations):
            del self.fields["no_crest"]

    def clean_crest(self):
        file = self.cleaned_data["crest"]
        return file and without_metadata(file)

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("crest") and not data.get("no_crest"):
            self.add_error("crest", _("Vælg et billede."))
        return data


class SignerForm(OrganisationMixin, CprGuardMixin, forms.Form):
    name = forms.CharField(label=_("Navn"), max_length=120)
    title = forms.CharField(
        label=_("Titel"), max_length=120, required=False, help_text=_("Fx “Borgmester”.")
    )
    signature = WagtailImageField(label=_("Underskrift"), required=False)
    portrait = WagtailImageField(label=_("Portræt"), required=False)
    no_signature = forms.BooleanField(label=_("Fjern underskriften"), required=False)
    no_portrait = forms.BooleanField(label=_("Fjern portrættet"), required=False)
    mark_optional = False

    def __init__(self, *args, organisations=(), signer=None, **kwargs):
        if signer:
            kwargs["initial"] = {"name": signer.name, "title": signer.title}
        super().__init__(*args, **kwargs)
        self.ask_organisation(organisations)
        self.fields["signature"].help_text = _(
            "Skrevet med en mørk pen på hvidt papir og fotograferet lige fra oven. Højst 12 MB."
        )
        self.fields["portrait"].help_text = _(
            "Ansigtet skal være midt i billedet, for det vises i en cirkel. Den, der er på billedet, skal have sagt ja."
        )
        for kind in ("signature", "portrait"):
            if not getattr(signer, kind, None):
                del self.fields[f"no_{kind}"]

    def clean_signature(self):
        return self._plain("signature")

    def clean_portrait(self):
        return self._plain("portrait")

    def _plain(self, name):
        file = self.cleaned_data[name]
        if not file:
            return file
        refuse_infected(file)
        return without_metadata(file)

    def pictures(self):
        """Only those that change."""
        data, changed = self.cleaned_data, {}
        for kind in ("signature", "portrait"):
            if data[kind]:
                changed[kind] = data[kind]
            elif data.get(f"no_{kind}"):
                changed[kind] = None
        return changed
