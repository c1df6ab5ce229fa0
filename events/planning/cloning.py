"""An event made once more, on another day or on many: with its letter, its questions and its plan, without its people."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts import audit
from accounts.models import User
from events.answers import reminders
from events.models import Event
from events.planning.plans import create_event
from taskforces.models import MayorInvitationPage

KEPT = (
    "kind", "title", "summary", "agenda", "place", "address", "held_as", "online_link", "capacity", "offer_hours",
    "companions_allowed", "stand_in_allowed", "goal_positions", "registration_mode",
)  # fmt: skip


@transaction.atomic
def clone_event(
    source: Event, *, starts_at: Sequence[datetime], by: User, with_letter: bool = True
) -> list[Event]:
    """One event for each start, as long and with its deadline as far ahead as the source's; none is public yet."""
    made = [_clone(source, start, by=by) for start in starts_at]
    if with_letter and made:
        copy_letter(source, by=by)
    return made


def _clone(source, start, *, by):
    shift = _wall_clock(start) - _wall_clock(source.starts_at)
    fields = {name: getattr(source, name) for name in KEPT} | {
        "starts_at": start,
        "ends_at": _shifted(source.ends_at, shift),
        "answer_deadline": _shifted(source.answer_deadline, shift),
        "public": False,
    }
    event = create_event(source.network, by=by, fields=fields)
    for copy in COPIED:
        copy(source, to=event)
    audit.record(
        source.organisation, by=by, verb="clone_event", thing=event, after={"source": source.pk}
    )
    return event


def _wall_clock(moment):
    return timezone.localtime(moment).replace(tzinfo=None)


def _shifted(moment, shift):
    """By the clock on the wall: noon stays noon, also when the clocks are put forward in between."""
    return timezone.make_aware(_wall_clock(moment) + shift)


def copy_questions(source: Event, *, to: Event) -> None:
    for question in (*source.door_questions.all(), *source.guest_questions.all()):
        question.pk, question.event = None, to
        question.save(force_insert=True)


# Whatever else belongs to an event and not to its guests is copied by one more function here.
COPIED: tuple[Callable, ...] = (copy_questions, reminders.copy_plan)


def copy_letter(source: Event, *, by: User) -> MayorInvitationPage | None:
    """The newest letter of the event as a draft of its own, never published; None when there is none."""
    round = source.rounds.filter(is_open=False).select_related("letter").first()
    if round is None:
        return None
    return round.letter.copy(
        update_attrs={"slug": _free_slug(round.letter)},
        copy_revisions=False,
        keep_live=False,
        user=by,
    )


def _free_slug(page):
    taken = set(Page.objects.child_of(page.get_parent()).values_list("slug", flat=True))
    number = 2
    while (slug := f"{page.slug[:240]}-{number}") in taken:
        number += 1
    return slug
