"""What a leader may do on their receipt. Every text is looked through for CPR numbers."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin, DigestField
from frontend.widgets import RadioCards, SegmentedRadios
from pledges.fields import DayField
from pledges.followup.pausing import LONGEST_PAUSE
from pledges.models import Feedback
from pledges.receipts.actions import Colleague
from pledges.sheets.forms import ContactForm, JobFields
from pledges.sheets.promised import Promised, promised_by
from pledges.taxonomy import POSITIONS, CallWay, Pattern, Task

YesNo = Feedback.YesNo


class CallForm(CprGuardMixin, forms.Form):
    """For a sheet that asked only for a visit."""

    prefix = "change"
    mark_optional = False
    seen = DigestField(required=False)
    call_way = ContactForm.base_fields["call_way"]
    call_time = ContactForm.base_fields["call_time"]
    remark = ContactForm.base_fields["remark"]

    def __init__(self, *args, sheet, **kwargs):
        self.sheet, self.promised_now = sheet, promised_by(sheet)
        super().__init__(*args, initial=self._now(), **kwargs)
        known = {CallWay.PHONE: sheet.contact_phone, CallWay.EMAIL: sheet.contact_email}
        self.fields["call_way"].choices = [way for way in CallWay.choices if known[way[0]]]

    def on(self, sheet):
        """The same answers for the sheet as it is now, to be looked at and sent again."""
        data = self.data.copy()
        data[self.add_prefix("seen")] = promised_by(sheet).fingerprint
        return type(self)(data, sheet=sheet)

    def wanted(self):
        answers = self.cleaned_data
        how = {name: answers[name] for name in ("call_way", "call_time", "remark")}
        return Promised(**how, **self.jobs())

    def jobs(self):
        now = self.promised_now
        names = ("tasks", "hours", "positions", "pattern", "wants_visit")
        return {name: getattr(now, name) for name in names}

    def _now(self):
        now = self.promised_now
        names = ("hours", "pattern", "wants_visit", "call_way", "call_time", "remark")
        return {name: getattr(now, name) for name in names} | {
            "tasks": list(now.tasks),
            "positions": str(now.positions or 1),
            "seen": now.fingerprint,
        }


class ChangeForm(JobFields, CallForm):
    field_order = ("tasks", "hours", "positions", "pattern", "wants_visit", "call_way", "call_time")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        promised = str(self.promised_now.positions)
        if int(promised) > len(POSITIONS):  # told by a consultant or read from paper
            self.fields["positions"].choices = [*POSITIONS[:-1], ("5", "5"), (promised, promised)]

    def jobs(self):
        answers = self.promised()
        ticked = answers["tasks"]
        if not ticked:
            return {"wants_visit": answers["wants_visit"], "pattern": Pattern.WEEKLY}
        return answers | {"tasks": tuple(task for task in Task.values if task in ticked)}


class PauseForm(CprGuardMixin, forms.Form):
    prefix = "pause"
    mark_optional = False
    until = DayField(
        label=_("Hvornår må vi vende tilbage?"),
        error_messages={"required": _("Vælg en dag.")},
    )
    reason = forms.CharField(
        label=_("Noget, vi skal vide?"),
        required=False,
        max_length=300,
        help_text=_("Skriv ikke om bestemte personer."),
    )

    def __init__(self, *args, **kwargs):
        today = timezone.localdate()
        kwargs.setdefault("initial", {"until": today + timedelta(days=30)})
        super().__init__(*args, **kwargs)
        days = {"min": today + timedelta(days=1), "max": today + LONGEST_PAUSE}
        self.fields["until"].widget.attrs |= {name: f"{day:%Y-%m-%d}" for name, day in days.items()}


class WithdrawForm(CprGuardMixin, forms.Form):
    prefix = "withdraw"
    mark_optional = False
    reason = forms.CharField(
        label=_("Vil du sige hvorfor?"),
        required=False,
        max_length=300,
        help_text=_("Du behøver ikke. Skriv ikke om bestemte personer."),
    )


class ColleagueForm(CprGuardMixin, forms.Form):
    prefix = "colleague"
    mark_optional = False
    name = forms.CharField(
        label=_("Kollegaens navn"),
        max_length=120,
        error_messages={"required": _("Skriv din kollegas navn.")},
    )
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "type": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Så får din kollega kvitteringen."),
    )

    clean_phone = ContactForm.clean_phone

    def clean(self):
        cleaned = super().clean()
        known = cleaned.get("phone") or cleaned.get("email")
        if not known and not {"phone", "email"} & set(self.errors):
            self.add_error("phone", _("Skriv et telefonnummer eller en e-mail, så vi kan svare."))
        return cleaned

    def colleague(self):
        return Colleague(**{name: self.cleaned_data[name] for name in ("name", "phone", "email")})


class FeedbackForm(CprGuardMixin, forms.Form):
    prefix = "answer"
    mark_optional = False
    contacted = forms.ChoiceField(
        label=_("Har vi talt sammen?"),
        choices=[
            (YesNo.YES, _("Ja, I har kontaktet mig")),
            (YesNo.NO, _("Nej, ingen har ringet")),
        ],
        widget=RadioCards(details={YesNo.YES: {"icon": "phone-call"}, YesNo.NO: {"icon": "bell"}}),
        error_messages={"required": _("Vælg ja eller nej.")},
    )
    became_job = forms.ChoiceField(
        label=_("Blev det til et job?"),
        choices=[(YesNo.YES, _("Ja")), (YesNo.NOT_YET, _("Ikke endnu")), (YesNo.NO, _("Nej"))],
        widget=SegmentedRadios,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    remark = forms.CharField(
        label=_("Noget, vi skal vide?"),
        required=False,
        max_length=500,
        help_text=_("Skriv ikke om bestemte personer."),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, feedback, **kwargs):
        names = ("contacted", "became_job", "remark")
        kwargs["initial"] = {name: getattr(feedback, name) for name in names}
        super().__init__(*args, **kwargs)
