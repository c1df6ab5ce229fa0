"""What is written in an uploaded file, so that it can be looked through before it is kept."""

import logging
import re
import zipfile
from html import unescape
from io import BytesIO

from django.db import models
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from accounts.refusals import Refused

# What it makes of broken files is told to whoever uploads them, and a log might hold what is written in one.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

OFFICE = ("docx", "xlsx", "pptx", "odt")
TEXTS = ("csv", "txt", "vtt")
MOST_PAGES = 500
MOST_SIGNS = 5_000_000
# So far apart that two cells or paragraphs never read as one number.
_APART = "\n     \n"
_CELL_END = re.compile(r"</(?:\w+:)?(?:c|si|p|tc|td|row|table-cell)>")
_TAG = re.compile(r"<[^<>]*>")


class FileUnreadable(Refused):
    class Code(models.TextChoices):
        LOCKED = "locked", _("Filen er låst med en adgangskode. Gem den uden, og prøv igen.")
        BROKEN = "broken", _("Filen kan ikke læses. Gem den på ny, og prøv igen.")


def text_in(content: bytes, ending: str) -> str:
    """Everything that is written, what stands about the file too; "" of a film. Raises FileUnreadable."""
    if ending == "pdf":
        return _of_pdf(content)[:MOST_SIGNS]
    if ending in OFFICE:
        return _of_office(content)[:MOST_SIGNS]
    if ending in TEXTS:
        return content.decode("utf-8", errors="replace")[:MOST_SIGNS]
    return ""


def _of_pdf(content):
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileUnreadable(FileUnreadable.Code.LOCKED)
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
        about = [str(value) for value in (reader.metadata or {}).values()]
        fields = [str(value) for value in (reader.get_form_text_fields() or {}).values()]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # What a broken file makes of a reader is not one kind of error; it is refused with a sentence.
        raise FileUnreadable(FileUnreadable.Code.BROKEN) from error
    return _APART.join([*pages, *about, *fields])


def _of_office(content):
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            texts = [
                parts.read(name).decode("utf-8", errors="replace")
                for name in parts.namelist()
                if name.endswith((".xml", ".rels")) and "theme" not in name and "style" not in name
            ]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise FileUnreadable(FileUnreadable.Code.BROKEN) from error
    return _APART.join(unescape(_TAG.sub("", _CELL_END.sub(_APART, text))) for text in texts)
