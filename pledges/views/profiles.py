from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pledges.models import JobProfile


@login_required
@require_safe
def profiles(request):
    found = JobProfile.objects.visible_to(request.user)
    return render(request, "pledges/profiles.html", {"profiles": found})
