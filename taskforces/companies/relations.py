"""An organisation's own knowledge of a company: written down, logged, tagged."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import Organisation, User
from taskforces.companies import bulk
from taskforces.companies.merging import standing
from taskforces.companies.moving import Moves, remember
from taskforces.models import BulkChange, Company, CompanyLogEntry, CompanyRelation, Tag


def relation_of(organisation: Organisation, company: Company) -> CompanyRelation:
    """The row that is there, or an unsaved one: looking at a company writes nothing."""
    known = CompanyRelation.objects.filter(organisation=organisation, company=company)
    found = known.select_related("responsible").first()
    if found is None:
        return CompanyRelation(organisation=organisation, company=company)
    found.organisation = organisation
    return found


@transaction.atomic
def keep(
    organisation: Organisation, company: Company, *, by: User, tags: Iterable[str] = (), **known
) -> CompanyRelation:
    """Save what the organisation knows; `known` are fields of the relation, `tags` all of its tags."""
    company = standing(company)
    relation = _locked(organisation, company)
    changed = [name for name, value in known.items() if getattr(relation, name) != value]
    for name, value in known.items():
        setattr(relation, name, value)
    relation.changed_at = timezone.now()
    relation.save()
    relation.tags.set(tags_named(organisation, tags))
    audit.record(organisation, by=by, verb="keep_company", thing=company, after={"fields": changed})
    return relation


@transaction.atomic
def log(
    organisation: Organisation,
    company: Company,
    *,
    by: User,
    kind: str,
    text: str,
    next_step: str = "",
    next_step_on=None,
) -> CompanyLogEntry:
    """Write a contact down. What was to be done next is done by it, so a new step takes its place."""
    company = standing(company)
    entry = CompanyLogEntry.objects.create(
        organisation=organisation, company=company, kind=kind, text=text, by=by
    )
    relation = _locked(organisation, company)
    relation.next_step, relation.next_step_on = next_step, next_step_on
    relation.responsible = relation.responsible or by
    relation.changed_at = timezone.now()
    relation.save()
    return entry


@transaction.atomic
def tag(organisation: Organisation, companies: Iterable[Company], name: str, *, by: User) -> int:
    """Give many companies one tag; returns how many did not have it before. It can be undone."""
    (mark,) = tags_named(organisation, [name])
    relations = [_locked(organisation, company) for company in companies]
    new = [each for each in relations if not each.tags.filter(pk=mark.pk).exists()]
    for relation in new:
        relation.tags.add(mark)
    ties = CompanyRelation.tags.through.objects.filter(tag=mark, companyrelation__in=new)
    told = {"number": len(new), "label": mark.name, "added": ties}
    bulk.note(organisation, BulkChange.What.TAG, by=by, **told)
    audit.record(
        organisation, by=by, verb="tag_companies", thing=mark, after={"companies": len(new)}
    )
    return len(new)


@transaction.atomic
def set_kind(
    organisation: Organisation, companies: Iterable[Company], kind: str, *, by: User
) -> int:
    """Say of many companies whether they are commercial; returns of how many that is new. It can be undone."""
    moves, new = Moves(), 0
    for company in companies:
        relation = _locked(organisation, company)
        if relation.kind != kind:
            remember(relation, ["kind"], moves)
            relation.kind, relation.changed_at = kind, timezone.now()
            relation.save(update_fields=["kind", "changed_at"])
            new += 1
    label = str(CompanyRelation.Kind(kind).label) if kind else str(_("ikke sagt"))
    told = {"number": new, "label": label, "before": moves.before}
    bulk.note(organisation, BulkChange.What.KIND, by=by, **told)
    after = {"companies": new, "kind": kind}
    audit.record(organisation, by=by, verb="set_company_kind", thing=organisation, after=after)
    return new


def tags_named(organisation: Organisation, names: Iterable[str]) -> list[Tag]:
    """The organisation's tags of these names, made where they are new; large and small letters are one."""
    known = {
        found.name.casefold(): found for found in Tag.objects.filter(organisation=organisation)
    }
    wanted = {}
    for name in (" ".join(name.split()) for name in names):
        if name and name.casefold() not in wanted:
            wanted[name.casefold()] = known.get(name.casefold()) or Tag.objects.create(
                organisation=organisation, name=name
            )
    return list(wanted.values())


def _locked(organisation, company):
    CompanyRelation.objects.get_or_create(organisation=organisation, company=company)
    return CompanyRelation.objects.select_for_update().get(
        organisation=organisation, company=company
    )
