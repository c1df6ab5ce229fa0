from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.forms import PageChoiceField
from events.letters.ways import Whom
from events.models import Invitation
from frontend.widgets import CheckboxCards, RadioCards
from taskforces.companies.protection import rule_of
from taskforces.models import MayorInvitationPage

Answers = Invitation.Answers
BIGGEST_ID = 2**31 - 1
MOST_SEATS = 99_999


class Chosen(models.TextChoices):
    ALL = "all", _("Alle, også dem, der ikke står her")
    TICKED = "ticked", _("Kun dem, der er sat kryds ved")


class IdsField(forms.Field):
    """Ids ticked on a list; whether they are ours is asked of access.py, not of the choices shown."""

    widget = CheckboxCards

    def to_python(self, value):
        try:
            ids = [int(each) for each in value or []]
        except ValueError:
            ids = [None]
        if not all(each is not None and 0 < each <= BIGGEST_ID for each in ids):
            raise forms.ValidationError(_("Listen kunne ikke læses. Prøv igen."))
        return ids


class SeatsField(forms.IntegerField):
    """The share of a round."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Hvor mange pladser må de højst få?"),
            required=False,
            min_value=1,
            max_value=MOST_SEATS,
            help_text=_(
                "Så er der også plads til næste udsendelse. Resten kommer på venteliste. Er feltet tomt, er det kun husets pladser, der sætter grænsen."
            ),
            **kwargs,
        )


class RoundForm(CprGuardMixin, forms.Form):
    """Everybody on the list is ticked to begin with. `whole`: all who can be invited stand on it."""

    letter = PageChoiceField(
        MayorInvitationPage.objects.none(), label=_("Hvilket brev?"), empty_label=None
    )
    name = forms.CharField(
        label=_("Hvad skal udsendelsen hedde hos jer?"),
        max_length=120,
        help_text=_("Fx “Første brev” eller “Dem fra havnen”. Modtagerne ser det ikke."),
    )
    seats = SeatsField()
    chosen = forms.ChoiceField(label=_("Hvem?"), choices=Chosen, widget=RadioCards)
    contacts = IdsField(label=_("Listen"), required=False)
    mark_optional = False

    def __init__(self, *args, letters, candidates, sender, whole=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letter"].queryset = letters
        self.fields["letter"].required = bool(letters)  # else one is drafted
        if whole:
            self.fields["chosen"].required = False
        self.fields["contacts"].initial = [contact.pk for contact in candidates]
        listed = self.fields["contacts"].widget
        listed.choices = [(contact.pk, contact.name) for contact in candidates]
        listed.details = {
            str(contact.pk): {
                "hint": ", ".join(
                    str(part)
                    for part in (
                        contact.company.name,
                        contact.company.city,
                        rule_of(contact, sender).label,
                    )
                    if part
                )
            }
            for contact in candidates
        }

    def clean(self):
        data = super().clean()
        if data.get("chosen") != Chosen.ALL and not data.get("contacts"):
            self.add_error("contacts", _("Sæt kryds ved mindst én på listen."))
        return data


class SendingForm(forms.Form):
    """To whom one channel is used; without a choice it is for those whose way it is."""

    whom = forms.ChoiceField(label=_("Hvem?"), choices=Whom, required=False, widget=RadioCards)
    mark_optional = False

    def __init__(self, *args, sending=None, **kwargs):
        super().__init__(*args, **kwargs)
        if sending:
            self.auto_id = f"id_{sending.channel}_%s"
            self.fields["whom"].choices = [(each.whom, each.label) for each in sending.choices]
            self.fields["whom"].required = True
            self.initial = {"whom": sending.default and sending.default.whom}
            if sending.default and len(sending.choices) == 1:
                self.fields["whom"].widget = forms.HiddenInput()

    def clean_whom(self):
        return Whom(self.cleaned_data["whom"] or Whom.ASSIGNED)


class PlanSendingForm(SendingForm):
    """As the button's form, with a moment by the clock on the wall."""

    send_at = forms.DateTimeField(
        label=_("Hvornår?"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args, sending=None, at=None, **kwargs):
        super().__init__(*args, sending=sending, **kwargs)
        self.auto_id = "id_plan_%s"
        self.initial |= {"send_at": at}


class CaseNumberForm(CprGuardMixin, forms.Form):
    case_number = forms.CharField(
        label=_("Sagsnummer"), required=False, max_length=60, help_text=_("Fx 24.10.00-P20-7-26.")
    )
    mark_optional = False


class SeatsForm(forms.Form):
    seats = SeatsField()
    mark_optional = False
