"""The register of persons, and this app's rows: what is kept of whom, why, on which basis, and until when.

Each app has its own rows in a module of this name; `home/privacy` puts them together. From the rows come
the nightly deletion, the answer to "what do you know of this address", erasure, and the record that the
law asks for (GDPR article 30). A test compares them with every model there is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import browsers, people, periods, repeats, retention
from accounts.models import User
from accounts.periods import Period


class Subject(models.TextChoices):
    """Whom a row is about."""

    GUEST = "guest", _("ledere, der inviteres, og dem, de tager med")
    CONTACT = "contact", _("kontaktpersoner i virksomheder")
    CANDIDATE = "candidate", _("borgere i forløb, kun ved et mærke uden navn")
    COLLEAGUE = "colleague", _("medarbejdere, der logger ind")
    VOICE = "voice", _("personer i historier, priser og på billeder")
    ANYONE = "anyone", _("alle, der nævnes i en fri tekst")


class Activity(models.TextChoices):
    """What it is for; the record of processing has one part for each."""

    INVITE = "invite", _("Kende virksomhederne og invitere dem")
    EVENING = "evening", _("Holde arrangementer")
    FOLLOW_UP = "follow_up", _("Følge op på tilsagn om job")
    AT_WORK = "at_work", _("Følge forløb og fastholdelse")
    WRITE = "write", _("Sende og dokumentere beskeder")
    TELL = "tell", _("Fortælle historier, kåre priser og vise billeder")
    STEER = "steer", _("Holde styregruppemøder")
    WORK = "work", _("Give medarbejdere adgang og vise, hvem der gjorde hvad")


class Basis(models.TextChoices):
    """The article it rests on; a club or a host says (f) where a municipality says (e)."""

    TASK = "task", _("offentlig opgave, art. 6, stk. 1, litra e (foreninger og værter: litra f)")
    CONSENT = "consent", _("samtykke, art. 6, stk. 1, litra a")
    DUTY = "duty", _("retlig forpligtelse, art. 6, stk. 1, litra c")


class Then(models.TextChoices):
    """What happens when the period is over."""

    DELETED = "deleted", _("slettes")
    EMPTIED = "emptied", _("navne og tekster slettes, tallene bliver")
    BY_HAND = "by_hand", _("rettes eller slettes i hånden")


EVERY = Q(pk__isnull=False)


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One row: some fields of a model that hold a person.

    `found_by` are look-ups to an address, `organisations` look-ups to who answers for the row. `forget` is
    the nightly deletion, and several rows may share one. `erase` takes the rows of one person out when they
    ask; `kept` are the rows that stay then, and `kept_because` says why. A row without either goes with
    another one (`goes_with`, found by the look-up `through`) or is put right by hand. Who may see a row may erase it, unless `erased_by`
    names those who may.
    """

    model: str
    fields: tuple[str, ...]
    name: str | Promise = ""  # for people, where the model has none of its own
    subject: Subject
    activity: Activity
    basis: Basis = Basis.TASK
    period: Period
    then: Then = Then.DELETED
    unanswered: Period | None = None  # a shorter one for what nobody answered
    found_by: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    erased_by: tuple[str, ...] = ()
    forget: Callable[[datetime], object] | None = None
    erase: Callable[[QuerySet, User | None, datetime], None] | None = None
    goes_with: str = ""
    through: str = ""
    kept: Callable[[datetime], Q] | None = None
    kept_because: str | Promise = ""


@dataclass(frozen=True)
class Nobody:
    """A model's texts that hold no person: what people typed about things, and what a machine made.

    A number that a machine made looks like a CPR number now and then, so the guard leaves it alone.
    """

    model: str
    typed: str = ""
    machine: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(f"{self.typed} {self.machine}".split())


def erase_by_deleting(rows: QuerySet, by: User | None, now: datetime) -> None:
    rows.delete()


def _has_a_role(now):
    return Q(roles__isnull=False) | Q(is_staff=True) | Q(is_superuser=True)


def _of_a_colleague(now):
    people = User.objects.filter(_has_a_role(now)).values("pk")
    return Q(entry__person__in=people)


