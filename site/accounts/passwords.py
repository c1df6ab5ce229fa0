"""Passwords that are guessed first: common ones, words of this house and of the Danish year, and what is made of them.

Those lists are short, and ours are long: nearly every common password of twelve signs is a shorter one with a number
behind it, two in a row, or one thing again and again. No list of leaked passwords is asked over the network: that
would tell a stranger a part of each.
"""

import re
from functools import lru_cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.folding import fold

# What somebody who knows where we are would try.
OURS = (
    "haandslag", "handslag", "taskforce", "sponsor", "sponsornetvaerk", "netvaerk", "kommune", "kommunen", "borgmester",
    "jobcenter", "virksomhed", "virksomhedsindgang", "konsulent", "medarbejder", "sekretariat", "smaajob", "job",
    "arbejde", "arbejdsbord", "indbakke", "admin", "administrator", "velkommen", "adgangskode", "kodeord", "hemmelig",
    "danmark", "forening", "fodbold",
)  # fmt: skip
OF_THE_YEAR = (
    "sommer", "vinter", "foraar", "efteraar", "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
    "september", "oktober", "november", "december", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag",
    "soendag",
)  # fmt: skip
ROWS = "abcdefghijklmnopqrstuvwxyzæøå qwertyuiopå asdfghjklæø zxcvbnm 12345678901234567890"
LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
SHORTEST_WORD = 3


def is_guessed_first(password: str, also: tuple[str, ...] = ()) -> bool:
    """Whether it is nothing but known words, a row of keys, or the same again; `also` are more words."""
    plain = password.casefold()
    if _is_repeated(plain) or _is_row(plain):
        return True
    known = _known() | {_letters(word) for name in also for word in (name, *name.split())}
    variants = (_letters(plain), _letters(_without_ends(plain).translate(LOOKALIKES)))
    return any(_is_made_of(letters, known) for letters in variants)


def _is_repeated(text):
    return bool(re.fullmatch(r"(.{1,6}?)\1+.{0,2}", text, re.DOTALL))


def _is_row(text):
    """A piece of a row of keys or of the alphabet, forwards or backwards."""
    return any(text in row or text[::-1] in row for row in (ROWS, "1234567890" * 4))


def _without_ends(text):
    """Numbers and signs before and behind are what a rule about signs makes of a word."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)


def _letters(text):
    return re.sub(r"[^a-z]", "", fold(text))


def _is_made_of(letters, known):
    """One known word, or two. Nothing but numbers and signs is no word: then the length has to do."""
    return letters in known or any(
        letters[:cut] in known and letters[cut:] in known
        for cut in range(SHORTEST_WORD, len(letters) - SHORTEST_WORD + 1)
    )


@lru_cache(maxsize=1)
def _known():
    common = (_letters(word) for word in CommonPasswordValidator().passwords)
    ours = (_letters(word) for word in (*OURS, *OF_THE_YEAR))
    return frozenset(word for word in (*common, *ours) if len(word) >= SHORTEST_WORD)


class GuessedFirstValidator:
    def validate(self, password, user=None):
        also = (
            tuple(user.roles.values_list("organisation__name", flat=True))
            if user and user.pk
            else ()
        )
        if is_guessed_first(password, also):
            raise ValidationError(
                _(
                    "Adgangskoden er for let at gætte. Brug fire tilfældige ord, eller lad browseren lave en."
                ),
                code="guessed_first",
            )

    def get_help_text(self):
        return _("Brug ikke almindelige ord med et tal bagefter.")
