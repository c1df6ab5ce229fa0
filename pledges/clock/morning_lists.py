"""The lists of a morning: a few queries for many people at once, however many sheets there are."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from outbox.neutralise import without_links
from pledges.clock.morning import (
    ALL,
    BACK,
    BEHIND,
    CHECKS,
    ESCALATED,
    LOAD,
    NEW,
    OVERDUE,
    PHONE,
    QUEUE,
    SHOWN,
    TODAY,
    VISITS,
    Line,
    Lists,
    Morning,
)
from pledges.models import FollowUpEntry, Handover, Introduction, Visit

Due = Handover.Due
Escalation = Handover.Escalation

WORK = (Due.CONTACT, Due.CANDIDATE)


def of_people(morning: Morning, people: Iterable[int]) -> Lists:
    """Everyone's own: four queries, however many people and sheets there are."""
    lists, people = Lists(), list(people)
    for find in (_own, _visits, _back, _introductions):
        find(lists, morning, people)
    return lists


def of_organisations(morning: Morning) -> Lists:
    """What the leads of units and the coordinators of networks share: five queries."""
    lists = Lists()
    for find in (_queue, _escalated, _load_of_people, _behind, _introductions):
        find(lists, morning)
    return lists


def _own(lists, morning, people):
    found = (
        Handover.objects.open()
        .filter(owner__in=people, unit__in=morning.working)
        .annotate(section=_section(morning))
        .exclude(section="")
    )
    rows = _first(found, "owner", "unit", "section").values_list(
        "owner_id", "unit_id", "section", "total", "pk", "sheet__company_name", "due_for", "due_at"
    )
    for owner, unit, key, total, pk, company, due_for, due in rows.iterator():
        words = _what_is_due(morning, unit, key, due_for, due)
        lists.add(owner, unit, key, _line(company, words, pk), total)


def _section(morning):
    new = Q()
    for day in set(morning.days_before.values()):
        since = timezone.make_aware(datetime.combine(day, time(8)))
        units = [unit for unit, before in morning.days_before.items() if before == day]
        new |= Q(unit__in=units, created_at__gte=since)
    before_call = Q(due_for__in=[Due.CONTACT, Due.INTRODUCTION])
    return Case(
        When(due_for=Due.CHECK, due_at__lt=morning.end, then=Value(CHECKS)),
        When(due_for__in=WORK, due_at__lt=morning.now, then=Value(OVERDUE)),
        When(due_for=Due.VISIT, due_at__lt=morning.start, then=Value(OVERDUE)),
        When(due_for__in=WORK, due_at__lt=morning.end, then=Value(TODAY)),
        When(before_call & new, then=Value(NEW)) if new else When(pk=None, then=Value(NEW)),
        default=Value(""),
    )


def _what_is_due(morning, unit, key, due_for, due):
    if key == CHECKS:
        return _("Tjek, om kandidaten stadig er i job")
    if due_for == Due.VISIT:
        return _("Skriv ned, hvad besøget gav")
    what = _("Svar om kandidat") if due_for == Due.CANDIDATE else _("Ring")
    if key == OVERDUE:
        return f"{what}: {morning.late_by(unit, due)}"
    return _("%(what)s senest %(when)s") % {"what": what, "when": _when(morning, due)}


def _visits(lists, morning, people):
    week_ends = morning.at(time(0), days=7 - morning.today.weekday())
    rows = (
        Visit.objects.filter(
            state=Visit.State.CONFIRMED,
            starts_at__gte=morning.start,
            starts_at__lt=week_ends,
            handover__unit__in=morning.working,
        )
        .annotate(whose=Coalesce("consultant_id", "handover__owner_id"))
        .filter(whose__in=people)
        .order_by("starts_at", "pk")
        .values_list(
            "whose",
            "handover__unit_id",
            "handover_id",
            "handover__sheet__company_name",
            "starts_at",
        )
    )
    for whose, unit, pk, company, starts in rows.iterator():
        lists.add(whose, unit, VISITS, _line(company, capfirst(_when(morning, starts)), pk))


def _back(lists, morning, people):
    """Those whom the clock brought back; not what somebody took up by hand."""
    if not morning.days_before:
        return
    news = min(morning.days_before.values()) + timedelta(days=1)
    rows = (
        FollowUpEntry.objects.filter(
            kind=FollowUpEntry.Kind.RESUMED,
            by=None,
            at__gte=timezone.make_aware(datetime.combine(news, time(0))),
            handover__owner__in=people,
            handover__unit__in=morning.working,
            handover__closed_at=None,
        )
        .order_by("at", "pk")
        .values_list(
            "handover__owner_id",
            "handover__unit_id",
            "handover_id",
            "handover__sheet__company_name",
            "at",
        )
    )
    for owner, unit, pk, company, at in rows.iterator():
        if timezone.localdate(at) > morning.days_before[unit]:
            lists.add(owner, unit, BACK, _line(company, _("Pausen er slut"), pk))


