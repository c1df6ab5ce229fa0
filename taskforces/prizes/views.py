from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Ability, for_those_who, organisations_with
from accounts.ratelimit import count_failure, too_many_failures
from frontend.forms import status_of
from taskforces import access
from taskforces.models import Nomination, PrizePage
from taskforces.prizes import nominations as prizes
from taskforces.prizes.forms import NominationForm

MOST_NOMINATIONS = 5  # of one caller in ten minutes


@require_http_methods(["GET", "HEAD", "POST"])
def nominate(request, pk):
    prize = access.open_prize(pk)
    form = NominationForm(request.POST or None)
    context = {"prize": prize, "form": form, "theme_organisation": prize.network.host}
    if request.method != "POST":
        return render(request, "taskforces/prizes/nominate.html", context)
    if too_many_failures(request, "nominate", most=MOST_NOMINATIONS):
        return render(
            request, "taskforces/prizes/nominate.html", context | {"too_many": True}, status=429
        )
    if not form.is_valid():
        return render(request, "taskforces/prizes/nominate.html", context, status=status_of(form))
    count_failure(request, "nominate")
    prizes.nominate(prize, **form.nomination())
    return redirect("taskforces:nominated")


@require_safe
def nominated(request):
    return render(request, "taskforces/prizes/nominated.html")


@login_required
@for_those_who(Ability.INVITE)
@require_safe
def nominations(request):
    found = Nomination.objects.visible_to(request.user).select_related("prize__network")
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    prizes_here = PrizePage.objects.filter(
        network__host__in=organisations_with(request.user, Ability.INVITE), alias_of=None
    )
    context = {"page_obj": page, "prizes": prizes_here.order_by("title", "pk")}
    return render(request, "taskforces/prizes/nominations.html", context)
