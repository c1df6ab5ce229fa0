import json
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.keys import normalise_code
from accounts.ratelimit import count_failure, too_many_failures
from events.tickets import GUEST_CODE
from frontend.forms import status_of
from frontend.offline import worker_response
from pledges.job_profiles.profiles import chosen, shown_in
from pledges.models import Sheet
from pledges.sheets.entry import guest_at, way_in_by_key
from pledges.sheets.forms import KeyForm, sheet_form_for
from pledges.sheets.handing_in import handed_in, next_client_id, paper_client_id, submit
from pledges.sheets.interview_forms import interview_form_for
from pledges.sheets.phone_form import MENDS, TEXTS, TWICE
from pledges.sheets.submissions import is_of

SCOPE = "sheet"
SHELL = [
    "frontend/dist/app.js",
    "frontend/dist/sheet.css",
    "frontend/dist/sheet.js",
    "frontend/dist/figtree-latin-wght-normal-*.woff2",
    "frontend/mark.svg",
]


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
    return render(request, "pledges/sheets/sheet_key.html", {"form": form}, status=status_of(form))


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
    if request.method != "POST" and request.GET.get("tablet"):
        return redirect("pledges:sheet_tablet", way_in.key)
    if (
        way_in.paper
        and handed_in(way_in, paper_client_id(way_in.paper))
        and request.method != "POST"
    ):
        return _paper_received(request, way_in)
    profiles = list(shown_in(way_in.network))
    profile = chosen(profiles, request.GET.get("profil", ""))
    form = sheet_form_for(way_in)(
        request.POST or None,
        way_in=way_in,
        profile=profile,
        initial={"client_id": _client_id(request, way_in)},
    )
    if request.method == "POST" and form.is_valid():
        return _hand_in(request, way_in, form)
    context = {"earlier": _earlier(way_in), "profile": profile, "profiles": profiles}
    return _page(request, way_in, form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_key
def tablet(request, way_in):
    """Goes from hand to hand: nobody's own code counts, and nothing is left for the next one to see."""
    if way_in.link is None:  # a letter's code is one leader's
        return redirect("pledges:sheet", way_in.key)
    way_in = way_in.for_anybody()
    initial = {"client_id": _client_id(request, way_in, mode=Sheet.Source.TABLET)}
    form = sheet_form_for(way_in)(request.POST or None, way_in=way_in, initial=initial)
    if request.method == "POST" and form.is_valid():
        submit(way_in, filled=form.filled(), source=Sheet.Source.TABLET)
        messages.success(request, _("Tak! Arket er modtaget. Giv tabletten videre."))
        return redirect("pledges:sheet_tablet", way_in.key)
    return _page(request, way_in, form, mode=Sheet.Source.TABLET)


@require_http_methods(["GET", "HEAD", "POST"])
@by_key
def interview(request, way_in):
    """One leader holds the pen for his neighbour."""
    pen_holder = way_in.guest.get("contact_name", "")
    beside = way_in.for_anybody()
    form = interview_form_for(beside)(
        request.POST or None,
        way_in=beside,
        pen_holder=pen_holder,
        initial={"client_id": _client_id(request, way_in, mode=Sheet.Source.INTERVIEW)},
    )
    if request.method == "POST" and form.is_valid():
        filled = form.filled()
        beside = beside.for_guest(form.neighbours_invitation)
        submit(beside, filled=filled, source=Sheet.Source.INTERVIEW)
        thanks = _("Tak! Arket for %(name)s er modtaget.") % {"name": filled.contact_name}
        messages.success(request, thanks)
        return redirect("pledges:sheet_interview", way_in.key)
    return _page(request, way_in, form, mode=Sheet.Source.INTERVIEW, pen_holder=pen_holder)


@require_safe
def worker(request):
    """Keeps every sheet that was opened on this phone, in the language it was opened in."""
    name = "sheet" if get_language() == "da" else f"sheet-{get_language()}"
    pages = [reverse("pledges:sheet_key")]
    return worker_response(name=name, pages=pages, files=SHELL, script="sheet_worker.js")


def _page(request, way_in, form, *, mode=Sheet.Source.PHONE, **context):
    context |= {
        "form": form,
        "way_in": way_in,
        "theme_organisation": way_in.network.host,
        "mode": mode.value,
        "texts": json.dumps({name: str(text) for name, text in TEXTS.items()}),
        "one": ngettext(*MENDS, 1),
        "many": ngettext(*MENDS, 2),
    }
    return render(request, "pledges/sheets/sheet.html", context, status=status_of(form))


def _hand_in(request, way_in, form):
    filled = form.filled()
    client_id = paper_client_id(way_in.paper) if way_in.paper else filled.client_id
    already = handed_in(way_in, client_id)
    if already and not is_of(already, filled):
        return redirect("pledges:sheet", way_in.key)
    found = submit(way_in, filled=filled)
    if already:
        messages.info(request, TWICE)
    return redirect(found.get_receipt_url())


def _paper_received(request, way_in):
    context = {"way_in": way_in, "theme_organisation": way_in.network.host}
    return render(request, "pledges/sheets/paper_received.html", context)


def _client_id(request, way_in, *, mode=""):
    """One id for the tabs of one guest, or of one browser at a table."""
    if way_in.paper and not mode:
        return paper_client_id(way_in.paper)
    seed = way_in.invitation.code if way_in.invitation else way_in.key
    if way_in.invitation is None:
        get_token(request)
        seed = f"{seed}:{request.META['CSRF_COOKIE']}"
    return next_client_id(f"{seed}:{mode}" if mode else seed)


def _earlier(way_in):
    """What the guest has handed in before with his own code."""
    if way_in.invitation is None:
        return None
    return Sheet.objects.filter(invitation=way_in.invitation).order_by("-submitted_at").first()


def _unknown(request):
    return render(
        request, "pledges/sheets/sheet_key.html", {"form": KeyForm(), "unknown": True}, status=404
    )


def _too_many(request, form):
    return render(
        request, "pledges/sheets/sheet_key.html", {"form": form, "too_many": True}, status=429
    )


def _closed(request, way_in):
    context = {"way_in": way_in, "theme_organisation": way_in.network.host}
    return render(request, "pledges/sheets/closed.html", context)
