"""What an owner finds in the audit log of their organisations."""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.access import Ability, organisations_with
from accounts.models import AuditEntry, User
from accounts.verbs import Group, verbs_called, verbs_of

GROUPS_WITH_VERBS = (Group.LOG_IN, Group.RIGHTS, Group.FILES, Group.PERSONS)


def entries_for(user: User) -> QuerySet[AuditEntry]:
    """Newest first, each with what is shown of it."""
    ours = organisations_with(user, Ability.READ_LOG).values("pk")
    shown = AuditEntry.objects.filter(organisation__in=ours)
    return shown.select_related("organisation", "by", "person", "kept")


def found(
    entries: QuerySet[AuditEntry],
    *,
    words: str = "",
    group: str = "",
    organisation=None,
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[AuditEntry]:
    """`words` are somebody's name or address, what was done, or a thing ("handover:12"); days count with both ends."""
    if words:
        entries = entries.filter(_said(words))
    if group == Group.OTHER:
        known = [verb for other in GROUPS_WITH_VERBS for verb in verbs_of(other)]
        entries = entries.exclude(verb__in=known)
    elif group:
        entries = entries.filter(verb__in=verbs_of(group))
    if organisation:
        entries = entries.filter(organisation=organisation)
    if first:
        entries = entries.filter(at__gte=_start_of(first))
    if last:
        entries = entries.filter(at__lt=_start_of(date.fromordinal(last.toordinal() + 1)))
    return entries


def _said(words):
    people = User.objects.filter(Q(name__icontains=words) | Q(email__icontains=words))
    ids = people.values("pk")
    return (
        Q(by__in=ids)
        | Q(person__in=ids)
        | Q(subject__iexact=words)
        | Q(verb__in=verbs_called(words))
    )


def _start_of(day):
    return timezone.make_aware(datetime.combine(day, time()))
