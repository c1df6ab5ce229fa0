"""Erase, correct and object (GDPR articles 16, 17 and 21): one plan, shown before it is carried out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import Organisation, User
from accounts.privacy import Holding
from events.models import ContactCard, Registration
from home.privacy.findings import Finding, addresses_of, findings, within
from home.privacy.register import BY_MODEL
from outbox.models import Suppression
from outbox.suppressions import block
from pledges.models import JobOrderDraft, Sheet
from taskforces.contacts.contacts import update_contact
from taskforces.models import Contact


@dataclass(frozen=True)
class Part:
    """Of one row of the register: how many go, how many stay, and why they do."""

    name: str
    going: int
    staying: int
    mentions: int
    because: str


def plan(
    address: str, organisations: Iterable[Organisation], now: datetime | None = None
) -> list[Part]:
    """Only parts that hold something of the address."""
    now, organisations = now or timezone.now(), list(organisations)
    parts = [_part(found, organisations, now) for found in findings(address, organisations)]
    return [part for part in parts if part.going or part.staying or part.mentions]


@transaction.atomic
def erase(
    address: str, organisations: Iterable[Organisation], *, by: User, now: datetime | None = None
) -> dict[str, int]:
    """What the plan said goes; {model: rows}. The log is told how many, and never of whom."""
    now, organisations = now or timezone.now(), list(organisations)
    done = {}
    for found in findings(address, organisations):
        going = _going(found, organisations, now)
        if found.holding.erase and (count := going.count()):
            done[found.holding.model] = count
            audit.forget_values(going)
            found.holding.erase(going, by, now)
    for organisation in organisations:
        audit.record(organisation, by=by, verb="erase_person", thing=organisation, after=done)
    return done


def _part(found: Finding, organisations, now):
    going, every = _going(found, organisations, now).count(), found.rows.count()
    leads = _leading(found.holding)
    because = [str(leads.kept_because)] if every > going else []
    if every > going and _others(found.holding, found.rows, organisations).exists():
        because = [_("Den enhed, der har sagen, sletter hos sig selv.")]
    mentions = found.mentions.count()
    if mentions:
        because.append(_("Nævnes i andres tekster. Ret dem i hånden."))
    return Part(found.name, going, every - going, mentions, " ".join(because))


def _leading(holding: Holding) -> Holding:
    """The row that this one goes with, or itself."""
    return BY_MODEL[holding.goes_with] if holding.goes_with and not holding.erase else holding


def _going(found: Finding, organisations, now) -> QuerySet:
    holding, every = found.holding, found.rows.model._default_manager
    rows, leads = every.filter(pk__in=found.rows.values("pk")), _leading(holding)
    if not leads.erase:
        return rows.none()
    if holding.erased_by:
        rows = within(rows, holding.erased_by, [one.pk for one in organisations])
    if leads.kept:
        stay = apps.get_model(leads.model)._default_manager.filter(leads.kept(now)).values("pk")
        rows = rows.exclude(**{f"{holding.through or 'pk'}__in": stay})
    return rows


def _others(holding: Holding, rows, organisations):
    if not holding.erased_by:
        return rows.none()
    ours = within(rows, holding.erased_by, [one.pk for one in organisations])
    return rows.exclude(pk__in=ours.values("pk"))


CORRECTED = {
    Contact: ("name", "email", "phone"),
    Registration: ("name", "email", ""),
    ContactCard: ("", "email", "phone"),
    Sheet: ("contact_name", "contact_email", "contact_phone"),
    JobOrderDraft: ("contact_name", "contact_email", "contact_phone"),
}


@transaction.atomic
def correct(
    address: str,
    organisations: Iterable[Organisation],
    *,
    name: str = "",
    email: str = "",
    phone: str = "",
    by: User,
) -> int:
    """Where the address itself stands; "" leaves a value alone. Letters that went out stay as they were sent.

    Raises ContactRefused when the name is taken at the company. Returns how many rows were put right.
    """
    organisations = list(organisations)
    changed = 0
    for found in findings(address, organisations):
        if found.model not in CORRECTED:
            continue
        columns = dict(zip(CORRECTED[found.model], (name, email, phone), strict=True))
        new = {column: value for column, value in columns.items() if column and value}
        at = CORRECTED[found.model][1]
        for row in found.rows.filter(**{f"{at}__iexact": address}) if new else ():
            _write(row, new, by)
            changed += 1
    for organisation in organisations:
        after = {"rows": changed}
        audit.record(organisation, by=by, verb="correct_person", thing=organisation, after=after)
    return changed


def _write(row, new, by):
    if isinstance(row, Contact):
        update_contact(row, company={}, person=new, by=by)
        return
    for column, value in new.items():
        setattr(row, column, value)
    row.save(update_fields=list(new))


@transaction.atomic
def note_objection(
    address: str, organisations: Iterable[Organisation], *, by: User, now: datetime | None = None
) -> int:
    """They are invited no more, and no mail goes to the address; how many contacts that was."""
    now, organisations = now or timezone.now(), list(organisations)
    theirs = Q()
    for known in addresses_of(address, [organisation.pk for organisation in organisations]):
        theirs |= Q(email__iexact=known)
    contacts = Contact.objects.filter(theirs, organisation__in=organisations, objected_at=None)
    count = 0
    for contact in contacts:
        update_contact(contact, company={}, person={"objected_at": now}, by=by)
        count += 1
    for organisation in organisations:
        block(organisation, address, Suppression.Reason.UNSUBSCRIBED)
        audit.record(organisation, by=by, verb="note_objection", thing=organisation)
    return count
