from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.workspace.overview import overview


@login_required
@require_safe
def workspace(request):
    return render(request, "home/workspace/workspace.html", overview(request.user))
