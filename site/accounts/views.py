from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import people
from accounts.access import Ability, get_role, get_role_offer, organisations_with
from accounts.forms import RoleForm
from accounts.log_ins import proved_here
from accounts.models import Organisation, Role, RoleOffer
from accounts.sessions import end_other_sessions
from accounts.staff_factors import lacking, steps_of, with_factors
from frontend.colour import theme_css
from frontend.forms import status_of

LACKING = "mangler-to-trin"


def closed(request, **kwargs):
    """Answers 404 in place of a page of a library that is not used here."""
    raise Http404


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def theme(request, slug, version):
    """The organisation's colours as a style sheet; the version in the address changes with them."""
    organisation = get_object_or_404(Organisation, slug=slug)
    if version != organisation.theme_version:
        raise Http404
    css = theme_css(organisation.brand_colour, organisation.second_colour)
    return HttpResponse(css, content_type="text/css; charset=utf-8")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def staff(request):
    """Who has which role, what is offered, and a form that offers one."""
    organisations = organisations_with(request.user, Ability.MANAGE_ORGANISATION)
    if not organisations:
        raise PermissionDenied
    form = RoleForm(request.POST or None, organisations=organisations)
    if form.is_valid() and _offer(request, form):
        return redirect("accounts:staff")
    roles = Role.objects.filter(organisation__in=organisations).select_related(
        "user", "organisation"
    )
    roles = roles.order_by("organisation__name", "user__name", "role")
    without, shows_lacking = lacking(roles), request.GET.get("vis") == LACKING
    shown = without if shows_lacking else with_factors(roles)
    waiting = RoleOffer.objects.open().filter(organisation__in=organisations)
    waiting = waiting.select_related("organisation")
    context = {
        "form": form,
        "lines": [(role, steps_of(role)) for role in shown],
        "offers": [] if shows_lacking else waiting,
        "tabs": [
            {"label": _("Alle"), "url": "?", "current": not shows_lacking, "count": roles.count()},
            {
                "label": _("Mangler to-trin"),
                "url": f"?vis={LACKING}",
                "current": shows_lacking,
                "count": without.count(),
            },
        ],
    }
    return render(request, "accounts/staff.html", context, status=status_of(form))


def _offer(request, form):
    words = form.cleaned_data
    try:
        people.offer_role(
            words["organisation"],
            email=words["email"],
            name=words["name"],
            role=words["role"],
            by=request.user,
        )
    except people.RoleRefused as refused:
        form.add_error("role", str(refused))
        return False
    # By the name that was typed: whose address it is stays theirs to tell.
    text = _("%(name)s er tilbudt rollen. Den gælder, når de har logget ind og sagt ja.")
    messages.success(request, text % {"name": words["name"]})
    return True


@login_required
@require_POST
def take_role(request, pk):
    role = get_role(request.user, pk)
    try:
        people.take_role(role, by=request.user)
        messages.success(request, _("Rollen er taget tilbage."))
    except people.RoleRefused as refused:
        messages.error(request, str(refused))
    return redirect("accounts:staff")


@login_required
@require_POST
def drop_offer(request, pk):
    people.drop_offer(get_role_offer(request.user, pk), by=request.user)
    messages.success(request, _("Tilbuddet er trukket tilbage."))
    return redirect("accounts:staff")


@login_required
@require_safe
@proved_here
def offers(request):
    """What the person is offered, by whom, and what those see of them who say yes."""
    return render(request, "accounts/offers.html", {"offers": people.offers_to(request.user)})


@login_required
@require_POST
@proved_here
def take_up(request, pk):
    role = people.take_up(_own_offer(request, pk), by=request.user)
    if request.user.identity_links.filter(confirmed=False).exists():
        # An organisation let somebody in under this address, who need not be the one that proved it.
        end_other_sessions(request, request.user)
    text = _("Du er nu %(role)s hos %(organisation)s.")
    words = {"role": role.get_role_display(), "organisation": role.organisation}
    messages.success(request, text % words)
    return _to_the_rest(request)


@login_required
@require_POST
@proved_here
def decline(request, pk):
    people.drop_offer(_own_offer(request, pk), by=request.user)
    messages.success(request, _("Du har sagt nej til rollen."))
    return _to_the_rest(request)


def _own_offer(request, pk):
    return get_object_or_404(people.offers_to(request.user), pk=pk)


def _to_the_rest(request):
    is_more = people.offers_to(request.user).exists()
    return redirect("accounts:offers" if is_more else "home:workspace")
