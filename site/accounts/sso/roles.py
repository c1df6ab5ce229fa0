"""From what an identity provider says to roles here: the map of an organisation, and what a log-in gives and takes.

Pure functions: whoever asks brings the facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Role
from accounts.sso.privileges import Grant


@dataclass(frozen=True)
class Rule:
    """A row of the map: this privilege, in this scope and with just these limits, gives that role."""

    value: str
    organisation_id: int
    role: str
    scope: str = ""
    constraints: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Held:
    """A role that somebody has now, and whether this provider gave it."""

    organisation_id: int
    role: str
    by_provider: bool = False


@dataclass(frozen=True)
class Changes:
    given: frozenset[tuple[int, str]]
    taken: frozenset[tuple[int, str]]


def roles_from(grants: Iterable[Grant], rules: Iterable[Rule]) -> frozenset[tuple[int, str]]:
    """(organisation, role) for every grant that a rule knows.

    An unknown privilege gives nothing, nor does a known one in a foreign scope. A privilege that is limited to some
    data gives a role only where the rule names the same limits: passing over a limit would widen it.
    """
    known = {(grant.value, grant.scope, grant.constraints) for grant in grants}
    return frozenset(
        (rule.organisation_id, rule.role)
        for rule in rules
        if (rule.value, rule.scope, rule.constraints) in known
    )


def changes(
    held: Iterable[Held],
    granted: frozenset[tuple[int, str]],
    *,
    only_source_of: frozenset[int] = frozenset(),
    last_owner_of: frozenset[int] = frozenset(),
) -> Changes:
    """What the newest log-in gives and takes.

    Taken is what this provider gave and says no longer; where it is the only source of roles, what somebody gave
    by hand too. The last owner of an organisation stays owner.
    """
    held = list(held)
    taken = {
        (one.organisation_id, one.role)
        for one in held
        if one.by_provider or one.organisation_id in only_source_of
    }
    kept = {(organisation, Role.Kind.OWNER.value) for organisation in last_owner_of}
    return Changes(
        given=granted - {(one.organisation_id, one.role) for one in held},
        taken=frozenset(taken) - granted - kept,
    )
