"""Departments are made and changed; a lead offers them a sheet, and each answers for itself."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import Organisation, User
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from pledges.models import Department, DepartmentOffer, Handover


@transaction.atomic
def keep_department(
    unit: Organisation,
    *,
    name: str,
    people: Iterable[User],
    by: User,
    department: Department | None = None,
) -> Department:
    """A new one, or one with another name and other people."""
    department = department or Department(unit=unit)
    department.name = name
    department.save()
    department.people.set(people)
    audit.record(unit, by=by, verb="keep_department", thing=department)
    return department


@transaction.atomic
def offer(
    handover: Handover, departments: Iterable[Department], *, by: User
) -> list[DepartmentOffer]:
    """To all of them at once; who was asked before is not asked again. Their people hear of it by mail."""
    made = []
    for department in departments:
        asked, is_new = DepartmentOffer.objects.get_or_create(
            handover=handover, department=department, defaults={"offered_by": by}
        )
        if is_new:
            made.append(asked)
            _tell(asked)
    if made:
        names = [asked.department_id for asked in made]
        audit.record(
            handover.unit,
            by=by,
            verb="offer_to_departments",
            thing=handover,
            after={"departments": names},
        )
    return made


@transaction.atomic
def answer(asked: DepartmentOffer, *, yes: bool, remark: str, by: User) -> DepartmentOffer:
    """May be answered anew: somebody may turn up."""
    asked.answer = DepartmentOffer.Answer.YES if yes else DepartmentOffer.Answer.NO
    asked.remark, asked.answered_by, asked.answered_at = remark, by, timezone.now()
    asked.save(update_fields=["answer", "remark", "answered_by", "answered_at"])
    audit.record(
        asked.handover.unit,
        by=by,
        verb="answer_department_offer",
        thing=asked,
        after={"yes": yes},
    )
    return asked


def _tell(asked):
    handover = asked.handover
    with in_house_language():
        for person in asked.department.people.filter(is_active=True):
            draft = Draft(
                recipient=person.email,
                subject=_("Har I en til %(company)s?") % {"company": handover.sheet.company_name},
                reference=f"department_offer:{asked.pk}:{person.pk}",
                template="pledges/emails/department_offer",
                context={
                    "asked": asked,
                    "person": person,
                    "company": handover.sheet.company_name,
                    "link": settings.BASE_URL + reverse("pledges:department_offers"),
                },
            )
            queue_email(handover.unit, draft)
