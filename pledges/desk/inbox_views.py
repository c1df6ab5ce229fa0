"""The inbox page: the list of sheets, and the actions that can be done from it."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, for_those_who, organisations_with
from frontend.forms import status_of
from pledges.access import get_handover, get_handovers
from pledges.desk import board, inbox, last_done, layouts, next_steps, quick_actions, table
from pledges.desk.forms import KINDS, BulkForm, QuickForm
from pledges.desk.inbox_forms import InboxFilter, SaveFilterForm, page_number, whose_and_what
from pledges.desk.quick_actions import BulkRefused
from pledges.followup.changes import FollowUpRefused
from pledges.models import SavedFilter
from pledges.tables.columns import Chosen
from pledges.tables.lists import with_query

SHOWN = "inbox_shown"  # in the session: the list last seen, for "next" on a handover's page
TOO_LATE = gettext_lazy("Det er for sent at fortryde. Skriv i stedet et notat.")
UNDONE = gettext_lazy("Fortrudt. Arket står, som det gjorde før.")
ICONS = {"call": "phone-call", "no_answer": "phone", "mail": "mail", "visit": "building-2"}
QUICK_LABELS = [(kind.value, KINDS[kind], ICONS[kind]) for kind in quick_actions.QUICK_KINDS]


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def inbox_page(request):
    return _page(request, request.GET)


@login_required
@require_POST
def quick_log(request, pk):
    found = get_handover(request.user, pk)
    form = QuickForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Vælg, hvad der skete."))
        return back_to_list(request)
    try:
        done = quick_actions.quick_log(
            found,
            kind=form.cleaned_data["kind"],
            by=request.user,
            expected_version=form.cleaned_data["version"],
        )
    except FollowUpRefused as refused:
        messages.error(request, f"{found.sheet.company_name}: {refused}")
        return back_to_list(request, at=found.pk)
    last_done.keep(request, done)
    return back_to_list(request, at=form.cleaned_data["following"])


@login_required
@require_POST
def quick_undo(request, pk):
    found = get_handover(request.user, pk)
    done = last_done.take(request, found.pk)
    if done is None:
        messages.error(request, TOO_LATE)
        return back_to_list(request)
    try:
        quick_actions.undo(found, done=done, by=request.user)
    except FollowUpRefused as refused:
        messages.error(request, f"{found.sheet.company_name}: {refused}")
    else:
        messages.success(request, UNDONE)
    return back_to_list(request, at=found.pk)


@login_required
@require_POST
def bulk_assign(request):
    ticked = request.POST.getlist("sheet")
    chosen = get_handovers(request.user, ticked, Ability.ASSIGN_SHEETS)
    form = BulkForm(request.POST, units={handover.unit_id for handover, _version in chosen})
    back = QueryDict(request.POST.get("back", ""))
    if not chosen:
        messages.error(request, _("Sæt kryds ved de ark, du vil give videre."))
        return back_to_list(request)
    if not form.is_valid():
        note = {"title": _("Vælg, hvem der skal have arkene."), "reasons": []}
        return _page(
            request,
            back,
            status=status_of(form),
            ticked=[row.pk for row, _version in chosen],
            note=note,
        )
    owner = form.cleaned_data["owner"]
    try:
        quick_actions.assign_many(chosen, owner=owner, by=request.user)
    except BulkRefused as refused:
        return _bulk_refused(request, back, chosen, refused)
    given = ngettext(
        "%(n)s ark er givet til %(owner)s.", "%(n)s ark er givet til %(owner)s.", len(chosen)
    )
    messages.success(request, given % {"n": len(chosen), "owner": owner})
    return back_to_list(request)


@login_required
@require_POST
def filter_save(request):
    form = SaveFilterForm(request.POST, units=inbox.unit_ids_of(request.user))
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(errors))
        return back_to_list(request, "query")
    SavedFilter.objects.update_or_create(
        user=request.user,
        name=form.cleaned_data["name"],
        defaults={"query": form.cleaned_data["query"]},
    )
    messages.success(request, _("Filteret er gemt."))
    return redirect(f"{reverse('pledges:inbox')}?{form.cleaned_data['query']}")


@login_required
@require_POST
def filter_delete(request, pk):
    get_object_or_404(SavedFilter, pk=pk, user=request.user).delete()
    messages.success(request, _("Filteret er slettet."))
    return redirect("pledges:inbox")


def neighbours(request, pk):
    """{list, previous, next} of a handover in the list last seen; the ids are None at its ends."""
    query, shown = request.session.get(SHOWN, ("", []))
    found = {"list": query, "previous": None, "next": None}
    if pk in shown:
        place = shown.index(pk)
        found["previous"] = shown[place - 1] if place else None
        found["next"] = shown[place + 1] if place + 1 < len(shown) else None
    return found


def _page(request, data, *, status=HTTPStatus.OK, ticked=(), note=None):
    user, now = request.user, timezone.now()
    units = inbox.unit_ids_of(user)
    form = InboxFilter(data, units=units)
    narrowed = form.narrow(inbox.of_units(units))
    counts = inbox.counts(narrowed, user, now)
    whose, what = whose_and_what(data, counts)
    query = _query(data, whose, what)
    layout = layouts.layout_for(request, data.get(layouts.ASKED))
    chosen = inbox.chosen(narrowed, user, whose=whose, what=what, now=now)
    rows = _rows(chosen, layout, data, now, closed=what == inbox.CLOSED)
    _remember(request, query, rows["in_order"])
    context = rows | {
        "form": form,
        "layout": layout,
        "layouts": layouts.OFFERED,
        "whose": whose,
        "what": what,
        "late": counts[whose][inbox.OVERDUE],
        "today": counts[whose][inbox.TODAY],
        "tabs": _tabs(
            query, "vis", inbox.WHOSE, whose, {key: counts[key]["alle"] for key in counts}
        ),
        "chips": _tabs(query, "hvad", inbox.WHAT, what, counts[whose]),
        "query": _without(query, "page"),
        "back": query.urlencode(),
        "presses": [(kind, str(label), icon) for kind, label, icon in QUICK_LABELS],
        "saved": SavedFilter.objects.filter(user=user),
        "logged": last_done.shown(request),
        "bulk": (bulk := _bulk(user)),
        "width": len(rows.get("heads", ()))
        + 1
        + bool(bulk),  # the last column logs, the first ticks
        "ticked": ticked,
        "note": note,
        "event": form.cleaned_data.get("event") if form.is_valid() else None,
    }
    return render(request, "pledges/desk/inbox.html", context, status=status)


def _rows(chosen, layout, data, now, *, closed) -> dict:
    """What is listed: a page of groups, or the columns of a board, which has no pages."""
    if layout == layouts.Layout.BOARD:
        page, groups, more = None, board.columns(chosen, now, closed=closed), {}
    elif layout == layouts.Layout.TABLE:
        arranged = Chosen(table.TABLE, data)
        page = inbox.page_of(arranged.ordered(chosen), page_number(data), arranged.reads)
        groups = table.groups(arranged, page.object_list, now)
        more = {
            "chosen": arranged,
            "heads": _heads(arranged, data),
            "rearranged": table.is_rearranged(arranged),
        }
    else:
        page = inbox.page_of(chosen, page_number(data))
        groups, more = next_steps.grouped(next_steps.lines(page.object_list, now)), {}
    return more | {"page": page, "groups": groups, "in_order": next_steps.in_order(groups)}


def _heads(arranged, data) -> list[dict]:
    found = table.heads(arranged)
    for head in found:
        if head["sorts_to"]:
            query = with_query(data, sorter=head["sorts_to"])
            head["url"] = f"{reverse('pledges:inbox')}?{query}"
    return found


def _query(data, whose, what) -> QueryDict:
    query = data.copy()
    query["vis"], query["hvad"] = whose, what
    return query


def _without(query, *names) -> str:
    query = query.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()


def _tabs(query, name, labels, current, counted) -> list[dict]:
    rest = _without(query, name, "page")
    return [
        {
            "key": key,
            "label": label,
            "url": f"{reverse('pledges:inbox')}?{rest}&{name}={key}",
            "current": key == current,
            "count": counted.get(key),
        }
        for key, label in labels.items()
    ]


def _bulk(user) -> BulkForm | None:
    units = list(organisations_with(user, Ability.ASSIGN_SHEETS).values_list("pk", flat=True))
    return BulkForm(units=units) if units else None


def _bulk_refused(request, back, chosen, refused):
    """Nothing was given away; the page comes again as it is now, with the same ticks."""
    known = {handover.pk: handover.sheet.company_name for handover, _version in chosen}
    note = {
        "title": _("Ingen ark er givet videre"),
        "reasons": [f"{known[pk]}: {reason}" for pk, reason in refused.refusals.items()],
    }
    ticked = list(known)
    return _page(request, back, status=HTTPStatus.CONFLICT, ticked=ticked, note=note)


def _remember(request, query, in_order):
    shown = [query.urlencode(), [line.handover.pk for line in in_order]]
    if request.session.get(SHOWN) != shown:
        request.session[SHOWN] = shown


def back_to_list(request, field="back", *, at=None):
    """To the same place in the list: the query is all that is taken over, never an address.

    The row of the handover `at` gets the focus by its anchor, without JavaScript too; 0 is the list's end.
    """
    query = QueryDict(request.POST.get(field, "")).urlencode()
    anchor = "" if at is None else f"#ark-{at}" if at else "#listens-slutning"
    return redirect(reverse("pledges:inbox") + (f"?{query}" if query else "") + anchor)
