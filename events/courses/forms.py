from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.models import Course
from taskforces.models import Contact

LONGEST_AHEAD_DAYS = 3 * 366


class CourseForm(CprGuardMixin, forms.ModelForm):
    """A course of a network; one that is held as an event may take its day from it."""

    class Meta:
        model = Course
        fields = ["title", "kind", "event", "held_on", "hours", "content"]
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "content": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"held_on": _("Står der et arrangement, er det nok at vælge det.")}

    def __init__(self, *args, network, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = network.events.order_by("-starts_at")
        self.fields["event"].empty_label = _("intet arrangement")
        self.fields["held_on"].required = False

    def clean(self):
        data = super().clean()
        event = data.get("event")
        if not data.get("held_on") and "held_on" not in self.errors:
            if event:
                data["held_on"] = timezone.localdate(event.starts_at)
            else:
                self.add_error("held_on", _("Skriv kursets sidste dag, eller vælg et arrangement."))
        return data

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class EnrolForm(forms.Form):
    """Any of the host's contacts who is not on the course already."""

    mark_optional = False
    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("Hvem?"), empty_label=_("Vælg en kontakt")
    )

    def __init__(self, *args, course, **kwargs):
        super().__init__(*args, **kwargs)
        people = Contact.objects.filter(organisation=course.network.host, is_post=False)
        people = people.exclude(courses__course=course).select_related("company")
        self.fields["contact"].queryset = people.order_by("company__name", "name")
