"""In which language somebody reads the mails about their invitation: as it came, or as they wish."""

from django.utils import translation

from events.models import Invitation, InvitationRound
from frontend.languages import CODES, reader_language


def in_readers_language(invitation: Invitation, *, usual: str = "") -> translation.override:
    """`with in_readers_language(invitation):` mails are written for whoever was invited, by whatever click.

    A colleague who comes in their stead reads what they read. Without a wish it is `usual`, else the language
    of the letter that they were invited by.
    """
    wanted = invitation.contact.language
    usual = usual or (wanted if wanted in CODES else language_of_letter(invitation))
    return translation.override(reader_language(wanted, usual=usual))


def language_of_letter(invitation: Invitation) -> str:
    letters = InvitationRound.objects.filter(pk=invitation.round_id)
    return letters.values_list("letter__locale__language_code", flat=True).get()
