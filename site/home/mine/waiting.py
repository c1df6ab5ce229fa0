"""What waits for the leader's answer, wherever it was asked."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import GuestTalk
from events.networking.networking import talks_of
from home.mine.mine import Mine
from pledges.models import CounterOffer, Feedback, Handover, RetentionCheck, Sheet, Visit, VisitTime
from pledges.placements.checks import to_answer


@dataclass(frozen=True)
class Asked:
    """One question: what is asked, about what, and where it is answered."""

    title: str
    about: str
    url: str
    icon: str = "message-circle"


def waiting(mine: Mine, now: datetime | None = None) -> list[Asked]:
    """The most urgent kind first: a job that is to last, a time to choose, and how we did."""
    now = now or timezone.now()
    sheets = {sheet.handover.pk: sheet for sheet in mine.sheets}
    return [
        *_checks(sheets),
        *_offers(sheets),
        *_times(sheets, now),
        *_feedback(sheets),
        *_talks(mine),
        *_invitations(mine),
    ]


def _checks(sheets):
    unsaid = RetentionCheck.objects.filter(placement__handover__in=sheets, company_says="")
    for check in to_answer(unsaid).select_related("placement"):
        sheet = sheets[check.placement.handover_id]
        yield Asked(
            _("Holder jobbet?"),
            _("%(company)s, efter %(weeks)s uger")
            % {"company": sheet.company_name, "weeks": check.weeks},
            reverse("pledges:check_answer", args=[sheet.receipt_token, check.pk]),
            "heart",
        )


def _offers(sheets):
    """There is nobody for a job: could they use something else? Asked only where the sheet says so."""
    nobody = Handover.Status.NO_CANDIDATE_YET
    without = [pk for pk, sheet in sheets.items() if sheet.handover.status == nobody]
    if not without:
        return
    unsaid = CounterOffer.objects.filter(
        opening__handover__in=without, state=CounterOffer.State.WAITING
    )
    for offer in unsaid.select_related("opening"):
        sheet = sheets[offer.opening.handover_id]
        yield Asked(
            _("Kunne I bruge noget andet?"),
            f"{sheet.company_name}: {', '.join(map(str, offer.parts()))}",
            reverse("pledges:receipt_offer", args=[sheet.receipt_token, offer.pk]),
            "route",
        )


def _times(sheets, now):
    """Sheets with a free time for a visit and none agreed; the receipt itself says which times are left."""
    agreed = Visit.objects.filter(handover__in=sheets, state=Visit.State.CONFIRMED)
    agreed = set(agreed.values_list("handover", flat=True))
    free = VisitTime.objects.free(now)
    own = set(free.filter(handover__in=sheets).values_list("handover", flat=True))
    consultants = set(
        free.filter(
            handover=None, consultant__in=[each.handover.owner_id for each in sheets.values()]
        ).values_list("consultant", flat=True)
    )
    for pk, sheet in sheets.items():
        is_open = sheet.handover.closed_at is None and pk not in agreed
        if is_open and (pk in own or _may_choose(sheet, consultants)):
            yield Asked(
                _("Hvornår må vi komme forbi?"),
                sheet.company_name,
                f"{sheet.get_receipt_url()}#visit",
                "calendar-clock",
            )


def _may_choose(sheet: Sheet, consultants: set[int]) -> bool:
    return sheet.wants_visit and sheet.handover.owner_id in consultants


def _feedback(sheets):
    unanswered = Feedback.objects.filter(handover__in=sheets, answered_at=None)
    for pk in unanswered.order_by("handover").values_list("handover", flat=True).distinct():
        sheet = sheets[pk]
        yield Asked(
            _("Ringede vi, og blev det til et job?"),
            sheet.company_name,
            reverse("pledges:feedback", args=[sheet.receipt_token]),
        )


def _talks(mine: Mine):
    """Other guests who would like to talk at a meeting to come."""
    codes = {
        each.registration.pk: each.code
        for each in mine.coming
        if getattr(each, "registration", None)
    }
    for talk in talks_of(codes):
        if talk.asked_id in codes and talk.answer == GuestTalk.Answer.WAITING:
            yield Asked(
                _("%(name)s vil gerne tale med dig") % {"name": talk.asker.name},
                talk.asker.event.title,
                reverse("events:who_comes", args=[codes[talk.asked_id]]),
                "users",
            )


def _invitations(mine: Mine):
    for invitation in mine.coming:
        if invitation.answer == invitation.Answers.NONE and invitation.event.is_open_for_answers():
            yield Asked(
                _("Kommer du?"),
                invitation.event.title,
                invitation.get_absolute_url(),
                "ticket",
            )
