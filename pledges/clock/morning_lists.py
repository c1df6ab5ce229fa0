"""The lists of a morning: a few queries for many people at once, however many sheets there are."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import RegistrationRequest
from outbox.neutralise import without_links
from pledges.clock.morning import (
    ALL,
    ASKING,
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
from pledges.clock.morning_questions import own_questions, questions_of_units
from pledges.clock.morning_steps import own_checks, own_steps
from pledges.followup.deadlines import DEADLINE, FIRST_CALL, deadline_of, is_late, late, today
from pledges.models import FollowUpEntry, Handover, Introduction, Visit
from pledges.wording import moment_in_words

Due = Handover.Due
Escalation = Handover.Escalation

WORK = (Due.CONTACT, Due.CANDIDATE)


def of_people(morning: Morning, people: Iterable[int]) -> Lists:
    """Everyone's own: ten queries, however many people and sheets there are."""
    lists, people = Lists(), list(people)
    for find in (_own, own_steps, own_checks, own_questions, _visits, _back, _introductions):
        find(lists, morning, people)
    return lists


def of_organisations(morning: Morning) -> Lists:
    """What the leads of units and the coordinators of networks share: seven queries."""
    lists = Lists()
    for find in (
        *(_queue, _escalated, questions_of_units, _load_of_people),
        *(_behind, _asking, _introductions),
    ):
        find(lists, morning)
    return lists


def _own(lists, morning, people):
    found = (
        Handover.objects.open()
        .filter(owner__in=people, unit__in=morning.working)
        .annotate(section=_section(morning))
        .exclude(section="")
    )
    rows = _first(found, "owner", "unit", "section", shown=("owner_id", "section"))
    for row in rows.iterator():
        line = _line(row.sheet__company_name, _what_is_due(morning, row), row.pk)
        lists.add(row.owner_id, row.unit_id, row.section, line, row.total)


def _section(morning):
    new = Q()
    for day in set(morning.days_before.values()):
        since = timezone.make_aware(datetime.combine(day, time(8)))
        units = [unit for unit, before in morning.days_before.items() if before == day]
        new |= Q(unit__in=units, created_at__gte=since)
    before_call = Q(due_for__in=FIRST_CALL)
    now = morning.now
    return Case(
        When(late(now), then=Value(OVERDUE)),
        When(today(now, Due.CHECK), then=Value(CHECKS)),
        # The visits of the week have a section of their own.
        When(today(now, *FIRST_CALL, Due.CANDIDATE, Due.RETURN), then=Value(TODAY)),
        When(before_call & new, then=Value(NEW)) if new else When(pk=None, then=Value(NEW)),
        default=Value(""),
    )


def _what_is_due(morning, row):
    what = {
        Due.CHECK: _("Tjek, om kandidaten stadig er i job"),
        Due.VISIT: _("Skriv ned, hvad besøget gav"),
        Due.CANDIDATE: _("Svar om kandidat"),
        Due.RETURN: _("Pausen er slut"),
    }.get(row.due_for, _("Ring"))
    if row.section == OVERDUE:
        return f"{what}: {morning.late_by(row.unit_id, deadline_of(row))}"
    if row.due_for in (Due.CHECK, Due.RETURN):
        return what
    return _("%(what)s senest %(when)s") % {
        "what": what,
        "when": _when(morning, deadline_of(row)),
    }


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
    _add_of_units(
        lists, morning, QUEUE, Handover.objects.unowned().filter(unit__in=morning.working)
    )


def _escalated(lists, morning):
    found = Handover.objects.open().filter(
        escalation__gte=Escalation.LEAD, unit__in=morning.working, due_for__in=WORK
    )
    _add_of_units(lists, morning, ESCALATED, found)


def _add_of_units(lists, morning, key, found):
    for row in _first(found, "unit").iterator():
        line = _line(row.sheet__company_name, _limit(morning, row), row.pk)
        lists.add(ALL, row.unit_id, key, line, row.total)


def _load_of_people(lists, morning):
    rows = (
        Handover.objects.open()
        .filter(late(morning.now) | today(morning.now), unit__in=morning.working)
        .exclude(owner=None)
        .values("unit", "owner", "owner__name")
        .annotate(all=Count("pk"), late=Count("pk", filter=late(morning.now)))
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
    rows = _first(found, "sheet__network__host", shown=("sheet__network__host_id", "unit__name"))
    path = reverse("pledges:sheets")
    for row in rows.iterator():
        words = f"{row.unit__name}: {_limit(morning, row)}"
        line = Line(without_links(row.sheet__company_name), words, path)
        lists.add(ALL, row.sheet__network__host_id, BEHIND, line, row.total)


def _asking(lists, morning):
    """For who answers for an event: how many ask for a seat at it and wait for a yes or a no; no names."""
    waiting = RegistrationRequest.objects.waiting().filter(
        event__network__host__in=morning.working,
        event__cancelled_at=None,
        event__ends_at__gt=morning.now,
    )
    by_event = waiting.order_by().values("event", "event__title", "event__network__host")
    rows = by_event.annotate(asking=Count("pk")).order_by("event__starts_at", "event")
    total = Counter()
    for row in rows:
        total[row["event__network__host"]] += row["asking"]
    for row in rows:
        words = ngettext("%(n)s venter", "%(n)s venter", row["asking"]) % {"n": row["asking"]}
        line = Line(row["event__title"], words, reverse("events:guests", args=[row["event"]]))
        host = row["event__network__host"]
        lists.add(ALL, host, ASKING, line, total[host])


def _first(found, *of, shown=()):
    """The first lines of each list with its `total`, so that a long list costs no more than a short one."""
    by, first = [F(name) for name in of], [F("deadline").asc(nulls_last=True), F("pk").asc()]
    return (
        found.annotate(deadline=DEADLINE)
        .annotate(
            place=Window(RowNumber(), partition_by=by, order_by=first),
            total=Window(Count("pk"), partition_by=by),
        )
        .filter(place__lte=SHOWN)
        .order_by(*first)
        .values_list(
            *("pk", "unit_id", "sheet__company_name", "due_for", "due_at", "contact_due", "total"),
            *shown,
            named=True,
        )
    )


def _line(company, detail, pk):
    return Line(without_links(company), detail, reverse("pledges:handover", args=[pk]))


def _limit(morning, row):
    due = deadline_of(row)
    if due is None:
        return _("ingen frist")
    if is_late(row, morning.now):
        return morning.late_by(row.unit_id, due)
    words = _("på pause til %(when)s") if row.due_for == Due.RETURN else _("senest %(when)s")
    return words % {"when": _when(morning, due)}


def _when(morning, moment):
    return moment_in_words(moment, morning.now, short=True)
