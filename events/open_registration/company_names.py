"""Names of companies, offered while somebody types theirs; the form is the same without."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.folding import fold
from accounts.ratelimit import caller_of, count, counted
from taskforces.models import Company

LEAST, MOST = 3, 8  # letters, and names
ASKED = 200  # of one caller in ten minutes


@never_cache
@require_safe
def company_names(request):
    """{"names": […]}, and none for whoever asks very often."""
    names = [] if _asks_too_often(request) else names_like(request.GET.get("q", ""))
    return JsonResponse({"names": names})


def names_like(words: str) -> list[str]:
    """Those that begin with the words first, then those that hold them.

    Of the public register alone: a company that an organisation typed is theirs, and no stranger learns of it.
    """
    wanted = fold(words[:60])
    if len(wanted) < LEAST:
        return []
    found = Company.objects.registered().order_by("name")
    names = list(_first(found.filter(search_text__startswith=wanted)))
    if len(names) < MOST:
        names += _first(found.filter(search_text__contains=wanted))
    return list(dict.fromkeys(names))[:MOST]


def _first(companies):
    return companies.values_list("name", flat=True)[:MOST]


def _asks_too_often(request: HttpRequest) -> bool:
    name = f"company_names:{caller_of(request)}"
    if counted(name) >= ASKED:
        return True
    count(name)
    return False
