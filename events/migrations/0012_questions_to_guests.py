import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0011_companions_by_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuestQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("text", models.CharField(max_length=160, verbose_name="spørgsmål")),
                (
                    "choices",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Empty: the guest writes.",
                        verbose_name="svarmuligheder",
                    ),
                ),
                (
                    "required",
                    models.BooleanField(default=False, verbose_name="skal besvares"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guest_questions",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "spørgsmål til gæster",
                "verbose_name_plural": "spørgsmål til gæster",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="registration",
            name="replies",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="To the event's own questions, by their key; gone two weeks after the event.",
                verbose_name="svar på spørgsmål",
            ),
        ),
    ]
