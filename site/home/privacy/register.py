"""The register of persons as one list: every app's rows, and a check that no text of any model is left out."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from wagtail.fields import StreamField

from accounts import privacy as accounts
from accounts.privacy import Holding, Nobody
from events import privacy as events
from home.privacy import own_page as home
from outbox import privacy as outbox
from pledges import privacy as pledges
from taskforces import privacy as taskforces

# In the order in which one person's rows are erased: what hangs on others before what it hangs on.
_APPS = (events, pledges, taskforces, outbox, accounts, home)
HOLDINGS: list[Holding] = [row for app in _APPS for row in app.HOLDINGS]
BY_MODEL = {row.model: row for row in HOLDINGS}
NOBODY: list[Nobody] = [row for app in _APPS for row in app.NOBODY]
# Libraries: those of their tables in which somebody may be named have a row among ours; a new library has none.
LIBRARIES = frozenset(
    {
        *("account", "auth", "contenttypes", "django_tasks_database", "mfa", "sessions", "taggit"),
        *("wagtailadmin", "wagtailcore", "wagtaildocs", "wagtailembeds", "wagtailforms"),
        *("wagtailimages", "wagtailredirects", "wagtailsearch", "wagtailusers"),
    }
)
_TEXTS = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    StreamField,
)


def texts_of(model: type[models.Model]) -> list[models.Field]:
    """The model's own columns in which something may be written; a choice from a list is none."""
    return [
        field
        for field in model._meta.local_fields
        if isinstance(field, _TEXTS) and not field.choices and not field.primary_key
    ]


def gaps(
    found: Iterable[type[models.Model]],
    holdings: Iterable[Holding] = HOLDINGS,
    nobody: Iterable[Nobody] = NOBODY,
) -> list[str]:
    """Texts that no row tells of, as "app.Model.field"."""
    told: dict[str, set[str]] = {}
    for row in (*holdings, *nobody):
        told.setdefault(row.model, set()).update(row.fields)
    return [
        f"{model._meta.label}.{field.name}"
        for model in found
        if model._meta.app_label not in LIBRARIES
        for field in texts_of(model)
        if field.name not in told.get(model._meta.label, ())
    ]


def unknown() -> list[str]:
    """Rows that tell of what is not there."""
    return [
        f"{row.model}.{name}"
        for row in (*HOLDINGS, *NOBODY)
        for name in row.fields
        if name not in {field.name for field in apps.get_model(row.model)._meta.get_fields()}
    ]