def _erase_users(rows, by, now):
    retention.delete_users(rows)


_COLLEAGUE = {"subject": Subject.COLLEAGUE, "activity": Activity.WORK}
_WITH_USER = _COLLEAGUE | {
    "period": periods.USERS,
    "goes_with": "accounts.User",
    "through": "user",
}

HOLDINGS = [
    Holding(
        model="accounts.User",
        fields=("email", "name", "phone", "password"),
        **_COLLEAGUE,
        period=periods.USERS,
        found_by=("email",),
        organisations=("roles__organisation",),
        forget=retention.forget_users,
        erase=_erase_users,
        kept=_has_a_role,
        kept_because=_("Personen har en rolle. Tag rollen tilbage først."),
    ),
    Holding(
        model="accounts.Role",
        fields=("user",),
        **_COLLEAGUE,
        period=periods.WHILE_EMPLOYED,
        then=Then.BY_HAND,
        found_by=("user__email",),
        organisations=("organisation",),
        kept=lambda now: EVERY,
        kept_because=_(
            "Rollen hører til et ansættelsesforhold. Tag den tilbage under Medarbejdere."
        ),
    ),
    Holding(
        model="accounts.RoleOffer",
        fields=("email", "name"),
        **_COLLEAGUE,
        period=periods.ROLE_OFFERS,
        found_by=("email",),
        organisations=("organisation",),
        forget=people.forget_offers,
        erase=erase_by_deleting,
    ),
    Holding(
        model="accounts.ApiAnswer",
        fields=("sealed_body",),
        subject=Subject.CONTACT,
        activity=Activity.FOLLOW_UP,
        period=periods.ANSWERS,
        organisations=("token__organisation",),
        forget=repeats.forget_answers,
    ),
    Holding(
        model="accounts.AuditEntry",
        name=_("loggen over handlinger"),
        fields=("by", "person", "old_before", "old_after"),
        **_COLLEAGUE,
        basis=Basis.DUTY,
        period=periods.AUDIT,
        found_by=("by__email", "person__email"),
        organisations=("organisation",),
        forget=retention.forget_audit,
        kept=lambda now: EVERY,
        kept_because=_(
            "Loggen viser, hvem der gjorde hvad, og er en del af sikkerheden"
            " (art. 17, stk. 3, litra b, og art. 32). Den nævner kun folk ved et nummer."
        ),
    ),
    Holding(
        model="accounts.AuditValues",
        name=_("værdier i loggen over handlinger"),
        fields=("before", "after"),
        **_COLLEAGUE,
        basis=Basis.DUTY,
        period=periods.AUDIT,
        found_by=("entry__person__email",),
        organisations=("entry__organisation",),
        forget=retention.forget_audit,
        erase=erase_by_deleting,
        kept=_of_a_colleague,
        kept_because=_("Personen har en rolle. Værdierne slettes sammen med personen."),
    ),
    Holding(
        model="accounts.Organisation",
        name=_("afsendere af breve"),
        fields=("sender_name", "sender_title", "sender_email", "signature", "portrait", "phone"),
        subject=Subject.COLLEAGUE,
        activity=Activity.WRITE,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        found_by=("sender_email",),
        organisations=("pk",),
        kept=lambda now: EVERY,
        kept_because=_("Afsenderen af breve. Skriv en anden ind under Organisationer."),
    ),
    Holding(
        model="account.EmailAddress",
        name=_("adresser til log-in"),
        fields=("email",),
        **_WITH_USER,
    ),
    Holding(
        model="accounts.IdentityLink",
        name=_("koblinger til organisationens log-in"),
        fields=("uid",),
        **_WITH_USER,
    ),
    Holding(
        model="account.EmailConfirmation",
        name=_("bekræftelser af adresser"),
        fields=("email_address",),
        **_WITH_USER | {"through": "email_address__user"},
    ),
    Holding(
        model="mfa.Authenticator", name=_("anden faktor ved log-in"), fields=("data",), **_WITH_USER
    ),
    Holding(
        model="usersessions.UserSession",
        name=_("steder, hvor medarbejdere er logget ind"),
        fields=("ip", "user_agent"),
        **_WITH_USER | {"period": periods.SESSIONS},
        forget=browsers.forget_ended,
    ),
    Holding(
        model="wagtailusers.UserProfile",
        name=_("billeder af medarbejdere"),
        fields=("avatar",),
        **_WITH_USER,
    ),
    Holding(
        model="sessions.Session",
        name=_("log-ins og gæsters besøg på siden"),
        fields=("session_data",),
        subject=Subject.GUEST,
        activity=Activity.EVENING,
        period=periods.SESSIONS,
        forget=retention.forget_sessions,
    ),
    Holding(
        model="wagtailcore.Revision",
        name=_("ældre udgaver af sider"),
        fields=("content", "object_str"),
        subject=Subject.VOICE,
        activity=Activity.TELL,
        period=periods.REVISIONS,
        forget=retention.forget_revisions,
    ),
]

