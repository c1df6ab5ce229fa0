from django.db import migrations


def add_english(apps, schema_editor):
    apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_home_page_steps_and_figures"),
    ]

    operations = [migrations.RunPython(add_english, migrations.RunPython.noop)]
