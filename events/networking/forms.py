from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.networking.times import talk_times
from frontend.widgets import RadioCards
from frontend.wording import day_and_time


class ProfileForm(CprGuardMixin, forms.Form):
    tells = forms.CharField(
        label=_("Det fortæller jeg gerne om"),
        max_length=200,
        required=False,
        help_text=_("Fx “Vores første småjob på lageret”."),
    )
    seeks = forms.CharField(
        label=_("Det leder jeg efter"),
        max_length=200,
        required=False,
        help_text=_("Fx “En, der har prøvet småjob i et køkken”."),
    )


class TalkForm(CprGuardMixin, forms.Form):
    starts_at = forms.ChoiceField(label=_("Hvornår?"), widget=RadioCards)
    text = forms.CharField(
        label=_("Hvad vil du gerne tale om?"),
        max_length=300,
        required=False,
        help_text=_("Én linje er nok. Den kommer med i mailen."),
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        times = talk_times(event.starts_at, event.ends_at, now=timezone.now())
        choices = [(time.isoformat(), day_and_time(time)) for time in times]
        self.fields["starts_at"].choices = choices

    def clean_starts_at(self):
        return parse_datetime(self.cleaned_data["starts_at"])
