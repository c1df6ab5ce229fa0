from django.db import migrations
from django.db.models import F, Min, OuterRef, Subquery
from django.utils import timezone

COLUMNS = (
    ("print", "posted_at", "sent_at"),
    ("digital_post", "digital_post_made_at", "created_at"),
    ("digital_post", "digital_post_at", "sent_at"),
)


def carry_over_what_was_sent(apps, schema_editor):
    """A letter counts as sent from the moment that somebody marked its file as sent.

    Of an evening that is over nobody will say it any more: what was made for it went out, as the figures have it.
    """
    Dispatch = apps.get_model("events", "Dispatch")
    Invitation = apps.get_model("events", "Invitation")
    for channel, column, moment in COLUMNS:
        first = (
            Dispatch.objects.filter(
                invitation=OuterRef("pk"), channel=channel, **{f"{moment}__isnull": False}
            )
            .order_by()
            .values("invitation")
            .annotate(first=Min(moment))
            .values("first")
        )
        Invitation.objects.update(**{column: Subquery(first)})
    made = Invitation.objects.filter(posted_at=None, printed_at__isnull=False)
    made.filter(event__ends_at__lt=timezone.now()).update(posted_at=F("printed_at"))


class Migration(migrations.Migration):
    dependencies = [("events", "0004_ways_and_notices")]

    operations = [migrations.RunPython(carry_over_what_was_sent, migrations.RunPython.noop)]
