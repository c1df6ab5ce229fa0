"""Where an organisation has closed log-in here: its people come by their own provider, and only by it."""

from dataclasses import dataclass

from django.db import transaction

from accounts import audit
from accounts.models import IdentityProvider, Role, RoleOffer, User
from accounts.sessions import end_sessions


@dataclass(frozen=True)
class Belongs:
    """One organisation that somebody has a role in."""

    closed: bool
    is_last_owner: bool = False


def may_log_in_here(belongs: list[Belongs], *, runs_site: bool = False) -> bool:
    """Whether a password or a code lets them in.

    Not whose organisations have all closed it. The last owner of one may: somebody must be able to mend it when the
    provider is down.
    """
    if runs_site or not belongs:
        return True
    return any(not one.closed or one.is_last_owner for one in belongs)


def belongings(user: User) -> list[Belongs]:
    mine = set(Role.objects.filter(user=user).values_list("organisation_id", flat=True))
    closed = set(
        _closed().filter(organisation_id__in=mine).values_list("organisation_id", flat=True)
    )
    owners = Role.objects.filter(organisation_id__in=mine, role=Role.Kind.OWNER)
    own = set(owners.filter(user=user).values_list("organisation_id", flat=True))
    shared = set(owners.exclude(user=user).values_list("organisation_id", flat=True))
    found = [Belongs(pk in closed, pk in own - shared) for pk in sorted(mine)]
    # A role that waits elsewhere is taken up by whoever proves the address, which is done here.
    waits = RoleOffer.objects.open().filter(email=user.email.lower()).exclude(organisation__in=mine)
    if waits.exclude(organisation__identity_provider__in=_closed()).exists():
        found.append(Belongs(closed=False))
    return found


def is_let_in(by: User) -> bool:
    """Whether they may log in here; a last owner who has to is written down."""
    found = belongings(by)
    if not may_log_in_here(found, runs_site=by.is_superuser):
        return False
    if found and all(one.closed for one in found) and not by.is_superuser:
        for provider in _closed().filter(organisation__roles__user=by).distinct():
            audit.record(provider.organisation, by=by, verb="sso.emergency_log_in", thing=provider)
    return True


def provider_for(user: User) -> IdentityProvider | None:
    """Where to send somebody who may not log in here."""
    return _closed().filter(organisation__roles__user=user).order_by("pk").first()


@transaction.atomic
def close(provider: IdentityProvider, *, by: User) -> None:
    """From now on only by the provider; who is in by a password or a code is logged out."""
    provider.local_closed = True
    provider.save(update_fields=["local_closed"])
    audit.record(provider.organisation, by=by, verb="sso.close_local", thing=provider)
    for user in User.objects.filter(roles__organisation=provider.organisation).distinct():
        if user != by and not may_log_in_here(belongings(user), runs_site=user.is_superuser):
            end_sessions(user)


@transaction.atomic
def open_again(provider: IdentityProvider, *, by: User) -> None:
    provider.local_closed = False
    provider.save(update_fields=["local_closed"])
    audit.record(provider.organisation, by=by, verb="sso.open_local", thing=provider)


def _closed():
    return IdentityProvider.objects.filter(active=True, local_closed=True)
