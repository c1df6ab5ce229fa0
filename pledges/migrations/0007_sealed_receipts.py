from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pledges", "0006_public_ids")]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="receipt_sha256",
            field=models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="sheet",
            name="sealed_receipt",
            field=models.TextField(db_default="", default="", editable=False),
        ),
        migrations.AlterField(
            model_name="sheet",
            name="receipt_token",
            field=models.CharField(
                db_column="receipt_token", editable=False, max_length=22, null=True, unique=True
            ),
        ),
        migrations.RenameField("sheet", "receipt_token", "plain_receipt_token"),
    ]
