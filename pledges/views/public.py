from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.keys import normalise_code
from accounts.ratelimit import count_failure, too_many_failures
from events.tickets import GUEST_CODE
from pledges.access import guest_at, way_in_by_key
from pledges.forms.sheet import KeyForm, sheet_form_for
from pledges.models import Sheet
from pledges.profiles import shown_in
from pledges.sheets import next_client_id, submit

SCOPE = "sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_key(request):
    form = KeyForm(request.POST or None)
    if too_many_failures(request, SCOPE):
        return _too_many(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            way_in = way_in_by_key(form.cleaned_data["code"])
        except Http404:
            count_failure(request, SCOPE)
            form.add_error("code", _("Den kode kender vi ikke. Prøv at scanne QR-koden i stedet."))
        else:
            return redirect("pledges:sheet", way_in.key)
    return render(request, "pledges/sheet_key.html", {"form": form}, status=_status_of(form))


def by_key(view):
    """Gives the view the way in instead of its key; too many guesses, an unknown key and a closed
    sheet answer for themselves."""

    @wraps(view)
    def found(request, key, *args, **kwargs):
        if too_many_failures(request, SCOPE):
            return _too_many(request, KeyForm())
        try:
            way_in = way_in_by_key(key)
        except Http404:
            # A misspelt key is no guess: its check sign gave it away before anything was asked.
            if normalise_code(key):
                count_failure(request, SCOPE)
            return _unknown(request)
        way_in = guest_at(way_in, request.session.get(GUEST_CODE, ""))
        if not (way_in.is_open and way_in.asks_anything):
            return _closed(request, way_in)
        return view(request, way_in, *args, **kwargs)

    return found


@require_http_methods(["GET", "HEAD", "POST"])
@by_key
def sheet(request, way_in):
    profiles = list(shown_in(way_in.network))
    profile = _chosen(profiles, request.GET.get("profil", ""))
    form = sheet_form_for(way_in)(
        request.POST or None,
        way_in=way_in,
        profile=profile,
        initial={"client_id": _client_id(request, way_in)},
    )
    if request.method == "POST" and form.is_valid():
        return _hand_in(request, way_in, form)
    context = {
        "form": form,
        "way_in": way_in,
        "theme_organisation": way_in.network.host,
        "earlier": _earlier(way_in),
        "profile": profile,
        "profiles": profiles,
    }
    return render(request, "pledges/sheet.html", context, status=_status_of(form))


def _chosen(profiles, typed):
    """The profile a leader came from; one taken down meanwhile must not cost us his sheet."""
    return next((profile for profile in profiles if str(profile.pk) == typed), None)


def _hand_in(request, way_in, form):
    already = Sheet.objects.filter(
        client_id=form.cleaned_data["client_id"], network=way_in.network
    ).exists()
    found = submit(way_in, filled=form.filled())
    if already:
        messages.info(
            request,
            _("Vi fik arket to gange. Det tæller kun én gang, og det er det første, der gælder."),
        )
    return redirect(found.get_receipt_url())


def _client_id(request, way_in):
    """One id for the tabs of one guest, or of one browser at a table."""
    if way_in.invitation:
        return next_client_id(way_in.invitation.code)
    get_token(request)
    return next_client_id(f"{way_in.key}:{request.META['CSRF_COOKIE']}")


def _earlier(way_in):
    """What the guest has handed in before with his own code."""
    if way_in.invitation is None:
        return None
    return Sheet.objects.filter(invitation=way_in.invitation).order_by("-submitted_at").first()


def _status_of(form):
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound and form.errors else HTTPStatus.OK


def _unknown(request):
    return render(
        request, "pledges/sheet_key.html", {"form": KeyForm(), "unknown": True}, status=404
    )


def _too_many(request, form):
    return render(request, "pledges/sheet_key.html", {"form": form, "too_many": True}, status=429)


def _closed(request, way_in):
    context = {"way_in": way_in, "theme_organisation": way_in.network.host}
    return render(request, "pledges/closed.html", context)
