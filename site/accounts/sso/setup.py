"""An owner sets up, tries, switches on and closes: every change of the organisation's log-in, each in the audit log."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import IdentityProvider, Organisation, RoleRule, User
from accounts.refusals import Refused
from accounts.sso import local, own_keys

TRUST = ("server_url", "client_id", "client_secret", "tenant", "entity_id", "sso_url", "level")


class SetupRefused(Refused):
    class Code(models.TextChoices):
        UNFINISHED = "unfinished", _("Udfyld og gem opsætningen først.")
        UNTRIED = "untried", _("Prøv log-in først, og se, at det virker.")
        NO_RULES = "no_rules", _("Lav mindst én regel først, ellers får ingen en rolle.")
        CLOSED = "closed", _("Luk først op for log-in her.")
        INACTIVE = "inactive", _("Tænd først for log-in hos organisationen.")


@transaction.atomic
def create(organisation: Organisation, kind: str, *, by: User) -> IdentityProvider:
    provider, is_new = IdentityProvider.objects.get_or_create(
        organisation=organisation, defaults={"kind": kind, "slug": organisation.slug}
    )
    if is_new:
        own_keys.ensure(provider)
        provider.save()
        after = {"kind": kind}
        audit.record(organisation, by=by, verb="sso.create", thing=provider, after=after)
    return provider


@transaction.atomic
def save(form, *, by: User) -> IdentityProvider:
    """What was tried before a change of whom we trust has not been tried."""
    before = IdentityProvider.objects.get(pk=form.instance.pk)
    provider = form.save(commit=False)
    changed = sorted(
        field.name
        for field in IdentityProvider._meta.concrete_fields
        if getattr(before, field.attname) != getattr(provider, field.attname)
    )
    if set(changed) & set(TRUST):
        provider.tried_at = None
    provider.save()
    if changed:
        after = {"changed": changed}
        audit.record(provider.organisation, by=by, verb="sso.save", thing=provider, after=after)
    return provider


@transaction.atomic
def remove(provider: IdentityProvider, *, by: User) -> None:
    """Roles that it gave stay until somebody takes them; nobody comes in by it any more."""
    audit.record(provider.organisation, by=by, verb="sso.remove", thing=provider)
    provider.delete()


@transaction.atomic
def add_rule(form, *, by: User) -> RoleRule:
    rule = form.save()
    _tell(rule, "sso.add_rule", by)
    return rule


@transaction.atomic
def remove_rule(rule: RoleRule, *, by: User) -> None:
    _tell(rule, "sso.remove_rule", by)
    rule.delete()


def _tell(rule, verb, by):
    """In the log of the provider's organisation, and of the one in which the role counts."""
    after = {"value": rule.value, "role": rule.role, "organisation": rule.organisation_id}
    for organisation in {rule.provider.organisation, rule.organisation}:
        audit.record(organisation, by=by, verb=verb, thing=rule, after=after)


def is_finished(provider: IdentityProvider) -> bool:
    if provider.kind == IdentityProvider.Kind.OPENID:
        return bool(provider.server_url and provider.client_id and provider.client_secret)
    return bool(provider.entity_id and provider.sso_url and provider.certificate)


def switch(provider: IdentityProvider, action: str, *, by: User) -> None:
    """One of ACTIONS. Raises SetupRefused for what comes too early."""
    ACTIONS[action](provider, by)


def _on(provider, by):
    if not is_finished(provider):
        raise SetupRefused(SetupRefused.Code.UNFINISHED)
    if not provider.rules.exists():
        raise SetupRefused(SetupRefused.Code.NO_RULES)
    _set(provider, by, "sso.switch_on", active=True)


def _off(provider, by):
    if provider.local_closed:
        raise SetupRefused(SetupRefused.Code.CLOSED)
    _set(provider, by, "sso.switch_off", active=False)


def _close(provider, by):
    if not provider.active:
        raise SetupRefused(SetupRefused.Code.INACTIVE)
    if not provider.tried_at:
        raise SetupRefused(SetupRefused.Code.UNTRIED)
    local.close(provider, by=by)


def _open(provider, by):
    local.open_again(provider, by=by)


def _next_key(provider, by):
    own_keys.announce_next(provider)
    _set(provider, by, "sso.announce_key")


def _take_key(provider, by):
    if provider.own_next_key:
        own_keys.take_next(provider)
        _set(provider, by, "sso.take_key")


@transaction.atomic
def _set(provider, by, verb, **fields):
    for name, value in fields.items():
        setattr(provider, name, value)
    provider.save()
    audit.record(provider.organisation, by=by, verb=verb, thing=provider)


ACTIONS = {
    "on": _on,
    "off": _off,
    "close": _close,
    "open": _open,
    "next_key": _next_key,
    "take_key": _take_key,
}
