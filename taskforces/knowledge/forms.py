import re

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability
from accounts.cpr import CprGuardMixin
from taskforces.models import KnowledgeSheet, Network

CODES = re.compile(r"[0-9. ]{2,8}(,[0-9. ]{2,8})*")


class KnowledgeForm(CprGuardMixin, forms.ModelForm):
    fieldsets = [
        (_("Hvad og hvor"), ("kind", "network", "title", "summary")),
        (_("Teksten"), ("body", "sources")),
        (_("Hvem ser det"), ("for_leaders", "is_shared", "industry_codes")),
    ]

    class Meta:
        model = KnowledgeSheet
        fields = [
            *("kind", "network", "title", "summary", "body", "sources"),
            *("for_leaders", "is_shared", "industry_codes"),
        ]
        widgets = {
            "body": forms.Textarea(attrs={"rows": 12}),
            "sources": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        networks = Network.objects.worked_on_by(user, Ability.STEER)
        if self.instance.pk:  # a sheet stays where it was written
            networks = networks.filter(pk=self.instance.network_id)
        self.fields["network"].queryset = networks
        self.fields["network"].empty_label = None

    def clean_industry_codes(self):
        codes = self.cleaned_data["industry_codes"].strip()
        if codes and not CODES.fullmatch(codes):
            raise forms.ValidationError(_("Skriv tal med komma imellem, fx “43.9, 41”."))
        return codes

    def clean(self):
        cleaned = super().clean()
        is_facts = cleaned.get("kind") == KnowledgeSheet.Kind.TARGET_GROUP
        if is_facts and "sources" in cleaned and not cleaned["sources"].strip():
            self.add_error("sources", _("Skriv, hvor tallene kommer fra. Én kilde er nok."))
        return cleaned

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
