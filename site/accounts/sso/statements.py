"""What an identity provider said of somebody, in our words, whichever way it came.

Only what is named here is taken over. A CPR number that comes along is dropped before anything is kept.
"""

from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.cpr import Verdict, find_cpr
from accounts.sso.levels import Level, level_of, took_two_steps
from accounts.sso.privileges import Grant, grants_in, grants_of_words

EID = "https://data.gov.dk/model/core/eid/"
OLD = "dk:gov:saml:attribute:"
SCHEMAS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
PRIVILEGES = (f"{EID}privilegesIntermediate", f"{OLD}Privileges_intermediate")
CVR = (f"{EID}professional/cvr", f"{OLD}CvrNumberIdentifier")
UID = (f"{EID}professional/uuid/persistent", "urn:oasis:names:tc:SAML:attribute:subject-id")
EMAIL = (f"{EID}email", "urn:oid:0.9.2342.19200300.100.1.3", f"{SCHEMAS}emailaddress")
NAME = (f"{EID}fullName", "urn:oid:2.5.4.3", f"{SCHEMAS}name")
LEVEL = ("https://data.gov.dk/concept/core/nsis/loa", f"{OLD}AssuranceLevel")
CPR = (f"{EID}cprNumber", f"{OLD}CprNumberIdentifier")
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
LONGEST_UID, LONGEST_NAME = 191, 120


@dataclass(frozen=True)
class Statement:
    uid: str  # "" when nothing that came stays the same from one log-in to the next
    email: str = ""
    name: str = ""
    cvr: str = ""
    tenant: str = ""
    level: str = Level.NONE.value
    two_steps: bool = False
    grants: tuple[Grant, ...] = ()
    had_cpr: bool = False
    log_out: dict = field(default_factory=dict)  # what the provider must be told at log-out

    def packed(self) -> dict:
        """For a session: JSON knows no sets."""
        grants = [[grant.value, grant.scope, sorted(grant.constraints)] for grant in self.grants]
        return asdict(self) | {"grants": grants}

    @classmethod
    def unpacked(cls, packed: dict) -> "Statement":
        grants = tuple(
            Grant(value, scope, frozenset(map(tuple, limits)))
            for value, scope, limits in packed["grants"]
        )
        return cls(**packed | {"grants": grants})


def from_saml(attributes: dict, *, name_id: str, name_id_format: str, contexts=(), log_out=None):
    """The attributes of OIOSAML 2 and 3."""
    first = _first_of(attributes)
    stable = "" if name_id_format == TRANSIENT else name_id or ""
    grants = [grant for one in _all(attributes, PRIVILEGES) for grant in grants_in(one)]
    return _stated(
        uid=first(UID) or stable,
        email=first(EMAIL),
        name=first(NAME),
        cvr=first(CVR),
        level=level_of([*_all(attributes, LEVEL), *contexts]).value,
        grants=tuple(grants),
        had_cpr=bool(_all(attributes, CPR)),
        log_out=log_out or {},
    )


def from_openid(claims: dict, *, log_out=None) -> Statement:
    """The claims of an ID token: Entra ID's, and those of others that say `groups` or `roles`."""
    methods = claims.get("amr")
    return _stated(
        # Entra's `sub` is another one for each application; it is the same at every log-in, which is what counts.
        uid=_text(claims.get("sub")),
        # Entra sends an address only when it is told to; the name of the account looks like one and mostly is.
        email=_text(claims.get("email")) or _text(claims.get("preferred_username")),
        name=_text(claims.get("name")),
        tenant=_text(claims.get("tid")),
        level=level_of([claims.get("acr", ""), claims.get("loa", "")]).value,
        two_steps=took_two_steps(methods if isinstance(methods, list) else []),
        grants=tuple(grants_of_words(claims.get("roles"), claims.get("groups"))),
        had_cpr=any("cpr" in str(name).lower() for name in claims),
        log_out=log_out or {},
    )


def _stated(*, uid, email, name, had_cpr, **rest):
    """A CPR number in a text that we would keep empties the text."""
    clean = {
        "uid": uid if len(uid) <= LONGEST_UID else "",
        "email": _address(email),
        "name": name[:LONGEST_NAME],
    }
    for key, text in clean.items():
        if find_cpr(text) is Verdict.CERTAIN:
            clean[key], had_cpr = "", True
    return Statement(**clean, had_cpr=had_cpr, **rest)


def _address(text):
    """In lower case; "" for what is no address."""
    try:
        validate_email(text)
    except ValidationError:
        return ""
    return text.lower()


def _all(attributes, names):
    return [str(value) for name in names for value in attributes.get(name) or [] if value]


def _first_of(attributes):
    return lambda names: next(iter(_all(attributes, names)), "").strip()


def _text(value):
    return value.strip() if isinstance(value, str) else ""
