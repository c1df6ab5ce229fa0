from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability, for_those_who
from frontend.forms import status_of
from taskforces import access
from taskforces.models import StoryConsent, StoryPage
from taskforces.stories import consents as stories
from taskforces.stories.forms import ConsentForm

PAGE = 50


@login_required
@for_those_who(Ability.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request):
    """Of the stories of one's own networks: who said yes to what, and a form for one more."""
    hosts = access.inviting_organisations(request.user)
    ours = StoryPage.objects.filter(network__host__in=hosts, alias_of=None, fictional=False)
    form = ConsentForm(
        request.POST if request.method == "POST" else None, stories=ours.order_by("title")
    )
    if form.is_valid():
        stories.record_consent(
            form.cleaned_data["story"], by=request.user, fields=form.fields_of_consent()
        )
        messages.success(request, _("Samtykket er skrevet ned."))
        return redirect("taskforces:consents")
    given = StoryConsent.objects.filter(story__network__host__in=hosts).select_related("story")
    context = {
        "form": form,
        "stories": ours.exists(),
        "page_obj": Paginator(given, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "taskforces/stories/consents.html", context, status=status_of(form))


@login_required
@require_POST
def consent_withdraw(request, pk):
    consent = access.get_consent(request.user, pk)
    stories.withdraw_consent(consent, by=request.user)
    text = _("Samtykket fra %(name)s er trukket tilbage, og “%(story)s” er væk fra siden.")
    messages.success(request, text % {"name": consent.person_name, "story": consent.story.title})
    return redirect("taskforces:consents")
