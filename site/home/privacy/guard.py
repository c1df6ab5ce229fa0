"""The last line of the CPR guard: whatever is saved, by whichever way it came, is looked through first.

Forms explain and ask; this refuses what a form let by, an API or Wagtail wrote, or a command brought in. Which
texts people type is known from the register. What a machine made is left alone: an id looks like a number
now and then, and a promise was once lost by it.
"""

import json
from functools import cache
from pathlib import PurePath

from django.db import models
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from accounts.cpr import Verdict, find_cpr
from frontend.photos import without_metadata
from home.media.file_texts import FileUnreadable, text_in
from home.privacy.register import HOLDINGS, NOBODY, texts_of

# Of the register's fields those that nobody types, or that are made of texts which were judged before.
MACHINE_MADE = {
    "accounts.ApiAnswer": None,
    "accounts.AuditEntry": None,
    "accounts.AuditValues": None,
    "accounts.User": {"password"},
    "account.EmailConfirmation": None,
    "accounts.IdentityLink": None,  # a provider's id; one with a CPR number in it is refused before
    "mfa.Authenticator": None,
    "sessions.Session": None,
    "outbox.Message": None,
    "outbox.Attachment": None,
    "outbox.WebhookDelivery": None,
    "taskforces.ContactImport": None,  # P-numbers have a column there; the import looks at each cell
    "taskforces.Contact": {"search_text"},
    "events.Invitation": {"code"},
    "events.Registration": {"search_text"},
    "events.ContactCard": {"code"},
    "events.Scan": {
        "raw_code",
        "details",
        "first_answer",
    },  # a health card held before the camera is judged at the door
    "events.Dispatch": None,
    "events.LetterFile": None,
    "pledges.Sheet": {"plain_receipt_token", "first_answer"},
    "pledges.SheetLink": {"key"},
    "pledges.SavedFilter": {"query"},
    "home.LeaderCalendar": {"key_digest"},
    "home.LeaderLink": {"key_digest"},
    "home.IntroductionRequest": {"key_digest"},
    "wagtailcore.Revision": None,  # judged by its fields, below
    "wagtailcore.PageLogEntry": {"data"},
    "wagtailcore.ModelLogEntry": {"data"},
    "wagtailimages.Rendition": None,
    "wagtailsearch.IndexEntry": None,
}


class CprFound(Exception):
    """A text with a CPR number in it was about to be kept. Says in which field, and never what."""

    def __init__(self, field: str):
        super().__init__(f"A CPR number in {field}")
        self.message = _("Her står et CPR-nummer, og det gemmer vi ikke. Fjern det, og prøv igen.")


def connect() -> None:
    pre_save.connect(guard, dispatch_uid="cpr_guard")


@cache
def typed_in(model: type[models.Model]) -> tuple[str, ...]:
    """The model's texts that people type, those it inherits too."""
    names = set()
    for each in (model, *model._meta.get_parent_list()):
        made = MACHINE_MADE.get(each._meta.label, set())
        if made is None:
            continue
        told = {name for row in HOLDINGS if row.model == each._meta.label for name in row.fields}
        for row in NOBODY:
            told |= set(row.typed.split()) if row.model == each._meta.label else set()
        names |= {field.name for field in texts_of(each) if field.name in told - made}
    return tuple(sorted(names))


def guard(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Raises CprFound. Of a save of some fields only those are looked at."""
    if isinstance(instance, Revision):
        _guard_draft(instance)
        return
    for name in typed_in(sender):
        if update_fields is None or name in update_fields:
            _judge(instance, name)
    for field in sender._meta.concrete_fields:
        if isinstance(field, models.FileField) and (
            update_fields is None or field.name in update_fields
        ):
            _guard_file(instance, field)


def _judge(instance, name):
    field = instance._meta.get_field(name)
    value = getattr(instance, field.attname)
    if isinstance(field, models.FileField):
        text = PurePath(value.name or "").name
    elif isinstance(value, str):
        text = value
    elif value:
        text = "\n".join(_strings(field.get_prep_value(value)))
    else:
        return
    if find_cpr(text) is Verdict.CERTAIN:
        raise CprFound(f"{instance._meta.label}.{name}")


def _guard_draft(revision):
    """A draft holds the page's fields by name; what else stands in it are ids and times."""
    model = revision.content_type.model_class()
    for name in typed_in(model) if model else ():
        texts = "\n".join(_strings(revision.content.get(name)))
        if find_cpr(texts) is Verdict.CERTAIN:
            raise CprFound(f"{model._meta.label}.{name}")


def _strings(value):
    """Every text inside, each for itself; JSON in a text is opened."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            opened = _opened(value)
            if opened is None:
                yield f"{value}\n     \n"
            else:
                waiting.append(opened)
        elif isinstance(value, dict):
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list | tuple):
            waiting.extend(reversed(value))


def _opened(text):
    """What JSON in the text holds; None where it only begins like JSON, or nests deeper than any of ours."""
    if text[:1] not in ("[", "{"):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _guard_file(instance, field):
    """A new file only: a picture is stripped, and what is written in a document is read."""
    file = getattr(instance, field.attname)
    if not file or file._committed:
        return
    if isinstance(field, models.ImageField):
        _strip(instance, field, file)
    elif find_cpr(_text_of(file)) is Verdict.CERTAIN:
        raise CprFound(f"{instance._meta.label}.{field.name}")


def _strip(instance, field, file):
    clean = without_metadata(file.file)
    if clean is file.file:
        return
    clean.name = file.name
    setattr(instance, field.attname, clean)
    if hasattr(instance, "file_size") and instance.file_size is not None:
        instance.file_size = clean.size


def _text_of(file):
    ending = PurePath(file.name).suffix.lower().lstrip(".")
    if ending in ("mp4", "webm"):
        return ""
    file.file.seek(0)
    content = file.file.read()
    file.file.seek(0)
    try:
        return text_in(content, ending)
    except FileUnreadable:
        # The upload's form refuses it with a sentence; here its bytes are looked through as they are.
        return content.decode("latin-1")
