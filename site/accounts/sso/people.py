"""Whom a provider lets in, and with which roles.

A provider is set up by an owner, and may say any address of anybody. So it lets in only those whose roles it answers
for; who has a role elsewhere makes the link themselves, logged in here.
"""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import addresses, audit
from accounts.models import IdentityLink, IdentityProvider, Organisation, Role, User
from accounts.refusals import Refused
from accounts.sessions import end_sessions
from accounts.sso.levels import is_enough
from accounts.sso.roles import Changes, Held, Rule, changes, roles_from
from accounts.sso.statements import Statement


class EntryRefused(Refused):
    class Code(models.TextChoices):
        NO_ID = "no_id", _("Jeres log-in sender ikke et fast id for dig. Det skal jeres it rette.")
        NO_EMAIL = "no_email", _("Jeres log-in sender ikke din e-mail. Det skal jeres it rette.")
        LEVEL = "level", _("Log ind på en mere sikker måde. Organisationen kræver det.")
        FOREIGN = "foreign", _("Du er logget ind hos en anden organisation end den, du valgte.")
        NO_ROLE = (
            "no_role",
            _("Jeres log-in giver dig ingen rolle her. Spørg den, der styrer adgange."),
        )
        ELSEWHERE = (
            "elsewhere",
            _(
                "Du har også roller uden for organisationen. Log ind, som du plejer, og vælg"
                " “Min organisation” under din konto."
            ),
        )
        TAKEN = "taken", _("En anden konto bruger din e-mail eller dit log-in. Spørg en ejer.")
        INACTIVE = "inactive", _("Kontoen er lukket.")


@dataclass(frozen=True)
class Entry:
    user: User
    given: int
    taken: int
    refused: EntryRefused.Code | None = (
        None  # what was taken stays taken, although they do not come in
    )


def rules_of(provider: IdentityProvider) -> list[Rule]:
    return [
        Rule(
            value=row.value,
            organisation_id=row.organisation_id,
            role=row.role,
            scope=row.cvr_number,
            constraints=frozenset(
                {(row.constraint_name, row.constraint_value)} if row.constraint_name else ()
            ),
        )
        for row in provider.rules.all()
    ]


def refusal_of(provider: IdentityProvider, stated: Statement) -> EntryRefused.Code | None:
    """What speaks against a log-in before anybody asks whose it is."""
    code = EntryRefused.Code
    if not stated.uid:
        return code.NO_ID
    ours = provider.organisation.cvr_number
    if stated.cvr and ours and stated.cvr != ours:
        return code.FOREIGN
    if provider.tenant and stated.tenant.lower() != provider.tenant.lower():
        return code.FOREIGN
    if not is_enough(provider.level, stated.level, stated.two_steps):
        return code.LEVEL
    return None


def is_beyond(user: User, provider: IdentityProvider) -> bool:
    """Whether the user may do more than this provider answers for."""
    answers_for = {provider.organisation_id}
    answers_for |= set(provider.rules.values_list("organisation_id", flat=True))
    others = Role.objects.filter(user=user).exclude(organisation_id__in=answers_for)
    return user.is_superuser or user.is_staff or others.exists()


@transaction.atomic
def enter(
    provider: IdentityProvider, stated: Statement, *, connecting: User | None = None
) -> Entry:
    """The person, with their roles as the provider says them now. Raises EntryRefused, and then changes nothing.

    Somebody known who does not come in loses what the provider says no longer all the same.

    `connecting` is who asked, logged in here, to be known by this provider.
    """
    refused = refusal_of(provider, stated)
    if refused:
        raise EntryRefused(refused)
    granted = roles_from(stated.grants, rules_of(provider))
    link = _link(provider, stated, connecting, may_make=bool(granted))
    by = link.user
    if not by.is_active:
        raise EntryRefused(EntryRefused.Code.INACTIVE)
    is_stranger = not link.confirmed and is_beyond(by, provider)
    if is_stranger:
        granted &= set(Role.objects.filter(user=by).values_list("organisation_id", "role"))
    done = _apply(provider, granted, by=by)
    if is_stranger:
        return Entry(by, 0, len(done.taken), EntryRefused.Code.ELSEWHERE)
    if not Role.objects.filter(user=by).exists():
        end_sessions(by)
        return Entry(by, 0, len(done.taken), EntryRefused.Code.NO_ROLE)
    if (
        done.given
        and IdentityLink.objects.filter(user=by, confirmed=False).exclude(pk=link.pk).exists()
    ):
        # Another provider let somebody in under this address, whom nobody proved.
        end_sessions(by)
    summary = {"level": stated.level, "two_steps": stated.two_steps}
    audit.record(provider.organisation, by=by, verb="sso.log_in", thing=link, after=summary)
    return Entry(by, len(done.given), len(done.taken))


