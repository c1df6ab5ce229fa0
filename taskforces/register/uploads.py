"""A file of the register that somebody laid up: kept until it is looked at and written, or forgotten."""

from datetime import date
from pathlib import PurePath
from typing import BinaryIO

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts import audit
from accounts.models import Organisation, User
from taskforces.imports.limits import MAX_ROWS, FileRefused
from taskforces.models import Company, RegisterFile
from taskforces.register.files import read
from taskforces.register.records import Record
from taskforces.register.taking_in import Taken, take_in

SHOWN = 30
_encoded = DjangoJSONEncoder().default


def start(
    file: BinaryIO, *, organisation: Organisation | None, by: User, file_name: str, takes_new: bool
) -> RegisterFile:
    """Read it and keep what it says. Raises FileRefused; larger files are for the command."""
    records, bad = [], []
    for line, found in read(file, timezone.localdate()):
        if isinstance(found, Record):
            records.append([found.cvr_number, _plain(found.facts)])
        else:
            bad.append([line, found])
        if len(records) + len(bad) > MAX_ROWS:
            raise FileRefused(FileRefused.Code.TOO_MANY_ROWS)
    if not records and not bad:
        raise FileRefused(FileRefused.Code.EMPTY)
    return RegisterFile.objects.create(
        organisation=organisation,
        created_by=by,
        file_name=PurePath(file_name).name[:120],
        takes_new=takes_new,
        records=records,
        bad=bad,
    )


def preview(upload: RegisterFile, may_change: QuerySet[Company] | None) -> Taken:
    """What would become of each company, without writing."""
    return _take(upload, may_change, write=False)


@transaction.atomic
def write(upload: RegisterFile, may_change: QuerySet[Company] | None, *, by: User) -> Taken:
    """Write it, and forget the file."""
    upload = RegisterFile.objects.select_for_update().get(pk=upload.pk)
    taken = _take(upload, may_change, write=True)
    audit.record(
        upload.organisation,
        by=by,
        verb="read_register",
        thing=upload,
        after={fate.value: number for fate, number in taken.fates()},
    )
    upload.delete()
    return taken


def _take(upload, may_change, *, write):
    records = (Record(number, _facts(facts)) for number, facts in upload.records)
    takes_new = upload.takes_new and upload.organisation_id is None
    return take_in(records, may_change=may_change, takes_new=takes_new, write=write, shown=SHOWN)


def _plain(facts):
    return {
        name: _encoded(value) if isinstance(value, date) else value for name, value in facts.items()
    }


def _facts(facts):
    closed = facts.get("closed_on")
    return facts | ({"closed_on": date.fromisoformat(closed)} if closed else {})
