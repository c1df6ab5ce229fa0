import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.database import install


def make_append_only(apps, schema_editor):
    install(schema_editor.connection)


def outlives(to, **options):
    return models.ForeignKey(
        db_constraint=False,
        null=True,
        on_delete=django.db.models.deletion.DO_NOTHING,
        to=to,
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_retention_periods")]

    operations = [
        migrations.CreateModel(
            name="AuditLink",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry_number", models.BigIntegerField(null=True, unique=True)),
                ("at", models.DateTimeField()),
                ("values_hash", models.CharField(blank=True, max_length=64)),
                ("entry_hash", models.CharField(max_length=64)),
                ("link_hash", models.CharField(max_length=64)),
                ("forgotten_at", models.DateTimeField(null=True)),
            ],
            options={"ordering": ["position"]},
        ),
        migrations.CreateModel(
            name="AuditValues",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="kept",
                        serialize=False,
                        to="accounts.auditentry",
                    ),
                ),
                ("salt", models.CharField(max_length=32)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
            ],
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="before",
            field=models.JSONField(db_column="before", db_default={}, default=dict),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="after",
            field=models.JSONField(db_column="after", db_default={}, default=dict),
        ),
        migrations.RenameField("auditentry", "before", "old_before"),
        migrations.RenameField("auditentry", "after", "old_after"),
        migrations.AlterField(
            model_name="auditentry",
            name="organisation",
            field=outlives("accounts.organisation", related_name="audit_entries"),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="by",
            field=outlives(settings.AUTH_USER_MODEL, related_name="audit_entries"),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="person",
            field=outlives(
                settings.AUTH_USER_MODEL,
                related_name="audit_entries_about",
                help_text="The colleague whom it is about.",
            ),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="sealed",
            field=models.BooleanField(
                db_default=False, default=False, help_text="Whether the chain has a link for it."
            ),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["organisation", "-at"], name="audit_by_organisation"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(
                condition=models.Q(("sealed", False)), fields=["id"], name="audit_waiting"
            ),
        ),
        migrations.RunPython(make_append_only, migrations.RunPython.noop),
    ]
