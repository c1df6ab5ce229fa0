"""The receipt page. There is no log-in: whoever holds the secret address may act for the company."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.refusals import Refused
from frontend.forms import status_of
from pledges.access import get_receipt
from pledges.counter_offers.guest_views import counter_offers_part
from pledges.fit.views import fit_part
from pledges.followup.people import people_of
from pledges.followup.promise import promise
from pledges.placements.tool_views import tools_part
from pledges.questions.guest_views import asked_part
from pledges.receipts import actions
from pledges.receipts.actions import LeaderRefused
from pledges.receipts.feedback import latest_question, sides
from pledges.receipts.forms import CallForm, ChangeForm, ColleagueForm, PauseForm, WithdrawForm
from pledges.receipts.log import public_steps
from pledges.receipts.progress import news, way
from pledges.visits.receipt_views import visit_choice
from pledges.wording import moment_in_words

# What other parts of the house show on a receipt: each takes the sheet and gives {"template": …} or None.
RECEIPT_PARTS = (counter_offers_part, fit_part, visit_choice, tools_part, asked_part)

# So many of the newest; what came before is folded, so that the page stays short on a phone.
SHOWN_STEPS = 4


@require_safe
def receipt(request, token):
    return _page(request, get_receipt(token))


@require_POST
def change(request, token):
    found = get_receipt(token)
    form = _change_form(found)(request.POST, sheet=found)
    if not form.is_valid():
        return _page(request, found, change=form)
    try:
        actions.change(found.handover, wanted=form.wanted(), seen=form.cleaned_data["seen"])
    except Refused as refused:
        found = get_receipt(token)
        form = form.on(found)
        form.add_error(None, str(refused))
        return _page(request, found, status=HTTPStatus.CONFLICT, change=form)
    messages.success(request, _("Arket er rettet. Tak, fordi du siger til."))
    return redirect("pledges:receipt", token)


@require_POST
def pause(request, token):
    found = get_receipt(token)
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, pause=form)
    try:
        actions.pause(
            found.handover,
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, get_receipt(token), status=HTTPStatus.CONFLICT, pause=form)
    messages.success(request, _("Sat på pause. Vi venter, til du er klar."))
    return redirect("pledges:receipt", token)


@require_POST
def resume(request, token):
    return _do(request, token, actions.resume, _("Godt. Vi er i gang igen."))


@require_POST
def withdraw(request, token):
    found = get_receipt(token)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, found, withdraw=form)
    done = _("Tilsagnet er trukket tilbage. Du kan fortryde her på siden.")
    return _do(request, token, actions.withdraw, done, reason=form.cleaned_data["reason"])


@require_POST
def reopen(request, token):
    return _do(request, token, actions.reopen, _("Tilsagnet gælder igen. Tak!"))


@require_POST
def delegate(request, token):
    found = get_receipt(token)
    form = ColleagueForm(request.POST)
    if not form.is_valid():
        return _page(request, found, colleague=form)
    try:
        actions.delegate(found.handover, colleague=form.colleague())
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, get_receipt(token), status=HTTPStatus.CONFLICT, colleague=form)
    messages.success(request, _("Givet videre. Fra nu af kontakter vi din kollega."))
    return redirect("pledges:receipt", token)


@require_POST
def report(request, token):
    found = get_receipt(token)
    try:
        actions.report_no_call(found.handover)
    except LeaderRefused as refused:
        if refused.code == LeaderRefused.Code.KNOWN:
            known = get_receipt(token).handover.reported_at
            text = _("Vi ved det. Du gav besked %(when)s, og enhedens leder har fået det at vide.")
            messages.info(request, text % {"when": moment_in_words(known, timezone.now())})
        else:
            messages.error(request, str(refused))
    else:
        messages.success(request, _("Tak, fordi du siger til. Enhedens leder har fået besked nu."))
    return redirect("pledges:receipt", token)


def _do(request, token, action, done, **words):
    """A press that has nothing to correct: on a refusal the page says why and shows what is so now."""
    try:
        action(get_receipt(token).handover, **words)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("pledges:receipt", token)


def _change_form(sheet):
    return ChangeForm if sheet.network.pledging and not sheet.network.visit_only else CallForm


def _page(request, found, *, status=None, **forms):
    now = timezone.now()
    handover, can = found.handover, actions.possible(found.handover)
    people = people_of(handover)
    steps = public_steps(handover)
    context = {
        "sheet": found,
        "promise": promise(found, now=now),
        "news": news(found, people, now=now),
        "way": way(handover, people),
        "steps": steps[-SHOWN_STEPS:],
        "earlier": steps[:-SHOWN_STEPS],
        "can": {str(action): True for action in can},
        "reported": handover.reported_at and moment_in_words(handover.reported_at, now),
        "question": latest_question(handover),
        "sides": sides(handover),
        "parts": [shown for part in RECEIPT_PARTS if (shown := part(found))],
        "theme_organisation": found.network.host,
        "forms": _forms(found, can) | forms,
        "wants_change": bool(forms),
    }
    status = status or status_of(*forms.values())
    return render(request, "pledges/receipts/receipt.html", context, status=status)


def _forms(found, can):
    made = {
        actions.Action.CHANGE: ("change", lambda: _change_form(found)(sheet=found)),
        actions.Action.PAUSE: ("pause", PauseForm),
        actions.Action.WITHDRAW: ("withdraw", WithdrawForm),
        actions.Action.DELEGATE: ("colleague", ColleagueForm),
    }
    return {name: make() for action, (name, make) in made.items() if action in can}
