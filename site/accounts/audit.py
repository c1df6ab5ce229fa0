"""The audit log: written in the same transaction as what it tells of."""

from accounts.models import AuditEntry, Organisation, User


def subject_of(thing) -> str:
    return f"{thing._meta.model_name}:{thing.pk}"


def record(
    organisation: Organisation, *, by: User | None, verb: str, thing, before=None, after=None
) -> AuditEntry:
    """`before` and `after` are dicts of what changed, JSON-ready and free of personal data."""
    return AuditEntry.objects.create(
        organisation=organisation,
        by=by if by is not None and by.is_authenticated else None,
        verb=verb,
        subject=subject_of(thing),
        before=before or {},
        after=after or {},
    )
