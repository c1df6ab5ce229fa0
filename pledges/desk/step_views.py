"""What one has said oneself is next, whatever it is about, by day; one press says that it is done."""

from itertools import pairwise

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Ability, for_those_who, organisations_with
from accounts.refusals import Refused
from pledges.access.people import get_candidate, get_opening
from pledges.access.sheets import get_handover
from pledges.candidates.candidates import change_candidate
from pledges.desk.forms import OwnStepDoneForm
from pledges.desk.next_steps import GROUPS
from pledges.desk.steps import CANDIDATE, HANDOVER, OPENING, steps_of
from pledges.followup.own_steps import set_next_step
from pledges.openings.openings import change_opening

END = "listens-slutning"
# What it is about → how it is looked up, and what writes that nothing is next.
ABOUT = {
    HANDOVER: (get_handover, set_next_step),
    OPENING: (get_opening, change_opening),
    CANDIDATE: (get_candidate, change_candidate),
}


@login_required
@for_those_who(Ability.WORK_CANDIDATES)
@require_safe
def own_steps(request):
    units = organisations_with(request.user, Ability.WORK_CANDIDATES).values_list("pk", flat=True)
    found = steps_of([request.user.pk], units, timezone.now(), due_only=False)
    order = list(GROUPS)
    found.sort(key=lambda step: order.index(step.group))  # within a group by day, as they are
    following = {step.key: after.key for step, after in pairwise(found)}
    groups = [
        {"key": key, "title": title, "steps": of_group}
        for key, title in GROUPS.items()
        if (of_group := [(s, following.get(s.key, END)) for s in found if s.group == key])
    ]
    return render(request, "pledges/desk/own_steps.html", {"groups": groups, "end": END})


@login_required
@require_POST
def own_step_done(request, pk, about):
    """Back to the list; the row that followed has the focus by its anchor, without JavaScript too."""
    get, change = ABOUT[about]
    thing = get(request.user, pk)
    form = OwnStepDoneForm(request.POST, of=thing)
    if not form.is_valid():
        messages.error(request, _("Det gik ikke. Se listen igen, og prøv så en gang til."))
        return redirect("pledges:own_steps")
    done = {"text": thing.next_step, "url": reverse(f"pledges:{about}", args=[pk])}
    try:
        change(
            thing, by=request.user, expected_version=form.cleaned_data["version"], **form.filled()
        )
    except Refused as refused:
        messages.error(request, str(refused))
        at = f"{about}-{pk}"
    else:
        said = _('Gjort: {text}. <a href="{url}">Skriv det næste</a>')
        messages.success(request, format_html(said, **done))
        at = form.cleaned_data["following"] or END
    return redirect(f"{reverse('pledges:own_steps')}#{at}")
