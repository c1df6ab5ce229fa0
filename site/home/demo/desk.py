"""What lies on the desks in Nordby tonight: calls for the director, times for visits, profiles, a meeting."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.workingdays import WorkingCalendar
from home.demo.followup import Story, put_to_work
from pledges.followup import deadlines, reminders
from pledges.models import (
    Absence,
    Feedback,
    Handover,
    Introduction,
    JobProfile,
    Placement,
    Sheet,
    SteeringAction,
    SteeringMeeting,
    Target,
    VisitTime,
)
from taskforces.models import Company, Network

PROFILES = (
    (
        "Kandidat A1",
        "Rolig, mødestabil og god til orden",
        "Har passet et lager i en frivillig genbrugsbutik: pakker, mærker og holder styr på hylderne.",
        "Et sted med faste opgaver og en, der viser til rette de første uger.",
        ["warehouse", "retail"],
        "5-9",
    ),
    (
        "Kandidat A2",
        "Glad for at være ude i al slags vejr",
        "Slår græs, klipper hæk og reparerer cykler. Har traktorkort.",
        "Gerne formiddage, gerne samme sted hver uge.",
        ["green"],
        "10-14",
    ),
    (
        "Kandidat A3",
        "Grundig ved skærmen",
        "Taster hurtigt og fejlfrit, scanner og sorterer. Kan Excel på brugerniveau.",
        "Et stille hjørne og en fast makker.",
        ["office"],
        "1-4",
    ),
)


def lay_out(
    networks: dict[str, Network],
    people: dict[str, User],
    companies: list[Company],
    *,
    now: datetime,
) -> None:
    task_force = networks["task_force"]
    sponsors_first_calls(networks["club"], people, companies[:4], now=now)
    times_for_visits(task_force, people["consultant"], now=now)
    profiles(task_force, people["consultant"], now=now)
    at_work(task_force, now=now)
    what_companies_said(task_force, now=now)
    steering(task_force, people, now=now)
    late = deadlines.late(now - timedelta(days=2), *deadlines.FIRST_CALL)
    Handover.objects.open().filter(late).update(escalation=Handover.Escalation.LEAD)
    week = timezone.localdate(now) + timedelta(days=7)
    Absence.objects.create(
        unit=task_force.unit,
        user=people["consultant2"],
        stand_in=people["consultant"],
        starts_on=week,
        ends_on=week + timedelta(days=4),
    )


def sponsors_first_calls(network, people, companies, *, now):
    """Two that the club's sponsor manager phones first, one already reached, one not reached in time."""
    outcomes = Introduction.Outcome
    introductions = [
        (outcomes.WAITING, "", 0),
        (outcomes.WAITING, "", 0),
        (outcomes.REACHED, "Har to opgaver i køkkenet. Vil meget gerne have besøg.", 1),
        (outcomes.PASSED_ON, "", 4),
    ]
    calendar = WorkingCalendar(network.unit)
    for (outcome, note, days_ago), company in zip(introductions, companies, strict=True):
        story = Story(network, company, people["consultant2"], now, days_ago)
        handover = story.promised(
            tasks=["kitchen"], hours="5-9", wants_visit=True, source=Sheet.Source.INTERVIEW
        ).handover
        due = calendar.deadline(handover.created_at, 1)
        waiting = outcome == outcomes.WAITING
        Introduction.objects.create(
            handover=handover,
            introducer=people["club"],
            due=due,
            outcome=outcome,
            note=note,
            done_at=None if waiting else min(due, now),
        )
        handover.introduction_due = due if waiting else None
        story.save()


def times_for_visits(network, consultant, *, now):
    """Six of the consultant's own free times on the next working days."""
    calendar, day = WorkingCalendar(network.unit), timezone.localdate(now)
    for hour in (9, 10, 13, 9, 11, 14):
        day = calendar.add(day, 1)
        at = timezone.make_aware(datetime(day.year, day.month, day.day, hour))
        VisitTime.objects.create(unit=network.unit, consultant=consultant, starts_at=at)


def profiles(network, consultant, *, now):
    JobProfile.objects.bulk_create(
        JobProfile(
            unit=network.unit,
            network=network,
            reference=reference,
            headline=headline,
            skills=skills,
            wishes=wishes,
            tasks=tasks,
            hours=hours,
            contact=consultant,
            state=JobProfile.State.PUBLISHED,
            published_at=now - timedelta(days=3),
        )
        for reference, headline, skills, wishes, tasks, hours in PROFILES
    )


def at_work(network, *, now):
    """Who was hired since the kick-off; with one of them it does not go well."""
    hired = Handover.RANKS[Handover.Status.HIRED]
    handovers = Handover.objects.filter(sheet__network=network, furthest_step__gte=hired)
    for i, handover in enumerate(handovers.order_by("created_at")):
        first_day = handover.entries.filter(status_after=Handover.Status.HIRED).latest("at").at
        put_to_work(
            handover,
            first_day=timezone.localdate(first_day),
            now=now,
            candidate_reference=f"Kandidat N{i + 1}",
            buddy=("Tine", "Aage", "Rikke")[i % 3],
            state=Placement.State.AT_RISK if i == 1 else Placement.State.ACTIVE,
        )
        handover.save()


def what_companies_said(network, *, now):
    """Both sides' answers after 14 and 90 days, one of them not the same."""
    old = Handover.objects.filter(sheet__network=network, created_at__lt=now - timedelta(days=15))
    for i, handover in enumerate(old.order_by("created_at")):
        hired = handover.furthest_step >= Handover.RANKS[Handover.Status.HIRED]
        for day in (14, 90):
            asked = handover.created_at + timedelta(days=day)
            if asked > now or i % 4 == 3:
                continue
            Feedback.objects.create(
                handover=handover,
                day=day,
                asked_at=asked,
                answered_at=asked + timedelta(days=1),
                contacted="no" if i == 5 else "yes",
                became_job="yes" if hired and day == 90 else "not_yet",
            )
    for handover in Handover.objects.filter(sheet__network=network, due_at__gt=now):
        reminders.plan_clock(handover)


def steering(network, people, *, now):
    today = timezone.localdate(now)
    Target.objects.create(
        network=network,
        measure=Target.Measure.HIRED,
        value=40,
        starts_on=today - timedelta(days=180),
        ends_on=today + timedelta(days=185),
        source="Task Forcens egen handlingsplan (fiktiv)",
    )
    last = SteeringMeeting.objects.create(
        network=network,
        held_on=today - timedelta(days=40),
        period_start=today - timedelta(days=130),
        place="Nordby Rådhus",
        minutes="Overleveringen virker. Vi mangler kandidater til kontor og it.",
        created_by=people["coordinator"],
    )
    SteeringAction.objects.create(
        meeting=last,
        text="Ring til de virksomheder, der har ventet længst",
        owner="Karin Hedelund",
        due_on=today - timedelta(days=10),
    )
    SteeringAction.objects.create(
        meeting=last,
        text="Fortæl byens gymnasium om fritidsjob",
        owner="Torben Mosekær",
        due_on=today - timedelta(days=20),
        done_at=now - timedelta(days=22),
    )
    SteeringMeeting.objects.create(
        network=network,
        held_on=today + timedelta(days=8),
        period_start=today - timedelta(days=40),
        place="Åvang Maskinfabrik",
        created_by=people["coordinator"],
    )
