"""A public link takes as many sheets as a hall hands in; what comes above that waits for somebody to look.

Anybody who was in the hall, or saw a photograph of the wall, has the key. So many sheets in so short a time are
kept whole, but nobody is called, thanked or counted for them before a colleague took them all, or threw them away.
Sheets under a guest's own code, on numbered paper and from a tablet with a key never wait: those were given to somebody.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from pledges.models import HeldSheet, Sheet, SheetLink
from pledges.sheets.entry import SheetEntry, entry_by_key
from pledges.sheets.handing_in import SheetData, handed_in, submit
from taskforces.models import Network

WINDOW = timedelta(minutes=10)
AT_ONCE = 300  # taken with one press, so that the press is answered
WAITS = _("Tak. Der kommer mange ark lige nu, så et menneske ser på dem først. Så hører du fra os.")
TICKED = (
    *("tasks", "hours", "positions", "pattern", "wants_visit"),
    *("call_time", "call_way", "thanks_shown"),
)


def must_wait(lately: int, *, most: int) -> bool:
    """Whether one more sheet waits for a look, after so many by the same public link."""
    return lately >= most


def is_public(entry: SheetEntry) -> bool:
    """A key that hangs on a wall or lies on a table, and is nobody's own."""
    own = entry.invitation or entry.paper or entry.tablet
    return bool(entry.link) and own is None


def hand_in(
    entry: SheetEntry, *, filled: SheetData, source: str = Sheet.Source.PHONE
) -> Sheet | HeldSheet:
    """What somebody sent by a key: a sheet, or one that waits. Sent again, it is what it was."""
    if is_public(entry) and handed_in(entry, filled.client_id) is None:
        if waiting := waiting_as(entry, filled.client_id):
            return waiting
        now = timezone.now()
        if must_wait(came_lately(entry.link, now), most=settings.SHEETS_A_LINK):
            return _hold(entry, filled, source, now)
    return submit(entry, filled=filled, source=source)


def waiting_as(entry: SheetEntry, client_id: UUID) -> HeldSheet | None:
    if not is_public(entry):
        return None
    return HeldSheet.objects.filter(client_id=client_id, link=entry.link).first()


def came_lately(link: SheetLink, now: datetime) -> int:
    """By strangers, in the last ten minutes or since a colleague took what waited; at most the limit is counted."""
    since = max(now - WINDOW, link.looked_at or now - WINDOW)
    most = settings.SHEETS_A_LINK
    sheets = Sheet.objects.filter(
        link=link,
        invitation=None,
        paper=None,
        tablet=None,
        filled_in_by=None,
        submitted_at__gt=since,
    )
    held = HeldSheet.objects.filter(link=link, held_at__gt=since)
    return sheets.order_by()[:most].count() + held.order_by()[:most].count()


def _hold(entry, filled, source, now):
    waiting = HeldSheet(
        client_id=filled.client_id,
        link=entry.link,
        profile=filled.profile,
        company_name=filled.company_name,
        contact_name=filled.contact_name,
        contact_phone=filled.phone,
        contact_email=filled.email,
        remark=filled.remark,
        interviewer=filled.interviewer,
        ticked={name: getattr(filled, name) for name in TICKED},
        source=source,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        filled_in_at=filled.filled_in_at,
        held_at=now,
    )
    try:
        with transaction.atomic():
            waiting.save(force_insert=True)
    except IntegrityError:  # the same form, twice at once
        if known := waiting_as(entry, filled.client_id):
            return known
        raise
    return waiting


def accept_all(link: SheetLink, *, by: User) -> int:
    """Makes sheets of what waits at a link, the oldest first; how many were made.

    Each is a sheet of its own before it stops waiting, so that an interrupted press loses none. Their clocks
    begin now, for nobody could call before. The link is trusted anew from this moment.
    """
    now, entry = timezone.now(), entry_by_key(link.key)
    waiting = list(link.held.select_related("profile")[:AT_ONCE])
    SheetLink.objects.filter(pk=link.pk).update(looked_at=now)
    for one in waiting:
        with translation.override(one.language), transaction.atomic():
            sheet = submit(entry, filled=_filled(one), source=one.source, at=now)
            # A phone that sends it once more is told what it was told when it waited.
            sheet.first_answer = {"sentence": str(WAITS), "receipt": False}
            sheet.save(update_fields=["first_answer"])
            one.delete()
    _record("accept_held_sheets", link, by, len(waiting))
    return len(waiting)


def drop_all(link: SheetLink, *, by: User) -> int:
    with transaction.atomic():
        n, _by_model = HeldSheet.objects.filter(link=link).delete()
        _record("drop_held_sheets", link, by, n)
    return n


def _record(verb, link, by, n):
    host = Network.objects.select_related("host").get(pk=link.network_id).host
    audit.record(host, by=by, verb=verb, thing=link, after={"sheets": n})


def _filled(one: HeldSheet) -> SheetData:
    ticked = one.ticked | {"tasks": tuple(one.ticked["tasks"])}
    return SheetData(
        client_id=one.client_id,
        company_name=one.company_name,
        contact_name=one.contact_name,
        phone=one.contact_phone,
        email=one.contact_email,
        remark=one.remark,
        interviewer=one.interviewer,
        profile=one.profile,
        filled_in_at=one.filled_in_at or one.held_at,
        **ticked,
    )
