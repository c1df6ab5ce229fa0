"""Who is away from a unit, who takes over, and what becomes of sheets whose owner is gone."""

from datetime import date, datetime, time, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.access import Ability, roles_with
from accounts.models import Organisation, Role, User
from accounts.refusals import Refused
from pledges.followup.changes import FollowUpRefused, changing, consultants_of, hand_to
from pledges.followup.rerouting import send_on
from pledges.models import Absence, FollowUpEntry, Handover
from pledges.routing import Unit, in_queue, units_with_people
from pledges.wording import day_in_words

LONGEST = timedelta(days=366)


class AbsenceRefused(Refused):
    class Code(models.TextChoices):
        USER = "user", gettext_lazy("Den person arbejder ikke med ark i enheden. Vælg en anden.")
        STAND_IN = "stand_in", gettext_lazy("Stedfortræderen skal være en anden fra samme enhed.")
        DATES = (
            "dates",
            gettext_lazy("Fraværet kan ikke slutte før i dag eller før den første dag."),
        )
        TOO_LONG = "too_long", gettext_lazy("Fraværet kan højst vare et år og slutte inden for to.")
        OVERLAP = "overlap", gettext_lazy("Der er allerede skrevet fravær på nogle af dagene.")
        OVER = "over", gettext_lazy("Fraværet er allerede forbi.")


def register_absence(
    unit: Organisation,
    *,
    user: User,
    starts_on: date,
    ends_on: date,
    stand_in: User | None,
    by: User,
) -> Absence:
    """Both days count. Sheets go to the stand-in, or to the queue, once it has begun."""
    _check_dates(starts_on, ends_on)
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True).get(
            pk=unit.pk
        )  # two at once would overlap
        consultants = consultants_of(unit.pk)
        if not consultants.filter(pk=user.pk).exists():
            raise AbsenceRefused(AbsenceRefused.Code.USER)
        if stand_in and not consultants.filter(pk=stand_in.pk).exclude(pk=user.pk).exists():
            raise AbsenceRefused(AbsenceRefused.Code.STAND_IN)
        same = Absence.objects.filter(unit=unit, user=user)
        if same.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
            raise AbsenceRefused(AbsenceRefused.Code.OVERLAP)
        absence = Absence.objects.create(
            unit=unit, user=user, starts_on=starts_on, ends_on=ends_on, stand_in=stand_in
        )
        audit.record(unit, by=by, verb="absence.registered", thing=absence, after=_state(absence))
    return absence


def end_absence(absence: Absence, *, by: User) -> Absence:
    """Back today: the days that were are kept, and an absence that had none is gone.

    What was handed over stays where it is. Raises AbsenceRefused (OVER).
    """
    today = timezone.localdate()
    with transaction.atomic():
        fresh = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
        if fresh.ends_on < today:
            raise AbsenceRefused(AbsenceRefused.Code.OVER)
        before = _state(fresh)
        fresh.ends_on = today - timedelta(days=1)
        kept = fresh.ends_on >= fresh.starts_on
        audit.record(
            fresh.unit,
            by=by,
            verb="absence.ended",
            thing=fresh,
            before=before,
            after=_state(fresh) if kept else {},
        )
        if kept:
            fresh.save(update_fields=["ends_on"])
        else:
            fresh.delete()
    return fresh


def hand_over_absent(now: datetime) -> int:
    """Passes on what falls due while somebody is away; how many sheets. Each absence is done once."""
    begun = Absence.objects.on(timezone.localdate(now)).filter(handed_over_at=None)
    return sum(_hand_over(absence_id, now) for absence_id in begun.values_list("pk", flat=True))


def release_orphans(now: datetime) -> int:
    """Passes on open sheets whose owner left, and those in a queue that has no lead; how many."""
    orphans = Handover.objects.open().select_related("sheet__network__host").order_by("pk")
    return sum(
        _release(orphan, now)
        for unit, owner in _places_without_anybody()
        for orphan in orphans.filter(unit=unit, owner=owner)
    )


