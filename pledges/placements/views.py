"""Who is at work: the list, one placement, its beginning and its end."""

from functools import partial
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, for_those_who
from frontend.row_keys import row_key
from pledges.access import get_handover, get_opening, get_placement, is_at_desk
from pledges.followup.statuses import may_follow
from pledges.models import Candidate, Handover, Placement
from pledges.openings.reaching import contact_of
from pledges.placements import at_risk, checks, moving, starting, tools
from pledges.placements import changes as placements
from pledges.placements.check_forms import CheckForm
from pledges.placements.filters import PlacementFilter
from pledges.placements.forms import (
    AtRiskForm,
    EndForm,
    MoveForm,
    PeopleForm,
    StartForm,
    StepForm,
    ToolForm,
    VersionForm,
)
from pledges.placements.steps import hours_chart, step_now
from pledges.placements.table import TABLE
from pledges.placements.weeks import weeks_from
from pledges.tables.columns import Chosen
from pledges.tables.lists import file_of, listed, with_query

RUNNING, DUE, AT_RISK, ENDED = "i-gang", "tjek", "svaere", "slut"
TABS = {
    RUNNING: gettext_lazy("I gang"),
    DUE: gettext_lazy("Tjek nu"),
    AT_RISK: gettext_lazy("I vanskeligheder"),
    ENDED: gettext_lazy("Slut"),
}


@login_required
@for_those_who(Ability.WORK_CANDIDATES)
@require_safe
def listing(request):
    form = PlacementFilter(request.GET or None, user=request.user)
    tab = request.GET.get("vis") if request.GET.get("vis") in TABS else RUNNING
    of_tab = _of_tabs(form.narrow(Placement.objects.visible_to(request.user)))
    counts = {key: rows.count() for key, rows in of_tab.items()}
    found = of_tab[tab].with_people()
    context = listed(request, Chosen(TABLE, request.GET), found, total=counts[tab])
    for group in context["groups"]:
        group["rows"] = [line_of(placement) for placement in group["rows"]]
    context |= {
        "lines": [line for group in context["groups"] for line in group["rows"]],
        "form": form,
        "tab": tab,
        "tabs": [
            {
                "label": label,
                "url": f"?{with_query(request.GET, vis=key)}",
                "current": key == tab,
                "count": counts[key],
            }
            for key, label in TABS.items()
        ],
    }
    return render(request, "pledges/placements/list.html", context)


@login_required
@for_those_who(Ability.WORK_CANDIDATES)
@require_safe
def listing_file(request, kind):
    """The list as it is chosen, to take away."""
    form = PlacementFilter(request.GET or None, user=request.user)
    tab = request.GET.get("vis") if request.GET.get("vis") in TABS else RUNNING
    found = _of_tabs(form.narrow(Placement.objects.visible_to(request.user)))[tab]
    chosen = Chosen(TABLE, request.GET)
    return file_of(request, chosen, found.with_people(), of="pledges:placements", kind=kind)


