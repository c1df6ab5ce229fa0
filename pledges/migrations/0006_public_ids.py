import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pledges", "0005_sheet_sources")]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="first_answer",
            field=models.JSONField(
                db_default={},
                default=dict,
                editable=False,
                help_text="What the phone was told, so that a repeat is told the same.",
            ),
        ),
        migrations.AddField(
            model_name="sheet",
            name="public_id",
            field=models.UUIDField(
                default=None,
                editable=False,
                null=True,
                help_text="For other systems. Whoever holds the form's own id may ask for its receipt.",
            ),
        ),
        migrations.AlterField(
            model_name="sheet",
            name="public_id",
            field=models.UUIDField(
                default=uuid.uuid4,
                editable=False,
                null=True,
                unique=True,
                help_text="For other systems. Whoever holds the form's own id may ask for its receipt.",
            ),
        ),
    ]
