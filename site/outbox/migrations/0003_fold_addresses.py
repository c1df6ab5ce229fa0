"""Blocked addresses are kept with their domain in ASCII, so that both spellings are one."""

from django.db import migrations


def fold_addresses(apps, _editor):
    suppression = apps.get_model("outbox", "Suppression")
    for row in suppression.objects.order_by("pk").iterator():
        folded = _fold(row.address)
        if folded == row.address:
            continue
        others = suppression.objects.filter(organisation=row.organisation_id, address=folded)
        if others.exclude(pk=row.pk).exists():
            row.delete()
        else:
            row.address = folded
            row.save(update_fields=["address"])


def _fold(address):
    local, at, domain = address.strip().lower().rpartition("@")
    try:
        return f"{local}{at}{domain.rstrip('.').encode('idna').decode('ascii')}"
    except UnicodeError:
        return f"{local}{at}{domain}"


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_undelivered")]

    operations = [migrations.RunPython(fold_addresses, migrations.RunPython.noop)]
