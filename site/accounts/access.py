"""Who may do what: a role gives abilities in one organisation, and a look-up asks for one of them.

A thing of a foreign organisation does not exist (404, the same answer as for an id that never was);
a thing of one's own without the ability is forbidden (403).
"""

import logging
from collections.abc import Iterable
from contextvars import ContextVar
from enum import Enum
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import SimpleLazyObject

from accounts.kept_statements import KeptStatement
from accounts.models import Organisation, Role, RoleOffer, User

log = logging.getLogger("haandslag.access")


class Ability(Enum):
    SEE = "see"  # events, networks, companies and figures of the organisation
    KEEP_COMPANIES = "keep_companies"  # own words, log and next step of a company
    MANAGE_EVENTS = "manage_events"
    INVITE = "invite"  # contacts, letters, answers
    RUN_DOOR = "run_door"  # devices and guest lists
    SEE_SHEETS = "see_sheets"
    WORK_SHEETS = "work_sheets"  # log, change status
    WORK_CANDIDATES = "work_candidates"  # candidates, openings to refer them to, placements
    ASSIGN_SHEETS = "assign_sheets"
    INTRODUCE = "introduce"  # phone first where the network wants a warm introduction
    STEER = "steer"  # steering-group meetings, targets, reports
    MANAGE_INTEGRATIONS = "manage_integrations"  # API tokens and webhooks
    SEE_OUTBOX = "see_outbox"
    MANAGE_ORGANISATION = "manage_organisation"
    SEE_PROGRAMMES = "see_programmes"  # sums over the networks of a programme, never contacts
    RUN_PROGRAMMES = "run_programmes"  # lead one, or say yes to one for a network
    READ_LOG = "read_log"  # who did what
    ANSWER_PEOPLE = "answer_people"  # what is known of somebody, put right and erased


_ALL = frozenset(Ability)
_HOST = frozenset(
    {
        Ability.SEE,
        Ability.KEEP_COMPANIES,
        Ability.MANAGE_EVENTS,
        Ability.INVITE,
        Ability.RUN_DOOR,
        Ability.SEE_SHEETS,
        Ability.INTRODUCE,
        Ability.STEER,
        Ability.SEE_OUTBOX,
        Ability.SEE_PROGRAMMES,
        Ability.RUN_PROGRAMMES,
    }
)

ABILITIES: dict[str, frozenset[Ability]] = {
    Role.Kind.OWNER: _ALL,
    Role.Kind.COORDINATOR: _HOST,
    Role.Kind.MAYORS_OFFICE: frozenset(
        {
            Ability.SEE,
            Ability.KEEP_COMPANIES,
            Ability.MANAGE_EVENTS,
            Ability.INVITE,
            Ability.RUN_DOOR,
            Ability.SEE_OUTBOX,
            Ability.SEE_PROGRAMMES,
        }
    ),
    Role.Kind.UNIT_LEAD: frozenset(
        {
            Ability.SEE,
            Ability.KEEP_COMPANIES,
            Ability.SEE_SHEETS,
            Ability.WORK_SHEETS,
            Ability.WORK_CANDIDATES,
            Ability.ASSIGN_SHEETS,
            Ability.STEER,
            Ability.SEE_OUTBOX,
            Ability.SEE_PROGRAMMES,
        }
    ),
    Role.Kind.CONSULTANT: frozenset(
        {
            Ability.SEE,
            Ability.KEEP_COMPANIES,
            Ability.SEE_SHEETS,
            Ability.WORK_SHEETS,
            Ability.WORK_CANDIDATES,
            Ability.SEE_PROGRAMMES,
        }
    ),
    Role.Kind.JOB_BROKER: frozenset({Ability.SEE, Ability.WORK_CANDIDATES}),
    Role.Kind.DOOR: frozenset({Ability.RUN_DOOR}),
    Role.Kind.READER: frozenset({Ability.SEE, Ability.SEE_PROGRAMMES}),
    Role.Kind.FACILITATOR: frozenset({Ability.SEE_PROGRAMMES}),
}

# Who runs the site gives the first owner their role; what an organisation holds is not for them to see.
OF_SUPERUSERS = frozenset({Ability.MANAGE_ORGANISATION})


# What a role may do besides, where its organisation follows people itself. Which rows of which networks that
# reaches, each network says.
AT_A_DESK: dict[str, frozenset[Ability]] = {
    Role.Kind.COORDINATOR: frozenset({Ability.WORK_CANDIDATES})
}


def abilities_of(role: str, *, has_desk: bool) -> frozenset[Ability]:
    """What a role gives in an organisation; `giving` says the same of a query."""
    return ABILITIES[role] | (AT_A_DESK.get(role, frozenset()) if has_desk else frozenset())


def giving(ability: Ability, roles: str = "roles__", organisation: str = "") -> Q:
    """Rows by which the ability is given; the prefixes lead to the role and to its organisation."""
    at_a_desk = [role for role, abilities in AT_A_DESK.items() if ability in abilities]
    found = Q(**{f"{roles}role__in": roles_with(ability)})
    if at_a_desk:
        found |= Q(**{f"{roles}role__in": at_a_desk, f"{organisation}has_desk": True})
    return found


def roles_with(ability: Ability) -> list[str]:
    return [role for role, abilities in ABILITIES.items() if ability in abilities]


def people_with(ability: Ability, organisations: Iterable[Organisation | int]):
    """Who has the ability in one of the organisations and still has an account that is open, by name."""
    held = User.objects.filter(
        giving(ability, organisation="roles__organisation__"),
        is_active=True,
        roles__organisation__in=organisations,
    )
    return held.distinct().order_by("name", "pk")


