from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, organisations_with
from accounts.cpr import CprGuardMixin
from events.planning.forms import _within_reason
from taskforces.models import Network, Programme, ProgrammeNetwork


class KeepForm(forms.Form):
    mark_optional = False
    programme = forms.ModelChoiceField(
        label=_("Program"),
        queryset=None,
        help_text=_(
            "Så kan alle programmets netværk holde det samme. Gæster og breve følger ikke med."
        ),
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        joined = ProgrammeNetwork.objects.joined().filter(network__host=event.network.host_id)
        led = Q(lead=event.network.host_id)
        self.fields["programme"].queryset = Programme.objects.filter(
            led | Q(pk__in=joined.values("programme"))
        )


class StartForm(CprGuardMixin, forms.Form):
    """Which concept, in which of one's own networks, when and where."""

    mark_optional = False
    concept = forms.ModelChoiceField(label=_("Koncept"), queryset=None, empty_label=None)
    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"), queryset=None, empty_label=None
    )
    starts_at = forms.DateTimeField(
        label=_("Hvornår begynder det?"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        validators=[_within_reason],
    )
    place = forms.CharField(label=_("Sted"), max_length=160)

    def __init__(self, *args, programme, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["concept"].queryset = programme.concepts.all()
        hosts = organisations_with(by, Ability.MANAGE_EVENTS)
        self.fields["network"].queryset = Network.objects.filter(
            in_programmes__in=programme.members.joined(), host__in=hosts
        ).order_by("name")
