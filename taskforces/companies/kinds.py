"""Whether a company is commercial or social-economy, as the host of a network sees it."""

from django.db.models import Exists, OuterRef, Q

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


def of_kind(kind: str, *, host: str, network: str, company: str) -> Q:
    """`kind_of` for a query: the arguments are names of columns of the outer row."""
    said = CompanyRelation.objects.filter(
        organisation=OuterRef(host), company=OuterRef(company)
    ).exclude(kind="")
    member = Membership.objects.filter(
        network=OuterRef(network), company=OuterRef(company), kind=AS_MEMBER[kind]
    )
    return Q(Exists(said.filter(kind=kind))) | Q(~Exists(said), Exists(member))
