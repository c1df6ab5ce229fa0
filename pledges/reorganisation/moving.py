"""Networks, open sheets and people move from one unit to another, after a look at what that means."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, Role, User
from accounts.refusals import Refused
from pledges import routing
from pledges.followup.changes import changing, hand_to
from pledges.models import (
    Absence,
    Candidate,
    FollowUpEntry,
    Handover,
    JobProfile,
    Opening,
    Placement,
    Reorganisation,
    VisitTime,
)
from taskforces.models import Network

# A new unit is like the old one but for what names it.
OWN = {"id", "name", "slug", "cvr_number"}


class Fate(models.TextChoices):
    WITH_OWNER = "with_owner", _("følger med sin konsulent")
    NEW_OWNER = "new_owner", _("følger med og får en ny ansvarlig")
    STAYS = "stays", _("bliver, til det aftalte besøg er holdt")


class ReorganisationRefused(Refused):
    class Code(models.TextChoices):
        CHANGED = "changed", _("Der er kommet eller gået ark, mens du så på det. Se listen igen.")


def fate(*, has_owner: bool, owner_moves: bool, has_visit: bool) -> Fate:
    """What becomes of an open sheet. Nobody who stays is left with a visit in a sheet they cannot see."""
    if has_owner and owner_moves:
        return Fate.WITH_OWNER
    return Fate.STAYS if has_visit else Fate.NEW_OWNER


@dataclass(frozen=True)
class Plan:
    """What would happen; `fates` by the id of each sheet."""

    networks: list[Network]
    people: list[User]
    fates: dict[int, Fate]

    @property
    def moving(self) -> list[int]:
        return [pk for pk, each in self.fates.items() if each != Fate.STAYS]

    @property
    def counts(self) -> list[tuple[str, int]]:
        found = Counter(self.fates.values())
        return [(str(each.label), found[each]) for each in Fate]


def plan(unit: Organisation, networks: Iterable[Network], people: Iterable[User]) -> Plan:
    """Open sheets of these networks in the unit, and those with somebody at work."""
    networks, people = list(networks), list(people)
    moving = {person.pk for person in people}
    at_work = Placement.objects.in_place().filter(handover__isnull=False).values("handover")
    found = Handover.objects.filter(unit=unit, network__in=[network.pk for network in networks])
    found = found.filter(Q(closed_at=None) | Q(pk__in=at_work)).order_by("pk")
    fates = {
        pk: fate(has_owner=owner is not None, owner_moves=owner in moving, has_visit=bool(visit))
        for pk, owner, visit in found.values_list("pk", "owner", "visit_at")
    }
    return Plan(networks, people, fates)


@transaction.atomic
def found_unit(old: Organisation, *, name: str, by: User) -> Organisation:
    """A unit with the old one's days, deadlines and words; who makes it owns it."""
    facts = {
        field.attname: getattr(old, field.attname)
        for field in Organisation._meta.concrete_fields
        if field.name not in OWN
    }
    made = Organisation.objects.create(name=name, slug=_free_slug(name), **facts)
    for closing in old.closing_days.all():
        made.closing_days.create(day=closing.day, reason=closing.reason)
    Role.objects.create(user=by, organisation=made, role=Role.Kind.OWNER)
    audit.record(made, by=by, verb="found_unit", thing=made)
    return made


@transaction.atomic
def reorganise(
    unit: Organisation,
    *,
    to: Organisation,
    networks: Iterable[Network],
    people: Iterable[User],
    reason: str,
    expected: int,
    by: User,
) -> Reorganisation:
    """All of it or nothing. `expected` is how many sheets the preview said would move."""
    Organisation.objects.select_for_update().get(pk=unit.pk)
    found = plan(unit, networks, people)
    if len(found.moving) != expected:
        raise ReorganisationRefused(ReorganisationRefused.Code.CHANGED)
    _move_people(unit, to, found.people)
    ids = [network.pk for network in found.networks]
    Network.objects.filter(pk__in=ids, unit=unit).update(unit=to)
    _move_sheets(found, unit, to, reason=reason, by=by)
    _move_what_hangs_on(ids, found.moving, unit, to)
    made = Reorganisation.objects.create(
        from_unit=unit,
        to_unit=to,
        reason=reason,
        networks=ids,
        handovers=found.moving,
        people=[person.pk for person in found.people],
        by=by,
    )
    after = {"networks": ids, "sheets": len(found.moving), "people": made.people, "to": to.pk}
    told = {unit.pk: unit, to.pk: to} | {each.host_id: each.host for each in found.networks}
    for organisation in told.values():
        audit.record(organisation, by=by, verb="reorganise", thing=made, after=after)
    return made


def way_back(made: Reorganisation) -> dict:
    """What the form starts with to undo a step: the same networks and people, the other way.

    It goes through the same look as any other: sheets have come and gone since, and who got a new owner keeps them.
    """
    return {
        "to_unit": made.from_unit_id,
        "networks": made.networks,
        "people": made.people,
        "reason": _("Fortrudt: %(reason)s") % {"reason": made.reason},
    }


def _move_people(unit, to, people):
    moved = Role.objects.filter(organisation=unit, user__in=people).exclude(role=Role.Kind.OWNER)
    for role in moved:
        if Role.objects.filter(user=role.user_id, organisation=to, role=role.role).exists():
            role.delete()
        else:
            role.organisation = to
            role.save(update_fields=["organisation"])
    now = timezone.now()
    today = timezone.localdate(now)
    Absence.objects.filter(unit=unit, user__in=people, ends_on__gte=today).update(unit=to)
    VisitTime.objects.filter(unit=unit, consultant__in=people, starts_at__gte=now).update(unit=to)


def _move_sheets(found, unit, to, *, reason, by):
    """With their deadlines, for what a company was promised stands."""
    now = timezone.now()
    text = f"{unit} → {to}\n{reason}"
    taken = set(
        Handover.objects.filter(unit=to)
        .exclude(external_reference="")
        .values_list("external_reference", flat=True)
    )
    for handover in Handover.objects.filter(pk__in=found.moving).select_related("sheet__network"):
        with changing(handover, kind=FollowUpEntry.Kind.REROUTED, by=by, text=text) as fresh:
            fresh.unit = to
            if fresh.external_reference in taken:
                fresh.external_reference = ""
            if found.fates[handover.pk] == Fate.NEW_OWNER:
                way = routing.route(routing.gather(handover.sheet, at=now, to=to.pk))
                fresh.reason = way.reason
                hand_to(fresh, way.owner)


def _move_what_hangs_on(networks, handovers, unit, to):
    """Openings, job profiles and candidates of the networks; a reference that the new unit uses stays behind."""
    ours = {"network__in": networks, "unit": unit}
    with_sheet = Q(handover=None) | Q(handover__in=handovers)
    Opening.objects.filter(with_sheet, **ours).update(unit=to)
    placements = Placement.objects.filter(handover=None, **ours)
    Candidate.objects.filter(placements__in=placements).forget_standing()
    placements.update(unit=to)
    JobProfile.objects.filter(**ours).update(unit=to)
    known = Candidate.objects.filter(unit=to).values("reference")
    Candidate.objects.filter(**ours).exclude(reference__in=known).update(unit=to, stands_from=None)


def _free_slug(name):
    base = slug = slugify(name)[:70] or "enhed"
    number = 1
    while Organisation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
