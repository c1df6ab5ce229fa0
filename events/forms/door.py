from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.models import Device


class DeviceForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = Device
        fields = ["label"]
        error_messages = {"label": {"required": _("Skriv, hvilken dør telefonen står ved.")}}
        widgets = {"label": forms.TextInput({"autocomplete": "off"})}
