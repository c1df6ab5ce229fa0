"""Whether a company that is protected from advertising may be written to by mail, and what is said of it.

CVR-loven § 19, markedsføringsloven § 10. Protection binds whoever sends: a club is stopped, an authority writes a
letter or Digital Post first. Who said yes to mail, or is one of the circle, is written to as everybody else.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from taskforces.models import Contact

ASKED_FOR_MAIL = (Contact.Basis.CONSENT, Contact.Basis.MEMBER)
PUBLIC_BODIES = (Organisation.Kind.MUNICIPALITY, Organisation.Kind.EMPLOYMENT_UNIT)


class MailRule(models.TextChoices):
    FREE = "free", ""
    LETTER_FIRST = "letter_first", _("reklamebeskyttet: brev eller Digital Post før mail")
    STOPPED = "stopped", _("reklamebeskyttet: må ikke få mail")


WHY = {
    MailRule.LETTER_FIRST: _(
        "Virksomheden har bedt CVR om ikke at få reklame. En myndighed må godt invitere den,"
        " og vi vælger brev eller Digital Post, når det kan lade sig gøre."
    ),
    MailRule.STOPPED: _(
        "Virksomheden har bedt CVR om ikke at få reklame. Derfor sender vi ikke mail fra jer,"
        " medmindre personen er medlem eller selv har sagt ja. I kan sende et brev eller ringe."
    ),
}


def mail_rule(*, protected: bool, basis: str, sender: str) -> MailRule:
    """`basis` of the contact, `sender` the kind of the organisation that writes."""
    if not protected or basis in ASKED_FOR_MAIL:
        return MailRule.FREE
    return MailRule.LETTER_FIRST if sender in PUBLIC_BODIES else MailRule.STOPPED


def rule_of(contact: Contact, sender: Organisation | None = None) -> MailRule:
    """For a contact that came with its company and organisation."""
    return mail_rule(
        protected=contact.company.advertising_protected,
        basis=contact.contact_basis,
        sender=(sender or contact.organisation).kind,
    )


def having_rule(rule: MailRule, sender: Organisation, prefix: str = "") -> Q:
    """The same of a query; `prefix` leads to the contact."""
    unasked = Q(**{f"{prefix}company__advertising_protected": True}) & ~Q(
        **{f"{prefix}contact_basis__in": ASKED_FOR_MAIL}
    )
    held = mail_rule(protected=True, basis="", sender=sender.kind)
    if rule == MailRule.FREE:
        return ~unasked
    return unasked if rule == held else Q(pk__in=[])
