from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import versioned
from taskforces import access
from taskforces.prizes import jury
from taskforces.prizes.jury import JuryRefused
from taskforces.prizes.jury_forms import MemberForm, VoteForm, WinnerForm


@login_required
@require_safe
def prize_jury(request, pk):
    return _page(request, access.get_prize(request.user, pk))


def _page(request, prize, *, status=None, member_form=None, winner_form=None):
    asked = jury.asked_now(prize)
    context = {
        "prize": prize,
        "members": prize.jury.sitting(),
        "removed": prize.jury.exclude(removed_at=None),
        "nominations": jury.standing(prize),
        "asked": asked,
        "refused": prize.asked.filter(says_yes=False),
        "member_form": member_form or MemberForm(prefix="juror"),
        "winner_form": winner_form or WinnerForm(prize=prize, prefix="winner"),
        "may_ask": jury.is_open(prize),
    }
    return render(request, "taskforces/prizes/prize_jury.html", context, status=status)


@login_required
@require_POST
def juror_add(request, pk):
    prize = access.get_prize(request.user, pk)
    form = MemberForm(request.POST, prefix="juror")
    told = _("%(name)s er i juryen og får et link på mail.")
    return versioned.act(
        form,
        lambda: jury.add_member(prize, by=request.user, **form.cleaned_data),
        show=partial(_page, request, prize, member_form=form),
        done=lambda member: versioned.tell(
            request, told % {"name": member.name}, "taskforces:prize_jury", pk
        ),
        field="email",
    )


@login_required
@require_POST
def juror_remove(request, pk):
    member = access.get_juror(request.user, pk)
    prize = member.prize_id
    jury.remove_member(member, by=request.user)
    messages.success(request, _("Taget ud af juryen. Du kan sætte personen ind igen."))
    return redirect("taskforces:prize_jury", prize)


@login_required
@require_POST
def juror_put_back(request, pk):
    member = access.get_juror(request.user, pk)
    jury.put_back(member, by=request.user)
    said = _("%(name)s er i juryen igen, med sit link og sine stemmer.") % {"name": member.name}
    messages.success(request, said)
    return redirect("taskforces:prize_jury", member.prize_id)


@login_required
@require_POST
def winner_ask(request, pk):
    prize = access.get_prize(request.user, pk)
    form = WinnerForm(request.POST, prize=prize, prefix="winner")
    told = _("Virksomheden er spurgt på mail.")
    return versioned.act(
        form,
        lambda: jury.ask_winner(prize, by=request.user, **form.cleaned_data),
        show=partial(_page, request, prize, winner_form=form),
        done=lambda _made: versioned.tell(request, told, "taskforces:prize_jury", pk),
    )


@login_required
@require_POST
def winner_take_back(request, pk):
    winner = access.get_winner(request.user, pk)
    prize = winner.prize_id
    jury.take_back(winner, by=request.user)
    messages.success(request, _("Spørgsmålet er trukket tilbage."))
    return redirect("taskforces:prize_jury", prize)


@require_http_methods(["GET", "HEAD", "POST"])
def vote(request, key):
    """For a member of the jury, by the link in their mail: nominations without who wrote them."""
    member = access.juror_by_key(key)
    form = VoteForm(request.POST if request.method == "POST" else None, member=member)
    context = {
        "member": member,
        "prize": member.prize,
        "form": form,
        "is_open": jury.is_open(member.prize),
        "nominations": member.prize.nominations.order_by("company", "pk"),
        "theme_organisation": member.prize.network.host,
    }
    return versioned.act(
        form,
        lambda: jury.vote(member, form.cleaned_data["nominations"]),
        show=partial(render, request, "taskforces/prizes/jury.html", context),
        done=lambda _made: versioned.tell(
            request, _("Tak. Din stemme er gemt."), "taskforces:jury", key
        ),
    )


@require_safe
def winner(request, key):
    return _winner_page(request, access.winner_by_key(key))


@require_POST
def winner_answer(request, key):
    found = access.winner_by_key(key)
    try:
        jury.answer(found, yes=request.POST.get("svar") == "ja")
    except JuryRefused as refusal:
        messages.error(request, str(refusal))
        return _winner_page(request, found, status=409)
    return redirect("taskforces:winner", key)


def _winner_page(request, found, status=200):
    context = {
        "winner": found,
        "prize": found.prize,
        "theme_organisation": found.prize.network.host,
    }
    return render(request, "taskforces/prizes/winner.html", context, status=status)
