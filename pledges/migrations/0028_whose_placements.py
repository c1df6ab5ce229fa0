from django.db import migrations
from django.db.models import OuterRef, Subquery


def say_whose_they_are(apps, schema_editor):
    """Every placement so far is of a sheet, and where the sheet is."""
    Handover = apps.get_model("pledges", "Handover")
    here = Handover.objects.filter(pk=OuterRef("handover"))
    apps.get_model("pledges", "Placement").objects.update(
        unit=Subquery(here.values("unit")), network=Subquery(here.values("network"))
    )


class Migration(migrations.Migration):
    dependencies = [("pledges", "0027_openings_without_a_sheet")]

    operations = [migrations.RunPython(say_whose_they_are, migrations.RunPython.noop)]
