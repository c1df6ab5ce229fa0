from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.forms import status_of
from pledges.access import get_candidate
from pledges.candidate_talks.forms import TalkForm, WishForm
from pledges.candidate_talks.talks import change_wish, log_talk, minutes_spent


@login_required
@require_safe
def talks(request, pk):
    """Talks with a candidate and their wishes, the newest first."""
    return _page(request, get_candidate(request.user, pk))


@login_required
@require_POST
def talk(request, pk):
    candidate = get_candidate(request.user, pk)
    form = TalkForm(request.POST)
    if form.is_valid():
        log_talk(candidate, by=request.user, **form.filled())
        return _back(request, candidate, _("Samtalen er skrevet ned."))
    return _page(request, candidate, talk_form=form)


@login_required
@require_POST
def wish(request, pk):
    candidate = get_candidate(request.user, pk)
    form = WishForm(request.POST)
    if form.is_valid():
        change_wish(candidate, by=request.user, **form.filled())
        return _back(
            request, candidate, _("Ønsket er skrevet ned. Det gamle står stadig herunder.")
        )
    return _page(request, candidate, wish_form=form)


def _page(request, candidate, *, talk_form=None, wish_form=None):
    wishes = list(candidate.wishes.select_related("by"))
    now = wishes[0] if wishes else None
    context = {
        "candidate": candidate,
        "talks": candidate.talks.select_related("by"),
        "minutes": minutes_spent(candidate),
        "wishes": wishes,
        "talk_form": talk_form or TalkForm(),
        "wish_form": wish_form or WishForm(of=now),
    }
    status = status_of(talk_form, wish_form)
    return render(request, "pledges/candidate_talks/talks.html", context, status=status)


def _back(request, candidate, text):
    messages.success(request, text)
    return redirect("pledges:candidate_talks", candidate.pk)
