"""Fills the columns that the inbox reads, of handovers that were there before them."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    sheet = apps.get_model("pledges", "Sheet").objects.filter(pk=OuterRef("sheet"))
    apps.get_model("pledges", "Handover").objects.update(
        event=Subquery(sheet.values("event")),
        municipality_code=Subquery(sheet.values("municipality_code")),
    )


class Migration(migrations.Migration):
    dependencies = [("pledges", "0010_inbox_reads_one_index")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
