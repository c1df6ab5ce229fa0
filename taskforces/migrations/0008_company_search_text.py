"""Companies that are there already can be searched for; later ones get their words when they are saved."""

import unicodedata

from django.db import migrations

_DANISH = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "ß": "ss"})


def fold(text):
    """As names were folded when this was written."""
    lowered = unicodedata.normalize("NFKD", text.casefold().translate(_DANISH))
    plain = "".join(sign for sign in lowered if not unicodedata.combining(sign))
    return " ".join(plain.replace("aa", "a").replace("oe", "o").replace("\0", " ").split())


def fill(apps, schema_editor):
    rows = apps.get_model("taskforces", "Company").objects
    changed = []
    for company in rows.filter(search_text="").iterator(chunk_size=2000):
        company.search_text = fold(f"{company.name} {company.city} {company.cvr_number or ''}")[
            :320
        ]
        changed.append(company)
    rows.bulk_update(changed, ["search_text"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("taskforces", "0007_company_relations")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
