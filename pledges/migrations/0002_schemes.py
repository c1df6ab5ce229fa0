"""The list of schemes that a placement's hours can fall under."""

from datetime import date

from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [("pledges", "0001_initial")]

    operations = [migrations.RunPython(list_schemes, migrations.RunPython.noop)]
