from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import CodeField
from pledges.handouts.ambassadors import ambassadors_of
from pledges.handouts.paper import MOST
from taskforces.models import Membership


class NumberForm(forms.Form):
    """The number printed on the sheet; the cursor waits there."""

    mark_optional = False
    number = CodeField(
        label=_("Arkets nummer"),
        help_text=_("Det står under QR-koden øverst på arket."),
        error_messages={
            "misspelt": _(
                "Nummeret passer ikke. Det har 11 tegn. Se efter, om et af dem er læst forkert."
            )
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.attrs["autofocus"] = True


class PrintForm(forms.Form):
    mark_optional = False
    count = forms.IntegerField(label=_("Hvor mange ark?"), min_value=1, max_value=MOST, initial=50)


class AmbassadorForm(forms.Form):
    """A member of the network, by their person; without one there is nobody to name on a card."""

    mark_optional = False
    member = forms.ModelChoiceField(
        label=_("Medlem"), queryset=Membership.objects.none(), empty_label=_("Vælg et medlem")
    )

    def __init__(self, *args, network, **kwargs):
        super().__init__(*args, **kwargs)
        already = ambassadors_of(network).values("pk")
        members = network.memberships.current().exclude(contact=None).exclude(pk__in=already)
        self.fields["member"].queryset = members.select_related("company", "contact")
        self.fields["member"].label_from_instance = lambda m: f"{m.contact.name}, {m.company.name}"
