"""Persons by where they stand on a day, and the rows that a figure counts."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import Ability, organisations_with
from frontend.forms import status_of
from pledges.figures.at_work import ALL, at_work
from pledges.figures.forms import PersonsFilter
from pledges.figures.scopes import sight_of
from pledges.figures.standings import DEFINITIONS, Standing

PER_PAGE = 50


@login_required
@require_safe
def persons(request):
    form, found = _asked(request)
    query = request.GET.urlencode()
    lines = [
        {
            "count": count,
            "definition": DEFINITIONS[count.standing],
            "url": _address(count.standing.value, query),
        }
        for count in found.counts
    ]
    context = {
        "form": form,
        "found": found,
        "lines": lines,
        "all_url": _address(ALL, query),
    }
    return render(request, "pledges/figures/persons.html", context, status=status_of(form))


@login_required
@require_safe
def persons_rows(request, standing):
    """Exactly those whom the figure counts: by reference where they are one's own unit's, else only how many."""
    if standing != ALL and standing not in Standing.values:
        raise Http404
    form, found = _asked(request)
    everybody = found.candidates(standing)
    units = organisations_with(request.user, Ability.WORK_SHEETS).values_list("pk", flat=True)
    own = everybody.filter(unit__in=list(units)).select_related("unit", "network")
    page = Paginator(own.order_by("reference", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    stands = found.stands({candidate.pk for candidate in page.object_list})
    persons = {count.standing.value: count.persons for count in found.counts}
    number = found.persons if standing == ALL else persons[standing]
    query = request.GET.copy()
    query.pop("page", None)
    label = capfirst(Standing(standing).label) if standing != ALL else _("Alle personer")
    context = {
        "form": form,
        "label": label,
        "definition": DEFINITIONS.get(standing, ""),
        "page": page,
        "rows": [(candidate, stands[candidate.pk]) for candidate in page.object_list],
        "all": number,
        "others": number - page.paginator.count,
        "found": found,
        "query": query.urlencode(),
        "back": f"{reverse('pledges:persons')}?{query.urlencode()}",
    }
    return render(request, "pledges/figures/persons_rows.html", context, status=status_of(form))


def _asked(request):
    sight = sight_of(request.user)
    if not sight.organisations:
        raise PermissionDenied
    today = timezone.localdate()
    form = PersonsFilter(request.GET or None, sight=sight, today=today)
    if form.asks_for_foreign():
        raise Http404
    return form, at_work(replace(form.scope(), since=None, until=None), form.on_day())


def _address(standing, query):
    address = reverse("pledges:persons_rows", args=[standing])
    return f"{address}?{query}" if query else address
