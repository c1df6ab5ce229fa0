"""The round that those who register themselves stand in, with its own share of the seats."""

from django.utils.translation import gettext as _

from accounts.models import User
from events.models import Event, InvitationRound
from frontend.languages import in_house_language
from taskforces.letters.drafts import create_letter
from taskforces.models import MayorInvitationPage


def open_round(event: Event, *, by: User | None) -> InvitationRound:
    """Made the first time it is asked for, in an event locked by `lock_event`.

    A round has a letter, and so this one has the network's newest; a draft where there is none. It is not sent.
    """
    if found := event.rounds.filter(is_open=True).first():
        return found
    letters = MayorInvitationPage.objects.filter(network=event.network)
    letter = letters.order_by("-pk").first() or create_letter(event.network, by=by)
    with in_house_language():
        name = _("Åben tilmelding")
    return InvitationRound.objects.create(
        event=event, letter=letter, name=name, created_by=by, is_open=True
    )
