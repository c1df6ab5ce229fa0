from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.access import Ability
from events.access import get_event
from events.planning.stories import stories_of, stories_to_choose, tie_stories
from frontend.forms import status_of


class StoriesForm(forms.Form):
    stories = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Historier"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Gæsterne læser dem fra deres billet og på deres egen side."),
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stories"].queryset = stories_to_choose(event)
        self.initial["stories"] = list(stories_of([event]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def event_stories(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = StoriesForm(request.POST if request.method == "POST" else None, event=event)
    if request.method == "POST" and form.is_valid():
        tie_stories(event, form.cleaned_data["stories"], by=request.user)
        messages.success(request, _("Gemt. Gæsterne kan læse dem nu."))
        return redirect("events:manage_event", pk)
    context = {"event": event, "form": form, "any": stories_to_choose(event).exists()}
    return render(request, "events/planning/stories.html", context, status=status_of(form))