_PAGE = "title draft_title seo_title search_description"
_EDITED = {"subject": Subject.VOICE, "activity": Activity.TELL, "then": Then.BY_HAND}
_USED, _PAGES = periods.WHILE_IN_USE, periods.WITH_PAGE
_INDEXED = ("title", "body", "autocomplete")
_BY_EDITORS = _("Skrevet i Wagtail. Ret eller slet det dér.")
HOLDINGS += [
    Holding(
        model=model,
        name=name,
        fields=fields,
        **_EDITED,
        period=period,
        kept=lambda now: EVERY,
        kept_because=_BY_EDITORS,
    )
    for model, name, fields, period in (
        ("wagtailimages.Image", _("billeder"), ("title", "description", "file"), _USED),
        ("wagtailimages.Rendition", _("billeder i andre størrelser"), ("file",), _USED),
        ("wagtaildocs.Document", _("dokumenter"), ("title", "file"), _USED),
        ("wagtailcore.UploadedFile", _("filer på vej ind"), ("file",), _USED),
        ("wagtailcore.Comment", _("kommentarer til sider"), ("text",), _PAGES),
        ("wagtailcore.CommentReply", _("svar på kommentarer"), ("text",), _PAGES),
        ("wagtailcore.TaskState", _("bemærkninger ved godkendelse"), ("comment",), _PAGES),
        ("wagtailcore.PageLogEntry", _("loggen over sider"), ("label", "data"), _PAGES),
        ("wagtailcore.ModelLogEntry", _("loggen i Wagtail"), ("label", "data"), _PAGES),
        ("wagtailsearch.IndexEntry", _("søgeindeks"), _INDEXED, _PAGES),
    )
]

NOBODY = [
    Nobody(
        "accounts.Organisation",
        "name cvr_number address opening_hours unit_noun candidate_noun optional_holidays privacy_text",
        "slug brand_colour second_colour embed_hosts accessibility_statement_url",
    ),
    Nobody("accounts.ApiAnswer", machine="key_sha256 request_sha256"),
    Nobody("accounts.AuditEntry", machine="verb subject"),
    Nobody("accounts.AuditValues", machine="salt"),
    Nobody("accounts.AuditLink", machine="values_hash entry_hash link_hash"),
    Nobody("accounts.ApiToken", "name", "key_sha256 scopes"),
    Nobody(
        "accounts.IdentityProvider",
        machine="slug server_url client_id client_secret tenant metadata_url entity_id sso_url slo_url"
        " certificate next_certificate own_key own_certificate own_next_key own_next_certificate",
    ),
    Nobody("accounts.RoleRule", "value constraint_name constraint_value", "cvr_number"),
    Nobody("accounts.UsedAssertion", machine="digest"),
    Nobody("usersessions.UserSession", machine="session_key data"),
    # allauth's own tables for it stay empty: what we know of a provider and of its people stands above.
    Nobody(
        "socialaccount.SocialApp", machine="provider provider_id name client_id secret key settings"
    ),
    Nobody("socialaccount.SocialAccount", machine="provider uid extra_data"),
    Nobody("socialaccount.SocialToken", machine="token token_secret"),
    Nobody("accounts.ClosingDay", "reason"),
    Nobody("wagtailcore.Page", _PAGE, "path slug url_path"),
]
