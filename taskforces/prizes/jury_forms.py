from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from taskforces.prizes.jury import MOST_VOTES, standing


class MemberForm(CprGuardMixin, forms.Form):
    mark_optional = False
    name = forms.CharField(label=_("Navn"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), max_length=254)


class WinnerForm(CprGuardMixin, forms.Form):
    mark_optional = False
    nomination = forms.ModelChoiceField(None, label=_("Hvem har juryen valgt?"))
    email = forms.EmailField(label=_("Virksomhedens e-mail"), max_length=254)
    reason = forms.CharField(
        label=_("Hvorfor den vandt"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Virksomheden læser det først. Siger den ja, står det på prisens side."),
    )

    def __init__(self, *args, prize, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nomination"].queryset = standing(prize).filter(voted__gt=0)


class VoteForm(forms.Form):
    mark_optional = False
    nominations = forms.ModelMultipleChoiceField(
        None,
        label=_("Hvem skal på den korte liste?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg højst tre. Du kan ændre det, til vinderen er spurgt."),
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nominations"].queryset = member.prize.nominations.order_by("company", "pk")
        self.initial["nominations"] = list(member.votes.values_list("nomination", flat=True))

    def clean_nominations(self):
        chosen = list(self.cleaned_data["nominations"])
        if len(chosen) > MOST_VOTES:
            raise forms.ValidationError(_("Vælg højst tre."), code="too_many")
        return chosen
