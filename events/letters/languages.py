"""What the proof says of languages: how many get the letter in which, and whose wish is not met."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from events.letters.editions import Editions
from events.letters.text import language_of
from events.models import InvitationRound
from frontend.languages import CODES, language_name

Counted = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Wanting:
    """A language that some wish for and the letter is not there in; `url` is its draft, "" when there is none."""

    language: str
    text: str
    url: str = ""

    @property
    def name(self) -> str:
        return language_name(self.language)


def by_language(counted: Counted) -> Counter[str]:
    """How many get it in which."""
    numbers = Counter()
    for (_wish, given), number in counted.items():
        numbers[given] += number
    return numbers


def language_tabs(counted: Counted, chosen: str | None) -> list[dict]:
    """One a language; none while everybody gets the same."""
    numbers = by_language(counted)
    if len(numbers) < 2:
        return []
    return [
        {"label": f"{on_language(language)} ({number})", "url": f"?sprog={language}",
         "current": language == chosen}
        for language, number in numbers.most_common()
    ]  # fmt: skip


def on_language(language: str) -> str:
    """ "på engelsk" """
    return _("på %(language)s") % {"language": language_name(language)}


def wanting(round: InvitationRound, editions: Editions, counted: Counted) -> list[Wanting]:
    given = language_name(language_of(editions.chosen))
    found = []
    for language in CODES:
        number = sum(n for (wish, got), n in counted.items() if wish == language != got)
        if not number:
            continue
        draft = round.letter.get_translations().filter(locale__language_code=language).first()
        words = {"n": number, "language": language_name(language), "given": given}
        found.append(Wanting(language, _text(draft) % words, _url(round, draft)))
    return found


def _text(draft):
    if draft:
        return _(
            "%(n)s vil helst læse %(language)s, men det brev er ikke udgivet, så det kommer på %(given)s."
        )
    return _("%(n)s vil helst læse %(language)s, men brevet findes kun på %(given)s.")


def _url(round, draft):
    if draft is None:
        return ""
    back = {"next": reverse("events:round_proof", args=[round.pk])}
    return reverse("wagtailadmin_pages:edit", args=[draft.pk], query=back)
