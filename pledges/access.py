import re

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import Ability, abilities_in, organisations_with, require
from accounts.keys import digest
from accounts.models import ClosingDay, Organisation, Role, User
from events.models import Event
from pledges.models import (
    Absence,
    AftercareContact,
    Candidate,
    CompanyQuestion,
    CounterOffer,
    Department,
    DepartmentOffer,
    DoorRequest,
    Handover,
    Introduction,
    JobOrderDraft,
    JobProfile,
    MailText,
    Opening,
    Placement,
    ProgrammeTarget,
    Referral,
    Sheet,
    SheetLink,
    SteeringAction,
    SteeringMeeting,
    SteeringMember,
    SupportDay,
    Target,
    Visit,
    VisitTime,
)
from taskforces.models import Membership, Network

TICKED = re.compile(r"[0-9]{1,9}:[0-9]{1,9}")


def get_handover(user: User, pk: int, ability: Ability = Ability.WORK_SHEETS) -> Handover:
    """A handover of one's own unit; the network's host sees the sheet, never the unit's log."""
    handover = get_object_or_404(Handover.objects.with_sheets(), pk=pk)
    require(user, ability, handover.unit_id)
    return handover


def get_handovers(user: User, ticked: list[str], ability: Ability) -> list[tuple[Handover, int]]:
    """Rows ticked in a list, each as "id:version"; one that is foreign or made up makes all of it a 404."""
    if not all(TICKED.fullmatch(value) for value in ticked):
        raise Http404
    versions = {int(pk): int(version) for pk, version in (value.split(":") for value in ticked)}
    found = Handover.objects.with_sheets().filter(pk__in=versions)
    if len(found) != len(versions):
        raise Http404
    for unit in sorted({handover.unit_id for handover in found}):
        require(user, ability, unit)
    return [(handover, versions[handover.pk]) for handover in found]


def get_evening(user: User, pk: int) -> tuple[Event, bool]:
    """An event whose follow-up the user may see, and whether as the host: they see every unit's sheets."""
    event = get_object_or_404(Event.objects.select_related("network__host"), pk=pk)
    units = Handover.objects.filter(sheet__event=event).values_list("unit_id", flat=True)
    host, own = event.network.host_id, event.network.unit_id
    require(user, Ability.SEE_SHEETS, host, own, *units.distinct().order_by())
    return event, Ability.SEE_SHEETS in abilities_in(user, [host])


def get_network(user: User, pk: int, ability: Ability) -> Network:
    """A network of one's own organisation."""
    network = get_object_or_404(Network.objects.select_related("host", "unit"), pk=pk)
    require(user, ability, network.host_id)
    return network


def get_steered_network(user: User, pk: int) -> Network:
    """A network of either side of the steering group."""
    network = get_object_or_404(Network.objects.select_related("host", "unit"), pk=pk)
    require(user, Ability.STEER, network.host_id, network.unit_id)
    return network


def get_question(user: User, pk: int, *, answering: bool = False) -> CompanyQuestion:
    """What was asked of one's own organisation; an input is answered by whoever leads."""
    question = get_object_or_404(CompanyQuestion.objects.with_people(), pk=pk)
    is_lead = answering and question.is_input
    require(user, Ability.STEER if is_lead else Ability.SEE_SHEETS, question.unit_id)
    return question


def get_meeting_event(user: User, pk: int) -> Event:
    """A meeting whose inputs the host or the network's unit reads aloud."""
    event = get_object_or_404(Event.objects.select_related("network__host", "network__unit"), pk=pk)
    require(user, Ability.SEE, event.network.host_id, event.network.unit_id)
    return event


def get_sheet_of_evening(user: User, pk: int) -> Sheet:
    """A sheet of an event of one's own organisation."""
    sheets = Sheet.objects.exclude(event=None).select_related("event", "network__host")
    sheet = get_object_or_404(sheets, pk=pk)
    require(user, Ability.SEE_SHEETS, sheet.network.host_id)
    return sheet


def get_sheet_link(user: User, pk: int) -> SheetLink:
    """A way in to the sheet of one's own organisation, for whoever may see what came by it."""
    link = get_object_or_404(SheetLink.objects.select_related("network__host"), pk=pk)
    require(user, Ability.SEE_SHEETS, link.network.host_id)
    return link


def networks_to_write_sheets_for(user: User):
    """Active networks whose sheets the user sees as the host's, or works on as the unit's."""
    hosts = organisations_with(user, Ability.SEE_SHEETS)
    units = organisations_with(user, Ability.WORK_SHEETS)
    active = Network.objects.filter(active=True).select_related("host", "unit")
    return active.filter(Q(host__in=hosts) | Q(unit__in=units))


def networks_to_write_openings_for(user: User):
    """The same, where somebody follows up on what companies say: a unit, or the host at its own desk."""
    return networks_to_write_sheets_for(user).exclude(unit=None, host_desk=False)


