"""Which addresses get no more mail: blocked by what a server or the person said, lifted by one of us."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone

from accounts import audit
from accounts.models import Organisation, User
from outbox.addresses import fold, shown
from outbox.models import Suppression

Reason = Suppression.Reason


def is_suppressed(organisation: Organisation, address: str) -> bool:
    return Suppression.objects.in_force().filter(organisation=organisation).of(address).exists()


def blocked_among(pairs: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Suppression]:
    """Of (organisation id, address) those that get no more mail, in one query; a key is folded."""
    wanted = {(pk, fold(address)) for pk, address in pairs if address}
    if not wanted:
        return {}
    found = Suppression.objects.in_force().filter(
        organisation_id__in={pk for pk, _address in wanted},
        address__in={address for _pk, address in wanted},
    )
    keys = {(row.organisation_id, row.address): row for row in found}
    return {key: row for key, row in keys.items() if key in wanted}


def is_blocked(organisation: Organisation, column: str) -> ExpressionWrapper:
    """As `is_suppressed`, for the addresses in a column of a query, as people typed them.

    A domain with letters of its own is kept in ASCII, which no database can do; those few are asked for by name.
    """
    rows = Suppression.objects.in_force().filter(organisation=organisation)
    found = Q(Exists(rows.filter(address__iexact=OuterRef(column))))
    for address in rows.filter(address__contains="xn--").values_list("address", flat=True):
        found |= Q(**{f"{column}__iexact": shown(address)})
    return ExpressionWrapper(found, output_field=BooleanField())


@transaction.atomic
def block(organisation: Organisation, address: str, reason: Reason) -> Suppression | None:
    """None when it was blocked already. What the person said themselves stands above what a server says."""
    row = _locked(organisation, address)
    if row is None:
        return Suppression.objects.create(organisation=organisation, address=address, reason=reason)
    is_stronger = reason == Reason.UNSUBSCRIBED != row.reason
    if row.lifted_at is None and not is_stronger:
        return None
    row.reason, row.created_at = reason, timezone.now()
    row.lifted_at, row.lifted_by, row.lifted_because = None, None, ""
    row.save()
    return row


@transaction.atomic
def lift(row: Suppression, *, because: str, by: User) -> Suppression | None:
    """The address may be written to again; None when another was first."""
    row = _still(row, is_lifted=False)
    if row is None:
        return None
    row.lifted_at, row.lifted_by, row.lifted_because = timezone.now(), by, because
    row.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    return _recorded(row, by=by, verb="lift_suppression")


@transaction.atomic
def undo_lift(row: Suppression, *, by: User) -> Suppression | None:
    """Blocked again, for the reason and since the day that it was; None when it is blocked already."""
    row = _still(row, is_lifted=True)
    if row is None:
        return None
    row.lifted_at, row.lifted_by, row.lifted_because = None, None, ""
    row.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    return _recorded(row, by=by, verb="undo_lift_suppression")


def _locked(organisation, address):
    rows = Suppression.objects.select_for_update().filter(organisation=organisation)
    return rows.of(address).first()


def _still(row, *, is_lifted):
    rows = Suppression.objects.select_for_update().select_related("organisation")
    return rows.filter(pk=row.pk, lifted_at__isnull=not is_lifted).first()


def _recorded(row, *, by, verb):
    """Without the words of the lift: they may tell of the person, and the log keeps none of that."""
    was_blocked = verb == "lift_suppression"
    audit.record(
        row.organisation,
        by=by,
        verb=verb,
        thing=row,
        before={"blocked": was_blocked},
        after={"blocked": not was_blocked},
    )
    return row
