"""The guest list as rows of a file."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import GuestQuestion, Registration
from events.seats.guest_list import phone_of


def guest_header(questions: list[GuestQuestion]) -> list[str]:
    fixed = [
        _("Navn"),
        _("Virksomhed"),
        _("Personer"),
        _("Ledsagere"),
        _("Plads"),
        _("Telefon"),
        _("E-mail"),
        _("Ankommet"),
        _("Personer inde"),
        _("Note"),
    ]
    return fixed + [question.text for question in questions]


def is_own(guest: Registration) -> bool:
    """Whether the organiser invited them, or nobody did; of a joint host's guests only the name is known."""
    return guest.invitation is None or guest.invitation.round.network_id is None


def guest_rows(guests: Iterable[Registration], questions: list[GuestQuestion]) -> Iterator[list]:
    """One row a party, in the order of the guests; a column for each question that is asked still."""
    for guest in guests:
        arrived_at = guest.arrived_at and timezone.localtime(guest.arrived_at)
        yield [
            guest.name,
            guest.company_name,
            guest.party_size,
            guest.companion_names,
            guest.get_seat_display(),
            phone_of(guest),
            guest.email if is_own(guest) else "",
            arrived_at.strftime("%d.%m.%Y %H.%M") if arrived_at else "",
            guest.arrived_persons,
            guest.note,
            *(guest.replies.get(str(question.pk), "") for question in questions),
        ]
