"""Keys for other systems: each for one organisation, with no more scopes than it needs, and an end."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.keys import digest, new_key
from accounts.models import ApiToken, Organisation, User

PREFIX = "hs_"  # so that scanners of source code know one when they see it
USED_IS_NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def issue(
    organisation: Organisation, *, name: str, scopes: list[str], expires_at: datetime, by: User
) -> tuple[ApiToken, str]:
    """The token and its key, which is stored nowhere and shown once."""
    key = PREFIX + new_key()
    token = ApiToken.objects.create(
        organisation=organisation,
        name=name,
        key_sha256=digest(key),
        scopes=scopes,
        expires_at=expires_at,
        created_by=by,
    )
    audit.record(organisation, by=by, verb="token.issue", thing=token, after={"scopes": scopes})
    return token, key


@transaction.atomic
def revoke(token: ApiToken, *, by: User) -> ApiToken:
    """Counts from the very next request."""
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit.record(token.organisation, by=by, verb="token.revoke", thing=token)
    return token


def token_from_key(key: str) -> ApiToken | None:
    """The token that is valid now, its use noted; the first use of a day is an entry of the audit log.

    A system asks every minute, and an entry for each would bury all others.
    """
    now = timezone.now()
    token = (
        ApiToken.objects.filter(key_sha256=digest(key), revoked_at=None, expires_at__gt=now)
        .select_related("organisation")
        .first()
    )
    if token and (token.last_used_at is None or token.last_used_at < now - USED_IS_NOTED_EVERY):
        _note_use(token, now)
    return token


@transaction.atomic
def _note_use(token, now):
    """Of two requests at once one notes it."""
    before = token.last_used_at
    known = ApiToken.objects.filter(pk=token.pk, last_used_at=before)
    token.last_used_at = now
    if not known.update(last_used_at=now):
        return
    if before is None or timezone.localdate(before) != timezone.localdate(now):
        audit.record(
            token.organisation,
            by=None,
            verb="token.use",
            thing=token,
            after={"scopes": token.scopes},
        )
