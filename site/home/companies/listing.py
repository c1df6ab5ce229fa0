"""The list of companies: what stands in a row, and how the list is narrowed and sorted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.models import Organisation, User
from pledges.companies import known_to
from pledges.models import FollowUpEntry, Handover
from taskforces.companies.industries import of_industry
from taskforces.companies.kinds import known_as
from taskforces.companies.talking import NEVER, TALKED, Talked
from taskforces.models import Company, CompanyLogEntry, CompanyRelation


@dataclass
class Line:
    """A row of the list: the register's company and what we know of it."""

    company: Company
    relation: CompanyRelation | None = None
    open_promises: int = 0
    last_contact: datetime | None = None
    tags: list[str] = field(default_factory=list)

    @property
    def pk(self) -> int:
        return self.company.pk

    @property
    def name(self) -> str:
        return (self.relation and self.relation.short_name) or self.company.name


def narrowed(
    user: User, organisations: Iterable[Organisation], *, words="", network=None, industry="",
    employees="", municipality="", kind="", tag=None, open_only=False, talked="", mine=False,
) -> QuerySet[Company]:  # fmt: skip
    """The companies that the organisations know, without those that a filter leaves out."""
    companies = known_to(organisations)
    if words:
        own = relations_of(organisations).filter(short_name__icontains=words)
        companies = companies.search(words, also=own.values("company"))
    if network:
        companies = companies.filter(
            Exists(network.memberships.filter(company=OuterRef("pk")))
            | Exists(network.sheets.filter(company=OuterRef("pk")))
        )
    if industry:
        companies = of_industry(companies, industry)
    if employees:
        companies = companies.filter(employees=employees)
    if municipality:
        companies = companies.filter(municipality_code=municipality)
    if kind:
        companies = companies.filter(known_as(kind, organisations))
    if tag:
        companies = companies.filter(pk__in=tag.relations.values("company"))
    if mine:
        ours = relations_of(organisations).filter(responsible=user)
        companies = companies.filter(pk__in=ours.values("company"))
    if open_only:
        companies = companies.filter(pk__in=_open_handovers(user).values("sheet__company"))
    if talked:
        wanted = Talked(talked)
        kept = companies.filter if wanted == Talked.LATELY else companies.exclude
        ids = _talked(user, organisations, since=wanted.since(timezone.now()))
        companies = kept(Q(pk__in=next(ids)) | Q(pk__in=next(ids)))
    return companies


def in_order(
    companies: QuerySet[Company], order: str, user: User, organisations: Iterable[Organisation]
) -> QuerySet[Company]:
    """`order` is one of the form's: by name, town, size, last contact either way, or the next step soonest first."""
    if order in ("kontakt", "senest"):
        newest = F("talked").desc() if order == "senest" else F("talked").asc()
        return _with_last_contact(companies, user, organisations).order_by(newest, "name", "pk")
    if order == "by":
        return companies.order_by("city", "name", "pk")
    if order == "ansatte":
        sizes = [When(employees=size, then=n) for n, size in enumerate(Company.Employees.values)]
        return companies.order_by(Case(*sizes, default=0).desc(), "name", "pk")
    if order == "skridt":
        step = relations_of(organisations).filter(company=OuterRef("pk"))
        companies = companies.annotate(
            step_on=Subquery(step.order_by("next_step_on").values("next_step_on")[:1])
        )
        return companies.order_by(F("step_on").asc(nulls_last=True), "name", "pk")
    return companies.order_by("name", "pk")


def lines_of(
    companies: Iterable[Company], user: User, organisations: Iterable[Organisation]
) -> list[Line]:
    """Rows for one page of companies, by a fixed number of statements."""
    lines = {company.pk: Line(company) for company in companies}
    here = {"company__in": lines}
    relations = relations_of(organisations).filter(**here).select_related("responsible")
    for relation in relations.prefetch_related("tags"):
        line = lines[relation.company_id]
        line.relation = line.relation or relation
        line.tags += [tag.name for tag in relation.tags.all()]
    promises = _open_handovers(user).filter(sheet__company__in=lines).order_by()
    for pk, number in promises.values_list("sheet__company").annotate(n=Count("pk")):
        lines[pk].open_promises = number
    logged = _talked_in_log(organisations).filter(**here).order_by()
    followed = _talked_in_follow_up(user).filter(handover__sheet__company__in=lines).order_by()
    for rows, name in ((logged, "company"), (followed, "handover__sheet__company")):
        for pk, at in rows.values_list(name).annotate(at=Max("at")):
            lines[pk].last_contact = max(lines[pk].last_contact or at, at)
    return list(lines.values())


def relations_of(organisations: Iterable[Organisation]) -> QuerySet[CompanyRelation]:
    return CompanyRelation.objects.filter(organisation__in=organisations)


def _open_handovers(user):
    return Handover.objects.visible_to(user).open()


def _talked_in_log(organisations):
    return CompanyLogEntry.objects.filter(organisation__in=organisations, kind__in=TALKED)


def _talked_in_follow_up(user):
    return FollowUpEntry.objects.filter(
        handover__in=Handover.objects.visible_to(user).order_by().values("pk"), kind__in=TALKED
    )


def _talked(user, organisations, *, since=NEVER):
    """The companies that somebody talked to: by the log, and by the follow-up of sheets."""
    logged = _talked_in_log(organisations).filter(at__gte=since)
    followed = _talked_in_follow_up(user).filter(
        at__gte=since, handover__sheet__company__isnull=False
    )
    yield logged.order_by().values("company")
    yield followed.order_by().values("handover__sheet__company")


def _with_last_contact(companies, user, organisations):
    """`talked`; the newest contact is looked for only at companies that somebody talked to."""
    logged = _talked_in_log(organisations).filter(company=OuterRef("pk"))
    followed = _talked_in_follow_up(user).filter(handover__sheet__company=OuterRef("pk"))
    newest = [
        Case(When(pk__in=ever, then=Subquery(rows.order_by("-at").values("at")[:1])), default=NEVER)
        for ever, rows in zip(_talked(user, organisations), (logged, followed), strict=True)
    ]
    return companies.annotate(talked=Greatest(*newest))
