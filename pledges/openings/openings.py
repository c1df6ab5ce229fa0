"""Openings as a unit works on them: positions more or fewer, and what is said about the work."""

from datetime import date, datetime, time

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.access import Ability, people_with
from accounts.models import User
from accounts.refusals import Refused
from pledges.access import whose
from pledges.models import Opening, Placement
from pledges.models.openings import remaining_of
from pledges.openings.referrals import call_off
from taskforces.contacts.contacts import company_named
from taskforces.models import Company, Network

# When the company is to have its answer on the day that a consultant chose.
ANSWER_AT = time(16)


class OpeningRefused(Refused):
    class Code(models.TextChoices):
        VERSION = "version", _("En anden har rettet åbningen, mens du skrev.")
        FEWER = (
            "fewer",
            _("Så mange pladser er ikke længere ledige. Se listen igen."),
        )
        TAKEN = "taken", _("Der er flere i gang eller trukket tilbage end det tal.")


Code = OpeningRefused.Code


def write_down(
    network: Network,
    *,
    company_name: str,
    cvr_number: str = "",
    answer_by: date | None = None,
    by: User,
    **fields,
) -> Opening:
    """An opening that came without a sheet. Whoever writes it down for their own unit answers for it."""
    with transaction.atomic():
        unit = whose(by, network, network.unit)
        works = people_with(Ability.WORK_CANDIDATES, [unit.pk]).filter(pk=by.pk).exists()
        opening = Opening.objects.create(
            network=network,
            unit=unit,
            company=_company(network, company_name, cvr_number),
            candidate_due=answer_by and _answer_at(answer_by),
            owner=by if works else None,
            created_by=by,
            **fields,
        )
        after = {"positions": opening.positions, "source": str(opening.source)}
        told = {unit.pk: unit} | {network.host_id: network.host}
        for organisation in told.values():
            audit.record(
                organisation, by=by, verb="opening.written_down", thing=opening, after=after
            )
    return opening


def _company(network, name, cvr_number):
    """By its number, or the one of that name that the host knows; a new one is the host's."""
    if not cvr_number:
        return company_named(network.host, name)
    return Company.objects.get_or_create(
        cvr_number=cvr_number, defaults={"name": name, "typed_by": network.host}
    )[0]


def _answer_at(day):
    return timezone.make_aware(datetime.combine(day, ANSWER_AT))


def change_opening(
    opening: Opening, *, by: User, expected_version: int | None = None, **fields
) -> Opening:
    """What is said of the work; `positions` never fall below those that are taken or withdrawn."""
    with transaction.atomic():
        fresh = _locked(opening, expected_version)
        before = _state(fresh)
        if (day := fields.pop("answer_by", None)) is not None:
            fresh.candidate_due = _answer_at(day)
        for name, value in fields.items():
            setattr(fresh, name, value)
        if fresh.positions < _placed(fresh) + fresh.withdrawn:
            raise OpeningRefused(Code.TAKEN)
        _save(fresh, [*fields, "candidate_due"], before, by, "opening.changed")
    return fresh


def withdraw_positions(
    opening: Opening,
    *,
    positions: int,
    by: User,
    reason: str = "",
    expected_version: int | None = None,
) -> Opening:
    """The company no longer has them. With the last one those who are presented are told that it is gone.

    Raises OpeningRefused (FEWER) when somebody was placed in the meantime.
    """
    with transaction.atomic():
        fresh = _locked(opening, expected_version)
        before = _state(fresh)
        left = remaining_of(
            positions=fresh.positions, placed=_placed(fresh), withdrawn=fresh.withdrawn
        )
        if not 0 < positions <= left:
            raise OpeningRefused(Code.FEWER)
        fresh.withdrawn += positions
        _save(fresh, ["withdrawn"], before, by, "opening.withdrawn")
        if positions == left:
            call_off(fresh, by=by, reason=reason)
    return fresh


def _locked(opening, expected_version):
    fresh = Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    if expected_version is not None and fresh.version != expected_version:
        raise OpeningRefused(Code.VERSION)
    return fresh


def _placed(opening):
    return Placement.objects.in_position().filter(opening=opening).count()


def _save(opening, fields, before, by, verb):
    opening.version += 1
    opening.save(update_fields=[*fields, "version"])
    audit.record(
        opening.unit, by=by, verb=verb, thing=opening, before=before, after=_state(opening)
    )


def _state(opening):
    return {
        "positions": opening.positions,
        "withdrawn": opening.withdrawn,
        "owner": opening.owner_id,
    }