def _places_without_anybody() -> list[tuple[int, int | None]]:
    """(unit, owner) of open sheets that nobody looks at. An index alone says who holds open sheets at
    all, and these pairs are few; looking up the roles of each sheet takes seconds at 100,000.
    """
    held = Handover.objects.open().order_by().values_list("unit", "owner").distinct()
    active = Role.objects.filter(user__is_active=True)
    working = active.filter(role__in=roles_with(Ability.WORK_SHEETS))
    leading = active.filter(role__in=roles_with(Ability.ASSIGN_SHEETS))
    works = set(working.values_list("organisation", "user"))
    led = set(leading.values_list("organisation", flat=True))
    return [
        (unit, owner)
        for unit, owner in held
        if (unit, owner) not in works and (owner or unit not in led)
    ]


def _check_dates(starts_on: date, ends_on: date) -> None:
    today = timezone.localdate()
    if ends_on < starts_on or ends_on < today:
        raise AbsenceRefused(AbsenceRefused.Code.DATES)
    if ends_on - starts_on > LONGEST or ends_on - today > 2 * LONGEST:
        raise AbsenceRefused(AbsenceRefused.Code.TOO_LONG)


def _state(absence: Absence) -> dict:
    return {
        "user": absence.user_id,
        "stand_in": absence.stand_in_id,
        "starts_on": absence.starts_on.isoformat(),
        "ends_on": absence.ends_on.isoformat(),
    }


@transaction.atomic
def _hand_over(absence_id: int, now: datetime) -> int:
    absence = Absence.objects.select_for_update(of=("self",)).get(pk=absence_id)
    if absence.handed_over_at:  # another sweep was faster
        return 0
    words = _("%(name)s er væk til og med %(day)s.") % {
        "name": absence.user,
        "day": day_in_words(absence.ends_on, short=True),
    }
    urgent = Handover.objects.filter(owner=absence.user_id, unit=absence.unit_id).due_until(
        _end_of(absence.ends_on)
    )
    handed = 0
    for handover in urgent.select_for_update(of=("self",)).order_by("pk"):
        owner, reason = _successor(absence, now)
        handed += _pass_on(handover, owner, reason, words)
    absence.handed_over_at = now
    absence.save(update_fields=["handed_over_at"])
    return handed


def _successor(absence: Absence, now: datetime) -> tuple[int | None, str]:
    unit = _unit(absence.unit_id, now)
    if stand_in := unit.stand_in_of(absence.user_id):
        return stand_in, Handover.Reason.STAND_IN
    return in_queue(unit)


def _release(orphan: Handover, now: datetime) -> bool:
    unit = _unit(orphan.unit_id, now)
    words = _("Enheden har ingen, der fordeler.")
    if orphan.owner_id:
        words = _("Den ansvarlige arbejder ikke længere med ark i enheden.")
    try:
        if not unit.is_staffed and send_on(orphan, reason=words):
            return True
        return _pass_on(orphan, *in_queue(unit), words)
    except FollowUpRefused:  # somebody was faster; if it still has nobody, the next sweep finds it
        return False


def _pass_on(handover: Handover, owner: int | None, reason: str, words: str) -> bool:
    """False where there is nobody else to take it."""
    if owner == handover.owner_id:
        return False
    whom = User.objects.get(pk=owner) if owner else _("enhedens fælles kø")
    with changing(
        handover,
        kind=FollowUpEntry.Kind.ASSIGNED,
        text=f"→ {whom}\n{words}",
        expected_version=handover.version,
    ) as fresh:
        fresh.reason = reason
        hand_to(fresh, owner)
    return True


def _unit(unit_id: int, now: datetime) -> Unit:
    [(_place, unit, _roles)] = units_with_people(Organisation.objects.filter(pk=unit_id), now)
    return unit


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
