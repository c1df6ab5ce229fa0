"""What is sealed in the database: taken over from releases that kept it plain, and put under a newer key."""

from django.db import models, transaction

from accounts import audit, factors, recovery_codes, sealing
from accounts.models import ApiAnswer, IdentityProvider
from outbox.models import Webhook
from pledges.models import Sheet, SteeringMember

SEALED: tuple[tuple[type[models.Model], str], ...] = (
    (ApiAnswer, "sealed_body"),
    (Webhook, "sealed_secret"),
    (Sheet, "sealed_receipt"),
    (SteeringMember, "sealed_key"),
    (IdentityProvider, "client_secret"),
    (IdentityProvider, "own_key"),
    (IdentityProvider, "own_next_key"),
)
# (model, the property that seals, where 0.2.0 keeps it, and what else the property writes)
PLAIN = (
    (Webhook, "secret", "plain_secret", "sealed_secret"),
    (Sheet, "receipt_token", "plain_receipt_token", "sealed_receipt", "receipt_sha256"),
)
AT_ONCE = 500


def take_over() -> int:
    """Every night: what an older release wrote, or wrote beside us while the site was brought up to date."""
    plain = sum(_take_over(*row) for row in PLAIN)
    return plain + recovery_codes.hash_all() + factors.seal_all()


def _take_over(model, name, column, *others):
    count, waiting = 0, model.objects.exclude(**{column: None}).exclude(**{column: ""})
    while keys := list(waiting.values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            for row in waiting.select_for_update(of=("self",)).filter(pk__in=keys):
                setattr(row, name, getattr(row, column))
                row.save(update_fields=[column, *others])
        count += len(keys)
    return count


def reseal() -> int:
    """Everything under the newest key; how many. Raises KeyLost."""
    return sum(_reseal(model, column) for model, column in SEALED) + factors.seal_all()


def _reseal(model, column):
    count = 0
    rows = model.objects.exclude(**{column: ""}).values_list("pk", column)
    for pk, sealed in rows.iterator(AT_ONCE):
        if not sealing.is_newest(sealed):
            # Somebody may have sealed it anew meanwhile: then it is theirs.
            same = model.objects.filter(pk=pk, **{column: sealed})
            count += same.update(**{column: sealing.reseal(sealed)})
    return count


def is_all_newest() -> bool:
    return factors.is_all_newest() and all(
        sealing.is_newest(sealed)
        for model, column in SEALED
        for sealed in model.objects.exclude(**{column: ""})
        .values_list(column, flat=True)
        .iterator(AT_ONCE)
    )


def note_rotation(count: int) -> None:
    audit.record(None, by=None, verb="rotate_keys", thing="key:", after={"resealed": count})
