"""The page of the workspace where owners set up their organisation's log-in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in, organisations_with, require
from accounts.models import IdentityProvider, Organisation, RoleRule
from accounts.sso import own_keys, setup
from accounts.sso.forms import OpenIdForm, RuleForm, SamlForm
from accounts.sso.places import addresses
from accounts.sso.views import leave
from frontend.forms import status_of


def _organisation(request, pk) -> Organisation:
    organisation = get_object_or_404(Organisation, pk=pk)
    require(request.user, Ability.MANAGE_ORGANISATION, organisation.pk)
    return organisation


def _provider(request, pk) -> IdentityProvider:
    found = IdentityProvider.objects.select_related("organisation")
    return get_object_or_404(found, organisation=_organisation(request, pk))


@login_required
@require_safe
def providers(request):
    organisations = organisations_with(request.user, Ability.MANAGE_ORGANISATION)
    if not organisations:
        raise PermissionDenied
    context = {"organisations": organisations.select_related("identity_provider")}
    return render(request, "accounts/sso/providers.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request, pk):
    organisation = _organisation(request, pk)
    row = IdentityProvider.objects.filter(organisation=organisation).first()
    if row is None:
        return render(request, "accounts/sso/new.html", {"organisation": organisation})
    if request.method != "POST":
        return _page(request, row)
    form = _form(row, request.POST)
    if not form.is_valid():
        return _page(request, row, form=form)
    setup.save(form, by=request.user)
    messages.success(request, _("Opsætningen er gemt."))
    return redirect("accounts:provider", pk)


def _form(row, data=None):
    kind = SamlForm if row.kind == IdentityProvider.Kind.SAML else OpenIdForm
    # A copy: a form writes into what it is given, also when it is refused.
    return kind(data, instance=IdentityProvider.objects.get(pk=row.pk))


def _rule_form(request, row, data=None):
    mine = organisations_with(request.user, Ability.MANAGE_ORGANISATION)
    return RuleForm(data, provider=row, organisations=mine, prefix="rule")


def _page(request, row, *, form=None, rule_form=None):
    incoming = RoleRule.objects.filter(organisation=row.organisation).exclude(provider=row)
    context = {
        "provider": row,
        "is_saml": row.kind == IdentityProvider.Kind.SAML,
        "is_finished": setup.is_finished(row),
        "form": form or _form(row),
        "rule_form": rule_form or _rule_form(request, row),
        "rules": row.rules.select_related("organisation"),
        "incoming": incoming.select_related("provider__organisation"),
        "ours": addresses(row),
        "key_ends": own_keys.ends_at(row.own_certificate),
    }
    return render(request, "accounts/sso/provider.html", context, status=status_of(form, rule_form))


@login_required
@require_POST
def provider_create(request, pk):
    kind = request.POST.get("kind")
    if kind not in IdentityProvider.Kind.values:
        return HttpResponseBadRequest()
    setup.create(_organisation(request, pk), kind, by=request.user)
    return redirect("accounts:provider", pk)


@login_required
@require_POST
def provider_remove(request, pk):
    row = _provider(request, pk)
    setup.remove(row, by=request.user)
    messages.success(request, _("Opsætningen er fjernet. Alle logger ind her igen."))
    return redirect("accounts:provider", pk)


@login_required
@require_safe
def provider_try(request, pk):
    """The whole way to the provider and back, whether it is switched on or not."""
    row = _provider(request, pk)
    if not setup.is_finished(row):
        messages.error(request, str(setup.SetupRefused(setup.SetupRefused.Code.UNFINISHED)))
        return redirect("accounts:provider", pk)
    return leave(request, row, {"trial": True})


@login_required
@require_POST
def provider_switch(request, pk):
    row = _provider(request, pk)
    action = request.POST.get("action")
    if action not in setup.ACTIONS:
        return HttpResponseBadRequest()
    try:
        setup.switch(row, action, by=request.user)
        messages.success(request, _("Det er gemt."))
    except setup.SetupRefused as refused:
        messages.error(request, str(refused))
    return redirect("accounts:provider", pk)


@login_required
@require_POST
def rule_add(request, pk):
    row = _provider(request, pk)
    form = _rule_form(request, row, request.POST)
    if not form.is_valid():
        return _page(request, row, rule_form=form)
    setup.add_rule(form, by=request.user)
    messages.success(request, _("Reglen gælder fra næste log-in."))
    return redirect("accounts:provider", pk)


@login_required
@require_POST
def rule_remove(request, pk):
    """For the provider's owners, and for those of the organisation in which the role counts."""
    rule = get_object_or_404(
        RoleRule.objects.select_related("provider__organisation", "organisation"), pk=pk
    )
    places = (rule.provider.organisation_id, rule.organisation_id)
    require(request.user, Ability.MANAGE_ORGANISATION, *places)
    setup.remove_rule(rule, by=request.user)
    messages.success(request, _("Reglen er fjernet."))
    mine = next(
        pk for pk in places if Ability.MANAGE_ORGANISATION in abilities_in(request.user, [pk])
    )
    return redirect("accounts:provider", mine)
