from django.db import migrations, models
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

BATCH = 10_000


def keep(apps, schema_editor):
    """Placements say themselves what figures looked up: when it was promised, by whom, and how it went."""
    Placement = apps.get_model("pledges", "Placement")
    last = Placement.objects.aggregate(last=Max("pk"))["last"] or 0
    values = what_they_keep(apps)
    for first in range(0, last + 1, BATCH):
        Placement.objects.filter(pk__gte=first, pk__lt=first + BATCH).update(**values)


def what_they_keep(apps):
    def of(place, column):
        rows = apps.get_model("pledges", place.title()).objects
        return Subquery(rows.filter(pk=OuterRef(place)).order_by().values(column))

    steps = apps.get_model("pledges", "PlacementStep").objects.filter(placement=OuterRef("pk"))
    last = steps.order_by("-starts_on")
    return {
        "promised_at": Coalesce(of("handover", "created_at"), of("opening", "created_at")),
        "company_key": Coalesce(
            of("handover", "company_key"),
            of("opening", "company"),
            output_field=models.BigIntegerField(),
        ),
        "job_from": Subquery(
            steps.filter(paid_hours__gt=0).order_by("starts_on").values("starts_on")[:1]
        ),
        "lasted_on": Subquery(lasting(apps).values("due_on")[:1]),
        "last_step_on": Subquery(last.values("starts_on")[:1]),
        "last_paid_hours": Subquery(last.values("paid_hours")[:1]),
    }


def lasting(apps):
    steps = apps.get_model("pledges", "PlacementStep").objects.filter(
        placement=OuterRef("placement"), starts_on__lte=OuterRef("due_on")
    )
    then = Subquery(steps.order_by("-starts_on").values("paid_hours")[:1])
    checks = apps.get_model("pledges", "RetentionCheck").objects.alias(paid_then=then)
    return checks.filter(
        placement=OuterRef("pk"), weeks=13, unit_says="still", paid_then__gt=0
    ).order_by()


class Migration(migrations.Migration):
    atomic = False  # each batch is done when it is done; again does no harm

    dependencies = [("pledges", "0041_what_placements_keep")]

    operations = [
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                fields=["promised_at"],
                include=(
                    "unit",
                    "network",
                    "candidate",
                    "company_key",
                    "job_from",
                    "lasted_on",
                    "last_step_on",
                    "last_paid_hours",
                    "ended_on",
                    "id",
                ),
                name="placement_figures",
            ),
        ),
    ]