def _introductions(lists, morning, people=None):
    """Of these people; without them what nobody is named for, or one who left, which is everybody's."""
    nobodys = Q(introducer=None) | Q(introducer__is_active=False)
    rows = (
        Introduction.objects.filter(
            nobodys if people is None else Q(introducer__in=people),
            done_at=None,
            handover__due_for=Due.INTRODUCTION,
            handover__sheet__network__host__in=morning.working,
        )
        .order_by("due", "pk")
        .values_list(
            "introducer_id",
            "handover__sheet__network__host_id",
            "handover__sheet__company_name",
            "handover__sheet__contact_name",
            "handover__sheet__contact_phone",
            "due",
        )
    )
    path = reverse("pledges:introductions")
    for whose, host, company, name, phone, due in rows.iterator():
        detail = _("%(name)s, senest %(when)s") % {
            "name": without_links(name),
            "when": _when(morning, due),
        }
        lists.add(
            whose if people else ALL, host, PHONE, Line(without_links(company), detail, path, phone)
        )


def _queue(lists, morning):
    found = Handover.objects.uncontacted().filter(owner=None, unit__in=morning.working)
    found = found.exclude(status=Handover.Status.ON_HOLD)
    for unit, total, pk, company, due in _of_unit(found):
        lists.add(ALL, unit, QUEUE, _line(company, _limit(morning, unit, due), pk), total)


def _escalated(lists, morning):
    found = Handover.objects.open().filter(
        escalation__gte=Escalation.LEAD, unit__in=morning.working, due_for__in=WORK
    )
    for unit, total, pk, company, due in _of_unit(found):
        lists.add(ALL, unit, ESCALATED, _line(company, _limit(morning, unit, due), pk), total)


def _of_unit(found):
    rows = _first(found, "unit")
    return rows.values_list("unit_id", "total", "pk", "sheet__company_name", "due_at").iterator()


def _load_of_people(lists, morning):
    rows = (
        Handover.objects.open()
        .filter(unit__in=morning.working, due_for__in=WORK, due_at__lt=morning.end)
        .exclude(owner=None)
        .values("unit", "owner", "owner__name")
        .annotate(all=Count("pk"), late=Count("pk", filter=Q(due_at__lt=morning.now)))
        .order_by("-late", "-all", "owner__name")
    )
    for row in rows.iterator():
        words = _("%(late)s over fristen, %(today)s i dag") % {
            "late": row["late"],
            "today": row["all"] - row["late"],
        }
        path = f"{reverse('pledges:inbox')}?vis=enhed"
        lists.add(ALL, row["unit"], LOAD, Line(row["owner__name"], words, path))


def _behind(lists, morning):
    """For the network's coordinator: company, unit and how late, nothing of the unit's own log."""
    found = Handover.objects.open().filter(
        escalation__gte=Escalation.COORDINATOR,
        due_for__in=WORK,
        sheet__network__host__in=morning.working,
    )
    rows = _first(found, "sheet__network__host").values_list(
        "sheet__network__host_id", "total", "sheet__company_name", "unit_id", "unit__name", "due_at"
    )
    path = reverse("pledges:sheets")
    for host, total, company, unit, name, due in rows.iterator():
        words = f"{name}: {_limit(morning, unit, due)}"
        lists.add(ALL, host, BEHIND, Line(without_links(company), words, path), total)


def _first(found, *of):
    """The first lines of each list with its `total`, so that a long list costs no more than a short one."""
    by = [F(name) for name in of]
    return (
        found.annotate(
            place=Window(RowNumber(), partition_by=by, order_by=[F("due_at").asc(), F("pk").asc()]),
            total=Window(Count("pk"), partition_by=by),
        )
        .filter(place__lte=SHOWN)
        .order_by("due_at", "pk")
    )


def _line(company, detail, pk):
    return Line(without_links(company), detail, reverse("pledges:handover", args=[pk]))


def _limit(morning, unit, due):
    if due < morning.now:
        return morning.late_by(unit, due)
    return _("senest %(when)s") % {"when": _when(morning, due)}


def _when(morning, moment):
    """ "i dag kl. 16.00", "torsdag kl. 10.00", "torsdag 3. december kl. 16.00" """
    local = timezone.localtime(moment)
    days = (local.date() - morning.today).days
    if days == 0:
        return date_format(local, _(r"\i \d\a\g \k\l. H.i"))
    return date_format(local, _(r"l \k\l. H.i") if 0 < days < 6 else _(r"l j. F \k\l. H.i"))
