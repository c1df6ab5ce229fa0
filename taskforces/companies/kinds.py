"""Whether a company is commercial or social-economy, as the host of a network sees it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from accounts.models import Organisation
from taskforces.models import CompanyRelation, Membership

Kind = CompanyRelation.Kind
# What says the same of a member; other members are neither.
AS_MEMBER = {
    Kind.COMMERCIAL: Membership.Kind.COMPANY,
    Kind.SOCIAL_ECONOMY: Membership.Kind.SOCIAL_ECONOMY,
}


def kind_of(said: str, member: str = "") -> str:
    """What the host said of the company; where it said nothing, what its membership says; "" for neither."""
    if said:
        return said
    return next((kind for kind, as_member in AS_MEMBER.items() if as_member == member), "")


def of_kind(kind: str, *, host: str, company: str, network: str = "") -> Q:
    """`kind_of` for a query: the arguments are names of columns of the outer row.

    Without a network any membership in one of the host's networks counts.
    """
    of_network = {"network": OuterRef(network)} if network else {"network__host": OuterRef(host)}
    said = CompanyRelation.objects.filter(organisation=OuterRef(host), company=OuterRef(company))
    return _either(kind, said, Membership.objects.filter(company=OuterRef(company), **of_network))


def known_as(kind: str, organisations: Iterable[Organisation]) -> Q:
    """`kind_of` for a query of companies, as one of the organisations sees them."""
    here = {"company": OuterRef("pk")}
    said = CompanyRelation.objects.filter(organisation__in=organisations, **here)
    return _either(kind, said, Membership.objects.filter(network__host__in=organisations, **here))


def _either(kind, relations, members):
    said = relations.exclude(kind="")
    member = members.filter(kind=AS_MEMBER[kind])
    return Q(Exists(said.filter(kind=kind))) | Q(~Exists(said), Exists(member))
