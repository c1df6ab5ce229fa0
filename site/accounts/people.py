"""Who works for an organisation: an owner gives roles and takes them away."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, Role, User
from accounts.refusals import Refused


class RoleRefused(Refused):
    class Code(models.TextChoices):
        LAST_OWNER = (
            "last_owner",
            _("Organisationen skal have mindst én ejer. Giv en anden rollen først."),
        )
        ALREADY = "already", _("Personen har allerede den rolle.")


@transaction.atomic
def give_role(organisation: Organisation, *, email: str, name: str, role: str, by: User) -> Role:
    """The role for the person with that address, who is made a user when unknown.

    A new user has no password: they log in with a code sent to the address. Raises RoleRefused.
    """
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(
        email, name=name
    )
    given, is_new = Role.objects.get_or_create(user=user, organisation=organisation, role=role)
    if not is_new:
        raise RoleRefused(RoleRefused.Code.ALREADY)
    audit.record(organisation, by=by, verb="give_role", thing=given, after={"role": role})
    return given


@transaction.atomic
def take_role(role: Role, *, by: User) -> None:
    """Counts from the very next request. Raises RoleRefused for the last owner."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=role.organisation_id)
    owners = Role.objects.filter(organisation=organisation, role=Role.Kind.OWNER)
    if role.role == Role.Kind.OWNER and not owners.exclude(pk=role.pk).exists():
        raise RoleRefused(RoleRefused.Code.LAST_OWNER)
    audit.record(organisation, by=by, verb="take_role", thing=role, before={"role": role.role})
    role.delete()
