"""What repeats a company's id follows it: into a merge, out of a split, and back when either is undone."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from pledges.models import Handover, Opening, Placement, Sheet
from taskforces.companies.moving import followed


def connect() -> None:
    followed(Sheet._meta.get_field("company"), of_sheets)
    followed(Opening._meta.get_field("company"), of_openings)


def of_sheets(sheets: list[int]) -> None:
    _take_over(Handover.objects.filter(sheet__in=sheets))
    Placement.objects.filter(handover__sheet__in=sheets).derive()


def of_openings(openings: list[int]) -> None:
    Placement.objects.filter(opening__in=openings).derive()


def keep_anew() -> int:
    """Of all, where it is not so; how many rows that were."""
    return _take_over(Handover.objects.all()) + Placement.objects.derive_anew()


def _take_over(handovers: QuerySet[Handover]) -> int:
    """A sheet without a company has a key by the name that was typed, which no move changes."""
    known = handovers.order_by().filter(sheet__company__isnull=False)
    company = Subquery(Sheet.objects.filter(pk=OuterRef("sheet")).values("company"))
    return known.exclude(company_key=F("sheet__company")).update(company_key=company)
