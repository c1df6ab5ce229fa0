from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, abilities_in, for_those_who, organisations_with
from frontend.forms import status_of
from frontend.row_keys import row_key
from pledges.access import (
    get_candidate,
    get_opening,
    get_referral,
    is_at_desk,
    networks_to_write_openings_for,
)
from pledges.followup.own_step_forms import StepDoneForm
from pledges.followup.own_steps import own_step
from pledges.matching.suggestions import candidates_for
from pledges.models import Opening, Placement
from pledges.openings.forms import (
    AnswerForm,
    OpeningFilter,
    OpeningForm,
    ReferForm,
    ReferToForm,
    WithdrawForm,
    WriteDownForm,
)
from pledges.openings.openings import change_opening, withdraw_positions, write_down
from pledges.openings.reaching import contact_of
from pledges.openings.referrals import answer, refer
from pledges.openings.standing import standing_of
from pledges.openings.table import FOR_HOSTS, TABLE
from pledges.tables.columns import Chosen
from pledges.tables.lists import file_of, listed, with_query

OPEN, LATE, FILLED, ALL = "ledige", "over-fristen", "besat", "alle"
TABS = {
    OPEN: gettext_lazy("Ledige"),
    LATE: gettext_lazy("Over fristen"),
    FILLED: gettext_lazy("Besat eller trukket tilbage"),
    ALL: gettext_lazy("Alle"),
}


