from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import people
from accounts.access import Ability, get_role, organisations_with
from accounts.forms import RoleForm
from accounts.models import Organisation, Role
from frontend.colour import theme_css
from frontend.forms import status_of


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
    """Who has which role, and a form that gives one."""
    organisations = organisations_with(request.user, Ability.MANAGE_ORGANISATION)
    if not organisations:
        raise PermissionDenied
    form = RoleForm(request.POST or None, organisations=organisations)
    if form.is_valid() and _give(request, form):
        return redirect("accounts:staff")
    roles = Role.objects.filter(organisation__in=organisations).select_related(
        "user", "organisation"
    )
    roles = roles.order_by("organisation__name", "user__name", "role")
    context = {"form": form, "roles": roles}
    return render(request, "accounts/staff.html", context, status=status_of(form))


def _give(request, form):
    try:
        role = people.give_role(
            form.cleaned_data["organisation"],
            email=form.cleaned_data["email"],
            name=form.cleaned_data["name"],
            role=form.cleaned_data["role"],
            by=request.user,
        )
    except people.RoleRefused as refused:
        form.add_error("role", str(refused))
        return False
    messages.success(request, _("%(name)s har fået rollen.") % {"name": role.user})
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
