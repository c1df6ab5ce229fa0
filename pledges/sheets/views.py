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
from accounts.ratelimit import guesses
from events.tickets import GUEST_CODE
from frontend.forms import status_of
from frontend.offline import worker_response
from pledges.job_profiles.profiles import chosen, shown_in
from pledges.models import HeldSheet, Sheet
from pledges.sheets.entry import entry_by_key, guest_at
from pledges.sheets.forms import KeyForm, sheet_form_for
from pledges.sheets.handing_in import handed_in, next_client_id, paper_client_id
from pledges.sheets.holding import hand_in
from pledges.sheets.interview_forms import interview_form_for
from pledges.sheets.phone_form import MENDS, TEXTS, TWICE
from pledges.sheets.submissions import answered, is_of

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
    if request.method == "POST" and form.is_valid():
        try:
            entry = entry_by_key(form.cleaned_data["code"])
        except Http404:
            if guesses(request, SCOPE):
                return _too_many(request, form)
            form.add_error("code", _("Den kode kender vi ikke. Prøv at scanne QR-koden i stedet."))
        else:
            return redirect("pledges:sheet", entry.key)
    return render(request, "pledges/sheets/sheet_key.html", {"form": form}, status=status_of(form))


def by_key(view):
    """Gives the view the entry instead of its key; too many guesses, an unknown key and a closed
    sheet answer for themselves."""

    @wraps(view)
    def found(request, key, *args, **kwargs):
        try:
            entry = entry_by_key(key)
        except Http404:
            # A misspelt key is no guess: its check sign gave it away before anything was asked.
            if normalise_code(key) and guesses(request, SCOPE):
                return _too_many(request, KeyForm())
            return _unknown(request)
        entry = guest_at(entry, request.session.get(GUEST_CODE, ""))
        if not (entry.is_open and entry.asks_anything):
            return _closed(request, entry)
        return view(request, entry, *args, **kwargs)

    return found


@require_http_methods(["GET", "HEAD", "POST"])
@by_key
def sheet(request, entry):
    if request.method != "POST" and request.GET.get("tablet"):
        return redirect("pledges:sheet_tablet", entry.key)
    if entry.paper and handed_in(entry, paper_client_id(entry.paper)) and request.method != "POST":
        return _paper_received(request, entry)
    profiles = list(shown_in(entry.network))
    profile = chosen(profiles, request.GET.get("profil", ""))
    form = sheet_form_for(entry)(
        request.POST or None,
        entry=entry,
        profile=profile,
        initial={"client_id": _client_id(request, entry)},
    )
    if request.method == "POST" and form.is_valid():
        return _hand_in(request, entry, form)
    context = {"earlier": _earlier(entry), "profile": profile, "profiles": profiles}
    return _page(request, entry, form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_key
def tablet(request, entry):
    """The sheet for a shared tablet: no guest's code counts, and the form is empty for the next person."""
    if entry.link is None:  # a letter's code is one leader's
        return redirect("pledges:sheet", entry.key)
    entry = entry.for_anybody()
    initial = {"client_id": _client_id(request, entry, mode=Sheet.Source.TABLET)}
    form = sheet_form_for(entry)(request.POST or None, entry=entry, initial=initial)
    if request.method == "POST" and form.is_valid():
        answered(hand_in(entry, filled=form.filled(), source=Sheet.Source.TABLET))
        messages.success(request, _("Tak! Arket er modtaget. Giv tabletten videre."))
        return redirect("pledges:sheet_tablet", entry.key)
    return _page(request, entry, form, mode=Sheet.Source.TABLET)


@require_http_methods(["GET", "HEAD", "POST"])
@by_key
def interview(request, entry):
    """One leader holds the pen for their neighbour."""
    pen_holder = entry.guest.get("contact_name", "")
    beside = entry.for_anybody()
    form = interview_form_for(beside)(
        request.POST or None,
        entry=beside,
        pen_holder=pen_holder,
        initial={"client_id": _client_id(request, entry, mode=Sheet.Source.INTERVIEW)},
    )
    if request.method == "POST" and form.is_valid():
        filled = form.filled()
        beside = beside.for_guest(form.neighbours_invitation)
        answered(hand_in(beside, filled=filled, source=Sheet.Source.INTERVIEW))
        thanks = _("Tak! Arket for %(name)s er modtaget.") % {"name": filled.contact_name}
        messages.success(request, thanks)
        return redirect("pledges:sheet_interview", entry.key)
    return _page(request, entry, form, mode=Sheet.Source.INTERVIEW, pen_holder=pen_holder)


@require_safe
@by_key
def held(request, entry):
    """Thanks for a sheet that waits for a look: nobody is promised a call before."""
    context = {"entry": entry, "theme_organisation": entry.network.host}
    return render(request, "pledges/sheets/held.html", context)


@require_safe
def worker(request):
    """Keeps every sheet that was opened on this phone, in the language it was opened in."""
    name = "sheet" if get_language() == "da" else f"sheet-{get_language()}"
    pages = [reverse("pledges:sheet_key")]
    return worker_response(name=name, pages=pages, files=SHELL, script="sheet_worker.js")


# Whoever fills in for others, or hands the tablet on, is not led to the receipt when they send once more.
OWN_RECEIPT = (Sheet.Source.PHONE, Sheet.Source.PAPER)


def _page(request, entry, form, *, mode=Sheet.Source.PHONE, **context):
    context |= {
        "form": form,
        "entry": entry,
        "theme_organisation": entry.network.host,
        "mode": mode.value,
        "texts": json.dumps({name: str(text) for name, text in TEXTS.items()}),
        "one": ngettext(*MENDS, 1),
        "many": ngettext(*MENDS, 2),
    }
    return render(request, "pledges/sheets/sheet.html", context, status=status_of(form))


def _hand_in(request, entry, form):
    filled = form.filled()
    client_id = paper_client_id(entry.paper) if entry.paper else filled.client_id
    already = handed_in(entry, client_id)
    if already and not (is_of(already, filled) and already.source in OWN_RECEIPT):
        return redirect("pledges:sheet", entry.key)
    found = hand_in(entry, filled=filled)
    if isinstance(found, HeldSheet):
        return redirect("pledges:sheet_held", entry.key)
    answered(found, with_receipt=True)
    if already:
        messages.info(request, TWICE)
    return redirect(found.get_receipt_url())


def _paper_received(request, entry):
    context = {"entry": entry, "theme_organisation": entry.network.host}
    return render(request, "pledges/sheets/paper_received.html", context)


def _client_id(request, entry, *, mode=""):
    """One id for the tabs of one guest, or of one browser at a table."""
    if entry.paper and not mode:
        return paper_client_id(entry.paper)
    seed = entry.invitation.code if entry.invitation else entry.key
    if entry.invitation is None:
        get_token(request)
        seed = f"{seed}:{request.META['CSRF_COOKIE']}"
    return next_client_id(f"{seed}:{mode}" if mode else seed)


def _earlier(entry):
    """What the guest has handed in before with their own code."""
    if entry.invitation is None:
        return None
    return Sheet.objects.filter(invitation=entry.invitation).order_by("-submitted_at").first()


def _unknown(request):
    return render(
        request, "pledges/sheets/sheet_key.html", {"form": KeyForm(), "unknown": True}, status=404
    )


def _too_many(request, form):
    return render(
        request, "pledges/sheets/sheet_key.html", {"form": form, "too_many": True}, status=429
    )


def _closed(request, entry):
    context = {"entry": entry, "theme_organisation": entry.network.host}
    return render(request, "pledges/sheets/closed.html", context)
