from django.db import migrations


class Migration(migrations.Migration):
    """Alone: PostgreSQL alters no table in the transaction that filled in its rows."""

    dependencies = [("pledges", "0005_clocks_and_schemes")]

    operations = [migrations.RemoveField(model_name="handover", name="introduced_by")]
