"""The way of somebody who logs in by their organisation: out to it, back from it, and out for good."""

import logging

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.sessions import LoginSession
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from accounts.log_ins import just_logged_in
from accounts.models import IdentityProvider
from accounts.sessions import end_sessions
from accounts.sso import openid, own_keys, saml, session
from accounts.sso.pages import refused
from accounts.sso.providers import provider_of
from accounts.sso.statements import Statement

log = logging.getLogger("haandslag.sso")
CONNECT, CONNECT_SECONDS = "accounts.sso.connect", 600


def get_provider(slug, kind=None, *, active=True) -> IdentityProvider:
    rows = IdentityProvider.objects.select_related("organisation").filter(slug=slug)
    rows = rows.filter(kind=kind) if kind else rows
    return get_object_or_404(rows.filter(active=True) if active else rows)


@require_safe
def choose(request):
    """Every organisation that people can log in at."""
    rows = IdentityProvider.objects.filter(active=True).select_related("organisation")
    context = {"providers": rows, "next": _next(request)}
    return render(request, "accounts/sso/choose.html", context)


@require_safe
def start(request, slug):
    row = get_provider(slug)
    data = {"connect": request.user.pk} if _is_connecting(request, row) else {}
    return leave(request, row, data, _next(request))


def leave(request, row, data, next_url=None):
    """Off to the provider. Raises nothing: one that does not answer is told of in words."""
    next_url = next_url or reverse("home:workspace")
    try:
        return provider_of(row, request).redirect(
            request, AuthProcess.LOGIN, next_url=next_url, data=data
        )
    except (RequestException, OAuth2Error, LookupError, ValueError) as error:
        log.warning("An identity provider cannot be asked: %s", type(error).__name__)
        words = _("Organisationens log-in svarer ikke lige nu. Prøv igen om lidt.")
        return refused(request, row, words, status=424)  # not our error, so no 5xx


def _next(request):
    url = request.GET.get("next", "")
    return url if get_account_adapter(request).is_safe_url(url) else ""


@login_required
@require_safe
@just_logged_in
@reauthentication_required
def connect(request, slug):
    """The person asks to be known by the provider: a link of ours that is good for them only, and not for long.

    A link, because a form may not lead to another host.
    """
    row = get_provider(slug)
    asked = signing.dumps([row.pk, request.user.pk], salt=CONNECT)
    return render(request, "accounts/sso/connect.html", {"provider": row, "asked": asked})


def _is_connecting(request, row) -> bool:
    try:
        asked = signing.loads(request.GET.get("forbind", ""), salt=CONNECT, max_age=CONNECT_SECONDS)
    except signing.BadSignature:
        return False
    return asked == [row.pk, request.user.pk]


@require_safe
def callback(request, slug):
    row = get_provider(slug, IdentityProvider.Kind.OPENID, active=False)
    try:
        return openid.finish(request, row)
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        return _no(request, row, type(error).__name__)


@csrf_exempt
@require_POST
def acs(request, slug):
    """The provider's form comes from another host, so no session of ours comes with it: the next page has it again."""
    row = get_provider(slug, IdentityProvider.Kind.SAML, active=False)
    try:
        stated, answered = saml.read_response(row, request.POST.get("SAMLResponse", ""))
    except saml.SamlRefused as refusal:
        return _no(request, row, refusal.reason or refusal.code, str(refusal))
    response = HttpResponseRedirect(reverse("accounts:sso_finish", args=[row.slug]))
    between = _between(request)
    between.store["answer"] = {"row": row.pk, "to": answered, "stated": stated.packed()}
    between.save(response)
    return response


@require_safe
def finish(request, slug):
    """Only for whoever began it: the answer must be to a request of this session."""
    row = get_provider(slug, IdentityProvider.Kind.SAML, active=False)
    between = _between(request)
    answer = between.store.get("answer") or {}
    between.delete()
    if answer.get("row") != row.pk:
        return _no(request, row, "no answer")
    provider = provider_of(row, request)
    try:
        state = provider.unstash_redirect_state(request, answer["to"])
    except PermissionDenied:
        return _no(request, row, "answer to nothing that was asked")
    login = provider.sociallogin_from_response(request, Statement.unpacked(answer["stated"]))
    login.state = state
    return complete_social_login(request, login)


def _between(request):
    return LoginSession(request, "sso_session", "sso-session")


def _no(request, row, reason, words=""):
    log.warning("An answer of an identity provider was refused: %s", reason)
    return refused(request, row, words)


@require_safe
def metadata(request, slug):
    row = get_provider(slug, IdentityProvider.Kind.SAML, active=False)
    if not own_keys.pairs(row):  # sealed with a SECRET_KEY that is gone
        raise Http404
    return HttpResponse(saml.metadata(row), content_type="application/samlmetadata+xml")


@require_safe
def logged_out(request, slug):
    """Out here; whoever shares the machine may want to be out at the organisation too."""
    row = get_provider(slug, active=False)
    told = request.session.get(session.TO_LOG_OUT) or {}
    mine = told if told.get("provider") == row.pk else {}
    offers = bool(row.slo_url if row.kind == row.Kind.SAML else mine.get("url"))
    context = {"provider": row, "may_log_out": bool(mine) and offers}
    return render(request, "accounts/sso/logged_out.html", context)


@require_safe
def log_out(request, slug):
    row = get_provider(slug, active=False)
    told = session.take_for_log_out(request, row)
    module = saml if row.kind == row.Kind.SAML else openid
    try:
        url = module.log_out_address(row, told) if told else ""
    except LookupError:  # no key of ours to sign with
        url = ""
    return HttpResponseRedirect(url) if url else redirect("accounts:sso_logged_out", row.slug)


@require_safe
def sls(request, slug):
    """The provider logs somebody out, or answers that it has."""
    row = get_provider(slug, IdentityProvider.Kind.SAML, active=False)

    def end(name_id):
        link = row.links.select_related("user").filter(uid=name_id).first()
        if link:
            end_sessions(link.user)
        if session.provider_in(request) == row:
            get_account_adapter(request).logout(request)

    try:
        url = saml.hear_log_out(row, request.GET.dict(), end)
    except saml.SamlRefused as refusal:
        log.warning("A log-out of an identity provider was refused: %s", refusal.reason)
        return HttpResponseBadRequest(str(refusal), content_type="text/plain; charset=utf-8")
    return HttpResponseRedirect(url) if url else redirect("accounts:sso_logged_out", row.slug)
