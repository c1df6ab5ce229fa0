from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from pledges.fields import DayField
from pledges.models import TargetGroupCount


class CountForm(CprGuardMixin, forms.ModelForm):
    counted_on = DayField(label=_("Talt den"))

    class Meta:
        model = TargetGroupCount
        fields = ("counted_on", "registered", "found", "came", "source")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("counted_on", timezone.localdate())

    def clean(self):
        cleaned = super().clean()
        registered, found, came = (cleaned.get(name) for name in ("registered", "found", "came"))
        if registered is not None and found is not None and found > registered:
            self.add_error("found", _("I kan ikke finde flere, end der er registreret."))
        if found is not None and came is not None and came > found:
            self.add_error("came", _("Der kan ikke komme flere, end I har fundet."))
        if (day := cleaned.get("counted_on")) and day > timezone.localdate():
            self.add_error("counted_on", _("Den dag er ikke kommet endnu."))
        return cleaned
