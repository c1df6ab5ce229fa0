from django import forms
from django.utils.translation import gettext_lazy as _

from events.interview_groups.mixing import LEAST, MOST


class MakeForm(forms.Form):
    size = forms.TypedChoiceField(
        label=_("Hvor mange i hver gruppe?"),
        coerce=int,
        initial=MOST,
        choices=[(MOST, _("Fire, hvor det går op")), (LEAST, _("Tre, hvor det går op"))],
        widget=forms.RadioSelect,
    )


class MoveForm(forms.Form):
    group = forms.IntegerField(label=_("Gruppe"), min_value=1, max_value=9999)
