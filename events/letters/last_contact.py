"""When we last were in touch with a contact: wrote to them, heard from them, met them, or talked to their company."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from events.models import Invitation
from taskforces.companies.talking import NEVER, TALKED, Talked
from taskforces.models import CompanyLogEntry, Contact

# What an invitation tells of: when it went out, when it was answered, and when the guest came.
MOMENTS = ("emailed_at", "posted_at", "digital_post_at", "answered_at", "registration__arrived_at")


def talked_to(contacts: QuerySet[Contact], wanted: Talked) -> QuerySet[Contact]:
    """Those whom we were in touch with lately, or have not been for as long as that."""
    since = wanted.since(timezone.now())
    lately = Q()
    for moment in MOMENTS:
        lately |= Q(**{f"{moment}__gte": since})
    in_touch = Q(Exists(Invitation.objects.filter(lately, contact=OuterRef("pk")))) | Q(
        Exists(_logged().filter(at__gte=since))
    )
    return contacts.filter(in_touch if wanted == Talked.LATELY else ~in_touch)


def with_last_contact(contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    """Each with `talked`, to sort by; NEVER where there was none."""
    invited = Invitation.objects.filter(contact=OuterRef("pk")).order_by().values("contact")
    newest = [
        Coalesce(Subquery(invited.annotate(newest=Max(moment)).values("newest")), NEVER)
        for moment in MOMENTS
    ]
    logged = Coalesce(Subquery(_logged().order_by("-at").values("at")[:1]), NEVER)
    return contacts.annotate(talked=Greatest(*newest, logged))


def last_contacts(contacts: Collection[Contact]) -> dict[int, datetime]:
    """{contact: when}, of those whom there was one with; two statements for any number."""
    found: dict[int, datetime] = {}
    invited = Invitation.objects.filter(contact__in=contacts).order_by().values_list("contact")
    for pk, *moments in invited.annotate(*(Max(moment) for moment in MOMENTS)):
        if known := [moment for moment in moments if moment]:
            found[pk] = max(known)
    at = {(each.organisation_id, each.company_id) for each in contacts}
    logged = CompanyLogEntry.objects.filter(
        kind__in=TALKED,
        organisation__in={organisation for organisation, _company in at},
        company__in={company for _organisation, company in at},
    )
    newest = {
        (organisation, company): when
        for organisation, company, when in logged.order_by()
        .values_list("organisation", "company")
        .annotate(Max("at"))
    }
    for each in contacts:
        if when := newest.get((each.organisation_id, each.company_id)):
            found[each.pk] = max(found.get(each.pk, when), when)
    return found


def _logged():
    """Of the outer contact's organisation and company."""
    return CompanyLogEntry.objects.filter(
        organisation=OuterRef("organisation"), company=OuterRef("company"), kind__in=TALKED
    )
