"""A registration as it comes from a page: counted by its caller, taken, or why not. The same for a page and a frame."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.ratelimit import count_failure, too_many_failures
from events.models import Event
from events.open_registration.forms import RegisterForm
from events.open_registration.registering import register
from events.seats.registrations import AnswerRefused

MOST_REGISTRATIONS = (
    20  # of one caller in ten minutes: a whole office may register, and nobody fills a hall
)


@dataclass(frozen=True)
class Taken:
    """Neither of both: it is taken, and the mail says what came of it."""

    reason: AnswerRefused | None = None
    too_many: bool = False


def take(request: HttpRequest, event: Event, form: RegisterForm) -> Taken:
    """`form` is valid."""
    if too_many_failures(request, "register", most=MOST_REGISTRATIONS):
        return Taken(too_many=True)
    count_failure(request, "register")
    try:
        is_taken = register(event, form.wish())
    except AnswerRefused as reason:  # it closed while they wrote
        return Taken(reason=reason)
    return Taken(too_many=not is_taken)


def on_site(slug: str) -> Event:
    return get_object_or_404(Event.objects.on_site().select_related("network__host"), slug=slug)
