"""Fills the counted columns of handovers that were there before them."""

from datetime import timedelta

from django.db import migrations

from accounts.workingdays import WorkingCalendar, working_hours_between
from pledges.models.counted import company_key
from pledges.taxonomy import LEAST_HOURS


def count(apps, schema_editor):
    handovers = apps.get_model("pledges", "Handover").objects.select_related("sheet", "unit")
    for handover in handovers.prefetch_related("sheet__lines", "unit__closing_days"):
        lines = handover.sheet.lines.all()
        handover.network_id = handover.sheet.network_id
        handover.company_key = company_key(handover.sheet)
        handover.positions = sum(line.positions for line in lines)
        handover.hours = sum(line.positions * LEAST_HOURS[line.hours] for line in lines)
        if handover.first_contact_at:
            handover.contact_hours = working_hours_between(
                _calendar(handover.unit), handover.created_at, handover.first_contact_at
            )
        handover.save(
            update_fields=["network", "company_key", "positions", "hours", "contact_hours"]
        )


def _calendar(unit):
    """Of a unit as migrations know it: without the methods of its model."""
    calendar = WorkingCalendar.__new__(WorkingCalendar)
    calendar.optional = frozenset(unit.optional_holidays)
    calendar.closed = frozenset(
        period.day + timedelta(days=n)
        for period in unit.closing_days.all()
        for n in range(((period.last_day or period.day) - period.day).days + 1)
    )
    return calendar


class Migration(migrations.Migration):
    dependencies = [("pledges", "0007_figures_on_handovers")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
