"""The evening's sheets as one form with a line for each."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.workingdays import WorkingCalendar
from pledges.fields import DayField
from pledges.followup.agreements import Agreed, AgreementRefused, may_be_agreed
from pledges.models import Handover


class AgreementLine(CprGuardMixin, forms.Form):
    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput)
    owner = forms.ChoiceField(label=_("Hvem"), required=False)
    day = DayField(
        label=_("Hvilken dag"),
        error_messages={"required": _("Vælg en dag.")},
    )
    note = forms.CharField(
        label=_("Hvordan"), required=False, max_length=300, widget=forms.TextInput
    )

    def __init__(
        self, *args, handover: Handover, consultants: list, calendar: WorkingCalendar, **kwargs
    ):
        self.handover, self.calendar = handover, calendar
        self.consultants = {str(person.pk): person for person in consultants}
        start = {
            "version": handover.version,
            "owner": str(handover.owner_id or ""),
            "day": handover.agreed_on or timezone.localdate(handover.contact_due),
            "note": handover.agreed_note,
        }
        super().__init__(*args, prefix=f"ark{handover.pk}", initial=start, **kwargs)
        choices = [(pk, str(person)) for pk, person in self.consultants.items()]
        # Whoever has it already keeps it, even if they may not be given new ones.
        if handover.owner_id and str(handover.owner_id) not in self.consultants:
            choices.append((str(handover.owner_id), str(handover.owner)))
        self.fields["owner"].choices = [("", _("Ingen endnu")), *choices]

    @property
    def asked(self):
        """The fields by cell; the tick box of a doubtful number comes last."""
        return [
            field for field in self.visible_fields() if field.name not in ("owner", "day", "note")
        ]

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day != self.initial["day"] and not may_be_agreed(day, self.calendar):
            raise forms.ValidationError(str(AgreementRefused.Code.DAY.label), code="day")
        return day

    def clean_owner(self):
        owner = self.cleaned_data["owner"]
        if not owner and self.handover.owner_id:
            raise forms.ValidationError(_("Arket har en ansvarlig. Vælg en anden."), code="owner")
        return owner

    def agreed(self) -> Agreed:
        given = self.cleaned_data
        owner = self.consultants.get(given["owner"]) or self.handover.owner
        return Agreed(self.handover, given["version"], owner, given["day"], given["note"])


class Evening:
    """All the lines. Only those that were changed are saved."""

    def __init__(self, handovers, data=None, *, consultants: dict):
        calendars = {handover.unit_id: WorkingCalendar(handover.unit) for handover in handovers}
        self.lines = [
            AgreementLine(
                data,
                handover=handover,
                consultants=consultants[handover.unit_id],
                calendar=calendars[handover.unit_id],
            )
            for handover in handovers
            # A sheet that came in after the page was opened is not in what was sent.
            if data is None or f"ark{handover.pk}-version" in data
        ]

    @property
    def changed(self):
        return [line for line in self.lines if line.has_changed()]

    def is_valid(self):
        valid = [line.is_valid() for line in self.changed]  # each one, so that all errors are told
        return all(valid)

    def agreed(self) -> list[Agreed]:
        return [line.agreed() for line in self.changed]
