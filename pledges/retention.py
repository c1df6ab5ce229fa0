"""Takes the names out of sheets whose time is up, and deletes contacts that nobody uses any more.

A sheet's row stays as numbers, so that no figure changes: how many jobs, where, and how far they came.
What people wrote about it goes: the log's texts, notes, what a visit found, and who was met.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts import audit, periods
from accounts.keys import new_key
from accounts.models import Organisation, User
from outbox.models import Message
from pledges.models import (
    Absence,
    AftercareContact,
    Candidate,
    CandidateStage,
    CandidateTalk,
    CandidateWish,
    CompanyQuestion,
    CounterOffer,
    DoorRequest,
    Feedback,
    FitStatement,
    FollowUpEntry,
    Handover,
    HeldSheet,
    Introduction,
    JobOrderDraft,
    JobProfile,
    Opening,
    OpeningEntry,
    Placement,
    Referral,
    RetentionAnswer,
    Sheet,
    SteeringAction,
    SteeringMeeting,
    SupportDay,
    SupportDayLine,
    Visit,
    VisitTime,
)
from pledges.models.candidates import NO_REFERENCE
from pledges.models.sheets import receipt_columns
from pledges.steering.shown import without_names
from pledges.unused import unused
from taskforces.models import Contact

BATCH = 200
NOBODY = "–"  # where the database wants a name
AT_WORK = Q(handover__placements__state__in=[Placement.State.ACTIVE, Placement.State.AT_RISK])


def forget_door_requests(now: datetime) -> None:
    """Whether it was answered or not; the company's own page tells what came of it."""
    DoorRequest.objects.filter(asked_at__lt=periods.DOOR_REQUESTS.cut_off(now)).delete()


def forget_sheets(now: datetime) -> None:
    """Closed long enough by the unit's own period, with nobody at work any more."""
    for unit in Organisation.objects.filter(handovers__isnull=False).distinct():
        over = Q(handover__unit=unit, handover__closed_at__lt=periods.SHEETS.cut_off(now, unit))
        due = Sheet.objects.filter(over, forgotten_at=None).exclude(AT_WORK)
        while ids := list(due.values_list("pk", flat=True)[:BATCH]):
            empty_sheets(Sheet.objects.filter(pk__in=ids), organisation=unit, now=now)


@transaction.atomic
def empty_sheets(
    sheets: QuerySet, *, organisation: Organisation, now: datetime, by: User | None = None
) -> int:
    """The receipt's old link opens nothing afterwards; how many were emptied."""
    ids = list(sheets.select_for_update().values_list("pk", flat=True))
    for pk in ids:
        Sheet.objects.filter(pk=pk).update(
            contact_name=NOBODY,
            contact_phone="",
            contact_email="",
            remark="",
            interviewer="",
            contact=None,
            thanks_shown=False,
            **receipt_columns(new_key()),
            first_answer={},
            forgotten_at=now,
        )
        audit.record(organisation, by=by, verb="forget_sheet", thing=Sheet(pk=pk))
    CompanyQuestion.objects.filter(sheet__in=ids).delete()
    handovers = list(Handover.objects.filter(sheet__in=ids).values_list("pk", flat=True))
    _empty_followup(handovers)
    Message.objects.filter(_mails_about(ids, handovers)).settled().delete()
    return len(ids)


def _empty_followup(handovers):
    of = {"handover__in": handovers}
    FollowUpEntry.objects.filter(**of).exclude(text="").delete()
    Feedback.objects.filter(**of).update(remark="")
    Introduction.objects.filter(**of).update(note="")
    Visit.objects.filter(**of).update(place="", tasks="", colleagues="", to_know="")
    JobOrderDraft.objects.filter(**of).update(
        contact_name=NOBODY,
        contact_phone="",
        contact_email="",
        description="",
        external_reference="",
        vitas_case="",
    )
    _empty_placements(Placement.objects.filter(**of))
    Opening.objects.filter(**of).update(days="", terms="", requirements="", next_step="")
    CounterOffer.objects.filter(opening__handover__in=handovers).delete()
    Handover.objects.filter(pk__in=handovers).update(
        agreed_note="", next_step="", external_reference=""
    )


def _empty_placements(placements):
    AftercareContact.objects.filter(placement__in=placements).exclude(note="").update(note="")
    RetentionAnswer.objects.filter(retention_check__placement__in=placements).update(reason=NOBODY)
    placements.exclude(candidate_reference=NOBODY, buddy="", buddy_contact=None, mentor="").update(
        candidate_reference=NOBODY, buddy="", buddy_contact=None, mentor=""
    )


def _mails_about(sheets, handovers):
    about = Q(pk=None)
    for pk in sheets:
        about |= Q(reference=f"sheet:{pk}") | Q(reference__startswith=f"sheet:{pk}:")
    for pk in handovers:
        about |= Q(reference__startswith=f"handover:{pk}:")
    return about


def forget_held(now: datetime) -> None:
    """What waited so long for a look that nobody would be called any more."""
    HeldSheet.objects.filter(held_at__lt=periods.HELD.cut_off(now)).delete()


