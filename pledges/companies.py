"""Which companies an organisation knows, and who may open the page of one: one rule for lists, pages and sheets."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import Ability, organisations_with, require, roles_with, take_along
from accounts.models import Organisation, Role, User
from pledges.models import Opening, Sheet
from taskforces.models import (
    Company,
    CompanyLogEntry,
    CompanyRelation,
    Contact,
    Membership,
    Network,
)


def known_to(organisations: Iterable[Organisation]) -> QuerySet[Company]:
    """Companies with a contact, a member, a sheet, an opening or words of one of the organisations.

    The register is shared; that somebody else knows a company is nobody's business.
    """
    ids = [organisation.pk for organisation in organisations]
    ours = {"organisation__in": ids}
    knows = (
        CompanyRelation.objects.filter(**ours),
        CompanyLogEntry.objects.filter(**ours).order_by(),
        Contact.objects.filter(**ours).order_by(),
        Membership.objects.filter(network__host__in=ids).order_by(),
        Sheet.objects.filter(network__host__in=ids, company__isnull=False).order_by(),
        Sheet.objects.filter(handover__unit__in=ids, company__isnull=False).order_by(),
        Opening.objects.filter(network__host__in=ids, company__isnull=False).order_by(),
        Opening.objects.filter(unit__in=ids, company__isnull=False).order_by(),
    )
    first, *others = (rows.values("company") for rows in knows)
    # One list of ids: the companies of a whole country are not gone through for those of one organisation.
    return Company.objects.filter(pk__in=first.union(*others))


def known_alone_to(organisation: Organisation) -> QuerySet[Company]:
    """Companies that no other organisation knows: what an owner may put right for themselves alone."""
    others = Organisation.objects.exclude(pk=organisation.pk)
    return known_to([organisation]).exclude(pk__in=known_to(others).values("pk"))


def partners_of(organisations: Iterable[Organisation]) -> QuerySet[Organisation]:
    """The units that follow up for these hosts, and the hosts that these units follow up for."""
    ids = [organisation.pk for organisation in organisations]
    networks = Network.objects.filter(active=True)
    units = networks.filter(host__in=ids).values("unit")
    hosts = networks.filter(unit__in=ids).values("host")
    return Organisation.objects.filter(Q(pk__in=units) | Q(pk__in=hosts)).exclude(pk__in=ids)


def is_known_to_others(company: Company, organisations: Iterable[Organisation]) -> bool:
    """Whether somebody besides these organisations knows the company; what they typed themselves is theirs."""
    ours = {organisation.pk for organisation in organisations}
    if not company.cvr_number and company.typed_by_id in ours:
        return False
    others = Organisation.objects.exclude(pk__in=ours)
    return known_to(others).filter(pk=company.pk).exists()


def keepers(user: User) -> list[Organisation]:
    """The organisations whose knowledge of companies the user keeps; PermissionDenied where there are none."""
    found = list(organisations_with(user, Ability.KEEP_COMPANIES).order_by("name"))
    if not found:
        raise PermissionDenied
    return found


def get_company(user: User, pk: int) -> tuple[Company, list[Organisation]]:
    """The company, and those of the user's organisations that know it; 404 where none does, 403 without the ability.

    Of one that was merged, the one it became.
    """
    company = get_object_or_404(Company, pk=pk)
    while company.merged_into_id:
        company = company.merged_into
    roles = _roles_with_knowledge(user, company)
    take_along(user, roles)
    known = {role.organisation_id: role.organisation for role in roles if role.knows}
    require(user, Ability.KEEP_COMPANIES, *known)
    keeping = roles_with(Ability.KEEP_COMPANIES)
    kept = {role.organisation_id for role in roles if role.role in keeping}
    return company, [each for pk, each in known.items() if pk in kept]


def _roles_with_knowledge(user, company):
    """All roles of the user, each with its organisation and with whether that `knows` the company.

    Mostly it has words of its own about it; where it has, nothing else is looked for.
    """
    words = CompanyRelation.objects.filter(company=company, organisation=OuterRef("organisation"))
    roles = Role.objects.filter(user=user).select_related("organisation")
    roles = list(roles.annotate(knows=Exists(words)).order_by("organisation__name", "pk"))
    if unsure := {role.organisation_id for role in roles if not role.knows}:
        knowing = _knowing(company, unsure)
        for role in roles:
            role.knows = role.knows or role.organisation_id in knowing
    return roles


def _knowing(company, ids):
    """Those of the organisations that know the company by something else than words about it."""
    here = OuterRef("pk")
    rows = (
        CompanyLogEntry.objects.filter(company=company, organisation=here),
        Contact.objects.filter(company=company, organisation=here),
        Membership.objects.filter(company=company, network__host=here),
        Sheet.objects.filter(company=company, network__host=here),
        Sheet.objects.filter(company=company, handover__unit=here),
        Opening.objects.filter(company=company, network__host=here),
        Opening.objects.filter(company=company, unit=here),
    )
    knows = reduce(or_, (Exists(each.order_by()) for each in rows))
    found = Organisation.objects.filter(knows, pk__in=ids).order_by()
    return set(found.values_list("pk", flat=True))


def get_kept(user: User, pk: int, organisation_id: str) -> tuple[Company, Organisation]:
    """For a change: the company and the one organisation, of those that know it, that writes."""
    company, organisations = get_company(user, pk)
    if not organisation_id:
        return company, organisations[0]
    for organisation in organisations:
        if str(organisation.pk) == organisation_id:
            return company, organisation
    raise Http404
