"""Sheets' lines and orders become openings; references of placements and profiles become candidates.

Nothing is taken away: rows are only added and tied. The same rules as `pledges/splitting.py` has them on the
day of this migration, over many rows at a time.
"""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery
from django.utils.timezone import localdate

from accounts.database import install

BATCH = 2000
NO_REFERENCE = "–"
FREES = ("moved", "education", "company", "person", "other")
APPRENTICESHIPS = ("adult_apprentice", "igu")


def make_append_only(apps, schema_editor):
    install(schema_editor.connection)


def batches(rows):
    """In order of their ids, so many at a time."""
    last = 0
    while found := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield found
        last = found[-1].pk


def key_of(reference):
    return " ".join(reference.split()).casefold()


def split_promises(apps, _editor):
    open_lines(apps)
    open_orders(apps)
    ids = know_profiles(apps)
    place(apps, ids)
    step = apps.get_model("pledges", "PlacementStep")
    of_placement = apps.get_model("pledges", "Placement").objects.filter(pk=OuterRef("placement"))
    step.objects.filter(scheme=None).update(scheme=Subquery(of_placement.values("scheme")[:1]))


def open_lines(apps):
    handover, line, opening = (
        apps.get_model("pledges", name) for name in ("Handover", "PledgeLine", "Opening")
    )
    for found in batches(handover.objects.select_related("sheet")):
        of_sheet = {}
        for one in line.objects.filter(sheet__in=[h.sheet_id for h in found]).order_by("pk"):
            of_sheet.setdefault(one.sheet_id, []).append(one)
        opening.objects.bulk_create(
            opening(
                handover=one,
                unit_id=one.unit_id,
                network_id=one.sheet.network_id,
                company_id=one.sheet.company_id,
                source=one.sheet.source if one.sheet.source in ("call", "visit") else "sheet",
                of_line=True,
                promised=told.positions,
                positions=told.positions,
                task=told.task,
                also=[more.task for more in lines if not more.positions],
                hours=told.hours,
                pattern=told.pattern,
                candidate_due=one.candidate_due,
                created_at=one.created_at,
            )
            for one in found
            for lines in [of_sheet.get(one.sheet_id, [])]
            for told in lines
            if told.positions
        )


def open_orders(apps):
    order, opening = (apps.get_model("pledges", name) for name in ("JobOrderDraft", "Opening"))
    ordered = {}
    for found in batches(order.objects.select_related("handover__sheet")):
        promised = {}
        of_line = opening.objects.filter(
            of_line=True, handover__in={one.handover_id for one in found}
        )
        for one in of_line.order_by("pk"):
            promised.setdefault(one.handover_id, []).append(one)
        for one in found:
            lines = promised.get(one.handover_id, [])
            room = sum(line.promised - ordered.get(line.pk, 0) for line in lines)
            if room <= 0:
                one.opening = opening.objects.create(**of_its_own(one))
            else:
                best = max(lines, key=lambda line: line.promised - ordered.get(line.pk, 0))
                ordered[best.pk] = ordered.get(best.pk, 0) + one.positions
                if one.positions > room:
                    more = F("positions") + one.positions - room
                    opening.objects.filter(pk=best.pk).update(positions=more)
                one.opening = best
        order.objects.bulk_update(found, ["opening"], batch_size=500)


def of_its_own(order):
    handover = order.handover
    return {
        "handover": handover,
        "unit_id": handover.unit_id,
        "network_id": handover.sheet.network_id,
        "company_id": handover.sheet.company_id,
        "title": order.title,
        "hours": order.hours,
        "starts_on": order.starts_on,
        "positions": order.positions,
        "source": "visit" if order.visit_id else "call",
        "candidate_due": handover.candidate_due,
        "created_by_id": order.created_by_id,
        "created_at": order.created_at,
    }


def know_profiles(apps):
    """Candidates of profiles; gives the ids of all by unit and reference."""
    profile, candidate = (apps.get_model("pledges", name) for name in ("JobProfile", "Candidate"))
    ids = {}
    for found in batches(profile.objects.all()):
        new = {}
        for one in found:
            known = (one.unit_id, key_of(one.reference))
            if known not in ids and known not in new:
                new[known] = candidate(
                    unit_id=one.unit_id,
                    network_id=one.network_id,
                    reference=one.reference,
                    key=known[1],
                    stage="ready",
                    stage_on=localdate(one.created_at),
                    known_by_id=one.contact_id,
                    created_at=one.created_at,
                    touched_at=one.created_at,
                )
        make(apps, new, ids)
        for one in found:
            one.candidate_id = ids[one.unit_id, key_of(one.reference)]
        profile.objects.bulk_update(found, ["candidate"], batch_size=500)
    return ids


