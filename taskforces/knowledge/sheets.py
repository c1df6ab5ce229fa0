"""Knowledge sheets are written, published and taken down again."""

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from taskforces.models import KnowledgeSheet


@transaction.atomic
def write_sheet(*, by: User, publish: bool = False, **facts) -> KnowledgeSheet:
    sheet = KnowledgeSheet.objects.create(
        written_by=by, published_at=timezone.now() if publish else None, **facts
    )
    audit.record(
        sheet.network.host,
        by=by,
        verb="write_knowledge",
        thing=sheet,
        after={"published": publish},
    )
    return sheet


@transaction.atomic
def change_sheet(sheet: KnowledgeSheet, *, by: User, **facts) -> KnowledgeSheet:
    for name, value in facts.items():
        setattr(sheet, name, value)
    sheet.changed_at = timezone.now()
    sheet.save()
    audit.record(sheet.network.host, by=by, verb="change_knowledge", thing=sheet)
    return sheet


@transaction.atomic
def publish(sheet: KnowledgeSheet, *, yes: bool, by: User) -> KnowledgeSheet:
    """Up, or down again; pressing twice keeps the day of the first time."""
    sheet = KnowledgeSheet.objects.select_related("network__host").get(pk=sheet.pk)
    if (sheet.published_at is not None) == yes:
        return sheet
    sheet.published_at = timezone.now() if yes else None
    sheet.save(update_fields=["published_at"])
    verb = "publish_knowledge" if yes else "take_down_knowledge"
    audit.record(sheet.network.host, by=by, verb=verb, thing=sheet)
    return sheet
