from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0005_count_who_arrived")]

    operations = [
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("arrived_at__isnull", True), ("arrived_persons", 0)),
                    models.Q(("arrived_at__isnull", False), ("arrived_persons__gte", 1)),
                    _connector="OR",
                ),
                name="who_arrived_is_counted",
            ),
        ),
    ]