def place(apps, ids):
    placement, stage = (apps.get_model("pledges", name) for name in ("Placement", "CandidateStage"))
    for found in batches(
        placement.objects.select_related("handover__sheet", "order", "scheme").prefetch_related(
            "steps"
        )
    ):
        new = {}
        for one in found:
            known = name_of(one)
            if known not in ids and known not in new:
                new[known] = new_candidate(apps, one, known)
        make(apps, new, ids)
        took = take_positions(apps, found)
        for one in found:
            one.candidate_id, one.opening_id = ids[name_of(one)], took[one.pk]
        placement.objects.bulk_update(found, ["candidate", "opening"], batch_size=500)
        at_work = [one for one in found if name_of(one) not in new]
        stage.objects.bulk_create(
            stage(
                candidate_id=one.candidate_id,
                network_id=one.handover.sheet.network_id,
                stage=stage_of(one),
                on=one.starts_on,
            )
            for one in at_work
        )
        for one in at_work:
            apps.get_model("pledges", "Candidate").objects.filter(
                pk=one.candidate_id, stage_on__lte=one.starts_on
            ).update(stage=stage_of(one), stage_on=one.starts_on)


def name_of(placement):
    """Whose reference was deleted is somebody for themselves."""
    key = key_of(placement.candidate_reference)
    if placement.candidate_reference == NO_REFERENCE:
        key = f"{NO_REFERENCE}{placement.pk}"
    return placement.handover.unit_id, key


def new_candidate(apps, placement, known):
    return apps.get_model("pledges", "Candidate")(
        unit_id=known[0],
        network_id=placement.handover.sheet.network_id,
        reference=placement.candidate_reference,
        key=known[1],
        stage=stage_of(placement),
        stage_on=placement.starts_on,
        known_by_id=placement.handover.owner_id,
        created_at=placement.created_at,
        touched_at=placement.created_at,
    )


def stage_of(placement):
    steps = sorted(placement.steps.all(), key=lambda step: step.starts_on)
    if steps and not steps[0].paid_hours:
        return "trial"
    return "apprentice" if placement.scheme.code in APPRENTICESHIPS else "placed"


def make(apps, new, ids):
    """The candidates with their first row of history."""
    candidate, stage = (apps.get_model("pledges", n) for n in ("Candidate", "CandidateStage"))
    made = candidate.objects.bulk_create(new.values())
    ids |= {(one.unit_id, one.key): one.pk for one in made}
    stage.objects.bulk_create(
        stage(candidate_id=one.pk, network_id=one.network_id, stage=one.stage, on=one.stage_on)
        for one in made
    )


def take_positions(apps, placements):
    """Which opening each is at; one that has too many gets positions more, for somebody was there."""
    opening, placement = (apps.get_model("pledges", name) for name in ("Opening", "Placement"))
    of_handover = {}
    handovers = {one.handover_id for one in placements}
    for one in opening.objects.filter(handover__in=handovers).order_by("created_at", "pk"):
        of_handover.setdefault(one.handover_id, []).append(one)
    known = {one.pk: one for found in of_handover.values() for one in found}
    placed = {}
    for pk in (
        placement.objects.filter(opening__in=known)
        .exclude(state="ended", end_reason__in=FREES)
        .values_list("opening", flat=True)
    ):
        placed[pk] = placed.get(pk, 0) + 1
    took, raised = {}, set()
    for one in placements:
        here = of_handover.setdefault(one.handover_id, [])
        at = one.order and known.get(one.order.opening_id)
        if at is None and not here:
            at = opening.objects.create(**unlisted(one.handover))
            here.append(at)
            known[at.pk] = at
        if at is None:
            free = [each for each in here if each.positions > placed.get(each.pk, 0)]
            at = (free or here)[0]
        if one.state != "ended" or one.end_reason not in FREES:
            placed[at.pk] = placed.get(at.pk, 0) + 1
        if placed.get(at.pk, 0) > at.positions:
            at.positions = placed[at.pk]
            raised.add(at)
        took[one.pk] = at.pk
    opening.objects.bulk_update(raised, ["positions"], batch_size=500)
    return took


def unlisted(handover):
    return {
        "handover": handover,
        "unit_id": handover.unit_id,
        "network_id": handover.sheet.network_id,
        "company_id": handover.sheet.company_id,
        "source": "visit" if handover.had_visit else "call",
        "created_at": handover.created_at,
    }


class Migration(migrations.Migration):
    dependencies = [("pledges", "0011_openings")]

    operations = [
        migrations.RunPython(make_append_only, migrations.RunPython.noop),
        migrations.RunPython(split_promises, migrations.RunPython.noop),
    ]
