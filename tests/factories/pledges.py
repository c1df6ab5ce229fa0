"""Sheets, and everything that a promise becomes."""

from datetime import timedelta

from django.utils import timezone

from pledges.models import (
    Absence,
    AftercareContact,
    Campaign,
    Candidate,
    CandidateStage,
    CompanyQuestion,
    CounterOffer,
    Department,
    DepartmentOffer,
    DoorRequest,
    Feedback,
    Handover,
    InboxLayout,
    Introduction,
    JobOrderDraft,
    JobProfile,
    MailText,
    Opening,
    PaperSheet,
    Placement,
    PlacementStep,
    PlacementTool,
    PledgeLine,
    ProgrammeTarget,
    Referral,
    RetentionCheck,
    SavedFilter,
    Scheme,
    Sheet,
    SheetLink,
    SteeringAction,
    SteeringMeeting,
    SteeringMember,
    SupportDay,
    Target,
    TargetGroupCount,
    Visit,
    VisitTime,
)
from pledges.splitting import keep_openings, open_order, tie_placement, tie_profile
from tests.factories.common import _serial
from tests.factories.taskforces import company, knowledge_sheet


def campaign(network, name="Giv et job i julegave", **fields):
    today = timezone.localdate()
    fields.setdefault("slug", f"kampagne-{next(_serial)}")
    fields.setdefault("starts_on", today)
    fields.setdefault("ends_on", today + timedelta(days=30))
    return Campaign.objects.create(network=network, name=name, **fields)


def sheet_link(event):
    return SheetLink.objects.create(network=event.network, event=event)


def paper_sheet(link):
    return PaperSheet.objects.create(link=link)


def department(unit, name="Unge", people=()):
    made = Department.objects.create(unit=unit, name=name)
    made.people.set(people)
    return made


def department_offer(handover, department):
    return DepartmentOffer.objects.create(handover=handover, department=department)


def steering_member(network, name="Professor Ask", **fields):
    return SteeringMember.objects.create(
        network=network, name=name, **{"stands_for": "research"} | fields
    )


def support_day(network, **fields):
    fields = {"held_on": timezone.localdate(), "who": "Torben"} | fields
    return SupportDay.objects.create(network=network, **fields)


def placement_tool(placement, **fields):
    sheet = knowledge_sheet(placement.handover.sheet.network)
    return PlacementTool.objects.create(placement=placement, sheet=sheet, **fields)


def programme_target(programme, measure="persons", value=170, **fields):
    fields = {"starts_on": programme.starts_on, "ends_on": programme.ends_on} | fields
    return ProgrammeTarget.objects.create(
        programme=programme, measure=measure, value=value, **fields
    )


def sheet(network, tasks=("cleaning",), **fields):
    fields = {
        "company_name": "Ågård Maskinfabrik",
        "contact_name": "Søren Ågård",
        "contact_phone": "12345678",
    } | fields
    made = Sheet.objects.create(network=network, **fields)
    for task in tasks:
        PledgeLine.objects.create(sheet=made, task=task, hours="5-9")
    return made


def handover(sheet, unit, **fields):
    fields.setdefault("contact_due", timezone.now() + timedelta(days=2))
    made = Handover.objects.create(sheet=sheet, unit=unit, **fields)
    keep_openings(made)
    return made


def introduction(handover, introducer, **fields):
    fields.setdefault("due", timezone.now() + timedelta(hours=6))
    return Introduction.objects.create(handover=handover, introducer=introducer, **fields)


def door_request(network, **fields):
    fields = {"company_name": "Nordby Stål", "reason": "Et lager."} | fields
    return DoorRequest.objects.create(network=network, unit=network.unit, **fields)


def feedback(handover, day=14, **fields):
    return Feedback.objects.create(handover=handover, day=day, **fields)


def company_question(network, unit, **fields):
    fields = {
        "topic": "support",
        "text": "Hvem betaler for en skærm?",
        "name": "Ida Krog",
        "company_name": "Ågård Maskinfabrik",
        "email": "ida@example.org",
        "due_at": timezone.now() + timedelta(days=2),
    } | fields
    return CompanyQuestion.objects.create(network=network, unit=unit, **fields)


def absence(unit, user, **fields):
    today = timezone.localdate()
    fields = {"starts_on": today, "ends_on": today + timedelta(days=7)} | fields
    return Absence.objects.create(unit=unit, user=user, **fields)


def inbox_layout(user, layout="tabel"):
    return InboxLayout.objects.create(user=user, layout=layout)


def saved_filter(user, name="Køkkener", query="task=kitchen"):
    return SavedFilter.objects.create(user=user, name=name, query=query)


def visit_time(unit, consultant, **fields):
    fields.setdefault("starts_at", timezone.now() + timedelta(days=3, minutes=next(_serial)))
    return VisitTime.objects.create(unit=unit, consultant=consultant, **fields)