def forget_contacts(now: datetime) -> None:
    """Whom nobody invited, heard from or counts as a member; who said no stays, so that the no is kept."""
    for organisation in Organisation.objects.filter(contacts__isnull=False).distinct():
        cut_off = periods.CONTACTS.cut_off(now, organisation)
        old = Contact.objects.filter(organisation=organisation, created_at__lt=cut_off)
        going = unused(old, organisation, now)
        while ids := list(going.values_list("pk", flat=True)[:BATCH]):
            Contact.objects.filter(pk__in=ids).delete()


def forget_profiles(now: datetime) -> None:
    for unit in Organisation.objects.filter(job_profiles__isnull=False).distinct():
        old = JobProfile.objects.filter(
            unit=unit, created_at__lt=periods.PROFILES.cut_off(now, unit)
        )
        old.exclude(state=JobProfile.State.PUBLISHED).delete()


def forget_openings(now: datetime) -> None:
    """What was written of openings that came without a sheet; those of a sheet are emptied with it."""
    for unit in Organisation.objects.filter(openings__handover=None).distinct():
        old = Opening.objects.filter(
            unit=unit, handover=None, created_at__lt=periods.OPENINGS.cut_off(now, unit)
        )
        at_work = Placement.objects.in_place().filter(opening__in=old).values("opening")
        done = old.exclude(pk__in=at_work)
        _empty_placements(Placement.objects.filter(opening__in=done))
        OpeningEntry.objects.filter(opening__in=done).exclude(text="").delete()
        CounterOffer.objects.filter(opening__in=done).delete()
        words = dict.fromkeys(("days", "terms", "requirements", "next_step"), "")
        done.exclude(**words).update(**words)


def forget_candidates(now: datetime) -> None:
    """Takes the reference off who is at work no more and shown to nobody; stages and days stay, to be counted."""
    for unit in Organisation.objects.filter(candidates__isnull=False).distinct():
        old = (
            Candidate.objects.filter(
                unit=unit, touched_at__lt=periods.CANDIDATES.cut_off(now, unit)
            )
            .exclude(reference=NO_REFERENCE)
            .exclude(pk__in=_candidates_of(Placement.objects.in_place()))
            .exclude(pk__in=_candidates_of(JobProfile.objects.published()))
        )
        for pk in old.values_list("pk", flat=True):
            _empty_candidate(pk)


def _candidates_of(rows):
    return rows.filter(candidate__isnull=False).values("candidate")


@transaction.atomic
def _empty_candidate(pk):
    CandidateStage.objects.filter(candidate=pk).update(reason="")
    CandidateTalk.objects.filter(candidate=pk).update(note="")
    CandidateWish.objects.filter(candidate=pk).delete()
    FitStatement.objects.filter(referral__candidate=pk).delete()
    Referral.objects.filter(candidate=pk).update(reason=NOBODY)
    Placement.objects.filter(candidate=pk).update(candidate_reference=NOBODY, mentor="")
    Candidate.objects.filter(pk=pk).update(
        reference=NO_REFERENCE, key=f"{NO_REFERENCE}c{pk}", mentor="", next_step="", known_by=None
    )


def forget_meetings(now: datetime) -> None:
    """Minutes, lists and who was to do what; that there was a meeting, when, and its figures stay."""
    for host in Organisation.objects.filter(networks__steering_meetings__isnull=False).distinct():
        day = timezone.localdate(periods.MEETINGS.cut_off(now, host))
        old = SteeringMeeting.objects.filter(network__host=host, held_on__lt=day)
        SteeringAction.objects.filter(meeting__in=old).delete()
        old.exclude(minutes="", place="").update(minutes="", place="")
        for meeting in old.filter(frozen__isnull=False):
            meeting.frozen = without_names(meeting.frozen)
            meeting.save(update_fields=["frozen"])


def forget_questions(now: datetime) -> None:
    """What companies asked, with the answers."""
    cut_off = periods.QUESTIONS.cut_off(now)
    CompanyQuestion.objects.filter(asked_at__lt=cut_off).delete()


def forget_support_days(now: datetime) -> None:
    """Who came and what was said; that there was a day, and which sheets lay there, stays."""
    for host in Organisation.objects.filter(networks__support_days__isnull=False).distinct():
        day = timezone.localdate(periods.MEETINGS.cut_off(now, host))
        old = SupportDay.objects.filter(network__host=host, held_on__lt=day)
        SupportDayLine.objects.filter(day__in=old).exclude(agreed="").update(agreed="")
        old.exclude(who="", purpose="", result="").update(who="", purpose="", result="")


def forget_absences(now: datetime) -> None:
    """And times that were offered for visits: both tell where a colleague was."""
    cut_off = periods.ABSENCES.cut_off(now)
    Absence.objects.filter(ends_on__lt=timezone.localdate(cut_off)).delete()
    VisitTime.objects.filter(starts_at__lt=cut_off).delete()
