from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from frontend.forms import status_of
from taskforces import access
from taskforces.stories.booklet import MOST_STORIES, booklet_pdf, stories_to_choose


class BookletForm(forms.Form):
    mark_optional = False
    title = forms.CharField(label=_("Hæftets titel"), max_length=80, initial=_("Historier om job"))
    stories = forms.ModelMultipleChoiceField(
        label=_("Hvilke historier?"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst én historie.")},
    )

    def __init__(self, *args, stories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stories"].queryset = stories
        self.fields["stories"].label_from_instance = lambda story: story.title

    def clean_stories(self):
        chosen = self.cleaned_data["stories"]
        if len(chosen) > MOST_STORIES:
            raise forms.ValidationError(_("Vælg færre historier."), code="many")
        return chosen


@login_required
@require_safe
def booklet(request):
    access.inviting_organisations(request.user)
    return _page(request, BookletForm(stories=_stories()))


@login_required
@require_safe
def booklet_file(request):
    """The choice stands in the address, so that the same booklet can be fetched again."""
    access.inviting_organisations(request.user)
    form = BookletForm(request.GET, stories=_stories())
    if not form.is_valid():
        return _page(request, form)
    pdf = booklet_pdf(form.cleaned_data["stories"], title=form.cleaned_data["title"])
    headers = {"Content-Disposition": 'attachment; filename="historier.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _stories():
    return stories_to_choose(get_language() or "da")


def _page(request, form):
    return render(
        request, "taskforces/stories/booklet.html", {"form": form}, status=status_of(form)
    )
