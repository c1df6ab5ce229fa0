"""What an owner types to set up their organisation's log-in."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.models import IdentityProvider, Role, RoleRule
from accounts.sso import metadata
from accounts.sso.levels import Level
from accounts.sso.sealing import seal


def is_fine(url: str) -> bool:
    """Over an encrypted line; in the inner network only where whoever runs the site has named the host."""
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.netloc in settings.WEBHOOK_INNER_HOSTS


class AddressField(forms.URLField):
    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", max_length=500, **kwargs)

    def validate(self, value):
        super().validate(value)
        if value and not is_fine(value):
            raise forms.ValidationError(_("Adressen skal begynde med https://."), code="https")


class ProviderForm(CprGuardMixin, forms.ModelForm):
    level = forms.ChoiceField(
        label=_("Sikringsniveau, mindst"),
        choices=Level.choices,
        help_text=_(
            "Et log-in under det afvises. Betydelig eller to trin tæller som totrinslogin her."
        ),
    )


class OpenIdForm(ProviderForm):
    server_url = AddressField(
        label=_("Udstederens adresse"),
        help_text=_("For Entra ID: https://login.microsoftonline.com/{lejer-id}/v2.0"),
    )
    client_id = forms.CharField(label=_("Klient-id"), max_length=191)
    secret = forms.CharField(
        label=_("Klienthemmelighed"),
        required=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "Gemmes krypteret og vises aldrig igen. Lad feltet være tomt for at beholde den."
        ),
    )
    tenant = forms.CharField(
        label=_("Lejer-id (tid)"),
        required=False,
        max_length=64,
        help_text=_("Kun for Entra ID. Log-in fra andre lejere afvises."),
    )

    class Meta:
        model = IdentityProvider
        fields = ("server_url", "client_id", "tenant", "level")

    field_order = ("server_url", "client_id", "secret", "tenant", "level")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("secret") and not self.instance.client_secret:
            self.add_error("secret", _("Skriv hemmeligheden."))
        return cleaned

    def save(self, commit=True):
        if self.cleaned_data.get("secret"):
            self.instance.client_secret = seal(self.cleaned_data["secret"])
        return super().save(commit)


class SamlForm(ProviderForm):
    pasted = forms.CharField(
        label=_("Eller sæt metadata ind"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_("Så udfylder vi felterne nedenfor."),
    )
    metadata_url = AddressField(
        label=_("Adresse på udbyderens metadata"),
        required=False,
        help_text=_("Så henter vi dem, og igen hver dag: nye certifikater kommer med af sig selv."),
    )
    entity_id = forms.CharField(label=_("Udbyderens entitets-id"), required=False, max_length=500)
    sso_url = AddressField(label=_("Adresse til log-in"), required=False)
    slo_url = AddressField(label=_("Adresse til log-ud"), required=False)
    certificate = forms.CharField(
        label=_("Certifikat"), required=False, max_length=10_000, widget=forms.Textarea
    )
    next_certificate = forms.CharField(
        label=_("Næste certifikat"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea,
        help_text=_("Begge gælder, så certifikatet kan skiftes, uden at nogen lukkes ude."),
    )

    class Meta:
        model = IdentityProvider
        fields = ("metadata_url", *metadata.FIELDS, "level")

    field_order = ("metadata_url", "pasted", *metadata.FIELDS, "level")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("certificate", "next_certificate"):
            self.fields[name].widget.attrs |= {"rows": 4, "spellcheck": "false"}

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        source = "pasted" if cleaned.get("pasted") else "metadata_url"
        # Fetched when the address is new; a change by hand below it stands until the next day's fetching.
        if cleaned.get("pasted") or (
            "metadata_url" in self.changed_data and cleaned["metadata_url"]
        ):
            self._described(cleaned, source)
        else:
            self._by_hand(cleaned)
        return cleaned

    def _described(self, cleaned, source):
        try:
            if source == "pasted":
                found = metadata.read(cleaned["pasted"], entity_id=cleaned.get("entity_id", ""))
            else:
                found = metadata.fetch(cleaned["metadata_url"], entity_id=cleaned["entity_id"])
        except metadata.MetadataRefused as refused:
            self.add_error(source, str(refused))
            return
        for name in metadata.FIELDS:
            cleaned[name] = getattr(found, name)
        if not is_fine(found.sso_url) or (found.slo_url and not is_fine(found.slo_url)):
            self.add_error(source, _("Adressen skal begynde med https://."))

    def _by_hand(self, cleaned):
        for name in ("entity_id", "sso_url", "certificate"):
            if not cleaned.get(name):
                self.add_error(name, _("Udfyld feltet, eller brug metadata."))
        for name in ("certificate", "next_certificate"):
            try:
                cleaned[name] = metadata.to_pem(cleaned[name]) if cleaned.get(name) else ""
            except metadata.MetadataRefused as refused:
                self.add_error(name, str(refused))


class RuleForm(CprGuardMixin, forms.ModelForm):
    role = forms.ChoiceField(
        label=_("Rolle her"), choices=[("", _("Vælg en rolle")), *Role.Kind.choices]
    )

    class Meta:
        model = RoleRule
        fields = (
            "value",
            "cvr_number",
            "constraint_name",
            "constraint_value",
            "organisation",
            "role",
        )

    def __init__(self, *args, provider, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.provider = provider
        self.fields["organisation"].queryset = organisations
        self.fields["organisation"].empty_label = None
        self.fields["organisation"].initial = provider.organisation
        if provider.kind == IdentityProvider.Kind.OPENID:
            for name in ("cvr_number", "constraint_name", "constraint_value"):
                del self.fields[name]
            self.fields["value"].help_text = _("Værdien i kravet roles eller groups.")
            return
        self.fields["value"].help_text = _("Hele navnet på rollen, som det står hos jer.")
        self.fields["cvr_number"] = forms.RegexField(
            r"^[1-9][0-9]{7}$",
            label=_("CVR-nummer"),
            initial=provider.organisation.cvr_number,
            error_messages={"invalid": _("Et CVR-nummer er otte cifre.")},
            help_text=_("En rettighed for et andet CVR-nummer giver intet."),
        )
        self.fields["constraint_name"].help_text = _(
            "Kun når rettigheden er afgrænset. En afgrænset rettighed giver kun rollen, når reglen nævner samme afgrænsning."
        )

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("constraint_name")) != bool(cleaned.get("constraint_value")):
            self.add_error("constraint_value", _("Skriv både navn og værdi, eller ingen af dem."))
        if (
            not self.errors
            and RoleRule.objects.filter(
                provider=self.instance.provider, **{n: cleaned.get(n, "") for n in self.fields}
            ).exists()
        ):
            self.add_error("value", _("Den regel findes allerede."))
        return cleaned
