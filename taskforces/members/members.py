"""Members made, changed and taken out, requests answered, and how many of them lead a business."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from taskforces.contacts.contacts import company_named
from taskforces.models import Company, Contact, JoinRequest, Membership, Network
from taskforces.pages.pictures import forget_pictures, keep_picture

AIM = 80  # per cent business leaders, the Task Forces' own rule of thumb


class MemberRefused(Refused):
    class Code(models.TextChoices):
        MEMBER = "member", _("Virksomheden er allerede medlem.")
        ANSWERED = "answered", _("En kollega har allerede svaret.")


@dataclass(frozen=True)
class LeaderShare:
    """How many of the members lead a business, against what the network aims at."""

    leaders: int
    members: int

    @property
    def percent(self) -> int | None:
        """Rounded down, so that a network just below its aim does not look as if it were there; None for nobody."""
        return self.leaders * 100 // self.members if self.members else None

    @property
    def reached(self) -> bool:
        return self.percent is not None and self.percent >= AIM

    @property
    def missing(self) -> int:
        """How many more leaders would bring the share to the aim; 0 where it is reached or nobody is a member."""
        lacking = AIM * self.members - 100 * self.leaders
        return max(-(-lacking // (100 - AIM)), 0)


def leader_share(kinds: Iterable[str]) -> LeaderShare:
    """`kinds`: what each member of today is."""
    kinds = list(kinds)
    return LeaderShare(sum(kind in Membership.LEADERS for kind in kinds), len(kinds))


@transaction.atomic
def add_member(
    network: Network, company: Company, *, by: User, contact: Contact | None = None, **facts
) -> Membership:
    """A company that left before is the same member again. Raises MemberRefused for one that is there."""
    Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    member = network.memberships.filter(company=company).first()
    if member and network.memberships.current().filter(pk=member.pk).exists():
        raise MemberRefused(MemberRefused.Code.MEMBER)
    member = member or Membership(network=network, company=company)
    member.contact, member.left_on, member.joined_on = contact, None, timezone.localdate()
    for name, value in facts.items():
        setattr(member, name, value)
    member.save()
    audit.record(network.host, by=by, verb="add_member", thing=member)
    return member


@transaction.atomic
def change_member(
    member: Membership, *, by: User, logo: UploadedFile | Literal[False] | None = None, **facts
) -> Membership:
    """`logo`: a new picture, or False to take it away; None leaves it."""
    replaced = member.logo if logo is not None else None
    if logo:
        host, title = member.network.host, f"{member.company}: logo"
        facts["logo"] = keep_picture(host, title=title, file=logo, by=by)
    elif logo is False:
        facts["logo"] = None
    changed = [name for name, value in facts.items() if getattr(member, name) != value]
    for name, value in facts.items():
        setattr(member, name, value)
    member.save()
    forget_pictures([replaced])
    audit.record(
        member.network.host, by=by, verb="change_member", thing=member, after={"fields": changed}
    )
    return member


def end_membership(member: Membership, *, by: User, day: date | None = None) -> Membership:
    """From that day on they are no member; what they did before stays."""
    return change_member(member, by=by, left_on=day or timezone.localdate(), shown_publicly=False)


@transaction.atomic
def answer_request(request: JoinRequest, *, yes: bool, by: User) -> Membership | None:
    """Yes makes the company and the person known to the host, and a member. Raises MemberRefused when it was answered before."""
    request = (
        JoinRequest.objects.select_for_update(of=("self",))
        .select_related("network__host")
        .get(pk=request.pk)
    )
    if request.answer:
        raise MemberRefused(MemberRefused.Code.ANSWERED)
    request.answer = JoinRequest.Answer.YES if yes else JoinRequest.Answer.NO
    request.answered_at, request.answered_by = timezone.now(), by
    request.save(update_fields=["answer", "answered_at", "answered_by"])
    audit.record(
        request.network.host, by=by, verb="answer_join_request", thing=request, after={"yes": yes}
    )
    return _welcome(request, by) if yes else None


def _welcome(request, by):
    host = request.network.host
    contact = (
        Contact.objects.filter(organisation=host, email__iexact=request.email)
        .select_related("company")
        .order_by("pk")
        .first()
    )
    if contact is None:
        contact = Contact.objects.create(
            organisation=host,
            company=company_named(host, request.company_name),
            name=request.name,
            email=request.email,
            phone=request.phone[:20],
            data_source=_("Skrev selv på netværkets side"),
            contact_basis=Contact.Basis.MEMBER,
        )
    current = request.network.memberships.current().filter(company=contact.company).first()
    return current or add_member(request.network, contact.company, contact=contact, by=by)
