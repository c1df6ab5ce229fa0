"""Which list somebody asks for: a saved selection, what they typed, or the selection that the list opens with."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.functional import Promise

from accounts.access import Ability
from accounts.models import Organisation
from home.lists.forms import ListFilter
from taskforces.lists.selections import opening_one
from taskforces.models import SavedSelection


@dataclass(frozen=True)
class Listed:
    """One list of the workspace that can be kept under names; addresses are by their names."""

    subject: str
    ability: Ability
    form: type[ListFilter]
    name: str | Promise
    page: str
    selection: str
    selection_create: str
    selection_remove: str
    selection_use: str = ""  # where more can be done with those who fit

    @property
    def all_query(self) -> str:
        """Asks for all of them, also where a selection is shown first."""
        return f"order={self.form.ORDERS[0][0]}"


@dataclass
class Asked:
    """What to show, and under which address it is found again."""

    listed: Listed
    form: ListFilter
    saved: list[SavedSelection]
    chosen: SavedSelection | None
    query: str

    @property
    def is_narrowed(self) -> bool:
        told = {*self.form.fields} - {*self.form.SHAPE}
        return any(self.form.data.get(name) for name in told)

    @property
    def lost_a_part(self) -> bool:
        """A tag or a network of the selection is gone: without it the rule would say more rows."""
        return self.chosen is not None and not self.form.is_valid()

    def rows(self) -> QuerySet:
        found = self.form.narrow()
        return found.none() if self.lost_a_part else found


def asked_by(request: HttpRequest, listed: Listed, organisations: list[Organisation]) -> Asked:
    """Http404 for a selection that is not the user's to see."""
    saved = list(SavedSelection.objects.of(listed.subject, request.user, organisations))
    asked, chosen = request.GET.copy(), None
    asked.pop("page", None)
    if wanted := asked.get("udvalg"):
        chosen = next((each for each in saved if str(each.pk) == wanted), None)
        if chosen is None:
            raise Http404
    elif not asked:
        chosen = opening_one(saved)
    query = f"udvalg={chosen.pk}" if chosen else asked.urlencode()
    data = data_of(chosen) if chosen else asked
    if not data.getlist("columns"):
        data.setlist("columns", listed.form.LIST.usual)
    form = listed.form(data, user=request.user, organisations=organisations)
    return Asked(listed, form, saved, chosen, query)


def data_of(saved: SavedSelection) -> QueryDict:
    """What the form was filled in with."""
    data = QueryDict(mutable=True)
    for name, value in saved.filters.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def filters_of(form: ListFilter) -> dict:
    """What is kept of the form: what was filled in, a list only where several can be chosen."""
    filters = {name: form.data.get(name) for name in form.fields if form.data.get(name)}
    return filters | {"columns": form.data.getlist("columns")}