def visit(handover, **fields):
    fields.setdefault("starts_at", timezone.now() + timedelta(days=3))
    return Visit.objects.create(handover=handover, consultant=handover.owner, **fields)


def profile(unit, network, **fields):
    fields.setdefault("reference", f"Kandidat A{next(_serial)}")
    fields = {
        "headline": "Rolig og grundig",
        "skills": "Har gjort rent på kontorer.",
        "tasks": ["cleaning"],
        "hours": "5-9",
        "state": "published",
        "published_at": timezone.now(),
    } | fields
    made = JobProfile.objects.create(unit=unit, network=network, **fields)
    tie_profile(made)
    return made


def mail_text(organisation, name="Vi har en kandidat", **fields):
    fields = {"subject": "Et bud til {virksomhed}", "text": "Kære {navn}, om {opgave}."} | fields
    return MailText.objects.create(organisation=organisation, name=name, **fields)


def order(handover, **fields):
    fields = {
        "title": "Rengøring",
        "description": "Let rengøring.",
        "contact_name": "Søren",
    } | fields
    made = JobOrderDraft.objects.create(handover=handover, **fields)
    open_order(made)
    return made


def opening(network, unit, **fields):
    """Of a company that filled in no sheet."""
    fields.setdefault("company", None)
    fields["company"] = fields["company"] or company()
    fields = {"task": "cleaning", "hours": "5-9", "source": "call"} | fields
    return Opening.objects.create(network=network, unit=unit, **fields)


def candidate(unit, network=None, **fields):
    fields.setdefault("reference", f"Kandidat C{next(_serial)}")
    made = Candidate.objects.create(unit=unit, network=network, **fields)
    CandidateStage.objects.create(candidate=made, stage=made.stage, on=made.stage_on)
    return made


def counter_offer(opening, **fields):
    return CounterOffer.objects.create(opening=opening, **{"hours": "1-4"} | fields)


def referral(candidate, opening, **fields):
    return Referral.objects.create(candidate=candidate, opening=opening, **fields)


def scheme(code="ordinary"):
    """Also after a test that emptied every table."""
    return Scheme.objects.get_or_create(
        code=code,
        defaults={"name": "ordinære timer (småjob)", "name_en": "ordinary hours (small job)"},
    )[0]


def placement(handover, **fields):
    fields.setdefault("scheme", None)
    fields["scheme"] = fields["scheme"] or scheme()
    fields.setdefault("starts_on", timezone.localdate())
    fields.setdefault("candidate_reference", f"Kandidat B{next(_serial)}")
    made = Placement.objects.create(handover=handover, **fields)
    PlacementStep.objects.create(placement=made, starts_on=made.starts_on, paid_hours=5)
    tie_placement(made)
    return made


def placement_step(placement, **fields):
    fields.setdefault("starts_on", placement.starts_on + timedelta(days=28))
    fields.setdefault("paid_hours", 10)
    return PlacementStep.objects.create(placement=placement, **fields)


def retention_check(placement, weeks=13, **fields):
    fields.setdefault("due_on", placement.starts_on + timedelta(weeks=weeks))
    return RetentionCheck.objects.create(placement=placement, weeks=weeks, **fields)


def lasting_job(handover, **fields):
    """A job that the unit has said yes to after 13 weeks."""
    fields.setdefault("starts_on", timezone.localdate() - timedelta(weeks=14))
    made = placement(handover, **fields)
    retention_check(made, unit_says="still")
    return made


def steering_meeting(network, **fields):
    fields.setdefault("held_on", timezone.localdate())
    fields.setdefault("period_start", fields["held_on"] - timedelta(days=90))
    return SteeringMeeting.objects.create(network=network, **fields)


def steering_action(meeting, **fields):
    fields = {
        "text": "Ring til Ågård",
        "owner": "Karin",
        "due_on": timezone.localdate() + timedelta(days=14),
    } | fields
    return SteeringAction.objects.create(meeting=meeting, **fields)


def target(network, measure="positions", value=100, **fields):
    today = timezone.localdate()
    fields = {
        "starts_on": today - timedelta(days=30),
        "ends_on": today + timedelta(days=30),
    } | fields
    return Target.objects.create(network=network, measure=measure, value=value, **fields)


def aftercare_contact(placement, side="person", **fields):
    fields.setdefault("due_on", timezone.localdate())
    return AftercareContact.objects.create(placement=placement, side=side, **fields)


def target_group_count(network, registered=100, found=40, came=10, **fields):
    fields.setdefault("counted_on", timezone.localdate())
    return TargetGroupCount.objects.create(
        network=network, registered=registered, found=found, came=came, **fields
    )
