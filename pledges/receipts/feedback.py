"""Asks the company whether we called and whether it became a job; its answer is kept beside the unit's."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.languages import in_house_language
from pledges.followup.changes import changing
from pledges.models import Feedback, FollowUpEntry, Handover
from pledges.receipts.actions import LeaderRefused, report_no_call
from pledges.receipts.emails import send_question

Kind = FollowUpEntry.Kind
Status = Handover.Status
YesNo = Feedback.YesNo

HIRED = Handover.RANKS[Status.HIRED]

# Whoever took the promise back, waits by their own wish or belongs elsewhere is not asked how we did.
NOT_ASKED = {Status.WITHDRAWN, Status.ON_HOLD, Status.NOT_OURS}


def ask_company(handover: Handover, *, day: int) -> Feedback | None:
    """Asks once, with one mail; None where the company is not to be asked as the sheet stands.

    A company without an e-mail finds the questions on its receipt.
    """
    if handover.status in NOT_ASKED:
        return None
    with transaction.atomic():
        feedback, is_new = Feedback.objects.get_or_create(handover=handover, day=day)
        if is_new:
            send_question(feedback)
    return feedback


def latest_question(handover: Handover) -> Feedback | None:
    return handover.feedback.order_by("-day").first()


def answer_company(
    feedback: Feedback, *, contacted: str, became_job: str, remark: str = ""
) -> Feedback:
    """The company's answer, as often as it likes; the same again is no new entry.

    "No, nobody called" is told the lead at once, as the button on the receipt does it.
    """
    given = {"contacted": contacted, "became_job": became_job, "remark": remark}
    text = _in_words(feedback, given)
    with transaction.atomic():
        Handover.objects.select_for_update().get(pk=feedback.handover_id)  # one answer at a time
        fresh = Feedback.objects.get(pk=feedback.pk)
        if fresh.answered_at and all(getattr(fresh, name) == given[name] for name in given):
            return fresh
        with changing(fresh.handover, kind=Kind.ANSWERED, text=text):
            for name, value in given.items():
                setattr(fresh, name, value)
            fresh.answered_at = timezone.now()
            fresh.save(update_fields=[*given, "answered_at"])
        if contacted == YesNo.NO:
            _report(fresh.handover)
    return fresh


@dataclass(frozen=True)
class Sides:
    """One question as both sides answer it. `agree` is None while one of them has not."""

    question: str
    company: str
    unit: str
    agree: bool


def sides(handover: Handover) -> list[Sides]:
    """What the company last answered beside what the unit's log says; empty before any answer."""
    answered = [given for given in handover.feedback.all() if given.answered_at]
    if not answered:
        return []
    last = max(answered, key=lambda given: given.day)
    contacted_at, hired_at = handover.first_contact_at, _hired_at(handover)
    is_hired = handover.furthest_step >= HIRED
    return [
        Sides(
            _("Har I talt sammen?"),
            str(last.get_contacted_display()),
            _("ja") if contacted_at else _("nej"),
            _agree(last.contacted, bool(contacted_at), contacted_at, last.answered_at),
        ),
        Sides(
            _("Blev det til et job?"),
            str(last.get_became_job_display()),
            _("ja") if is_hired else _("ikke endnu"),
            _agree(last.became_job, is_hired, hired_at, last.answered_at),
        ),
    ]


def disagreements(handovers):
    """Those of the queryset in which the company's last answer and the unit's log contradict each other.

    What happened after the company answered is news, not a contradiction.
    """
    last = Feedback.objects.filter(handover=OuterRef("pk"), answered_at__isnull=False)
    last = last.order_by("-day")
    hired = FollowUpEntry.objects.filter(
        handover=OuterRef("pk"), status_after=Status.HIRED, at__lte=OuterRef("company_answered_at")
    )
    handovers = handovers.annotate(
        company_contacted=Subquery(last.values("contacted")[:1]),
        company_job=Subquery(last.values("became_job")[:1]),
        company_answered_at=Subquery(last.values("answered_at")[:1]),
    ).annotate(hired_before=Exists(hired))
    return handovers.filter(
        Q(company_contacted=YesNo.NO, first_contact_at__lte=F("company_answered_at"))
        | Q(company_contacted=YesNo.YES, first_contact_at=None)
        | Q(company_job=YesNo.YES, furthest_step__lt=HIRED)
        | Q(
            hired_before=True,
            company_job__in=[YesNo.NO, YesNo.NOT_YET],
            furthest_step__gte=HIRED,
        )
    )


def _agree(said: str, is_so: bool, since: datetime | None, answered_at: datetime) -> bool:
    if said == YesNo.NOTHING:
        return True
    if said == YesNo.YES:
        return is_so
    return not (is_so and since and since <= answered_at)


def _hired_at(handover: Handover) -> datetime | None:
    first = handover.entries.filter(status_after=Status.HIRED)
    return first.aggregate(at=models.Min("at"))["at"]


def _report(handover: Handover) -> None:
    """The lead knows already today, or the sheet is closed or waits: the answer stands all the same."""
    try:
        report_no_call(handover)
    except LeaderRefused:
        return


def _in_words(feedback: Feedback, given: dict) -> str:
    """What the unit reads in its log, in the site's language."""
    with in_house_language():
        words = {
            "day": feedback.day,
            "contacted": YesNo(given["contacted"]).label,
            "job": YesNo(given["became_job"]).label,
        }
        said = _("Dag %(day)s. Talt sammen: %(contacted)s. Blev til job: %(job)s.") % words
    return "\n".join(filter(None, [said, given["remark"]]))
