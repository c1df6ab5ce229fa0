"""The job order as a consultant completes it: the official keys first, our own extras after."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from frontend.widgets import SegmentedRadios
from pledges.fields import DayInput
from pledges.models import JobOrderDraft
from pledges.tables.forms import PlacesFilter
from pledges.taxonomy import BANDS
from taskforces.contacts.forms import CvrField
from taskforces.identifiers import validate_p_number


class OrderForm(CprGuardMixin, forms.ModelForm):
    """Knows the handover's version that was on the screen, so that nobody's change is overwritten."""

    cpr_exempt = ("p_number",)  # ten digits that may look like a date
    version = forms.IntegerField(widget=forms.HiddenInput)
    positions = forms.IntegerField(label=_("Antal medarbejdere"), min_value=1, max_value=99)
    cvr_number = CvrField(
        label=_("CVR-nummer"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    p_number = forms.CharField(
        label=_("P-nummer"),
        required=False,
        max_length=20,
        help_text=_("Ti cifre. Kontaktpersonen hører til arbejdsstedet."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    hours = forms.ChoiceField(
        label=_("Timer om ugen"), choices=BANDS, required=False, widget=SegmentedRadios
    )
    fieldsets = [
        (_("Stillingen"), ("order_type", "title", "description", "starts_on", "positions")),
        (_("Kontakt"), ("contact_name", "contact_phone", "contact_email", "follow_up", "eures")),
        (_("Virksomheden"), ("cvr_number", "p_number", "working_time")),
        (_("Vores eget"), ("hours", "employees_fte", "surplus")),
        (_("I fagsystemet"), ("state", "external_reference", "vitas_case")),
    ]

    class Meta:
        model = JobOrderDraft
        fields = (
            "order_type",
            "title",
            "description",
            "starts_on",
            "positions",
            "contact_name",
            "contact_phone",
            "contact_email",
            "follow_up",
            "eures",
            "cvr_number",
            "p_number",
            "working_time",
            "hours",
            "employees_fte",
            "surplus",
            "state",
            "external_reference",
            "vitas_case",
        )
        help_texts = {
            "description": _("Om opgaverne. Intet om bestemte kandidater."),
            "surplus": _("Vi har flere åbninger end kandidater, så andre må også formidle."),
            "employees_fte": _("Kun til huskelisten for VITAS."),
        }
        widgets = {
            "description": forms.Textarea({"rows": 4}),
            "starts_on": DayInput,
            "order_type": SegmentedRadios,
            "follow_up": SegmentedRadios,
        }

    def __init__(self, *args, of, **kwargs):
        self.of = of
        kwargs["initial"] = {"version": of.version} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields.pop("state")

    def clean_p_number(self):
        number = "".join(self.cleaned_data["p_number"].split())
        if number:
            validate_p_number(number)
        return number

    def _post_clean(self):
        """The subject module writes the order, so the instance stays as it was."""

    def filled(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}

    def on(self, handover):
        """The same text on the handover as it is now, to be sent again."""
        data, order = self.data.copy(), self.instance
        data["version"] = handover.version
        if order.pk:
            order = handover.orders.get(pk=order.pk)
        return type(self)(data, of=handover, instance=order)


class OrderFilter(PlacesFilter):
    company_lookups = ("handover__sheet__company_name",)
    network_lookup = "handover__sheet__network"
    state = forms.ChoiceField(
        label=_("Tilstand"),
        required=False,
        choices=[("", _("Alle")), *JobOrderDraft.State.choices],
    )
    surplus = forms.BooleanField(label=_("Kun overskydende"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, visible=JobOrderDraft.objects.visible_to(user), **kwargs)

    def narrow(self, orders):
        if not self.is_valid():
            return orders
        orders = self.in_places(orders)
        if state := self.cleaned_data["state"]:
            orders = orders.filter(state=state)
        return orders.filter(surplus=True) if self.cleaned_data["surplus"] else orders