def is_at_desk(user: User, network: Network) -> bool:
    """Whether the user works with people of the network for its host."""
    return bool(network.desk) and Ability.WORK_CANDIDATES in abilities_in(user, network.desk)


def whose(user: User, network: Network, unit: Organisation | None) -> Organisation | None:
    """Whose a candidate or an opening is that the user writes down: the unit's, or the host's at its own desk."""
    works_there = unit and Ability.WORK_CANDIDATES in abilities_in(user, [unit.pk])
    return network.host if is_at_desk(user, network) and not works_there else unit


def get_ambassador(user: User, network_pk: int, pk: int) -> Membership:
    ambassadors = Membership.objects.filter(role=Membership.Role.AMBASSADOR)
    found = get_object_or_404(
        ambassadors.select_related("network__host", "contact__company"), pk=pk, network=network_pk
    )
    require(user, Ability.MANAGE_EVENTS, found.network.host_id)
    return found


def get_introduction(user: User, pk: int) -> Introduction:
    """One that the user may answer: whoever introduces for the network's host, not only who is named."""
    introductions = Introduction.objects.select_related(
        "introducer", "handover__unit", "handover__sheet__network"
    )
    introduction = get_object_or_404(introductions, pk=pk)
    require(user, Ability.INTRODUCE, introduction.handover.sheet.network.host_id)
    return introduction


def get_door(user: User, pk: int) -> DoorRequest:
    """A question for an introduction that the user may answer."""
    doors = DoorRequest.objects.select_related("network__host", "unit", "asked_by")
    door = get_object_or_404(doors, pk=pk)
    require(user, Ability.INTRODUCE, door.network.host_id)
    return door


def get_placement(user: User, pk: int) -> Placement:
    placement = get_object_or_404(Placement.objects.with_people(), pk=pk)
    require(user, Ability.WORK_CANDIDATES, placement.unit_id, *placement.network.desk)
    return placement


def get_opening(user: User, pk: int, ability: Ability = Ability.WORK_SHEETS) -> Opening:
    """The unit works on it, and the host at its own desk; the host and further units may see what is left of it."""
    opening = get_object_or_404(Opening.objects.with_companies().with_remaining(), pk=pk)
    if is_at_desk(user, opening.network):
        require(user, Ability.WORK_CANDIDATES, opening.network.host_id)
        return opening
    if ability == Ability.SEE_SHEETS:
        further = opening.network.further_units.values_list("pk", flat=True)
        if Ability.WORK_CANDIDATES not in abilities_in(user, [opening.unit_id, *further]):
            require(user, ability, opening.unit_id, opening.network.host_id)
    else:
        require(user, ability, opening.unit_id)
    return opening


def get_counter_offer(user: User, pk: int) -> CounterOffer:
    """What one's own unit suggested to a company."""
    offers = CounterOffer.objects.select_related("opening__handover__sheet", "opening__company")
    found = get_object_or_404(offers, pk=pk)
    require(user, Ability.WORK_SHEETS, found.opening.unit_id)
    return found


def get_candidate(user: User, pk: int) -> Candidate:
    candidate = get_object_or_404(
        Candidate.objects.select_related("unit", "network__host", "known_by"), pk=pk
    )
    require(user, Ability.WORK_CANDIDATES, candidate.unit_id)
    return candidate


def get_referral(user: User, pk: int) -> Referral:
    """Of one's own candidate, or at an opening of one's own unit."""
    referrals = Referral.objects.select_related(
        "candidate__unit",
        "opening__company",
        "opening__unit",
        "opening__network",
        "opening__owner",
        "opening__handover__owner",
        "opening__handover__sheet",
    )
    referral = get_object_or_404(referrals, pk=pk)
    mine = (referral.candidate.unit_id, referral.opening.unit_id)
    require(user, Ability.WORK_CANDIDATES, *mine, *referral.opening.network.desk)
    return referral


def get_aftercare_contact(user: User, pk: int) -> AftercareContact:
    contacts = AftercareContact.objects.select_related(
        *("placement__unit", "placement__network", "placement__scheme"),
        *("placement__handover__sheet", "placement__opening__company"),
    )
    contact = get_object_or_404(contacts, pk=pk)
    placement = contact.placement
    require(user, Ability.WORK_CANDIDATES, placement.unit_id, *placement.network.desk)
    return contact


def get_visit(user: User, pk: int) -> Visit:
    visits = Visit.objects.select_related(
        "consultant", "handover__unit", "handover__owner", "handover__sheet__network"
    )
    visit = get_object_or_404(visits, pk=pk)
    require(user, Ability.WORK_SHEETS, visit.handover.unit_id)
    return visit


def get_visit_time(user: User, pk: int) -> VisitTime:
    """Any of the unit: a colleague's offer can be taken down when they are ill."""
    time = get_object_or_404(VisitTime, pk=pk)
    require(user, Ability.WORK_SHEETS, time.unit_id)
    return time


def get_profile(user: User, pk: int) -> JobProfile:
    profile = get_object_or_404(
        JobProfile.objects.select_related("unit", "network", "contact"), pk=pk
    )
    require(user, Ability.WORK_SHEETS, profile.unit_id)
    return profile


