from django.db import migrations, models
from django.db.models import Case, F, Max, Q, Value, When

BATCH = 10_000
STEPS = {
    1: Q(first_contact_at__lte=F("contact_due")),
    2: Q(had_visit=True),
    4: Q(furthest_step__gte=40),
    8: Q(furthest_step__gte=50),
}


def reach(apps, schema_editor):
    """Handovers say in one number at which steps of the funnel they are."""
    Handover = apps.get_model("pledges", "Handover")
    last = Handover.objects.aggregate(last=Max("pk"))["last"] or 0
    reached = Value(0, output_field=models.IntegerField())
    for step, there in STEPS.items():
        reached += Case(When(there, then=Value(step)), default=Value(0))
    for first in range(0, last + 1, BATCH):
        Handover.objects.filter(pk__gte=first, pk__lt=first + BATCH).update(reached=reached)


class Migration(migrations.Migration):
    atomic = False  # each batch is done when it is done; again does no harm

    dependencies = [("pledges", "0043_how_far_handovers_came")]

    operations = [
        migrations.RunPython(reach, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(
                fields=["created_at"],
                include=(
                    "reached",
                    "company_key",
                    "unit",
                    "network",
                    "positions",
                    "hours",
                    "contact_hours",
                    "first_contact_at",
                    "contact_due",
                    "closed_at",
                    "due_for",
                ),
                name="handover_figures",
            ),
        ),
    ]
