"""What every list of the workspace asks: which order and columns, and under which name it is kept."""

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from frontend.drawn_once import untouched
from home.lists.columns import Column, Columns
from taskforces.models import SavedSelection


class ListFilter(forms.Form):
    """Begin of a list's own filter, which adds what it is narrowed by and `narrow`."""

    LIST: Columns
    ORDERS: tuple  # the first is what the list has until somebody chooses
    SHAPE = ("order", "columns")  # what says how, and not which
    SAME_FOR_ALL: frozenset[str]  # names of the choices that every reader has
    mark_optional = False
    order = forms.ChoiceField(label=_("Rækkefølge"), required=False)
    columns = forms.MultipleChoiceField(
        label=_("Kolonner"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, user, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.organisations = user, organisations
        self.fields["order"].choices = self.ORDERS
        self.fields["columns"].choices = self.LIST.choices

    def narrow(self):
        """The rows that are asked for."""
        raise NotImplementedError

    @property
    def drawn(self) -> dict[str, SafeString]:
        """Each field by its name; what is the same for everybody is drawn once a process while nothing is chosen."""
        usual = _usual_data(type(self))
        return {
            field.name: untouched(_for_nobody, field.name, type(self))
            if field.name in self.SAME_FOR_ALL and not _differs(self.data, usual, field.name)
            else field.as_field_group()
            for field in self.visible_fields()
        }

    @property
    def chosen_order(self) -> str:
        return (self.is_valid() and self.cleaned_data["order"]) or self.ORDERS[0][0]

    @property
    def chosen_columns(self) -> list[Column]:
        return self.LIST.chosen(self.cleaned_data["columns"] if self.is_valid() else [])


def _usual_data(kind):
    data = QueryDict(mutable=True)
    data.setlist("columns", kind.LIST.usual)
    return data


def _differs(data, usual, name):
    """A field that was sent empty is one that was not sent."""
    return [*filter(None, data.getlist(name))] != usual.getlist(name)


def _for_nobody(kind):
    return kind(_usual_data(kind), user=None, organisations=[])


class NameForm(CprGuardMixin, forms.Form):
    """A name for the list as it is narrowed, and who else sees it."""

    OWN = "mine"
    name = forms.CharField(label=_("Hvad skal udvalget hedde?"), max_length=80)
    whose = forms.ChoiceField(label=_("For hvem?"), widget=forms.RadioSelect, initial=OWN)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {str(each.pk): each for each in organisations}
        names = [
            (pk, _("Alle hos %(name)s") % {"name": each.name})
            for pk, each in self.organisations.items()
        ]
        self.fields["whose"].choices = [(self.OWN, _("Kun mig")), *names]

    @property
    def organisation(self):
        """Of the user's organisations the one it is for; the first where it is theirs alone."""
        first = next(iter(self.organisations.values()))
        return self.organisations.get(self.cleaned_data["whose"], first)

    @property
    def is_own(self) -> bool:
        return self.cleaned_data["whose"] == self.OWN


class ChangeSelectionForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = SavedSelection
        fields = ["name", "opens_first"]

    def validate_unique(self):
        """The rule that changes it says whether the name is taken."""
