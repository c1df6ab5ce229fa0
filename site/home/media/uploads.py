"""What editors upload: a picture is stripped of all it tells, a document is what its name says and holds no CPR number.

Kinds, size and the limit of 25 megapixels are settings that Wagtail's own fields keep; SVG is not among the kinds.
"""

import zipfile
from pathlib import Path

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from accounts.antivirus import refuse_infected
from accounts.cpr import CprGuardMixin, Verdict, find_cpr
from frontend.photos import without_metadata
from home.media.file_texts import FileUnreadable, text_in

ZIPPED = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
}
TEXTS = ("csv", "txt")
FILMS = {"mp4": (4, b"ftyp"), "webm": (0, b"\x1a\x45\xdf\xa3"), "vtt": (0, b"WEBVTT")}
MEGABYTE = 1024 * 1024
MOST_DOCUMENT, MOST_FILM = 20 * MEGABYTE, 200 * MEGABYTE
MOST_UNPACKED, MOST_PARTS = 200 * MEGABYTE, 5000


class UntaggedMixin:
    """Tags know no organisations: one editor's words would be offered to all others."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)


class PictureForm(UntaggedMixin, CprGuardMixin, BaseImageForm):
    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            _refuse_cpr(file.name)
            refuse_infected(file)
            return without_metadata(file)
        return file


class DocumentForm(UntaggedMixin, CprGuardMixin, BaseDocumentForm):
    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            _refuse_cpr(file.name)
            most = MOST_FILM if _ending(file) in FILMS else MOST_DOCUMENT
            if file.size > most:
                text = _("Filen er større end %(most)s MB. Gør den mindre.")
                raise forms.ValidationError(text % {"most": most // MEGABYTE})
            if not is_what_it_says(file):
                raise forms.ValidationError(
                    _("Filen er noget andet, end navnet siger. Gem den på ny, og prøv igen.")
                )
            refuse_infected(file)
            _refuse_cpr_in(file)
        return file


def _refuse_cpr(text):
    if find_cpr(text) is Verdict.CERTAIN:
        raise forms.ValidationError(
            _("Der står et CPR-nummer i filens navn. Giv filen et andet navn."), code="cpr"
        )


def _refuse_cpr_in(file):
    if _ending(file) in FILMS and _ending(file) != "vtt":
        return  # so large that it is not read into memory; nothing is written in it
    file.seek(0)
    try:
        text = text_in(file.read(), _ending(file))
    except FileUnreadable as refused:
        raise forms.ValidationError(str(refused), code="unreadable") from refused
    finally:
        file.seek(0)
    if find_cpr(text) is Verdict.CERTAIN:
        raise forms.ValidationError(
            _("Der står et CPR-nummer i filen. Fjern det, og læg filen op igen."), code="cpr"
        )


def is_what_it_says(file) -> bool:
    """Whether the content fits the file's own ending. An office file that unpacks to a mountain does not."""
    ending = _ending(file)
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if ending == "pdf":
        return head.startswith(b"%PDF-")
    if ending in FILMS:
        start, sign = FILMS[ending]
        return head.removeprefix(b"\xef\xbb\xbf")[start:].startswith(sign)
    if ending in TEXTS:
        return b"\0" not in head
    return ending in ZIPPED and _is_office_file(file, ZIPPED[ending])


def _ending(file):
    return Path(file.name).suffix.lower().lstrip(".")


def _is_office_file(file, part):
    try:
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
            unpacked = sum(info.file_size for info in parts.infolist())
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return part in names and len(names) <= MOST_PARTS and unpacked <= MOST_UNPACKED and not macros
