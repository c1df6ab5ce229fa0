"""What would look wrong on a letter: found before anything is printed, each with the place where it is mended.

What somebody lacks for a channel is said by `proofs.py`; here is how the sheet of paper itself would look.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.letters.address import Fit, letter_address
from events.models import Event, Invitation
from frontend.fonts import undrawn
from taskforces.contacts.privacy import privacy_text
from taskforces.models import MayorInvitationPage


class Flaw(models.TextChoices):
    """Of one person's letter."""

    GREETING = "greeting", gettext_lazy("er hilsenen rigtig?")
    SIGNS = "signs", gettext_lazy("tegn, der ikke kan trykkes")
    CUT = "cut", gettext_lazy("adressen er for lang til ruden")
    SHRUNK = "shrunk", gettext_lazy("adressen står med småt")


# Where on the contact's form each is mended.
_FIELD = {
    Flaw.GREETING: "salutation",
    Flaw.SIGNS: "name",
    Flaw.CUT: "company_name",
    Flaw.SHRUNK: "company_name",
}
_OF_FIT = {Fit.CUT: Flaw.CUT, Fit.SHRUNK: Flaw.SHRUNK}
_PERSON = ("greeting_doubtful", "name", "title", "salutation", "data_source", "workplace_id")
_PLACE = ("street", "postcode", "city")


@dataclass(frozen=True)
class LetterFlaw:
    """Of every letter of a round; `url` is where it is mended, "" when only an administrator can."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Written:
    """What a letter says of one person, as the rules here read it."""

    company: str
    name: str
    street: str = ""
    place: str = ""
    country: str = ""
    others: tuple[str, ...] = ()
    greeting_doubtful: bool = False


def flaws_of(written: Written) -> list[Flaw]:
    """In the order in which they are shown."""
    flaws = [Flaw.GREETING] if written.greeting_doubtful else []
    address = (written.company, written.name, written.street, written.place, written.country)
    if undrawn("".join((*address, *written.others))):
        flaws.append(Flaw.SIGNS)
    if flaw := _OF_FIT.get(letter_address(*address).fit):
        flaws.append(flaw)
    return flaws


def found(invitations: QuerySet[Invitation]) -> dict[int, list[Flaw]]:
    """{invitation: its flaws} for those that have any; one query."""
    company = [f"contact__company__{name}" for name in ("name", *_PLACE, "country")]
    workplace = [f"contact__workplace__{name}" for name in _PLACE]
    person = [f"contact__{name}" for name in _PERSON]
    rows = invitations.order_by().values_list("pk", *person, *company, *workplace)
    flawed = {}
    for pk, *row in rows.iterator():
        if flaws := flaws_of(_written(*row)):
            flawed[pk] = flaws
    return flawed


def _written(doubtful, name, title, salutation, source, has_workplace, company, *places):
    *at_company, country = places[:4]
    street, postcode, city = places[4:] if has_workplace else at_company
    return Written(
        company=company,
        name=name,
        street=street,
        place=f"{postcode} {city}".strip(),
        country="" if has_workplace else country,
        others=(title, salutation, source),
        greeting_doubtful=doubtful,
    )


def counted(flawed: dict[int, list[Flaw]]) -> dict[Flaw, int]:
    numbers = {flaw: sum(flaw in flaws for flaws in flawed.values()) for flaw in Flaw}
    return {flaw: number for flaw, number in numbers.items() if number}


def mend_url(invitation: Invitation, flaw: Flaw, *, back: str) -> str:
    """The contact's form at the field, which leads back to where one came from."""
    form = reverse("taskforces:contact_edit", args=[invitation.contact_id], query={"next": back})
    return f"{form}#id_{_FIELD[flaw]}"


def letter_flaws(event: Event, page: MayorInvitationPage) -> list[LetterFlaw]:
    """What is wrong with all of them: missing facts, a deadline that makes no sense, signs no typeface has."""
    edit_event = reverse("events:manage_edit", args=[event.pk])
    edit_letter = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return [
        *_of_event(event, edit_event),
        *_of_sender(event, page),
        *_of_words(event, page, edit_event, edit_letter),
    ]


def translation_flaws(pages: Iterable[MayorInvitationPage]) -> list[LetterFlaw]:
    """What is wrong with the words of the letter in other languages."""
    pages = list(pages)
    own = pages and pages[0].network.host.privacy_text.strip()
    said = _("Teksten om oplysningspligt er jeres egen og står på samme sprog i alle breve.")
    return [LetterFlaw(said)] * bool(own) + [
        flaw
        for page in pages
        for flaw in _undrawn(_words_of(page), reverse("wagtailadmin_pages:edit", args=[page.pk]))
    ]


def _of_event(event, url) -> Iterable[LetterFlaw]:
    if not event.address:
        yield LetterFlaw(_("Mødet har ingen adresse, kun et sted."), f"{url}#id_address")
    if event.answer_deadline > event.starts_at:
        yield LetterFlaw(_("Svarfristen ligger efter mødet."), f"{url}#id_answer_deadline")
    elif event.answer_deadline < timezone.now() < event.starts_at:
        yield LetterFlaw(_("Svarfristen er overskredet."), f"{url}#id_answer_deadline")


def _of_sender(event, page) -> Iterable[LetterFlaw]:
    host = page.network.host
    if not host.address:
        yield LetterFlaw(
            _(
                "Jeres adresse mangler: posten kan ikke sende breve retur. En administrator kan skrive den."
            )
        )
    if not privacy_text(host):
        yield LetterFlaw(_("Teksten om oplysningspligt mangler. En administrator kan skrive den."))
    if unsigned := [who.name for who in page.signers if who.signature is None]:
        yield LetterFlaw(
            _("Ingen underskrift fra %(names)s.") % {"names": ", ".join(unsigned)},
            reverse("taskforces:signers"),
        )


def _of_words(event, page, edit_event, edit_letter) -> Iterable[LetterFlaw]:
    facts = " ".join([event.title, event.place, event.address, event.agenda])
    yield from _undrawn(_words_of(page), edit_letter)
    yield from _undrawn(facts, edit_event)


def _words_of(page):
    return " ".join([page.title, *(text for _kind, text in page.lines(values=None))])


def _undrawn(text, url):
    if signs := undrawn(text):
        yield LetterFlaw(_("Kan ikke trykkes: %(signs)s") % {"signs": " ".join(signs)}, url)
