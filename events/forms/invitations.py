from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.forms import PageChoiceField
from events.forms.questions import GuestQuestionsMixin
from events.invitations import Reply
from events.models import Answer, Invitation
from frontend.widgets import CheckboxCards, RadioCards
from taskforces.models import MayorInvitationPage

Answers = Invitation.Answers
BIGGEST_ID = 2**31 - 1
MOST_SEATS = 99_999


class Chosen(models.TextChoices):
    ALL = "all", _("Alle på listen herunder")
    TICKED = "ticked", _("Kun dem, jeg sætter kryds ved")


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
    """The share of a wave."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Højst så mange pladser til dem"),
            required=False,
            min_value=1,
            max_value=MOST_SEATS,
            help_text=_(
                "Så er der også plads til næste bølge; resten kommer på venteliste. Tomt: så længe der er plads."
            ),
            **kwargs,
        )


class RoundForm(CprGuardMixin, forms.Form):
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

    def __init__(self, *args, letters, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letter"].queryset = letters
        listed = self.fields["contacts"].widget
        listed.choices = [(contact.pk, contact.name) for contact in candidates]
        listed.details = {
            str(contact.pk): {
                "hint": ", ".join(filter(None, (contact.company.name, contact.company.city)))
            }
            for contact in candidates
        }

    def clean(self):
        data = super().clean()
        if data.get("chosen") == Chosen.TICKED and not data.get("contacts"):
            self.add_error("chosen", _("Sæt kryds ved mindst én på listen."))
        return data


class CaseNumberForm(CprGuardMixin, forms.Form):
    case_number = forms.CharField(
        label=_("Sagsnummer"), required=False, max_length=60, help_text=_("Fx 24.10.00-P20-7-26.")
    )
    mark_optional = False


class SeatsForm(forms.Form):
    seats = SeatsField()
    mark_optional = False


class StaffAnswerForm(CprGuardMixin, GuestQuestionsMixin, forms.Form):
    """What a guest said in the telephone or wrote on paper. Nothing is chosen beforehand."""

    answer = forms.ChoiceField(
        label=_("Hvad blev der svaret?"),
        choices=[
            (Answers.YES, _("Kommer")),
            (Answers.PHONE_CONFIRMED, _("Har bekræftet i telefonen, at det passer")),
            (Answers.STAND_IN, _("Sender en anden")),
            (Answers.NO, _("Kommer ikke")),
        ],
        widget=RadioCards(
            details={
                Answers.YES: {"icon": "calendar-check"},
                Answers.PHONE_CONFIRMED: {"icon": "phone-call"},
                Answers.STAND_IN: {"icon": "user-plus"},
                Answers.NO: {"icon": "calendar-x"},
            }
        ),
        error_messages={"required": _("Vælg, hvad der blev svaret.")},
    )
    companions = forms.IntegerField(label=_("Hvor mange tages med?"), required=False, min_value=0)
    companion_names = forms.CharField(label=_("Hvad hedder de?"), required=False, max_length=600)
    stand_in_name = forms.CharField(label=_("Navnet på den anden"), required=False, max_length=120)
    stand_in_email = forms.EmailField(label=_("Den andens e-mail"), required=False)
    source = forms.ChoiceField(
        label=_("Hvordan kom svaret?"),
        choices=[(Answer.Source.PHONE, _("I telefonen")), (Answer.Source.PAPER, _("På papir"))],
        widget=RadioCards(
            details={Answer.Source.PHONE: {"icon": "phone"}, Answer.Source.PAPER: {"icon": "mail"}}
        ),
        error_messages={"required": _("Vælg, hvordan svaret kom.")},
    )

    def __init__(self, *args, event, replies=None, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.ask(event, replies or {}, by_staff=True)
        self.fieldsets = [
            (_("Svaret"), ("answer", "source")),
            (_("Hvis der kommer flere"), ("companions", "companion_names")),
            (_("Hvis der kommer en anden"), ("stand_in_name", "stand_in_email")),
        ] + ([(_("Det spørger I om"), asked)] if asked else [])
        most = event.companions_allowed
        self.fields["companions"].help_text = _("Højst %(n)s.") % {"n": most}
        if most == 0:
            del self.fields["companions"], self.fields["companion_names"]

    def clean(self):
        data = super().clean()
        nameless = not data.get("stand_in_name") and "stand_in_name" not in self.errors
        if data.get("answer") == Answers.STAND_IN and nameless:
            self.add_error("stand_in_name", _("Skriv navnet på den, der kommer."))
        return data

    def reply(self) -> Reply:
        data = self.cleaned_data
        return Reply(
            data["answer"],
            companions=data.get("companions") or 0,
            companion_names=data.get("companion_names") or "",
            stand_in_name=data["stand_in_name"],
            stand_in_email=data["stand_in_email"],
            replies=self.replies(),
        )