@login_required
@for_those_who(Ability.WORK_CANDIDATES, Ability.SEE_SHEETS)
@require_safe
def openings(request):
    form = OpeningFilter(request.GET or None, user=request.user)
    tab = request.GET.get("vis") if request.GET.get("vis") in TABS else OPEN
    visible = form.narrow(Opening.objects.visible_to(request.user))
    counts = _counts(visible)
    now = timezone.now()
    found = _in_order(_of_tab(visible, tab))
    context = listed(request, _chosen(request), found, total=counts[tab])
    for group in context["groups"]:
        group["rows"] = [line_of(one, now) for one in group["rows"]]
    context |= {
        "lines": [line for group in context["groups"] for line in group["rows"]],
        "mine": set(
            organisations_with(request.user, Ability.WORK_CANDIDATES).values_list("pk", flat=True)
        ),
        "form": form,
        "tab": tab,
        "may_create": networks_to_write_openings_for(request.user).exists(),
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
    return render(request, "pledges/openings/openings.html", context)


@login_required
@for_those_who(Ability.WORK_CANDIDATES, Ability.SEE_SHEETS)
@require_safe
def openings_file(request, kind):
    """The list as it is chosen, to take away."""
    form = OpeningFilter(request.GET or None, user=request.user)
    tab = request.GET.get("vis") if request.GET.get("vis") in TABS else OPEN
    found = _of_tab(form.narrow(Opening.objects.visible_to(request.user)), tab)
    return file_of(request, _chosen(request), _in_order(found), of="pledges:openings", kind=kind)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opening_create(request):
    """One that came without a sheet."""
    networks = networks_to_write_openings_for(request.user)
    if not networks.exists():
        raise PermissionDenied
    form = WriteDownForm(
        request.POST or None, networks=networks, initial=_at_the_host(request, networks)
    )
    if request.method == "POST" and form.is_valid():
        made = write_down(by=request.user, **form.filled())
        return versioned.tell(request, _("Åbningen er skrevet ned."), "pledges:opening", made.pk)
    return render(request, "pledges/openings/create.html", {"form": form}, status=status_of(form))


def _at_the_host(request, networks):
    """A place at the network's host itself, such as the club, when the way led by a candidate."""
    asked = row_key(request.GET.get("hos"))
    found = None if asked is None else networks.filter(pk=asked).first()
    return {"network": found, "company_name": found.host.name} if found else None


@login_required
@require_safe
def opening(request, pk):
    return opening_page(request, get_opening(request.user, pk, Ability.SEE_SHEETS))


@login_required
@require_POST
def opening_edit(request, pk):
    form = OpeningForm(request.POST, of=get_opening(request.user, pk))
    return _act(request, form, "opening_form", change_opening, _("Gemt."))


@login_required
@require_POST
def opening_step_done(request, pk):
    form = StepDoneForm(request.POST, of=get_opening(request.user, pk))
    return _act(request, form, "done_form", change_opening, _("Godt. Skridtet er gjort."))


@login_required
@require_POST
def opening_withdraw(request, pk):
    form = WithdrawForm(request.POST, of=get_opening(request.user, pk))
    return _act(
        request, form, "withdraw_form", withdraw_positions, _("Pladserne er trukket tilbage.")
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opening_refer(request, pk):
    """From the opening: whom?"""
    found = get_opening(request.user, pk, Ability.WORK_CANDIDATES)
    form = ReferForm(request.POST if request.method == "POST" else None, user=request.user)
    return _refer(request, form, {"opening": found}, ("pledges:opening", pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def candidate_refer(request, pk):
    """From the candidate: where to?"""
    found = get_candidate(request.user, pk)
    form = ReferToForm(request.POST if request.method == "POST" else None, user=request.user)
    return _refer(request, form, {"candidate": found}, ("pledges:candidate", pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request, pk):
    """What came of it."""
    found = get_referral(request.user, pk)
    form = AnswerForm(request.POST if request.method == "POST" else None, of=found)
    context = {"form": form, "referral": found, "back": _back(request, found)}
    return versioned.act(
        form,
        lambda: answer(found, by=request.user, **form.filled()),
        show=partial(render, request, "pledges/openings/referral.html", context),
        done=lambda _made: versioned.tell(request, _("Skrevet ned."), *_back(request, found)),
    )


def opening_page(request, found, *, status=None, **forms):
    """The host of the network reads numbers alone; references are the unit's own."""
    mine = abilities_in(request.user, [found.unit_id])
    at_desk = is_at_desk(request.user, found.network)
    works = Ability.WORK_SHEETS in mine or at_desk
    refers = Ability.WORK_CANDIDATES in mine or at_desk
    context = {
        "opening": found,
        "line": line_of(found, timezone.now()),
        "works": works,
        "contact": contact_of(found, request.user),
        "reads_sheet": Ability.WORK_SHEETS in mine,
        "refers": refers,
        "orders": list(found.orders.all()) if works else [],
        "referrals": list(found.referrals.select_related("candidate__unit", "by"))
        if refers
        else [],
        "entries": found.entries.select_related("by") if works and not found.handover_id else [],
        "placements": list(Placement.objects.filter(opening=found).with_people()) if refers else [],
        "my_units": set(
            organisations_with(request.user, Ability.WORK_CANDIDATES).values_list("pk", flat=True)
        ),
    }
    if refers and found.remaining:
        context["suggestions"] = candidates_for(found, request.user)
    if works:
        context |= {
            "opening_form": OpeningForm(of=found),
            "done_form": StepDoneForm(of=found),
            "counter_offers": list(found.counter_offers.select_related("opening", "by")),
            "withdraw_form": WithdrawForm(of=found, initial={"positions": found.remaining})
            if found.remaining
            else None,
        }
    return render(request, "pledges/openings/opening.html", context | forms, status=status)


def line_of(found, now):
    """What a list shows of an opening with its remaining positions."""
    running = [one for one in found.referrals.all() if one.state in ("presented", "talk")]
    return {
        "opening": found,
        "standing": standing_of(found, now),
        "presented": len(running),
        "own_step": own_step(found, now),
    }


def _refer(request, form, known, back):
    return versioned.act(
        form,
        lambda: refer(by=request.user, **known | form.filled()),
        show=partial(render, request, "pledges/openings/refer.html", {"form": form, **known}),
        done=lambda _made: versioned.tell(request, _("Kandidaten er præsenteret."), *back),
    )


def _back(request, referral):
    """To the opening where it is one's own, else to the candidate."""
    opening = referral.opening
    mine = abilities_in(request.user, [opening.unit_id, *opening.network.desk])
    if Ability.WORK_CANDIDATES in mine:
        return "pledges:opening", referral.opening_id
    return "pledges:candidate", referral.candidate_id


def _act(request, form, name, change, done):
    pk = form.of.pk
    return versioned.take(
        form,
        partial(change, by=request.user),
        show=lambda form, *, status, **_changed: opening_page(
            request, form.of, status=status, **{name: form}
        ),
        again=lambda: get_opening(request.user, pk),
        done=lambda _made: versioned.tell(request, done, "pledges:opening", pk),
    )


def _of_tab(visible, tab):
    return {
        OPEN: visible.open(),
        LATE: visible.late(timezone.now()),
        FILLED: visible.with_remaining().filter(remaining=0),
        ALL: visible.with_remaining(),
    }[tab]


def _counts(visible):
    """How many are in each tab, read once for all of them."""
    left = Q(remaining__gt=0, put_away=False)
    return visible.with_remaining().aggregate(
        **{
            OPEN: Count("pk", filter=left),
            LATE: Count("pk", filter=left & Q(candidate_due__lt=timezone.now())),
            FILLED: Count("pk", filter=Q(remaining=0)),
            ALL: Count("pk"),
        }
    )


def _in_order(found):
    found = found.with_companies().prefetch_related("referrals")
    return found.order_by(F("candidate_due").asc(nulls_last=True), "pk")


def _chosen(request):
    """Whoever only hosts networks chooses among what hosts may read."""
    works = organisations_with(request.user, Ability.WORK_CANDIDATES).exists()
    return Chosen(TABLE if works else FOR_HOSTS, request.GET)
