"""Who of a unit is a personal job broker, in one of two forms: with candidates alone, or with companies as well."""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, Role, User

Kind = Role.Kind


class Form(models.TextChoices):
    NONE = "none", _("ikke jobformidler")
    CANDIDATES = "candidates", _("kun kandidater")
    BOTH = "both", _("kandidater og virksomheder")


# Which of the two roles each form holds.
ROLES = {
    Form.NONE: frozenset({Kind.CONSULTANT}),
    Form.CANDIDATES: frozenset({Kind.JOB_BROKER}),
    Form.BOTH: frozenset({Kind.CONSULTANT, Kind.JOB_BROKER}),
}
OURS = frozenset({Kind.CONSULTANT, Kind.JOB_BROKER})


@dataclass(frozen=True)
class Colleague:
    user: User
    form: str


def form_of(roles: frozenset[str]) -> str:
    """By the roles somebody has in the unit; a lead without the role of a broker is none."""
    if Kind.JOB_BROKER not in roles:
        return Form.NONE
    return Form.BOTH if roles & {Kind.CONSULTANT, Kind.UNIT_LEAD} else Form.CANDIDATES


def colleagues(unit: Organisation) -> list[Colleague]:
    """Everybody who works with companies or candidates in the unit."""
    found = Role.objects.filter(organisation=unit, role__in=OURS).select_related("user")
    roles = {}
    for role in found.order_by("user__name", "user_id"):
        roles.setdefault(role.user, set()).add(role.role)
    return [Colleague(user, form_of(frozenset(kinds))) for user, kinds in roles.items()]


@transaction.atomic
def set_form(unit: Organisation, user: User, *, form: str, by: User) -> None:
    """Give and take the roles that the form holds; a role by the organisation's own log-in is left alone."""
    Organisation.objects.select_for_update().get(pk=unit.pk)
    theirs = Role.objects.filter(organisation=unit, user=user, role__in=OURS)
    has = frozenset(theirs.values_list("role", flat=True))
    if not has or has == ROLES[form]:
        return
    theirs.filter(given_by=None).exclude(role__in=ROLES[form]).delete()
    for kind in sorted(ROLES[form] - has):
        Role.objects.create(organisation=unit, user=user, role=kind)
    audit.record(
        unit,
        by=by,
        verb="job_broker.set",
        thing=unit,
        person=user,
        before={"form": form_of(has)},
        after={"form": form},
    )
