"""What a company is to an organisation in few words: its tags, and the networks in which it is a member."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextField, Value

from accounts.models import Organisation, User
from accounts.prepared import Prepared
from frontend.wording import label_of
from taskforces.models import Company, CompanyRelation, Membership, Tag


@dataclass(frozen=True)
class Member:
    network: str
    role: str
    tier: str

    def get_role_display(self):
        return label_of(Membership.Role, self.role)


def of(
    company: Company,
    relation: CompanyRelation,
    organisations: Iterable[Organisation],
    user: User,
) -> tuple[list[str], list[Member]]:
    """(names of tags, memberships), both by name and in one statement."""
    hosts = tuple(each.pk for each in organisations)
    rows = _ROWS.rows(user, company=company.pk, relation=relation.pk or 0, hosts=hosts)
    tags = sorted(name for what, name, _role, _tier in rows if what == "tag")
    return tags, [Member(*row) for what, *row in sorted(rows) if what == "member"]


def _asked_for(_reader, company, relation, hosts):
    tags = Tag.objects.filter(relations=relation).order_by()
    members = Membership.objects.filter(company=company, network__host__in=hosts).order_by()
    return tags.values_list(_text("tag"), "name", _text(""), _text("")).union(
        members.values_list(_text("member"), "network__name", "role", "tier"), all=True
    )


def _text(value):
    return Value(value, output_field=TextField())


_ROWS = Prepared(_asked_for)
