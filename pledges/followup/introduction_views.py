from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, for_those_who
from frontend.forms import status_of
from pledges.access import get_introduction
from pledges.followup import introductions
from pledges.followup.deadlines import is_introducer_late
from pledges.followup.door_views import waiting_doors
from pledges.followup.introduction_forms import IntroductionForm
from pledges.models import Introduction

SHOWN = 50


@login_required
@for_those_who(Ability.INTRODUCE)
@require_safe
def short_list(request):
    return _page(request)


@login_required
@require_POST
def answer(request, pk):
    introduction = get_introduction(request.user, pk)
    form = IntroductionForm(request.POST, introduction=introduction)
    text = _("Tak! Enheden ser, hvad der skete.")
    return versioned.act(
        form,
        lambda: introductions.introduce(introduction, by=request.user, **form.answers()),
        show=partial(_page, request, introduction, form),
        done=lambda _made: versioned.tell(request, text, "pledges:introductions"),
    )


def introduction_part(handover, user):
    """On the handover's page: who phones first and until when, and afterwards what was said."""
    found = Introduction.objects.filter(handover=handover).select_related("introducer").first()
    if found is None:
        return None
    handover.introduction = found  # the page asks for it once more
    waited_for = found.done_at is None and handover.introduction_due is not None
    return {
        "template": "pledges/followup/_introduction_part.html",
        "introduction": found,
        "waited_for": waited_for and not handover.closed_at,
        "is_late": waited_for and is_introducer_late(handover.introduction_due, timezone.now()),
    }


def _page(request, sent=None, form=None, *, status=None):
    now = timezone.now()
    lines = {
        key: [_line(found, now, form if found == sent else None) for found in group]
        for key, group in introductions.to_phone(request.user).items()
    }
    listed = any(line["introduction"] == sent for group in lines.values() for line in group)
    context = {
        **lines,
        "doors": waiting_doors(request.user),
        # Somebody else was faster: what was typed still stands there, to be copied.
        "stray": None if sent is None or listed else _line(sent, now, form),
        "done": introductions.lately(request.user, now)[:SHOWN],
    }
    return render(
        request, "pledges/followup/introductions.html", context, status=status or status_of(form)
    )


def _line(introduction, now, form):
    due = introduction.handover.introduction_due or introduction.due
    return {
        "introduction": introduction,
        "sheet": introduction.handover.sheet,
        "form": form or IntroductionForm(introduction=introduction),
        "due": due,
        "is_today": timezone.localdate(due) == timezone.localdate(now),
        "is_late": is_introducer_late(due, now),
    }
