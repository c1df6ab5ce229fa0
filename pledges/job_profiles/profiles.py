"""Anonymous job profiles: their states, and which profile and which pledge suit each other."""

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.access import Ability, organisations_with, people_with
from accounts.models import Organisation, User
from accounts.refusals import Refused
from pledges.matching.rule import match
from pledges.matching.suggestions import Suggestion, best, person_of_profile, work_of_sheet
from pledges.models import Handover, JobProfile, PledgeLine
from pledges.splitting import tie_profile
from pledges.taxonomy import TASK_CARDS
from taskforces.models import Network

State = JobProfile.State
Status = Handover.Status

FOLLOWS: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.FILLED, State.WITHDRAWN}),
    State.FILLED: frozenset({State.PUBLISHED}),  # the job did not last
    State.WITHDRAWN: frozenset({State.PUBLISHED}),
}

# A pledge that still looks for somebody.
LOOKING = (
    Status.NEW,
    Status.ASSIGNED,
    Status.CONTACTED,
    Status.VISIT_BOOKED,
    Status.JOB_ORDER_CREATED,
    Status.NO_CANDIDATE_YET,
)

POOL = 500  # pledges looked at, those due first


class ProfileRefused(Refused):
    class Code(models.TextChoices):
        STATE = "state", _("Det kan ikke lade sig gøre med profilen lige nu. Se, hvor den står.")
        NETWORK = "network", _("Profilen kan kun vises i et netværk, hvis ark kommer til jer.")


def create_profile(network: Network, *, by: User, **fields) -> JobProfile:
    """A draft of the unit that the network's sheets come to."""
    _check_network(network, network.unit_id)
    with transaction.atomic():
        profile = JobProfile.objects.create(network=network, unit=network.unit, **fields)
        tie_profile(profile)
        _record(profile, by, "created", before="")
    return profile


def change_profile(profile: JobProfile, *, by: User, **fields) -> JobProfile:
    """The texts; what leaders see changes at once."""
    _check_network(fields.get("network", profile.network), profile.unit_id)
    with transaction.atomic():
        for name, value in fields.items():
            setattr(profile, name, value)
        profile.save(update_fields=list(fields))
        tie_profile(profile)
        _record(profile, by, "changed", before=profile.state)
    return profile


def publish(profile: JobProfile, *, by: User) -> JobProfile:
    return _move(profile, State.PUBLISHED, by=by)


def withdraw(profile: JobProfile, *, by: User) -> JobProfile:
    return _move(profile, State.WITHDRAWN, by=by)


def mark_filled(profile: JobProfile, *, by: User) -> JobProfile:
    return _move(profile, State.FILLED, by=by)


def may_become(profile: JobProfile, state: str) -> bool:
    return state in FOLLOWS[profile.state]


def employment_units_of(user: User) -> models.QuerySet:
    """The employment units in which the user works; a host that has a desk of its own writes no profiles."""
    return organisations_with(user, Ability.WORK_SHEETS).filter(
        kind=Organisation.Kind.EMPLOYMENT_UNIT
    )


def networks_of_units(units) -> models.QuerySet:
    """Where profiles of these units may be shown."""
    return Network.objects.published().filter(unit__in=units)


def consultants_in(units) -> models.QuerySet:
    """Who may stand as the one that knows a profile of these units."""
    return people_with(Ability.WORK_SHEETS, units)


def shown_in(network: Network) -> models.QuerySet:
    """What leaders of the network see, the newest first."""
    return network.job_profiles.published().select_related("unit", "contact")


def chosen(profiles: Iterable[JobProfile], typed: str) -> JobProfile | None:
    """The one a leader came from; one taken down meanwhile must not cost us their sheet."""
    return next((profile for profile in profiles if str(profile.pk) == typed), None)


def suggestions_for_profile(profile: JobProfile, *, limit: int = 5) -> list[Suggestion]:
    """The unit's open pledges that share a task, the best first. Two queries."""
    suited = (
        Handover.objects.filter(unit=profile.unit_id, status__in=LOOKING)
        .open()
        .filter(Exists(PledgeLine.objects.filter(sheet=OuterRef("sheet"), task__in=profile.tasks)))
        .by_deadline()
        .with_sheets()
    )
    person = person_of_profile(profile)
    return best(((one, match(person, work_of_sheet(one.sheet))) for one in suited[:POOL]), limit)


def suggestions_for_handover(handover: Handover, *, limit: int = 3) -> list[Suggestion]:
    """The unit's shown profiles that suit the pledge. One query beside the lines."""
    work = work_of_sheet(handover.sheet)
    if not work.tasks or handover.closed_at or handover.status not in LOOKING:
        return []
    shown = JobProfile.objects.published().filter(unit=handover.unit_id).order_by("pk")
    matched = (
        (profile, match(person_of_profile(profile), work, hours_told=profile.hours))
        for profile in shown
    )
    return best(matched, limit)


def _check_network(network: Network, unit_id: int | None) -> None:
    if unit_id is None or network.unit_id != unit_id or not network.active:
        raise ProfileRefused(ProfileRefused.Code.NETWORK)


def _move(profile: JobProfile, state: str, *, by: User) -> JobProfile:
    with transaction.atomic():
        fresh = (
            JobProfile.objects.select_for_update(of=("self",))
            .select_related("network", "unit")
            .get(pk=profile.pk)
        )
        before = fresh.state
        if not may_become(fresh, state):
            raise ProfileRefused(ProfileRefused.Code.STATE)
        if state == State.PUBLISHED:
            _check_network(fresh.network, fresh.unit_id)
            fresh.published_at = timezone.now()
        fresh.state = state
        fresh.save(update_fields=["state", "published_at"])
        _record(fresh, by, state, before=before)
    return fresh


def _record(profile: JobProfile, by: User, verb: str, *, before: str) -> None:
    audit.record(
        profile.unit,
        by=by,
        verb=f"profile.{verb}",
        thing=profile,
        before={"state": str(before)},
        after={"state": str(profile.state), "network": profile.network_id},
    )


def task_cards(profile: JobProfile) -> list[dict]:
    """Label and icon of each task of the profile that is still on the sheet."""
    return [
        {"label": task.label, "icon": card.icon}
        for task, card in TASK_CARDS.items()
        if task in profile.tasks
    ]
