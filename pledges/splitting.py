"""Keeps the openings beside what sheets and orders say, and ties placements and profiles to them.

A sheet's lines, an order and a placement stay what they were; from them come the rows that figures and
lists count. `adopt` does it for whatever was written before, or by a version that knew no openings.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, Q, Sum

from pledges.models import (
    Candidate,
    CandidateStage,
    Handover,
    JobOrderDraft,
    JobProfile,
    Opening,
    Placement,
    PledgeLine,
    Sheet,
)
from pledges.models.candidates import Stage
from pledges.models.openings import remaining_of
from pledges.persons import candidate_of, is_known, stage_at_work

SOURCES = {Sheet.Source.CALL: Opening.Source.CALL, Sheet.Source.VISIT: Opening.Source.VISIT}
BATCH = 500


@dataclass(frozen=True)
class Wanted:
    """An opening as the lines of a sheet say it."""

    task: str
    hours: str
    pattern: str
    positions: int
    also: tuple[str, ...] = ()


def wanted_by(lines: Iterable[PledgeLine]) -> list[Wanted]:
    """One opening for each line with positions; a line without any is one more task of the same job."""
    lines = list(lines)
    also = tuple(line.task for line in lines if not line.positions)
    return [
        Wanted(line.task, line.hours, line.pattern, line.positions, also)
        for line in lines
        if line.positions
    ]


def room_for(promised: list[tuple[int, int]], positions: int) -> tuple[int | None, int]:
    """Which of a sheet's openings an order is of, and by how many positions it asks for more than promised.

    `promised` are (positions on the sheet's line, positions that orders were made of). None: the promise is
    used up, so the order is an opening of its own.
    """
    room = sum(said for said, _ordered in promised) - sum(ordered for _said, ordered in promised)
    if room <= 0:
        return None, 0
    best = max(range(len(promised)), key=lambda at: promised[at][0] - promised[at][1])
    return best, max(0, positions - room)


def keep_openings(handover: Handover) -> None:
    """The sheet's openings as its lines say now; what the company no longer offers is withdrawn, not lost."""
    sheet = handover.sheet
    with transaction.atomic():
        kept = {
            opening.task: opening
            for opening in Opening.objects.select_for_update(of=("self",)).filter(
                handover=handover, of_line=True
            )
        }
        where = {"company_id": sheet.company_id, "network_id": sheet.network_id}
        for wanted in wanted_by(sheet.lines.order_by("pk")):
            opening = kept.pop(wanted.task, None)
            if opening is None:
                Opening.objects.create(
                    handover=handover,
                    unit_id=handover.unit_id,
                    source=SOURCES.get(sheet.source, Opening.Source.SHEET),
                    of_line=True,
                    promised=wanted.positions,
                    positions=wanted.positions,
                    candidate_due=handover.candidate_due,
                    created_at=handover.created_at,
                    **where,
                    **_words(wanted),
                )
            else:
                _promise(opening, wanted.positions, where | _words(wanted))
        for opening in kept.values():
            _promise(opening, 0, where)
        follow(handover)


def follow(handover: Handover) -> None:
    """Its openings are where it is: the unit that has the sheet, and the company it was found to be of.

    Those that wait for an answer about a candidate wait as long as it.
    """
    found = Opening.objects.filter(handover=handover)
    found.exclude(unit=handover.unit_id).update(unit=handover.unit_id)
    placements = Placement.objects.filter(handover=handover)
    if placements.exclude(unit=handover.unit_id).update(unit=handover.unit_id):
        Candidate.objects.filter(placements__handover=handover).forget_standing()
    found.exclude(company=handover.sheet.company_id).update(company=handover.sheet.company_id)


def open_order(order: JobOrderDraft) -> Opening:
    """The opening that an order is of: one of the sheet's, or of its own where a visit or call found more."""
    handover = order.handover
    with transaction.atomic():
        lines = list(
            Opening.objects.select_for_update(of=("self",))
            .filter(handover=handover, of_line=True, promised__gt=0)
            .order_by("pk")
        )
        ordered = _ordered(lines)
        at, more = room_for(
            [(one.promised, ordered.get(one.pk, 0)) for one in lines], order.positions
        )
        opening = _of_its_own(order) if at is None else lines[at]
        if more:
            opening.positions += more
            opening.save(update_fields=["positions"])
        order.opening = opening
        order.save(update_fields=["opening"])
    return opening


def follow_order(order: JobOrderDraft) -> None:
    """An opening that only the order tells of says what the order says."""
    opening = order.opening
    if opening is None or opening.of_line:
        return
    with transaction.atomic():
        fresh = Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
        taken = Placement.objects.in_position().filter(opening=fresh).count() + fresh.withdrawn
        fresh.positions = max(order.positions, taken)
        fresh.title, fresh.hours, fresh.starts_on = order.title, order.hours, order.starts_on
        fresh.save(update_fields=["positions", "title", "hours", "starts_on"])


def opening_for(handover: Handover, order: JobOrderDraft | None = None) -> Opening | None:
    """Where somebody begins who was not referred to one: the order's opening, else the sheet's first with room."""
    if order and order.opening_id:
        return order.opening
    found = Opening.objects.filter(handover=handover).with_remaining().order_by("created_at", "pk")
    return found.filter(remaining__gt=0).first() or found.first()


def unlisted_opening(handover: Handover) -> Opening:
    """Of a sheet that promised no job, only a visit: the company had a place after all."""
    return Opening.objects.create(
        handover=handover,
        unit_id=handover.unit_id,
        network_id=handover.sheet.network_id,
        company_id=handover.sheet.company_id,
        source=Opening.Source.VISIT if handover.had_visit else Opening.Source.CALL,
    )


def tie_profile(profile: JobProfile) -> Candidate:
    """A profile is a candidate's public face."""
    profile.candidate = candidate_of(
        profile.unit, profile.reference, network=profile.network, by=profile.contact
    )
    profile.save(update_fields=["candidate"])
    return profile.candidate


@dataclass
class Split:
    """What became of what: how many rows were tied, and how many were made for them."""

    lines: int = 0
    further_tasks: int = 0
    orders: int = 0
    orders_of_their_own: int = 0
    placements: int = 0
    raised: int = 0
    profiles: int = 0
    candidates: int = 0


def adopt() -> Split:
    """Whatever has no opening or candidate yet gets one; a second run finds nothing to do."""
    split, before = Split(), Candidate.objects.count()
    bare = Handover.objects.exclude(openings__of_line=True)
    for handover in _each(bare.filter(sheet__lines__positions__gt=0).distinct()):
        keep_openings(handover)
        split.lines += handover.openings.filter(of_line=True).count()
        split.further_tasks += handover.sheet.lines.filter(positions=0).count()
    for order in _each(JobOrderDraft.objects.filter(opening=None).select_related("handover")):
        split.orders += 1
        split.orders_of_their_own += not open_order(order).of_line
    for profile in _each(JobProfile.objects.filter(candidate=None)):
        tie_profile(profile)
        split.profiles += 1
    untied = Placement.objects.filter(
        Q(opening=None) | Q(candidate=None) | Q(unit=None) | Q(network=None)
    )
    for placement in _each(untied.select_related("handover__sheet", "order__opening", "scheme")):
        split.raised += tie_placement(placement)
        split.placements += 1
    split.candidates = Candidate.objects.count() - before
    return split


def report() -> dict[str, int]:
    """What sheets, orders, profiles and placements became, and what is still without; read-only."""
    openings, orders = Opening.objects.order_by(), JobOrderDraft.objects.order_by()
    lines = PledgeLine.objects.filter(sheet__handover__isnull=False)
    sums = openings.filter(of_line=True).aggregate(
        said=Sum("promised", default=0),
        more=Sum(F("positions") - F("promised"), filter=Q(positions__gt=F("promised")), default=0),
    )
    return {
        "lines with positions": lines.filter(positions__gt=0).count(),
        "lines that are a further task of the same job": lines.filter(positions=0).count(),
        "positions on lines": lines.aggregate(n=Sum("positions", default=0))["n"],
        "openings of a line": openings.filter(of_line=True).count(),
        "positions promised in openings": sums["said"],
        "positions more than promised": sums["more"],
        "openings of no line": openings.filter(of_line=False).count(),
        "orders": orders.count(),
        "orders of a sheet's opening": orders.filter(opening__of_line=True).count(),
        "orders with an opening of their own": orders.filter(opening__of_line=False).count(),
        "orders without an opening": orders.filter(opening=None).count(),
        "placements": Placement.objects.count(),
        "placements without an opening": Placement.objects.filter(opening=None).count(),
        "placements without a candidate": Placement.objects.filter(candidate=None).count(),
        "profiles without a candidate": JobProfile.objects.filter(candidate=None).count(),
        "candidates": Candidate.objects.count(),
        "candidates at work more than once": Candidate.objects.annotate(n=Count("placements"))
        .filter(n__gt=1)
        .count(),
    }


def tie_placement(placement: Placement) -> bool:
    """Whether the opening had to be given a position more: somebody was already there."""
    handover = placement.handover
    with transaction.atomic():
        opening = placement.opening or opening_for(handover, placement.order)
        opening = opening or unlisted_opening(handover)
        placement.opening = opening
        placement.candidate = placement.candidate or _candidate_at_work(placement)
        placement.set_derived()
        placement.save(update_fields=["opening", "candidate", "unit", "network"])
        placement.steps.filter(scheme=None).update(scheme=placement.scheme_id)
        placed = Placement.objects.in_position().filter(opening=opening).count()
        fresh = Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
        too_many = placed + fresh.withdrawn - fresh.positions
        if too_many > 0:
            Opening.objects.filter(pk=fresh.pk).update(positions=F("positions") + too_many)
    return too_many > 0


def _candidate_at_work(placement: Placement) -> Candidate:
    """By the reference; whose reference is deleted is somebody for themselves, whom nobody knows any more."""
    unit, network = placement.place.unit, placement.place.network
    on = placement.starts_on
    step = placement.steps.first()
    stage = stage_at_work(step, placement.scheme.code) if step else Stage.PLACED
    if is_known(placement.candidate_reference):
        found = candidate_of(
            unit, placement.candidate_reference, network=network, stage=stage, on=on
        )
    else:
        found = Candidate.objects.create(
            unit=unit,
            network=network,
            reference=placement.candidate_reference,
            key=f"{placement.candidate_reference}{placement.pk}",
            stage=stage,
            stage_on=on,
        )
    CandidateStage.objects.get_or_create(
        candidate=found, stage=stage, on=on, defaults={"network": network}
    )
    if on >= found.stage_on and found.stage != stage:
        found.stage, found.stage_on = stage, on
        found.save(update_fields=["stage", "stage_on"])
    return found


def _ordered(openings: list[Opening]) -> dict[int, int]:
    """How many positions orders were made of, by opening."""
    of_orders = JobOrderDraft.objects.filter(opening__in=openings).order_by().values("opening")
    return dict(of_orders.annotate(n=Sum("positions")).values_list("opening", "n"))


def _of_its_own(order: JobOrderDraft) -> Opening:
    handover = order.handover
    return Opening.objects.create(
        handover=handover,
        unit_id=handover.unit_id,
        network_id=handover.sheet.network_id,
        company_id=handover.sheet.company_id,
        title=order.title,
        hours=order.hours,
        starts_on=order.starts_on,
        positions=order.positions,
        source=Opening.Source.VISIT if order.visit_id else Opening.Source.CALL,
        candidate_due=handover.candidate_due,
        created_by=order.created_by,
        created_at=order.created_at,
    )


def _words(wanted: Wanted) -> dict:
    return {
        "task": wanted.task,
        "also": list(wanted.also),
        "hours": wanted.hours,
        "pattern": wanted.pattern,
    }


def _promise(opening: Opening, positions: int, fields: dict) -> None:
    """More is added, less is withdrawn as far as nobody has it."""
    change = positions - opening.promised
    if change > 0:
        opening.positions += change
    elif change < 0:
        placed = Placement.objects.in_position().filter(opening=opening).count()
        left = remaining_of(positions=opening.positions, placed=placed, withdrawn=opening.withdrawn)
        opening.withdrawn += min(left, -change)
    opening.promised = positions
    for name, value in fields.items():
        setattr(opening, name, value)
    opening.save(update_fields=["positions", "withdrawn", "promised", *fields])


def _each(rows):
    """Every row, in order, by ids taken beforehand: what is done to one takes it out of the filter."""
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), BATCH):
        yield from rows.model.objects.filter(pk__in=ids[at : at + BATCH]).order_by("pk")
