"""Courses made and changed, who is on them, and who was there and completed them."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.models import Course, CourseParticipant, Registration
from taskforces.models import Contact, Network

State = CourseParticipant.State


class CourseRefused(Refused):
    class Code(models.TextChoices):
        THERE = "there", _("Personen står allerede på kurset.")
        EARLY = "early", _("Kurset er ikke slut endnu.")


@transaction.atomic
def create_course(network: Network, *, by: User, **facts) -> Course:
    course = Course.objects.create(network=network, **facts)
    audit.record(network.host, by=by, verb="create_course", thing=course)
    return course


@transaction.atomic
def change_course(course: Course, *, by: User, **facts) -> Course:
    for name, value in facts.items():
        setattr(course, name, value)
    course.save()
    audit.record(course.network.host, by=by, verb="change_course", thing=course)
    return course


@transaction.atomic
def enrol(course: Course, contact: Contact, *, by: User) -> CourseParticipant:
    """Raises CourseRefused for somebody who is on it."""
    Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    if course.participants.filter(contact=contact).exists():
        raise CourseRefused(CourseRefused.Code.THERE)
    made = CourseParticipant.objects.create(course=course, contact=contact)
    audit.record(course.network.host, by=by, verb="enrol_in_course", thing=made)
    return made


def completion_day(state: str, *, day: date, held_on: date) -> date | None:
    """The day that stands on the certificate when somebody is marked on `day`; None for who has not completed.

    Nobody has completed a course before its last day, and a certificate says no later day than when it was marked.
    Raises CourseRefused.
    """
    if state == State.ENROLLED:
        return None
    if day < held_on:
        raise CourseRefused(CourseRefused.Code.EARLY)
    return held_on if state == State.COMPLETED else None


@transaction.atomic
def mark(
    participant: CourseParticipant, *, state: str, by: User, day: date | None = None
) -> CourseParticipant:
    """Was there, completed it, or neither after all. Raises CourseRefused before the course is over."""
    fresh = CourseParticipant.objects.select_for_update(of=("self",)).with_people()
    fresh = fresh.get(pk=participant.pk)
    if fresh.state == state:
        return fresh
    day = day or timezone.localdate()
    fresh.completed_on = completion_day(state, day=day, held_on=fresh.course.held_on)
    before, fresh.state = fresh.state, state
    fresh.save(update_fields=["state", "completed_on"])
    audit.record(
        fresh.course.network.host,
        by=by,
        verb="mark_course_participant",
        thing=fresh,
        before={"state": before},
        after={"state": state},
    )
    return fresh


@transaction.atomic
def leave_course(participant: CourseParticipant, *, by: User) -> None:
    audit.record(participant.course.network.host, by=by, verb="leave_course", thing=participant)
    participant.delete()


@transaction.atomic
def fetch_who_came(course: Course, *, by: User) -> list[CourseParticipant]:
    """Whoever was let in at the door of the course's event was there; those who completed it stay so."""
    Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    came = Registration.objects.filter(event=course.event, arrived_at__isnull=False)
    people = set(
        came.filter(invitation__isnull=False).values_list("invitation__contact_id", flat=True)
    )
    known = {each.contact_id: each for each in course.participants.all()}
    made = CourseParticipant.objects.bulk_create(
        CourseParticipant(course=course, contact_id=pk, state=State.ATTENDED)
        for pk in sorted(people - known.keys())
    )
    late = [known[pk] for pk in people & known.keys() if known[pk].state == State.ENROLLED]
    for participant in late:
        participant.state = State.ATTENDED
    CourseParticipant.objects.bulk_update(late, ["state"])
    audit.record(
        course.network.host,
        by=by,
        verb="fetch_course_participants",
        thing=course,
        after={"new": len(made), "marked": len(late)},
    )
    return [*made, *late]
