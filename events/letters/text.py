"""What a letter says to one person: the text filled in, the facts, and where the name came from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.refusals import Refused
from events.models import Event, Invitation
from events.seats.emails import when
from frontend.languages import reader_language
from frontend.wording import day_and_time
from taskforces.contacts.privacy import privacy_text, privacy_url, rights_text
from taskforces.models import MayorInvitationPage
from taskforces.placeholders import event_values, fill


class LetterRefused(Refused):
    class Code(models.TextChoices):
        NO_DATA_SOURCE = (
            "no_data_source",
            gettext_lazy("Brevet kan ikke laves: skriv på kontakten, hvor navnet kommer fra."),
        )
        NO_PRIVACY_TEXT = (
            "no_privacy_text",
            gettext_lazy(
                "Brevet kan ikke laves: organisationen mangler en tekst om oplysningspligt."
            ),
        )

    def __init__(self, code: Code, invitation: Invitation):
        super().__init__(code)
        self.name = invitation.contact.name

    def __str__(self):
        return f"{self.code.label} ({self.name})"


@dataclass
class Privacy:
    """The paragraph that Datatilsynet asks for in a first letter (2019-431-0031)."""

    text: str
    source: str
    rights: str
    url: str


@dataclass
class LetterText:
    title: str
    body: list[tuple[str, list[str]]]
    facts: list[tuple[str, str]]
    agenda: list[str]
    privacy: Privacy


def language_of(page: MayorInvitationPage) -> str:
    return reader_language(page.locale.language_code, usual=settings.LANGUAGE_CODE)


def newest(page: MayorInvitationPage) -> MayorInvitationPage:
    """The draft as it stands, for whoever looks at it before it is published."""
    return page.get_latest_revision_as_object() if page.latest_revision_id else page


def letter_text(
    invitation: Invitation, page: MayorInvitationPage, *, clean: Callable[[str], str] = str
) -> LetterText:
    """Everything in the letter's language; `clean` goes over what others typed about a person.

    Raises LetterRefused when the paragraph that the law asks for cannot be written.
    """
    with translation.override(language_of(page)):
        values = placeholder_values(invitation, clean=clean)
        lines = page.lines(values=values)
        return LetterText(
            title=fill(page.title, values),
            body=[
                (kind, [text for _kind, text in group])
                for kind, group in groupby(lines, key=lambda line: line[0])
            ],
            facts=event_facts(invitation.event),
            agenda=invitation.event.agenda_items,
            privacy=privacy_of(invitation),
        )


def placeholder_values(
    invitation: Invitation, *, clean: Callable[[str], str] = str
) -> dict[str, str]:
    """In the language that is active."""
    contact, event = invitation.contact, invitation.event
    return {
        "hilsen": clean(str(contact.greeting)),
        "fornavn": clean(contact.first_name),
        "navn": clean(contact.name),
        "titel": clean(contact.title),
        "virksomhed": clean(contact.company.name),
    } | event_values(event)


def event_facts(event: Event) -> list[tuple[str, str]]:
    facts = [
        (_("Hvad"), event.title),
        (_("Hvornår"), when(event)),
        (_("Hvor"), ", ".join(part for part in (event.place, event.address) if part)),
        (_("Svar senest"), day_and_time(event.answer_deadline)),
    ]
    if number := event.companions_allowed:
        people = ngettext("en person", "op til %(n)s personer", number) % {"n": number}
        facts.append((_("Du må tage med"), people))
    return facts


def privacy_of(invitation: Invitation) -> Privacy:
    contact, organisation = invitation.contact, invitation.organisation
    if not contact.data_source.strip():
        raise LetterRefused(LetterRefused.Code.NO_DATA_SOURCE, invitation)
    text = privacy_text(organisation)
    if not text:
        raise LetterRefused(LetterRefused.Code.NO_PRIVACY_TEXT, invitation)
    return Privacy(
        text=text,
        source=_source_of(contact) % {"source": contact.data_source.rstrip(". ")},
        rights=rights_text(organisation),
        url=privacy_url(organisation),
    )


def _source_of(contact):
    """A post has no name of its own; what we have is where to write."""
    if contact.is_post:
        return _("Jeres adresse har vi fra: %(source)s.")
    return _("Dit navn har vi fra: %(source)s.")


def code_address() -> str:
    """Where a code is typed by hand, as short as it can be said: "haandslag.dk/i"."""
    return re.sub(r"^https?://(www\.)?", "", settings.BASE_URL) + "/i/"
