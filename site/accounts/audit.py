"""The audit log: written in the same transaction as what it tells of, and put into the chain right after it."""

import secrets

from django.db import models, transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Cast, Concat

from accounts import chain
from accounts.models import AuditEntry, AuditValues, Organisation, User


def subject_of(thing) -> str:
    return f"{thing._meta.model_name}:{thing.pk}"


def record(
    organisation: Organisation | None,
    *,
    by: User | None,
    verb: str,
    thing,
    person: User | None = None,
    before=None,
    after=None,
) -> AuditEntry:
    """`before` and `after` are dicts of what changed, JSON-ready; `person` is the colleague whom it is about.

    `thing` is a model's row, or the subject as it shall stand.
    """
    with transaction.atomic():
        entry = AuditEntry.objects.create(
            organisation=organisation,
            by=by if by is not None and by.is_authenticated else None,
            person=person,
            verb=verb,
            subject=thing if isinstance(thing, str) else subject_of(thing),
        )
        if before or after:
            AuditValues.objects.create(
                entry=entry, salt=secrets.token_hex(16), before=before or {}, after=after or {}
            )
    chain.seal_after_commit()
    return entry


def forget_values(rows: QuerySet) -> int:
    """Takes out what the log says of things that are erased; that something was done to them stays."""
    name = rows.model._meta.model_name
    subjects = [f"{name}:{pk}" for pk in rows.values_list("pk", flat=True)]
    return AuditValues.objects.filter(entry__subject__in=subjects).delete()[0]


def forget_values_of_gone(model: type[models.Model]) -> int:
    """The same for things that were deleted by any other way."""
    name = f"{model._meta.model_name}:"
    there = model._default_manager.annotate(
        subject_=Concat(Value(name), Cast("pk", models.CharField()))
    )
    told = AuditValues.objects.filter(entry__subject__startswith=name)
    return told.exclude(entry__subject__in=there.values("subject_")).delete()[0]


def forget_person(user: User) -> int:
    """The values of what happened to a colleague who goes; who did what stays, by a number nobody can look up."""
    return AuditValues.objects.filter(entry__person=user).delete()[0]
