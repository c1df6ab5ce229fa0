"""Filters of the inbox, read from the query string so that an address can be saved and shared."""

import re

from django import forms
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Replace
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts import municipalities
from accounts.access import Ability, people_with
from accounts.cpr import CprGuardMixin
from events.models import Event
from frontend.drawn_once import untouched
from frontend.row_keys import row_key
from pledges.desk import inbox
from pledges.desk.table import TABLE
from pledges.models import Handover, PledgeLine, SavedFilter
from pledges.tables.forms import TableForm
from pledges.taxonomy import Hours, Task
from taskforces.models import Network

SAME_FOR_ALL = frozenset({"status", "task", "hours", "visit"})
PLACE = ("vis", "hvad", "page")
A_NUMBER = re.compile(r"[\d\s+().-]{4,}")
LAST_PAGE = 1_000_000


class InboxFilter(CprGuardMixin, forms.Form):
    mark_optional = False
    q = forms.CharField(label=_("Søg"), required=False, max_length=60)
    event = forms.ModelChoiceField(
        label=_("Arrangement"), queryset=None, required=False, empty_label=_("Alle")
    )
    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"), queryset=None, required=False, empty_label=_("Alle")
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Alle")), *Handover.Status.choices]
    )
    task = forms.ChoiceField(
        label=_("Opgavetype"), required=False, choices=[("", _("Alle")), *Task.choices]
    )
    hours = forms.ChoiceField(
        label=_("Timer pr. uge"), required=False, choices=[("", _("Alle")), *Hours.choices]
    )
    municipality = forms.ChoiceField(label=_("Kommune"), required=False)
    owner = forms.ModelChoiceField(
        label=_("Ansvarlig"), queryset=None, required=False, empty_label=_("Alle")
    )
    visit = forms.BooleanField(label=_("Ønsker besøg"), required=False)

    def __init__(self, data, *, units):
        self.units = units
        super().__init__(data)
        open_ones = inbox.of_units(units).open()
        offered = Q(pk__in=open_ones.values("event"))
        if asked := row_key(self.data.get("event")):
            # An event whose sheets are all closed is offered only while it is asked for.
            of_it = inbox.of_units(units).filter(sheet__event=asked)
            offered |= Q(pk__in=of_it.values("sheet__event"))
        self.fields["event"].queryset = Event.objects.filter(offered).order_by("-starts_at")
        self.fields["network"].queryset = Network.objects.filter(
            pk__in=open_ones.values("network")
        ).order_by("name")
        self.fields["owner"].queryset = workers_in(units)
        everywhere = open_ones.order_by("network__name", "network", "municipality_code")
        self.places = everywhere.values_list(
            "network", "network__name", "municipality_code"
        ).distinct()
        self.fields["network"].choices = self._networks
        self.fields["municipality"].choices = self._towns

    def _networks(self):
        """Asked for together with the municipalities; the field's own queryset still judges what is sent."""
        return [("", _("Alle")), *{pk: name for pk, name, _code in self.places if pk}.items()]

    def _towns(self):
        codes = sorted({code for _pk, _name, code in self.places if code})
        return [("", _("Alle")), *((code, municipalities.name(code)) for code in codes)]

    @property
    def narrowing(self):
        """What stands in the fold: everything but the search."""
        return [field for field in self.visible_fields() if field.name != "q"]

    @property
    def drawn(self):
        """Those of the fold; what is the same for everybody is drawn once a process while nothing is chosen."""
        return [
            untouched(_for_nobody, field.name)
            if field.name in SAME_FOR_ALL and not self.data.get(field.name)
            else field.as_field_group()
            for field in self.narrowing
        ]

    @property
    def chosen(self):
        """How many filters are in use besides the search."""
        return sum(bool(self.data.get(field.name)) for field in self.narrowing)

    def narrow(self, handovers):
        """The handovers that pass the filters; an invalid query string gives none of them."""
        if not self.is_valid():
            return handovers.none()
        wanted = self.cleaned_data
        exact = {
            "sheet__event": wanted["event"],
            "sheet__network": wanted["network"],
            "status": wanted["status"],
            "sheet__municipality_code": wanted["municipality"],
            "owner": wanted["owner"],
            "sheet__wants_visit": wanted["visit"],
        }
        handovers = handovers.filter(**{name: value for name, value in exact.items() if value})
        lines = {name: wanted[name] for name in ("task", "hours") if wanted[name]}
        if lines:
            of_sheet = PledgeLine.objects.filter(sheet=OuterRef("sheet"), **lines)
            handovers = handovers.filter(Exists(of_sheet))
        return search(handovers, wanted["q"])

    def query(self) -> QueryDict:
        """What the form understood, as it would send it itself."""
        query = QueryDict(mutable=True)
        for name, value in self.cleaned_data.items():
            if value:
                query[name] = value.pk if hasattr(value, "pk") else "on" if value is True else value
        return query


def _for_nobody():
    return InboxFilter(QueryDict(), units=())


def search(handovers, words: str):
    """By company, contact person or phone number, however its digits are grouped."""
    if not words:
        return handovers
    found = Q(sheet__company_name__icontains=words) | Q(sheet__contact_name__icontains=words)
    if A_NUMBER.fullmatch(words):
        handovers = handovers.alias(
            digits=Replace(F("sheet__contact_phone"), Value(" "), Value(""))
        )
        found |= Q(digits__contains=re.sub(r"\D", "", re.sub(r"^\s*(\+|00)45", "", words)))
    return handovers.filter(found)


def workers_in(units, ability=Ability.WORK_SHEETS):
    """Who may own a sheet in one of the units."""
    return people_with(ability, units)


def whose_and_what(data, counts) -> tuple[str, str]:
    """The chosen tabs; without a choice one's own sheets, or the unit's when there are none."""
    whose, what = data.get("vis"), data.get("hvad")
    if whose not in inbox.WHOSE:
        whose = inbox.MINE if counts[inbox.MINE][inbox.ALL] else inbox.UNIT
    return whose, what if what in inbox.WHAT else inbox.ALL


def page_number(data) -> int:
    """From 1; far fewer than the database can skip rows."""
    return min(max(1, row_key(data.get("page")) or 1), LAST_PAGE)


class SaveFilterForm(CprGuardMixin, forms.ModelForm):
    """The query is read by the inbox's own form before it is kept, and kept as that form writes it."""

    query = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    class Meta:
        model = SavedFilter
        fields = ["name", "query"]

    def __init__(self, *args, units, **kwargs):
        self.units = units
        super().__init__(*args, **kwargs)

    def clean_query(self):
        given = QueryDict(self.cleaned_data["query"])
        form = InboxFilter(given, units=self.units)
        if not form.is_valid():
            raise forms.ValidationError(_("Det filter kan ikke gemmes."), code="query")
        query = form.query()
        if (whose := given.get("vis")) in inbox.WHOSE:
            query["vis"] = whose
        if (what := given.get("hvad")) in inbox.WHAT:
            query["hvad"] = what
        return _with_table(query, given).urlencode()


def _with_table(query: QueryDict, given: QueryDict) -> QueryDict:
    """The order, headings and columns of the table too, as far as the table knows them."""
    chosen = TableForm(given, table=TABLE).chosen()
    for name in ("gruppe", "sorter"):
        if chosen[name]:
            query[name] = chosen[name]
    if "kol" in given and chosen["kol"]:
        query.setlist("kol", chosen["kol"])
    return query