def _link(provider, stated, connecting, *, may_make):
    link = provider.links.select_related("user").filter(uid=stated.uid).first()
    if connecting is not None:
        return _connect(provider, stated, link, connecting)
    return link or _first_link(provider, stated, may_make)


def _connect(provider, stated, link, user):
    """The person themselves says that this is them. Who runs the site is never let in by an organisation."""
    if user.is_superuser or user.is_staff:
        raise EntryRefused(EntryRefused.Code.ELSEWHERE)
    if link is not None and link.user_id != user.pk:
        raise EntryRefused(EntryRefused.Code.TAKEN)
    if link is None and provider.links.filter(user=user).exists():
        raise EntryRefused(EntryRefused.Code.TAKEN)
    link = link or IdentityLink(provider=provider, user=user, uid=stated.uid)
    link.confirmed = True
    link.save()
    return link


def _first_link(provider, stated, may_make):
    """By the address, where no more can come of it than the provider answers for anyway."""
    if not stated.email:
        raise EntryRefused(EntryRefused.Code.NO_EMAIL)
    user = User.objects.filter(email__iexact=stated.email).first()
    if user is None:
        if not may_make:
            raise EntryRefused(EntryRefused.Code.NO_ROLE)
        user = User.objects.create_user(stated.email, name=stated.name or stated.email)
        addresses.expect(user)
    elif provider.links.filter(user=user).exists():
        raise EntryRefused(EntryRefused.Code.TAKEN)  # an address that went to somebody new
    elif is_beyond(user, provider):
        raise EntryRefused(EntryRefused.Code.ELSEWHERE)
    return IdentityLink.objects.create(provider=provider, user=user, uid=stated.uid)


def _apply(provider, granted, *, by: User) -> Changes:
    """Gives and takes under a lock, so that two who leave at once do not both leave as the last but one owner."""
    roles = Role.objects.filter(user=by)
    touched = {organisation for organisation, _role in granted}
    touched |= set(roles.values_list("organisation_id", flat=True))
    organisations = {
        one.pk: one
        for one in Organisation.objects.select_for_update(no_key=True)
        .filter(pk__in=touched)
        .order_by("pk")
    }
    mine = list(roles)
    owners = Role.objects.filter(organisation_id__in=organisations, role=Role.Kind.OWNER)
    others = set(owners.exclude(user=by).values_list("organisation_id", flat=True))
    done = changes(
        [Held(one.organisation_id, one.role, one.given_by_id == provider.pk) for one in mine],
        granted,
        only_source_of=frozenset([provider.organisation_id] if provider.local_closed else []),
        last_owner_of=frozenset(set(organisations) - others),
    )
    for organisation_id, kind in sorted(done.given):
        made = Role.objects.create(
            user=by, organisation_id=organisation_id, role=kind, given_by=provider
        )
        where = organisations[organisation_id]
        audit.record(where, by=by, verb="sso.give_role", thing=made, after={"role": kind})
    for one in mine:
        if (one.organisation_id, one.role) in done.taken:
            where = organisations[one.organisation_id]
            audit.record(where, by=by, verb="sso.take_role", thing=one, before={"role": one.role})
            one.delete()
    return done
