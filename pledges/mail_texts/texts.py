"""Keeps a unit's texts, and sends a mail made of one of them."""

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, User
from accounts.refusals import Refused
from frontend.languages import in_house_language
from outbox.budget import Asked
from outbox.messages import Draft, queue_email
from outbox.models import Message
from pledges.followup import changes as followup
from pledges.models import FollowUpEntry, Handover, MailText

Kind = FollowUpEntry.Kind

# What a unit may begin with and rewrite as it likes.
TO_BEGIN_WITH = (
    (
        "Vi har en kandidat",
        "Vi har et bud på en kollega til {virksomhed}",
        "Kære {navn}\n\nVi har en, der måske passer til jeres opgave: {opgave}."
        " Hvornår passer det, at jeg ringer?\n\nVenlig hilsen\n{konsulent}, {enhed}\n{telefon}",
    ),
    (
        "Vi mangler svar",
        "Vi mangler et svar fra jer",
        "Kære {navn}\n\nVi talte sammen om {opgave} hos {virksomhed}. Skal vi gå videre?"
        " I kan svare her: {kvittering}\n\nVenlig hilsen\n{konsulent}, {enhed}\n{telefon}",
    ),
    (
        "Vi har ingen endnu",
        "Vi leder stadig efter en til jer",
        "Kære {navn}\n\nVi har endnu ikke fundet nogen til {opgave}. Kunne andre timer eller en anden"
        " opgave også bruges?\n\nVenlig hilsen\n{konsulent}, {enhed}\n{telefon}",
    ),
)


class MailRefused(Refused):
    class Code(models.TextChoices):
        NAME = "name", _("I har allerede en tekst med det navn. Vælg et andet.")
        NO_ADDRESS = "no_address", _("Virksomheden har ikke givet en e-mailadresse. Ring i stedet.")
        NOT_SENT = (
            "not_sent",
            _("Mailen er ikke sendt: adressen tager ikke imod, eller den har lige fået flere."),
        )


Code = MailRefused.Code


def keep_text(text: MailText, *, by: User) -> MailText:
    """A new one, or one that was changed. Raises MailRefused (NAME)."""
    verb = "mail_text.changed" if text.pk else "mail_text.created"
    try:
        with transaction.atomic():
            text.save()
            audit.record(text.organisation, by=by, verb=verb, thing=text)
    except IntegrityError:
        raise MailRefused(Code.NAME) from None
    return text


def delete_text(text: MailText, *, by: User) -> None:
    with transaction.atomic():
        audit.record(text.organisation, by=by, verb="mail_text.deleted", thing=text)
        text.delete()


def begin_with(organisation: Organisation, *, by: User) -> list[MailText]:
    """The usual ones, where the unit has no text of that name."""
    known = set(organisation.mail_texts.values_list("name", flat=True))
    return [
        keep_text(MailText(organisation=organisation, name=name, subject=subject, text=text), by=by)
        for name, subject, text in TO_BEGIN_WITH
        if name not in known
    ]


def send_to_company(handover: Handover, *, subject: str, text: str, by: User) -> Message:
    """One mail as it was previewed, and an entry in the sheet's log. Raises MailRefused, and nothing happened."""
    sheet = handover.sheet
    if not sheet.contact_email:
        raise MailRefused(Code.NO_ADDRESS)
    with in_house_language(), transaction.atomic():
        draft = Draft(
            recipient=sheet.contact_email,
            subject=subject,
            reference=f"sheet:{sheet.pk}",
            template="pledges/emails/mail_text",
            context={"subject": subject, "text": text},
            asked=Asked("to_company", f"unit:{handover.unit_id}"),
        )
        message = queue_email(handover.unit, draft)
        if message is None:
            raise MailRefused(Code.NOT_SENT)
        _write_down(handover, subject, by)
    return message


def _write_down(handover, subject, by):
    """A mail to a sheet that has ended opens it no more."""
    if handover.closed_at:
        with followup.changing(handover, kind=Kind.NOTE, by=by, text=subject):
            return
    fresh = Handover.objects.get(pk=handover.pk)
    followup.log(fresh, by=by, kind=Kind.MAIL, text=subject, expected_version=fresh.version)
