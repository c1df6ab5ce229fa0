"""Notes of each address whether its person has ever logged in: with a code sent there, or by hand of the server."""

from django.db import migrations


def note_proof(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    EmailAddress = apps.get_model("account", "EmailAddress")
    noted = EmailAddress.objects.values("user")
    for user in User.objects.exclude(pk__in=noted).iterator():
        proved = user.last_login is not None or user.is_superuser
        EmailAddress.objects.create(
            user=user, email=user.email.lower(), primary=True, verified=proved
        )


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("accounts", "0007_role_offers"),
    ]

    operations = [migrations.RunPython(note_proof, migrations.RunPython.noop)]
