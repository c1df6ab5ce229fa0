from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from taskforces.models import Contact, Membership

DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
FACTS = ("role", "kind", "tier", "shown_publicly", "talk", "talk_on")


class MemberForm(CprGuardMixin, forms.ModelForm):
    """What is known of a member besides the company."""

    talk_on = forms.DateField(label=_("Hvornår"), required=False, **DAY)

    class Meta:
        model = Membership
        fields = [
            "role",
            "kind",
            "tier",
            "contact",
            "talk",
            "talk_on",
            "joined_on",
            "shown_publicly",
        ]
        widgets = {"joined_on": DAY["widget"]}
        help_texts = {
            "tier": _("For sponsorer, fx Guld."),
            "shown_publicly": _("Kun efter et ja fra virksomheden."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        member = self.instance
        people = Contact.objects.filter(organisation=member.network.host, company=member.company)
        self.fields["contact"].queryset = people
        self.fields["contact"].empty_label = _("ingen bestemt")

    def clean(self):
        cleaned = super().clean()
        left, joined = self.instance.left_on, cleaned.get("joined_on")
        if left and joined and joined > left:
            self.add_error("joined_on", _("Medlemmet stoppede før den dag."))
        return cleaned

    def facts(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewMemberForm(CprGuardMixin, forms.Form):
    """A contact of one's own brings the company; whoever is a member already is left out."""

    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("Hvem?"), empty_label=_("Vælg en kontakt")
    )
    role = forms.ChoiceField(label=_("Rolle"), choices=Membership.Role.choices, initial="member")
    kind = forms.ChoiceField(
        label=_("Medlemmet er"), choices=Membership.Kind.choices, initial="company"
    )

    def __init__(self, *args, network, **kwargs):
        super().__init__(*args, **kwargs)
        members = network.memberships.current().values("company")
        people = Contact.objects.filter(organisation=network.host, objected_at=None)
        self.fields["contact"].queryset = (
            people.exclude(company__in=members).select_related("company").order_by("company__name")
        )
