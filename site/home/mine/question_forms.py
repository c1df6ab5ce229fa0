from django import forms
from django.utils.translation import gettext_lazy as _

from pledges.questions.forms import InputForm, QuestionForm
from pledges.questions.questions import Asker
from taskforces.models import Membership


def _asker(membership: Membership) -> Asker:
    contact = membership.contact
    return Asker(contact.name, membership.company.name, contact.email)


class OwnQuestionForm(QuestionForm):
    """Which sheet or network it is about is asked only where there are several."""

    def __init__(self, *args, address, sheets, memberships, **kwargs):
        super().__init__(*args, **kwargs)
        self.address = address
        self.about = {f"ark-{sheet.pk}": sheet for sheet in sheets}
        self.about |= {f"netvaerk-{member.pk}": member for member in memberships}
        if len(self.about) > 1:
            choices = [(key, self._words(thing)) for key, thing in self.about.items()]
            self.fields["about"] = forms.ChoiceField(label=_("Hvem skal svare?"), choices=choices)
            self.order_fields(["about"])

    def clean(self):
        cleaned = super().clean()
        if not self.about:
            raise forms.ValidationError(
                _("Vi ved ikke, hvem der skal svare dig. Ring til os i stedet."), code="nobody"
            )
        return cleaned

    def question(self):
        """What `ask` takes."""
        about = self.about[self.cleaned_data.get("about") or next(iter(self.about))]
        fields = {name: self.cleaned_data[name] for name in ("topic", "text")}
        if isinstance(about, Membership):
            return fields | {"network": about.network, "asker": _asker(about)}
        name = about.contact_name if about.contact_email.lower() == self.address else self.address
        asker = Asker(name, about.company_name, self.address)
        return fields | {"network": about.network, "sheet": about, "asker": asker}

    def _words(self, thing):
        if isinstance(thing, Membership):
            return _("%(who)s, i det hele taget") % {
                "who": thing.network.unit or thing.network.host
            }
        tasks = ", ".join(line.get_task_display() for line in thing.lines.all())
        who = thing.handover.owner or thing.handover.unit
        return _("%(who)s, om jeres ark: %(tasks)s") % {"who": who, "tasks": tasks or thing.network}


class OwnInputForm(InputForm):
    def __init__(self, *args, memberships, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = {str(member.pk): member for member in memberships}
        if len(self.about) > 1:
            choices = [(key, member.network.name) for key, member in self.about.items()]
            self.fields["network"] = forms.ChoiceField(
                label=_("Til hvilket netværk?"), choices=choices
            )
            self.order_fields(["network"])

    def clean(self):
        cleaned = super().clean()
        if not self.about:
            raise forms.ValidationError(_("Du er ikke med i et netværk endnu."), code="nobody")
        return cleaned

    def question(self):
        chosen = self.about[self.cleaned_data.get("network") or next(iter(self.about))]
        return {
            "network": chosen.network,
            "text": self.cleaned_data["text"],
            "asker": _asker(chosen),
        }
