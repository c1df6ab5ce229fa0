"""Fills in what the new columns say of rows that were there before, and the list of schemes."""

from datetime import date

from django.db import migrations, models

# code, name, English name, paid hours, valid until (star.dk; Act 1750 of 2025 ended the last three)
SCHEMES = [
    ("ordinary", "ordinære timer (småjob)", "ordinary hours (small job)", True, None),
    ("internship", "virksomhedspraktik", "internship", False, None),
    ("wage_subsidy", "løntilskud", "wage subsidy", True, None),
    ("flex_job", "fleksjob", "flex job", True, None),
    ("adult_apprentice", "voksenlærling", "adult apprentice", True, None),
    (
        "igu",
        "integrationsgrunduddannelse (IGU)",
        "basic integration training",
        True,
        date(2027, 12, 31),
    ),
    ("youth_job", "fritidsjob", "youth job", True, None),
    ("agency_hours", "vikarmodel", "agency hours", True, None),
    ("job_rotation", "jobrotation", "job rotation", True, date(2026, 1, 31)),
    ("rehabilitation", "revalidering", "vocational rehabilitation", False, date(2026, 1, 31)),
    ("resource_course", "ressourceforløb", "resource course", False, date(2026, 1, 31)),
]


def list_schemes(apps, _editor):
    scheme = apps.get_model("pledges", "Scheme")
    scheme.objects.bulk_create(
        scheme(code=code, name=name, name_en=english, paid=paid, valid_to=last)
        for code, name, english, paid, last in SCHEMES
    )


def start_clocks(apps, _editor):
    handovers = apps.get_model("pledges", "Handover").objects
    handovers.update(touched_at=models.F("created_at"))
    uncontacted = handovers.filter(closed_at=None, first_contact_at=None)
    uncontacted.exclude(status="on_hold").update(due_at=models.F("contact_due"), due_for="contact")
    handovers.filter(closed_at=None, status="on_hold").update(due_for="return")


def keep_introducers(apps, _editor):
    """Who should have introduced is kept; the time for it has passed."""
    introduction = apps.get_model("pledges", "Introduction")
    handovers = apps.get_model("pledges", "Handover").objects.exclude(introduced_by=None)
    introduction.objects.bulk_create(
        introduction(
            handover=handover,
            introducer_id=handover.introduced_by_id,
            due=handover.contact_due,
            outcome="passed_on",
            done_at=handover.contact_due,
        )
        for handover in handovers.iterator()
    )


class Migration(migrations.Migration):
    dependencies = [("pledges", "0004_desk")]

    operations = [
        migrations.RunPython(list_schemes, migrations.RunPython.noop),
        migrations.RunPython(start_clocks, migrations.RunPython.noop),
        migrations.RunPython(keep_introducers, migrations.RunPython.noop),
    ]
