from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taskforces.models import Network

SEATS = {
    "label": _("Deres del af pladserne"),
    "required": False,
    "min_value": 1,
    "max_value": 100_000,
    "help_text": _("Tomt: så længe der er plads i huset."),
}


class HostForm(forms.Form):
    """Which network to ask, and how much of the house it may fill."""

    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"),
        queryset=None,
        help_text=_("Værten skal selv sige ja. Jeres egne netværk er med med det samme."),
    )
    seats = forms.IntegerField(**SEATS)

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        taken = event.hosts.standing().values("network")
        known = Network.objects.known_to(event.network.host_id)
        free = known.exclude(pk__in=taken).exclude(pk=event.network_id)
        self.fields["network"].queryset = free.select_related("host").order_by("name")
        self.fields["network"].label_from_instance = lambda network: f"{network}, {network.host}"


class ShareForm(forms.Form):
    seats = forms.IntegerField(**SEATS)