def get_mail_text(user: User, pk: int) -> MailText:
    """Of one's own unit; whoever may not work its sheets finds none."""
    return get_object_or_404(MailText.objects.visible_to(user), pk=pk)


def get_order(user: User, pk: int) -> JobOrderDraft:
    order = get_object_or_404(JobOrderDraft.objects.with_sheets(), pk=pk)
    require(user, Ability.WORK_SHEETS, order.handover.unit_id)
    return order


def get_receipt(token: str) -> Sheet:
    """The sheet of a receipt's secret address."""
    if "\0" in token:  # PostgreSQL will not even look for it
        raise Http404
    sheets = Sheet.objects.exclude(handover=None).select_related(
        "network__host",
        "event",
        "handover__unit",
        "handover__owner",
        "handover__introduction__introducer",
    )
    return get_object_or_404(sheets.of_receipt(token).prefetch_related("lines"))


def get_absence(user: User, pk: int) -> Absence:
    """One's own, or anybody's in a unit that one leads."""
    absence = get_object_or_404(Absence.objects.select_related("unit", "user"), pk=pk)
    own = absence.user_id == user.pk
    require(user, Ability.WORK_SHEETS if own else Ability.ASSIGN_SHEETS, absence.unit_id)
    return absence


def get_unit(user: User, pk: int) -> Organisation:
    """A unit whose days and deadlines the user decides on."""
    unit = get_object_or_404(Organisation.objects.prefetch_related("closing_days"), pk=pk)
    require(user, Ability.ASSIGN_SHEETS, unit.pk)
    return unit


def get_closing_day(user: User, pk: int) -> ClosingDay:
    closing = get_object_or_404(ClosingDay.objects.select_related("organisation"), pk=pk)
    require(user, Ability.ASSIGN_SHEETS, closing.organisation_id)
    return closing


def get_target(user: User, pk: int) -> Target:
    target = get_object_or_404(Target.objects.select_related("network__host"), pk=pk)
    require(user, Ability.STEER, target.network.host_id, target.network.unit_id)
    return target


def get_programme_target(user: User, pk: int) -> ProgrammeTarget:
    target = get_object_or_404(ProgrammeTarget.objects.select_related("programme__lead"), pk=pk)
    require(user, Ability.RUN_PROGRAMMES, target.programme.lead_id)
    return target


def get_owned_unit(user: User, pk: int) -> Organisation:
    """A unit whose owner the user is; who only runs the site moves nobody's sheets."""
    units = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYMENT_UNIT)
    unit = get_object_or_404(units, pk=pk)
    require(user, Ability.MANAGE_ORGANISATION, unit.pk)
    if not unit.roles.filter(user=user, role=Role.Kind.OWNER).exists():
        raise PermissionDenied
    return unit


def get_department(user: User, pk: int) -> Department:
    department = get_object_or_404(Department.objects.select_related("unit"), pk=pk)
    require(user, Ability.ASSIGN_SHEETS, department.unit_id)
    return department


def get_department_offer(user: User, pk: int) -> DepartmentOffer:
    """One that the user's own department answers."""
    offers = DepartmentOffer.objects.select_related("handover__unit", "handover__sheet__network")
    offer = get_object_or_404(offers, pk=pk)
    require(user, Ability.WORK_SHEETS, offer.handover.unit_id)
    if not user.departments.filter(pk=offer.department_id).exists():
        raise PermissionDenied
    return offer


def get_steering_member(user: User, pk: int) -> SteeringMember:
    member = get_object_or_404(SteeringMember.objects.select_related("network__host"), pk=pk)
    require(user, Ability.STEER, member.network.host_id, member.network.unit_id)
    return member


def get_steering_guest(key: str) -> SteeringMember:
    """Whose own address it is; Http404 for any other."""
    members = SteeringMember.objects.select_related("network__host", "network__unit")
    return get_object_or_404(members, key_sha256=digest(key))


def get_support_day(user: User, pk: int) -> SupportDay:
    """Both sides see it: who comes, and who is visited."""
    days = SupportDay.objects.select_related("network__host", "network__unit")
    day = get_object_or_404(days, pk=pk)
    require(user, Ability.STEER, day.network.host_id, day.network.unit_id)
    return day


def get_meeting(user: User, pk: int) -> SteeringMeeting:
    """A meeting of either side of the network."""
    meetings = SteeringMeeting.objects.select_related("network__host", "network__unit")
    meeting = get_object_or_404(meetings, pk=pk)
    require(user, Ability.STEER, meeting.network.host_id, meeting.network.unit_id)
    return meeting


def get_action(meeting: SteeringMeeting, pk: int) -> SteeringAction:
    """Of any meeting of the network: what was agreed before is looked at again until it is done."""
    actions = SteeringAction.objects.select_related("meeting__network__host")
    return get_object_or_404(actions, pk=pk, meeting__network=meeting.network_id)
