from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0004_log_in_mail")]

    operations = [
        migrations.AddField(
            model_name="webhook",
            name="sealed_secret",
            field=models.TextField(db_default="", default="", editable=False),
        ),
        migrations.AlterField(
            model_name="webhook",
            name="secret",
            field=models.CharField(
                db_column="secret", db_default="", default="", editable=False, max_length=64
            ),
        ),
        migrations.RenameField("webhook", "secret", "plain_secret"),
    ]
