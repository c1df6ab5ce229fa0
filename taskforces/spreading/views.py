from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.forms import status_of
from frontend.spreadsheets import xlsx_response
from taskforces import access
from taskforces.models import Outreach
from taskforces.spreading import entries
from taskforces.spreading.entries import TalkRefused
from taskforces.spreading.forms import OutreachForm
from taskforces.spreading.standing import TONES, standing_of, sums


@login_required
@require_safe
def spreading(request, pk):
    """A year of it: what is ahead first, then what has been, with its sums."""
    network = access.get_network(request.user, pk)
    today, year = timezone.localdate(), _year(request)
    found = list(
        Outreach.objects.filter(network=network).of_year(year).select_related("member__contact")
    )
    rows = [
        {
            "entry": entry,
            "standing": (stands := standing_of(entry, today)),
            "tone": TONES.get(stands),
        }
        for entry in found
    ]
    context = {
        "network": network,
        "year": str(year),
        "years": _years(network, year, today),
        "ahead": [row for row in rows if row["entry"].result == Outreach.Result.PLANNED],
        "been": [row for row in rows if row["entry"].result != Outreach.Result.PLANNED][::-1],
        "sums": sums(found),
    }
    return render(request, "taskforces/spreading/spreading.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outreach_create(request, pk):
    network = access.get_network(request.user, pk)
    form = OutreachForm(request.POST if request.method == "POST" else None, network=network)
    if form.is_valid():
        entry = entries.add_entry(network, by=request.user, **form.facts())
        messages.success(request, _("Skrevet op."))
        return redirect("taskforces:outreach", entry.pk)
    context = {"form": form, "network": network}
    return render(request, "taskforces/spreading/form.html", context, status=status_of(form))


@login_required
@require_safe
def outreach(request, pk):
    entry = access.get_outreach(request.user, pk)
    context = {
        "entry": entry,
        "network": entry.network,
        "standing": (stands := standing_of(entry, timezone.localdate())),
        "tone": TONES.get(stands),
        "may_ask": entries.is_open(entry) and bool(entry.speaker_address),
    }
    return render(request, "taskforces/spreading/outreach.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outreach_edit(request, pk):
    entry = access.get_outreach(request.user, pk)
    posted = request.POST if request.method == "POST" else None
    form = OutreachForm(posted, instance=entry, network=entry.network)
    if form.is_valid():
        entries.change_entry(access.get_outreach(request.user, pk), by=request.user, **form.facts())
        messages.success(request, _("Gemt."))
        return redirect("taskforces:outreach", pk)
    context = {"form": form, "entry": entry, "network": entry.network}
    return render(request, "taskforces/spreading/form.html", context, status=status_of(form))


@login_required
@require_POST
def outreach_ask(request, pk):
    entry = access.get_outreach(request.user, pk)
    try:
        message = entries.ask_speaker(entry, by=request.user)
    except TalkRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(address)s er spurgt.") % {"address": message.recipient})
    return redirect("taskforces:outreach", pk)


@login_required
@require_POST
def outreach_remove(request, pk):
    entry = access.get_outreach(request.user, pk)
    try:
        entries.remove_entry(entry, by=request.user)
    except TalkRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("taskforces:outreach", pk)
    messages.success(request, _("Slettet."))
    return redirect("taskforces:spreading", entry.network_id)


@login_required
@require_safe
def spreading_export(request, pk):
    network, year = access.get_network(request.user, pk), _year(request)
    today = timezone.localdate()
    header = [
        *(_("Dag"), _("Art"), _("Hvad"), _("For hvem"), _("Hvor"), _("Virksomhed")),
        *(_("Status"), _("Nåede"), _("Hvad kom der ud af det"), _("Link")),
    ]
    rows = (
        (
            *(entry.happens_on, entry.get_kind_display(), entry.title, entry.audience),
            *(entry.place, entry.member.company.name if entry.member else ""),
            *(standing_of(entry, today).label, entry.reach, entry.outcome, entry.link),
        )
        for entry in Outreach.objects.filter(network=network).of_year(year)
    )
    return xlsx_response(f"udbredelse-{network.slug}-{year}.xlsx", header, rows)


@require_safe
def talk(request, key):
    """For the one who talks: what they are asked, and two buttons."""
    return _talk_page(request, access.outreach_by_key(key))


@require_POST
def talk_answer(request, key):
    """The button says yes or no."""
    entry = access.outreach_by_key(key)
    try:
        entries.answer(entry, yes=request.POST.get("svar") == "ja")
    except TalkRefused:
        return _talk_page(request, entry, status=409)
    return redirect("taskforces:talk", key)


def _talk_page(request, entry, status=200):
    context = {
        "entry": entry,
        "network": entry.network,
        "is_open": entries.is_open(entry),
        "theme_organisation": entry.network.host,
    }
    return render(request, "taskforces/spreading/talk.html", context, status=status)


def _year(request):
    asked = request.GET.get("aar", "")
    fits = asked.isascii() and asked.isdecimal() and 2000 <= int(asked[:4]) < 2100
    return int(asked[:4]) if fits else timezone.localdate().year


def _years(network, year, today):
    """Those that have something, this one and the next, newest first."""
    days = Outreach.objects.filter(network=network).order_by().dates("happens_on", "year")
    found = {day.year for day in days} | {today.year, today.year + 1, year}
    return [
        {"label": str(each), "url": f"?aar={each}", "current": each == year}
        for each in sorted(found, reverse=True)
    ]
