from django.db import migrations
from django.db.models import F


def count(apps, schema_editor):
    """Until now a scan let the whole party in."""
    arrived = apps.get_model("events", "Registration").objects.exclude(arrived_at=None)
    arrived.update(arrived_persons=F("party_size"))
    scans = apps.get_model("events", "Scan").objects
    scans.filter(result="unknown").update(result="unmatched")


def back(apps, schema_editor):
    scans = apps.get_model("events", "Scan").objects
    scans.filter(result="unmatched").update(result="unknown")


class Migration(migrations.Migration):
    dependencies = [("events", "0004_door_without_network")]

    operations = [migrations.RunPython(count, back)]