def organisations_with(user: User, ability: Ability):
    """The organisations in which the user has the ability."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    if user.is_superuser and ability in OF_SUPERUSERS:
        return Organisation.objects.all()
    if (at_hand := getattr(user, "roles_at_hand", None)) is not None:
        return Organisation.objects.filter(pk__in=_having(at_hand, ability)).distinct()
    return Organisation.objects.filter(giving(ability), roles__user=user).distinct()


def ids_with(user: User, ability: Ability):
    """The same for `…__in=`: their numbers where the roles are at hand, which spares each list a query in its query."""
    at_hand = getattr(user, "roles_at_hand", None)
    if at_hand is None or user.is_superuser:
        return organisations_with(user, ability)
    return _having(at_hand, ability)


def has_anywhere(user: User, ability: Ability) -> bool:
    """Whether the user has the ability in any organisation."""
    if getattr(user, "roles_at_hand", None) is not None:
        return ability in abilities_anywhere(user)
    return organisations_with(user, ability).exists()


def take_along(user: User, roles: list[Role]) -> None:
    """All roles of the user, read once: what asks for them until the request ends asks these and not the database.

    Only for a page that changes nobody's roles.
    """
    user.roles_at_hand = [
        (role.organisation_id, role.role, role.organisation.has_desk) for role in roles
    ]


def read_once(user: User) -> None:
    """The same, read when somebody first asks."""
    user.roles_at_hand = SimpleLazyObject(lambda: _roles_of(user))


def roles_at_hand(user: User) -> list[tuple[int, str, bool]]:
    """(organisation, role, whether that has a desk) of each role, read at most once where they are read at all."""
    known = getattr(user, "roles_at_hand", None)
    return _roles_of(user) if known is None else known


def _roles_of(user):
    return [(pk, role, bool(desk)) for pk, role, desk in _ROLES.rows(user.pk)]


_ROLES = KeptStatement(
    lambda user_id: Role.objects.filter(user=user_id).values_list(
        "organisation_id", "role", "organisation__has_desk"
    )
)


def _having(at_hand, ability):
    return {pk for pk, role, desk in at_hand if ability in abilities_of(role, has_desk=desk)}


def abilities_in(user: User, organisation_ids) -> frozenset[Ability]:
    """Everything the user may do in any of the organisations; None among the ids is ignored."""
    base = OF_SUPERUSERS if user.is_superuser else frozenset()
    wanted = {pk for pk in organisation_ids if pk}
    if not wanted:
        return base
    return base.union(
        *(
            abilities_of(role, has_desk=desk)
            for pk, role, desk in roles_at_hand(user)
            if pk in wanted
        )
    )


def abilities_anywhere(user: User) -> frozenset[Ability]:
    """Everything the user may do in some organisation; asked once a request, for the list and for the menu."""
    if (known := user.__dict__.get("_abilities_anywhere")) is None:
        if (at_hand := getattr(user, "roles_at_hand", None)) is None:
            at_hand = _roles_of(user)
        base = OF_SUPERUSERS if user.is_superuser else frozenset()
        known = base.union(*(abilities_of(role, has_desk=desk) for _pk, role, desk in at_hand))
        user.__dict__["_abilities_anywhere"] = known
    return known


# The organisations by which the request in hand was let in last; the log of downloads asks.
let_in_by: ContextVar[frozenset[int]] = ContextVar("let_in_by", default=frozenset())


def require(user: User, ability: Ability, *organisation_ids: int | None) -> None:
    """Passes when the user has the ability in one of the organisations.

    Raises Http404 for a stranger to all of them, PermissionDenied for one who belongs but may not.
    """
    abilities = abilities_in(user, organisation_ids) if user.is_authenticated else frozenset()
    if ability not in abilities:
        _note_refusal(user, ability, organisation_ids)
        raise PermissionDenied if abilities else Http404
    let_in_by.set(_giving(user, ability, organisation_ids))


def for_those_who(*abilities: Ability):
    """Decorator of a list's view, under `login_required`: 403 for whoever has none of the abilities anywhere.

    An empty list would tell them that there is nothing, and that is not true.
    """

    def decorated(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not abilities_anywhere(request.user).intersection(abilities):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorated


def _note_refusal(user, ability, organisation_ids):
    """For whoever watches over the site: who tried what, by numbers. Who is not logged in is asked to, and is no case."""
    if user.is_authenticated:
        log.info(
            "refused user:%s %s in %s",
            user.pk,
            ability.name,
            sorted(set(filter(None, organisation_ids))),
        )


def _giving(user, ability, organisation_ids):
    """Of several organisations those that give the ability; one alone needs no second look."""
    ids = frozenset(organisation_ids) - {None}
    if len(ids) < 2:
        return ids
    if (at_hand := getattr(user, "roles_at_hand", None)) is not None:
        return ids & _having(at_hand, ability)
    given = giving(ability, roles="", organisation="organisation__")
    roles = Role.objects.filter(given, user=user, organisation__in=ids)
    return frozenset(roles.values_list("organisation_id", flat=True))


def get_role(user: User, pk: int) -> Role:
    role = get_object_or_404(Role.objects.select_related("organisation", "user"), pk=pk)
    require(user, Ability.MANAGE_ORGANISATION, role.organisation_id)
    return role


def get_organisation(user: User, pk: int, ability: Ability) -> Organisation:
    organisation = get_object_or_404(Organisation.objects.select_related("logo"), pk=pk)
    require(user, ability, organisation.pk)
    return organisation


def get_role_offer(user: User, pk: int) -> RoleOffer:
    offer = get_object_or_404(RoleOffer.objects.select_related("organisation"), pk=pk)
    require(user, Ability.MANAGE_ORGANISATION, offer.organisation_id)
    return offer
