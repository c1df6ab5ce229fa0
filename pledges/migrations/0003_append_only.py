from django.db import migrations

from accounts.database import install


def make_append_only(apps, schema_editor):
    install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("pledges", "0002_schemes")]

    operations = [migrations.RunPython(make_append_only, migrations.RunPython.noop)]
