"""One mail at 8 on a working day to each person who has something to do, and never a mail for an event."""

import logging
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Ability, roles_with
from accounts.models import Organisation, Role, User
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from pledges.clock.morning import (
    ALL,
    ASKING,
    BEHIND,
    OF_THE_LEAD,
    ORDER,
    OWN,
    PHONE,
    Lists,
    Morning,
    Section,
)
from pledges.clock.morning_lists import of_organisations, of_people
from pledges.clock.sweep import in_short
from pledges.models import Digest

log = logging.getLogger("haandslag.digest")

AT = time(8)
LATE_AFTER = timedelta(hours=1)
PEOPLE_AT_ONCE = 200
IN_ONE_TRANSACTION = 25  # a commit a mail would be most of the work

_OWNER = Role.Kind.OWNER
_WORKS = {*roles_with(Ability.WORK_SHEETS), *roles_with(Ability.WORK_CANDIDATES)}
_INTRODUCES = roles_with(Ability.INTRODUCE)
_ROLES = sorted({*_WORKS, *_INTRODUCES})


@dataclass
class Person:
    """Which lists they get, by organisation."""

    pk: int
    keys: dict[int, frozenset[str]] = field(default_factory=dict)


def send_digests(now: datetime | None = None) -> int:
    """The day's mails to those who have not had theirs; returns how many were queued.

    Does nothing before 8 Danish time. May be killed and called again at any moment: a person's row of
    the day and their mail are one transaction. Former days are not made up for.
    """
    now = now or timezone.now()
    morning = Morning(now, _organisations())
    if now < morning.at(AT):
        return 0
    people = _waiting(morning)
    if not people:
        return 0
    with in_house_language():
        shared = of_organisations(morning)
        return sum(
            _send_to(people[start : start + PEOPLE_AT_ONCE], morning, shared)
            for start in range(0, len(people), PEOPLE_AT_ONCE)
        )


def _organisations() -> dict[int, Organisation]:
    with_people = Organisation.objects.filter(roles__role__in=_ROLES).distinct()
    return {place.pk: place for place in with_people.prefetch_related("closing_days")}


def _waiting(morning: Morning) -> list[Person]:
    """Everyone with a role where it is a working day, and no row of today."""
    known = Role.objects.filter(
        organisation__in=morning.working, role__in=_ROLES, user__is_active=True
    )
    kinds, held = defaultdict(set), []
    fields = ("user_id", "organisation_id", "role", "user__date_joined")
    for user, organisation, role, joined in known.values_list(*fields).iterator():
        kinds[organisation].add(role)
        if joined < morning.at(AT):  # who was made a user after 8 has their first list tomorrow
            held.append((user, organisation, role))
    notified = set(Digest.objects.filter(day=morning.today).values_list("user", flat=True))
    people: dict[int, Person] = {}
    for user, organisation, role in held:
        if user not in notified:
            keys = people.setdefault(user, Person(user)).keys
            keys[organisation] = keys.get(organisation, frozenset()) | _keys(
                role, kinds[organisation]
            )
    return [people[pk] for pk in sorted(people)]


def _keys(role: str, kinds: set[str]) -> frozenset[str]:
    """What a role reads. Where a unit has no lead, or a network no coordinator, the owner answers."""
    keys = frozenset()
    if role in _WORKS:
        keys |= OWN
    if role in _INTRODUCES:
        keys |= {PHONE}
    if role == Role.Kind.UNIT_LEAD or (role == _OWNER and Role.Kind.UNIT_LEAD not in kinds):
        keys |= OF_THE_LEAD
    if role == Role.Kind.COORDINATOR or (role == _OWNER and Role.Kind.COORDINATOR not in kinds):
        keys |= {BEHIND, ASKING}
    return keys


def _send_to(people: list[Person], morning: Morning, shared: Lists) -> int:
    own = of_people(morning, [person.pk for person in people])
    users = User.objects.in_bulk([person.pk for person in people])
    sent = 0
    for start in range(0, len(people), IN_ONE_TRANSACTION):
        with transaction.atomic():
            for person in people[start : start + IN_ONE_TRANSACTION]:
                sections = _sections(person, own, shared)
                sent += _try(users[person.pk], sections, morning)
    return sent


def _sections(person: Person, own: Lists, shared: Lists) -> list[Section]:
    return [
        section
        for place, keys in person.keys.items()
        for section in [*own.of(person.pk, place), *shared.of(ALL, place)]
        if section.key in keys
    ]


def _try(user: User, sections: list[Section], morning: Morning) -> bool:
    try:
        return _send(user, sections, morning)
    except IntegrityError:  # another worker was first
        return False
    except Exception as error:  # whatever it is, the others are to have their lists
        log.error("the digest of user %s failed: %s", user.pk, in_short(error))
        return False


@transaction.atomic
def _send(user: User, sections: list[Section], morning: Morning) -> bool:
    """Somebody with nothing to do gets a row too: what comes up later in the day waits for tomorrow."""
    late = morning.now - morning.at(AT) > LATE_AFTER
    Digest.objects.create(user=user, day=morning.today, created_at=morning.now, late=late)
    if not any(section.counts for section in sections):  # who is busy is no news by itself
        return False
    home = _home_of(sections)
    sections = sorted(
        (one if one.organisation == home else one.without_names() for one in sections),
        key=lambda one: (one.organisation != home, ORDER.index(one.key)),
    )
    organisation = morning.organisations[home]
    context = {
        "name": user.first_name,
        "sections": [(one, morning.organisations[one.organisation]) for one in sections],
        "day": morning.today,
        "late": late,
        "link": f"{settings.BASE_URL}{reverse('home:workspace')}",
    }
    draft = Draft(
        recipient=user.email,
        subject=_subject(sections),
        reference=f"digest:{morning.today}:{user.pk}",
        template="pledges/emails/digest",
        context=context,
    )
    return queue_email(organisation, draft, at_once=False) is not None


def _home_of(sections: list[Section]) -> int:
    """The organisation with most of it keeps the mail in its outbox; of another it may hold no names."""
    totals = defaultdict(int)
    for section in sections:
        totals[section.organisation] += section.total
    return max(totals, key=lambda pk: (totals[pk], -pk))


def _subject(sections: list[Section]) -> str:
    """ "Din dag: 2 over fristen, 3 i dag" """
    short = list(filter(None, (section.in_short() for section in sections)))
    return _("Din dag: %(what)s") % {"what": ", ".join(short[:3])} if short else _("Din dag")
