from django.db import migrations
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

FREES = ("moved", "education", "company", "person", "other")


def count(apps, schema_editor):
    """Openings say how many of their positions are taken, and whether their sheet ended without a job."""
    Opening = apps.get_model("pledges", "Opening")
    Placement = apps.get_model("pledges", "Placement")
    there = Placement.objects.filter(~Q(state="ended") | ~Q(end_reason__in=FREES))
    here = there.filter(opening=OuterRef("pk")).order_by().values("opening")
    taken = Opening.objects.filter(pk__in=there.filter(opening__isnull=False).values("opening"))
    taken.update(placed=Coalesce(Subquery(here.annotate(n=Count("pk")).values("n")), 0))
    ended = apps.get_model("pledges", "Handover").objects.filter(
        closed_at__isnull=False, outcome="no_job"
    )
    Opening.objects.filter(handover__in=ended).update(put_away=True)


class Migration(migrations.Migration):
    dependencies = [("pledges", "0038_what_openings_count")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
