from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.models import Organisation
from accounts.organisations import BY_COORDINATORS, BY_OWNERS


class OrganisationForm(CprGuardMixin, forms.ModelForm):
    """The fields are the organisation's own; `change_organisation` writes them. Owners get more of them."""

    cpr_exempt = ("phone",)
    mark_optional = False
    fieldsets = [
        (_("Brevhoved og kontakt"), BY_COORDINATORS[:6]),
        (_("Farver"), BY_COORDINATORS[7:9]),
        (_("Jeres ord"), BY_COORDINATORS[9:]),
        (_("Jeres egen hjemmeside"), ("embed_hosts",)),
        (_("Sikkerhed og oplysning"), BY_OWNERS[:5]),
        (_("Hvor længe I gemmer"), BY_OWNERS[5:]),
    ]

    class Meta:
        model = Organisation
        fields = (*BY_COORDINATORS, *BY_OWNERS)
        widgets = {
            "address": forms.Textarea({"rows": 2}),
            "opening_hours": forms.Textarea({"rows": 3}),
            "embed_hosts": forms.Textarea({"rows": 3}),
            "brand_colour": forms.TextInput({"type": "color"}),
            "second_colour": forms.TextInput({"type": "color"}),
            "privacy_text": forms.Textarea({"rows": 5}),
        }
        help_texts = {
            "address": _("Står øverst på brevene, og er der, posten bringer dem tilbage til."),
            "phone": _("Står i mails, på kvitteringen og på skærmen i salen."),
            "sender_name": _("Skriver under, når et brev ikke nævner en anden."),
            "sender_email": _("Hertil går svar på jeres mails og ønsker om at være med."),
            "brand_colour": _("Knapper og overskrifter. Vi gør den læselig, hvis den er for lys."),
            "second_colour": _("Små mærker og fremhævelser."),
            "candidate_noun": _("I ental uden artikel, fx “kandidat” eller “ressource”."),
            "asks_second_factor": _(
                "For at give roller, hente filer og arbejde med ark. Har I det ikke selv endnu, bliver I vist, hvordan det sættes op."
            ),
            "asks_second_factor_everywhere": _(
                "På alle sider her, også for dem, der kun har en rolle ved døren. Den, der ikke har det endnu, bliver bedt om at sætte det op, før de ser andet. Kommer I ind ved jeres eget log-in, skal det bede om to trin."
            ),
        }

    def __init__(self, *args, is_owner, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_owner:
            for name in BY_OWNERS:
                del self.fields[name]

    def settings(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}
