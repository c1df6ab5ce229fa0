"""A unit's days, departments and who is away."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from accounts.access import Ability, require
from accounts.models import ClosingDay, Organisation, Role, User
from pledges.models import Absence, Department, DepartmentOffer


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
    """A day on which a unit is closed whose days the user decides on."""
    closing = get_object_or_404(ClosingDay.objects.select_related("organisation"), pk=pk)
    require(user, Ability.ASSIGN_SHEETS, closing.organisation_id)
    return closing


def get_owned_unit(user: User, pk: int) -> Organisation:
    """A unit whose owner the user is; who only runs the site moves nobody's sheets."""
    units = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYMENT_UNIT)
    unit = get_object_or_404(units, pk=pk)
    require(user, Ability.MANAGE_ORGANISATION, unit.pk)
    if not unit.roles.filter(user=user, role=Role.Kind.OWNER).exists():
        raise PermissionDenied
    return unit


def get_department(user: User, pk: int) -> Department:
    """A department of a unit whose days and deadlines the user decides on."""
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
