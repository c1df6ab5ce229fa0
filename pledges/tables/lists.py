"""The one shape of the pages that show a list as it is chosen, and of its files."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pledges.tables.columns import Chosen, page_of
from pledges.tables.files import MOST, table_file

PER_PAGE = 50


class Counted(Paginator):
    """Of rows whose number is known already, so that nobody counts them again."""

    def __init__(self, rows, per_page: int, *, total: int):
        super().__init__(rows, per_page)
        self.count = total


def listed(request: HttpRequest, chosen: Chosen, rows, *, total: int | None = None) -> dict:
    """What a page needs; `query` is what is chosen, for its files and its other pages.

    `total` is how many rows there are, where the page has counted them for its tabs.
    """
    rows = chosen.ordered(rows)
    pages = Paginator(rows, PER_PAGE) if total is None else Counted(rows, PER_PAGE, total=total)
    page = pages.get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return {
        "page": page,
        "query": query.urlencode(),
        "chosen": chosen,
        "groups": page_of(chosen, page),
    }


def file_of(request: HttpRequest, chosen: Chosen, rows, *, of: str, kind: str) -> HttpResponse:
    """The same rows as a file; `of` is the address of the page, to go back to where they are too many."""
    if (total := rows.count()) > MOST:
        said = _("Listen er for lang til én fil: %(n)s rækker. Vælg færre, og hent igen.")
        messages.error(request, said % {"n": total})
        return redirect(of)
    return table_file(chosen, chosen.ordered(rows), name=of.partition(":")[2], kind=kind)


def with_query(query, **changed) -> str:
    """The address's own words with some of them changed, for tabs."""
    query = query.copy()
    query.pop("page", None)
    for name, value in changed.items():
        query[name] = value
    return query.urlencode()
