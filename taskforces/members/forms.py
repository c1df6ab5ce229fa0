from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from accounts.antivirus import refuse_infected
from accounts.cpr import CprGuardMixin
from frontend.photos import without_metadata
from taskforces.models import Contact, Membership

DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class MemberForm(CprGuardMixin, forms.ModelForm):
    """What is known of a member besides the company."""

    talk_on = forms.DateField(label=_("Hvornår"), required=False, **DAY)
    logo = WagtailImageField(
        label=_("Logo"),
        required=False,
        help_text=_("Vises på netværkets side, når medlemmet må nævnes. Højst 12 MB."),
    )
    no_logo = forms.BooleanField(label=_("Fjern logoet"), required=False)

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
        labels = {"contact": _("Kontaktperson")}
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
        if not member.logo_id:
            del self.fields["no_logo"]

    def clean_logo(self):
        file = self.cleaned_data["logo"]
        if file:
            refuse_infected(file)
        return file and without_metadata(file)

    def clean(self):
        cleaned = super().clean()
        left, joined = self.instance.left_on, cleaned.get("joined_on")
        if left and joined and joined > left:
            self.add_error("joined_on", _("Medlemmet stoppede før den dag."))
        return cleaned

    def facts(self):
        """What is to change, as `change_member` takes it."""
        data = self.cleaned_data
        logo = data["logo"] or (False if data.get("no_logo") else None)
        return {name: data[name] for name in self.Meta.fields} | {"logo": logo}


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