@login_required
@require_safe
def placement(request, pk):
    return placement_page(request, get_placement(request.user, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request, pk):
    return _create(request, partial(get_handover, request.user, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create_at_opening(request, pk):
    """At one that came without a sheet; where there is a sheet, its own page writes the first day down."""
    found = get_opening(request.user, pk, Ability.WORK_CANDIDATES)
    if is_at_desk(request.user, found.network):
        return _create(request, lambda: found.handover or found, back=found)
    if found.handover_id:
        query = urlencode({"aabning": found.pk})
        return redirect(f"{reverse('pledges:placement_create', args=[found.handover_id])}?{query}")
    return _create(request, partial(get_opening, request.user, pk, Ability.WORK_CANDIDATES))


def _create(request, again, back=None):
    found = again()
    known = _known(request, found) | ({"opening": back} if back else {})
    form = StartForm(request.POST or None, of=found, initial=known)

    def show(form, *, status, **_changed):
        is_sheet = isinstance(form.of, Handover)
        context = {
            "form": form,
            "place": form.of,
            "is_sheet": is_sheet,
            "back": reverse("pledges:opening", args=[back.pk])
            if back
            else reverse("pledges:handover" if is_sheet else "pledges:opening", args=[form.of.pk]),
            "may_start": may_start(form.of) if is_sheet else form.of.remaining,
        }
        return render(request, "pledges/placements/create.html", context, status=status)

    def done(made):
        text = _("Godt gået! Vi minder om tjek efter 13 og 26 uger.")
        return versioned.tell(request, text, "pledges:placement", made.pk)

    return versioned.take(
        form,
        partial(starting.start_placement, by=request.user),
        show=show,
        again=again,
        done=done,
    )


def _known(request, place):
    """Who and where, when the way led by a candidate or an opening."""
    candidates = Candidate.objects.visible_to(request.user)
    candidate = candidates.filter(pk=row_key(request.GET.get("kandidat"))).first()
    known = {"candidate_reference": candidate.reference if candidate else ""}
    if isinstance(place, Handover):
        known["opening"] = place.openings.filter(pk=row_key(request.GET.get("aabning"))).first()
    return known


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request, pk):
    """To another position in the network, in the same company or another."""
    form = MoveForm(
        request.POST if request.method == "POST" else None, of=get_placement(request.user, pk)
    )

    def show(form, *, status, **_changed):
        context = {"form": form, "placement": form.of, "any": form.fields["opening"].queryset}
        return render(request, "pledges/placements/move.html", context, status=status)

    def done(made):
        text = _("Flyttet. Ugerne løber videre, og det er den samme person.")
        return versioned.tell(request, text, "pledges:placement", made.pk)

    return versioned.take(
        form,
        partial(moving.move_to, by=request.user),
        show=show,
        again=lambda: get_placement(request.user, pk),
        done=done,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    found = get_placement(request.user, pk)
    form = EndForm(request.POST or None, of=found)
    return act_on_page(
        request, form, "end", placements.end_placement, _("Forløbet er slut. Tak for indsatsen.")
    )


@login_required
@require_POST
def people(request, pk):
    form = PeopleForm(request.POST, of=get_placement(request.user, pk))
    return act(request, form, "people_form", placements.change_people, _("Gemt."))


def act(request, form, name, change, done):
    """A form of the placement's own page: the page again with what is wrong, or done and back to it."""

    def show(form, *, status, **_changed):
        return placement_page(request, form.of, status=status, **{name: form})

    return _act(request, form, change, show, done)


def act_on_page(request, form, page, change, done, **context):
    """A form that has a page of its own."""

    def show(form, *, status, **_changed):
        found = {"form": form, "placement": form.of}
        return render(request, f"pledges/placements/{page}.html", found | context, status=status)

    return _act(request, form, change, show, done)


def placement_page(request, found, *, status=None, **forms):
    running = found.state != Placement.State.ENDED
    offered = at_risk.offer_of(found)
    line = line_of(found)
    context = {
        "placement": found,
        "sheet": found.sheet,
        # Where there is a sheet, its own page says whom to call.
        "contact": None if found.handover_id else contact_of(found.opening, request.user),
        "line": line,
        "running": running,
        "chart": hours_chart(found),
        "checks": [
            (one, checks.differs(one))
            for one in found.checks.prefetch_related("taken_back__by", "taken_back__said_by")
        ],
        "offered": offered,
        "goes_back_at": offered and at_risk.goes_back_at(offered),
        "now": timezone.now(),
        "version_form": VersionForm(of=found),
        "weeks_from": weeks_from(found) if found.moved_from_id else None,
        "tools": found.tools.select_related("sheet"),
        "trade_sheets": tools.trade_sheets(found.network, found.company),
    }
    if running:
        context |= {
            "tool_form": ToolForm(of=found),
            "step_form": StepForm(of=found),
            "people_form": PeopleForm(of=found),
            "at_risk_form": AtRiskForm(of=found),
            "check_form": CheckForm(of=found) if line["check_is_due"] else None,
        }
    return render(request, "pledges/placements/placement.html", context | forms, status=status)


def line_of(found):
    """What a list shows of a placement; reads only what `with_people` fetched."""
    waiting = [one for one in found.checks.all() if not one.unit_says]
    check = waiting[0] if waiting and found.state != Placement.State.ENDED else None
    return {
        "placement": found,
        "step": step_now(found),
        "check": check,
        "check_is_due": check is not None and check.due_on <= timezone.localdate(),
    }


def placements_part(handover, _user):
    """On the handover's page: who is at work, and the way to a new one."""
    found = list(Placement.objects.filter(handover=handover).with_people())
    if not found and not may_start(handover):
        return None
    return {
        "template": "pledges/placements/_part.html",
        "lines": [line_of(one) for one in found],
        "may_start": may_start(handover),
    }


def may_start(handover):
    return handover.status in starting.WITH_JOB or may_follow(handover, Handover.Status.HIRED)


def _act(request, form, change, show, done):
    pk = form.of.pk
    return versioned.take(
        form,
        partial(change, by=request.user),
        show=show,
        again=lambda: get_placement(request.user, pk),
        done=lambda _made: versioned.tell(request, done, "pledges:placement", pk),
    )


def _of_tabs(visible):
    return {
        RUNNING: visible.in_place(),
        DUE: visible.check_due(timezone.localdate()),
        AT_RISK: visible.filter(state=Placement.State.AT_RISK),
        ENDED: visible.filter(state=Placement.State.ENDED).order_by("-ended_on", "-pk"),
    }
