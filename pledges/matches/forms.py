from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from pledges.fields import DayField
from pledges.matches.giving import who_may_have


class GiveForm(CprGuardMixin, forms.Form):
    """Whose a step is; without a person it is again whose it is by itself (`otherwise`)."""

    mark_optional = False

    to = forms.ModelChoiceField(label=_("Hvem tager det?"), queryset=None, required=False)
    due_on = DayField(label=_("Senest"), required=False)

    def __init__(self, *args, referral, given=None, otherwise, **kwargs):
        known = {
            "to": given.person_id if given else None,
            "due_on": given.due_on if given else timezone.localdate(),
        }
        super().__init__(*args, initial=known, **kwargs)
        self.fields["to"].queryset = who_may_have(referral)
        self.fields["to"].empty_label = _("som nu: %(who)s") % {"who": otherwise}

    def filled(self):
        return {name: self.cleaned_data[name] for name in ("to", "due_on")}
