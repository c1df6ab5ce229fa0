from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_required
@require_safe
def my_visits(request):
    return render(request, "pledges/visits.html", {})


@login_required
@require_safe
def calendar(request):
    return render(request, "pledges/visits.html", {})
