"""Who works for an organisation: an owner offers a role to an address, its person takes it up, an owner takes it away."""

from datetime import datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import addresses, audit
from accounts.models import Organisation, Role, RoleOffer, User
from accounts.refusals import Refused


class RoleRefused(Refused):
    class Code(models.TextChoices):
        LAST_OWNER = (
            "last_owner",
            _("Organisationen skal have mindst én ejer. Giv en anden rollen først."),
        )
        ALREADY = "already", _("Personen har allerede den rolle.")
        OFFERED = "offered", _("Rollen er allerede tilbudt, og der er ikke svaret endnu.")


@transaction.atomic
def offer_role(
    organisation: Organisation, *, email: str, name: str, role: str, by: User
) -> RoleOffer:
    """Waits for whoever has the address to log in there and say yes. Raises RoleRefused.

    An address without an account gets one without a password: a code sent to it is the only way in. Nothing here
    tells the owner which of the two it was.
    """
    email = email.lower()
    known = User.objects.filter(email__iexact=email).first()
    if known and Role.objects.filter(user=known, organisation=organisation, role=role).exists():
        raise RoleRefused(RoleRefused.Code.ALREADY)
    _forget(RoleOffer.objects.filter(organisation=organisation), timezone.now())
    offer, is_new = RoleOffer.objects.get_or_create(
        organisation=organisation, email=email, role=role, defaults={"name": name, "by": by}
    )
    if not is_new:
        raise RoleRefused(RoleRefused.Code.OFFERED)
    person = known
    if person is None:
        person = User.objects.create_user(email, name=name)
        addresses.expect(person)
    after = {"role": role}
    audit.record(organisation, by=by, verb="offer_role", thing=offer, person=person, after=after)
    return offer


def offers_to(user: User, now: datetime | None = None):
    """What the user may take up: offered to the address that they have today, and only if it is proved."""
    if not user.is_authenticated or not addresses.is_proved(user):
        return RoleOffer.objects.none()
    return (
        RoleOffer.objects.open(now).filter(email=user.email.lower()).select_related("organisation")
    )


@transaction.atomic
def take_up(offer: RoleOffer, *, by: User) -> Role:
    """The role counts from the very next request."""
    role, is_new = Role.objects.get_or_create(
        user=by, organisation=offer.organisation, role=offer.role
    )
    if is_new:
        after = {"role": offer.role, "offered_by": offer.by_id}
        audit.record(
            offer.organisation, by=by, verb="take_up_role", thing=role, person=by, after=after
        )
    offer.delete()
    return role


@transaction.atomic
def drop_offer(offer: RoleOffer, *, by: User) -> None:
    """The person says no, or an owner thinks better of it."""
    audit.record(
        offer.organisation,
        by=by,
        verb="drop_role_offer",
        thing=offer,
        person=User.objects.filter(email__iexact=offer.email).first(),
        before={"role": offer.role},
    )
    _delete(offer)


def forget_offers(now: datetime) -> int:
    """Deletes what nobody answered in time, and accounts that were made for it alone."""
    return _forget(RoleOffer.objects.all(), now)


def _forget(offers, now):
    old = list(offers.filter(created_at__lte=now - RoleOffer.OPEN_FOR))
    for offer in old:
        _delete(offer)
    return len(old)


@transaction.atomic
def _delete(offer):
    """An account that nobody ever used, for a role that nobody took, goes with its last offer."""
    offer.delete()
    if not RoleOffer.objects.filter(email=offer.email).exists():
        User.objects.filter(
            email=offer.email, last_login=None, roles=None, is_superuser=False
        ).delete()


@transaction.atomic
def take_role(role: Role, *, by: User) -> None:
    """Counts from the very next request. Raises RoleRefused for the last owner."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=role.organisation_id)
    owners = Role.objects.filter(organisation=organisation, role=Role.Kind.OWNER)
    if role.role == Role.Kind.OWNER and not owners.exclude(pk=role.pk).exists():
        raise RoleRefused(RoleRefused.Code.LAST_OWNER)
    before = {"role": role.role}
    audit.record(organisation, by=by, verb="take_role", thing=role, person=role.user, before=before)
    role.delete()
