"""What can be chosen of a list, in the words of its address."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.cpr import CprGuardMixin
from taskforces.models import Network, Programme, ProgrammeNetwork


class TableForm(forms.Form):
    mark_optional = False
    som = forms.ChoiceField(
        label=_("Vis som"),
        choices=[("liste", _("Rækker")), ("tabel", _("Tabel"))],
        required=False,
    )
    gruppe = forms.ChoiceField(label=_("Del op efter"), required=False)
    sorter = forms.ChoiceField(label=_("Rækkefølge"), required=False)
    kol = forms.MultipleChoiceField(
        label=_("Kolonner i tabel og fil"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data, *, table):
        super().__init__(data)
        columns = table.columns
        self.fields["kol"].choices = [(one.key, one.label) for one in columns]
        self.fields["gruppe"].choices = [
            ("", _("Ingen opdeling")),
            *((one.key, one.label) for one in columns if one.groups),
        ]
        self.fields["sorter"].choices = [("", _("Som altid")), *_orders(columns)]
        if not data.getlist("kol"):
            self.data = data.copy()
            self.data.setlist("kol", list(table.shown))

    def chosen(self):
        """What is known of the address; a word that no list knows counts for nothing."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) or "" for name in ("som", "gruppe", "sorter")}
        return found | {"kol": self.cleaned_data.get("kol") or []}


class PlacesFilter(CprGuardMixin, forms.Form):
    """Company, network and programme of the rows of a list.

    `company_lookups` are the columns that a company's name is looked for in, `network_lookup` leads to the network.
    """

    mark_optional = False
    company_lookups: tuple[str, ...] = ()
    network_lookup = "network"
    company = forms.CharField(label=_("Virksomhed"), max_length=80, required=False)
    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"), queryset=None, required=False, empty_label=_("Alle")
    )
    programme = forms.ModelChoiceField(
        label=_("Program"), queryset=None, required=False, empty_label=_("Alle")
    )

    def __init__(self, *args, visible, **kwargs):
        """`visible` are the rows that the user may see at all."""
        super().__init__(*args, **kwargs)
        of = self.networks_of(visible.order_by())
        self.fields["network"].queryset = Network.objects.filter(pk__in=of)
        joined = ProgrammeNetwork.objects.joined().filter(network__in=of)
        programmes = Programme.objects.filter(pk__in=joined.values("programme"))
        self.fields["programme"].queryset = programmes
        if not self.company_lookups:
            del self.fields["company"]

    def networks_of(self, visible):
        return visible.values(self.network_lookup)

    def at_company(self, rows, words):
        return rows.filter(named(words, self.company_lookups))

    def in_places(self, rows):
        """For use in `narrow`, when the form is valid."""
        chosen = self.cleaned_data
        if words := chosen.get("company"):
            rows = self.at_company(rows, words)
        if chosen["network"]:
            rows = rows.filter(**{self.network_lookup: chosen["network"]})
        if chosen["programme"]:
            joined = ProgrammeNetwork.objects.joined().filter(programme=chosen["programme"])
            rows = rows.filter(**{f"{self.network_lookup}__in": joined.values("network")})
        return rows


def named(words: str, lookups: tuple[str, ...]) -> Q:
    """The words stand in one of these columns."""
    found = Q()
    for lookup in lookups:
        found |= Q(**{f"{lookup}__icontains": words})
    return found


def _orders(columns):
    for one in columns:
        if one.order is not None:
            yield one.key, _("%(what)s, stigende") % {"what": one.label}
            yield f"-{one.key}", _("%(what)s, faldende") % {"what": one.label}
