"""What one has said oneself is next, whatever it is about, by day."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import Ability, for_those_who, organisations_with
from pledges.desk.next_steps import GROUPS
from pledges.desk.steps import steps_of


@login_required
@for_those_who(Ability.WORK_CANDIDATES)
@require_safe
def own_steps(request):
    units = organisations_with(request.user, Ability.WORK_CANDIDATES).values_list("pk", flat=True)
    found = steps_of([request.user.pk], units, timezone.now(), due_only=False)
    groups = [
        {"key": key, "title": title, "steps": of_group}
        for key, title in GROUPS.items()
        if (of_group := [step for step in found if step.group == key])
    ]
    return render(request, "pledges/desk/own_steps.html", {"groups": groups})
