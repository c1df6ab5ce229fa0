"""Whom to invite: the host's contacts narrowed by who they are and by what they did before."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from events.letters.last_contact import talked_to
from events.models import Event, Invitation
from taskforces.companies.industries import Industry, industry_of, of_industry
from taskforces.companies.kinds import of_kind
from taskforces.companies.talking import Talked
from taskforces.models import Company, Contact, ContactList, Membership, Network, Tag

ALWAYS_IS = 2  # evenings; one alone says nothing yet


class Habit(models.TextChoices):
    NEVER_ANSWERED = "never_answered", _("Har aldrig svaret")
    ALWAYS_COMES = "always_comes", _("Kommer altid")
    NEVER_INVITED = "never_invited", _("Har aldrig været inviteret")


class Did(models.TextChoices):
    """What somebody did with an invitation; each answer is a list of its own."""

    YES = "yes", _("Sagde ja")
    NO = "no", _("Sagde nej")
    NOTHING = "nothing", _("Svarede ikke")
    CAME = "came", _("Kom")


class Reach(models.TextChoices):
    """How somebody can be reached."""

    MAIL = "mail", _("Har e-mail")
    NO_MAIL = "no_mail", _("Har ingen e-mail")
    PHONE = "phone", _("Har telefon")
    OBJECTED = "objected", _("Har frabedt sig kontakt")


REACH = {
    Reach.MAIL: ~Q(email=""),
    Reach.NO_MAIL: Q(email=""),
    Reach.PHONE: ~Q(phone=""),
    Reach.OBJECTED: Q(objected_at__isnull=False),
}
DID = {
    Did.YES: Q(answer__in=Invitation.COMING),
    Did.NO: Q(answer=Invitation.Answers.NO),
    Did.NOTHING: Q(answer=Invitation.Answers.NONE),
    Did.CAME: Q(registration__arrived_at__isnull=False),
}


@dataclass(frozen=True)
class Selection:
    """Which contacts to invite; an empty part of it filters nothing."""

    words: str = ""
    contact_list: ContactList | None = None
    network: Network | None = None
    role: str = ""
    industry: str = ""
    employees: str = ""
    municipality: str = ""
    habit: str = ""
    kind: str = ""
    reach: str = ""
    basis: str = ""
    talked: str = ""
    tag: Tag | None = None
    past_event: Event | None = None
    did: str = ""


def candidates(
    event: Event, selection: Selection | None = None, *, host: Organisation | None = None
) -> QuerySet[Contact]:
    """Contacts who may be invited and are not yet, narrowed by the selection; no closed company's.

    The organiser's, or those of a joint `host`.
    """
    contacts = (host or event.organisation).contacts.may_be_invited()
    found = contacts.filter(company__closed_on=None).exclude(invitations__event=event)
    found = narrow(found, selection or Selection())
    return found.select_related("company").order_by("company__name", "name")


def narrow(contacts: QuerySet[Contact], selection: Selection) -> QuerySet[Contact]:
    if selection.words:
        contacts = contacts.search(selection.words)
    if selection.contact_list:
        contacts = contacts.filter(listings__contact_list=selection.contact_list)
    if selection.network or selection.role:
        contacts = contacts.filter(_member(selection))
    if selection.industry:
        contacts = of_industry(contacts, selection.industry, field="company__industry_code")
    if selection.employees:
        contacts = contacts.filter(company__employees=selection.employees)
    if selection.municipality:
        contacts = contacts.filter(_in(selection.municipality))
    if selection.tag:
        contacts = contacts.filter(company__in=selection.tag.relations.values("company"))
    if selection.kind:
        contacts = contacts.filter(of_kind(selection.kind, host="organisation", company="company"))
    if selection.reach:
        contacts = contacts.filter(REACH[Reach(selection.reach)])
    if selection.basis:
        contacts = contacts.filter(contact_basis=selection.basis)
    if selection.talked:
        contacts = talked_to(contacts, Talked(selection.talked))
    if selection.past_event or selection.did:
        contacts = contacts.filter(_did(selection))
    return _with_habit(contacts, selection.habit) if selection.habit else contacts


def _did(selection):
    """What they did with an invitation: to that event, or to any one."""
    invitations = Invitation.objects.filter(contact=OuterRef("pk"), withdrawn_at=None)
    if selection.past_event:
        invitations = invitations.filter(event=selection.past_event)
    if selection.did:
        invitations = invitations.filter(DID[Did(selection.did)])
    return Exists(invitations)


def _member(selection):
    """Of a company that is in the network; where the membership names a person, that one."""
    wanted = {"network": selection.network, "role": selection.role}
    memberships = Membership.objects.current().filter(
        **{key: value for key, value in wanted.items() if value}
    )
    companies = memberships.filter(contact=None).values("company")
    return Q(company__in=companies) | Q(pk__in=memberships.exclude(contact=None).values("contact"))


def _in(municipality):
    """Where the person works, when we know it; else where the company is."""
    at_work = Q(workplace__municipality_code=municipality)
    return at_work | Q(workplace=None, company__municipality_code=municipality)


def _with_habit(contacts, habit):
    if habit == Habit.NEVER_INVITED:
        return contacts.filter(invitations=None)
    counted = contacts.annotate(
        invited=_invitations(),
        answered=_invitations(~Q(invitations__answer=Invitation.Answers.NONE)),
        past=_invitations(Q(invitations__event__ends_at__lt=timezone.now())),
        came=_invitations(Q(invitations__registration__arrived_at__isnull=False)),
    )
    if habit == Habit.NEVER_ANSWERED:
        return counted.filter(invited__gte=1, answered=0)
    return counted.filter(past__gte=ALWAYS_IS, came__gte=F("past"))


def _invitations(more=Q()):  # noqa: B008 (never changed)
    stand = Q(invitations__isnull=False, invitations__withdrawn_at=None)
    return Count("invitations", filter=stand & more, distinct=True)


@dataclass(frozen=True)
class Covered:
    """Companies of one kind that the host knows, and how many of them are invited to the event."""

    key: str
    label: str
    known: int
    invited: int

    @property
    def share(self) -> int:
        """Whole per cent."""
        return round(100 * self.invited / self.known)


def coverage(event: Event) -> dict[str, list[Covered]]:
    """{"industry": rows, "employees": rows}; the largest gaps can be read off, nobody is named."""
    companies = Company.objects.filter(contacts__organisation=event.organisation).distinct()
    invited = set(
        Invitation.objects.of_network(None)
        .filter(event=event, withdrawn_at=None)
        .values_list("contact__company", flat=True)
    )
    by = {"industry": {}, "employees": {}}
    for pk, code, employees in companies.values_list("pk", "industry_code", "employees"):
        for kind, key in (("industry", industry_of(code)), ("employees", employees)):
            known, asked = by[kind].get(key, (0, 0))
            by[kind][key] = (known + 1, asked + (pk in invited))
    return {
        "industry": _rows(by["industry"], Industry.choices),
        "employees": _rows(by["employees"], Company.Employees.choices),
    }


def _rows(counted, choices):
    return [
        Covered(str(key), str(label), *counted[key]) for key, label in choices if key in counted
    ]
