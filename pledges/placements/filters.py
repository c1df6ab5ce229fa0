"""Which placements a list shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pledges.models import Placement, Scheme
from pledges.placements.table import COMPANY_LOOKUPS
from pledges.tables.forms import PlacesFilter


class PlacementFilter(PlacesFilter):
    company_lookups = COMPANY_LOOKUPS
    network_lookup = "network"
    scheme = forms.ModelChoiceField(
        label=_("Ordning"), queryset=Scheme.objects.all(), required=False, empty_label=_("Alle")
    )
    mine = forms.BooleanField(label=_("Kun mine"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, visible=Placement.objects.visible_to(user), **kwargs)
        self.user = user

    def narrow(self, placements):
        if not self.is_valid():
            return placements
        placements = self.in_places(placements)
        if scheme := self.cleaned_data["scheme"]:
            placements = placements.filter(scheme=scheme)
        if self.cleaned_data["mine"]:
            placements = placements.owned_by(self.user)
        return placements
