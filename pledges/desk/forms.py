"""Forms of the handover's page; a status that may not follow is not offered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.versioned import VersionedForm
from events.models import Event
from frontend.widgets import SegmentedRadios
from pledges.desk.inbox_forms import workers_in
from pledges.desk.quick_actions import QUICK_KINDS
from pledges.fields import DayField
from pledges.followup.changes import BY_HAND, FollowUpRefused, consultants_of
from pledges.followup.own_step_forms import StepDoneForm
from pledges.followup.own_steps import StepRefused
from pledges.followup.statuses import next_statuses, words_needed
from pledges.models import FollowUpEntry, Handover, InboxLayout, Sheet

KINDS = {
    FollowUpEntry.Kind.CALL: _("Talte sammen"),
    FollowUpEntry.Kind.NO_ANSWER: _("Fik ikke fat i dem"),
    FollowUpEntry.Kind.MAIL: _("Skrev en mail"),
    FollowUpEntry.Kind.VISIT: _("Var på besøg"),
    FollowUpEntry.Kind.NOTE: _("Kun et notat"),
}
UNCHANGED = [("", _("Status er som før"))]


class OwnStepDoneForm(StepDoneForm):
    """From the list of one's own steps; `following` is the row that has the focus afterwards."""

    following = forms.SlugField(required=False, widget=forms.HiddenInput)


class LogForm(VersionedForm):
    prefix = "log"
    kind = forms.ChoiceField(
        label=_("Hvad skete der?"),
        choices=[(kind.value, KINDS[kind]) for kind in BY_HAND],
        widget=SegmentedRadios,
        error_messages={"required": _("Vælg, hvad der skete.")},
    )
    text = forms.CharField(
        label=_("Kort notat"),
        required=False,
        max_length=2000,
        help_text=_("Kan blive omfattet af aktindsigt. Ingen navne på kandidater."),
        widget=forms.Textarea({"rows": 3}),
    )
    status = forms.ChoiceField(label=_("Og det førte til"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = UNCHANGED + after_contact(self.of)

    def clean(self):
        cleaned = super().clean()
        is_note = cleaned.get("kind") == FollowUpEntry.Kind.NOTE
        if is_note and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Skriv notatet."))
        _ask_for_words(self)
        return cleaned


class StatusForm(VersionedForm):
    prefix = "status"
    status = forms.ChoiceField(
        label=_("Ny status"), error_messages={"invalid_choice": FollowUpRefused.Code.STATUS.label}
    )
    text = forms.CharField(
        label=_("Hvorfor?"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = next_statuses(self.of)

    def clean(self):
        cleaned = super().clean()
        _ask_for_words(self)
        return cleaned


class AssignForm(VersionedForm):
    prefix = "assign"
    owner = forms.ModelChoiceField(
        label=_("Ansvarlig"), queryset=None, empty_label=_("Vælg en konsulent")
    )
    reason = forms.CharField(label=_("Hvorfor?"), required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = consultants_of(self.of.unit_id)


class ReferenceForm(VersionedForm):
    prefix = "reference"
    reference = forms.CharField(
        label=_("Reference i fagsystemet"),
        required=False,
        max_length=60,
        help_text=_("Sagens nummer hos jer. Aldrig et CPR-nummer."),
    )

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, of=of, initial={"reference": of.external_reference}, **kwargs)


class NextStepForm(VersionedForm):
    prefix = "next"
    next_step = forms.CharField(
        label=_("Næste skridt"),
        required=False,
        max_length=200,
        help_text=_("Ingen navne på kandidater."),
    )
    next_step_on = DayField(label=_("Hvornår?"), required=False)

    def __init__(self, *args, of, **kwargs):
        known = {"next_step": of.next_step, "next_step_on": of.next_step_on}
        super().__init__(*args, of=of, initial=known, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("next_step_on") and not cleaned.get("next_step"):
            self.add_error("next_step", StepRefused.Code.WORDS.label)
        return cleaned


class QuickForm(forms.Form):
    """One press in the list. The version is the one on the screen; `following` the row after it, 0 for none."""

    kind = forms.ChoiceField(choices=[(kind.value, KINDS[kind]) for kind in QUICK_KINDS])
    version = forms.IntegerField()
    following = forms.IntegerField(required=False, min_value=0)


class LayoutForm(forms.Form):
    layout = forms.ChoiceField(choices=InboxLayout.Layout.choices)


class BulkForm(forms.Form):
    """Ticked rows of the list as "id:version", and who is to have them."""

    prefix = "bulk"
    owner = forms.ModelChoiceField(
        label=_("Giv de valgte til"), queryset=None, empty_label=_("Vælg en konsulent")
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = workers_in(units)


class SheetFilter(forms.Form):
    mark_optional = False
    event = forms.ModelChoiceField(
        label=_("Arrangement"), queryset=None, required=False, empty_label=_("Alle")
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Alle")), *Handover.Status.choices]
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        visible = Sheet.objects.visible_to(user).exclude(event=None)
        self.fields["event"].queryset = Event.objects.filter(
            pk__in=visible.order_by().values("event")
        ).order_by("-starts_at")

    def narrow(self, sheets):
        if not self.is_valid():
            return sheets
        if event := self.cleaned_data["event"]:
            sheets = sheets.filter(event=event)
        if status := self.cleaned_data["status"]:
            sheets = sheets.filter(handover__status=status)
        return sheets


def _ask_for_words(form):
    """Some changes of status have to be explained."""
    status, text = (form.cleaned_data.get(name) for name in ("status", "text"))
    needed = words_needed(form.of.status, status) if status else ""
    if needed and not text and "text" not in form.errors:
        form.add_error("text", needed)


def after_contact(handover):
    """What a logged contact may lead to: also what may follow the "contacted" that it brings itself."""
    contacted = Handover(status=Handover.Status.CONTACTED, positions=handover.positions)
    known = dict(next_statuses(handover))
    if handover.first_contact_at is None:
        known |= dict(next_statuses(contacted))
    order = [value for value, _label in Handover.Status.choices]
    return sorted(known.items(), key=lambda choice: order.index(choice[0]))
