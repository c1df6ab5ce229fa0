"""Deletes files of contacts that were not finished, old nominations, and old words about companies."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from accounts import periods
from accounts.models import Organisation
from taskforces.models import (
    BulkChange,
    CompanyLogEntry,
    CompanyMerge,
    CompanyRelation,
    ContactImport,
    ContactMerge,
    JoinRequest,
    JuryMember,
    Nomination,
    PrizeWinner,
    RegisterFile,
)


def forget_imports(now: datetime) -> None:
    ContactImport.objects.forgotten(periods.IMPORTS.cut_off(now)).delete()


def forget_register_files(now: datetime) -> None:
    RegisterFile.objects.filter(created_at__lt=periods.IMPORTS.cut_off(now)).delete()


def forget_merges(now: datetime) -> None:
    """What it takes to undo one is kept as long as it can be undone."""
    until = periods.MERGES.cut_off(now)
    CompanyMerge.objects.filter(at__lt=until).delete()
    # Where the other contact went is known as long as the one that stays, so that neither address is lost.
    ContactMerge.objects.filter(at__lt=until).exclude(before=[]).update(
        moved=[], removed=[], before=[], gone_name=""
    )


def forget_bulk_changes(now: datetime) -> None:
    """And the contacts that were deleted by them, which can be brought back no more."""
    BulkChange.objects.filter(at__lt=periods.MERGES.cut_off(now)).delete()


def forget_nominations(now: datetime) -> None:
    Nomination.objects.forgotten(timezone.localdate(now)).delete()


def forget_juries(now: datetime) -> None:
    """As long after the deadline as nominations; a company that said yes stays with the page."""
    kept = periods.NOMINATIONS.cut_off(now)
    over = Q(prize__nominate_until__lt=timezone.localdate(kept)) | Q(prize__nominate_until=None)
    JuryMember.objects.filter(over, created_at__lt=kept).delete()
    asked = PrizeWinner.objects.filter(over, asked_at__lt=kept)
    asked.exclude(says_yes=True).delete()
    asked.filter(says_yes=True).update(email="")


def forget_join_requests(now: datetime) -> None:
    """Who became a member is a contact by then; nobody else needs to be remembered."""
    JoinRequest.objects.filter(created_at__lt=periods.JOIN_REQUESTS.cut_off(now)).delete()


def forget_company_words(now: datetime) -> None:
    """What was written down about companies and nobody touched since, as long ago as each organisation says."""
    for organisation in Organisation.objects.all():
        until = periods.COMPANY_LOG.cut_off(now, organisation)
        CompanyLogEntry.objects.filter(organisation=organisation, at__lt=until).delete()
        CompanyRelation.objects.filter(organisation=organisation, changed_at__lt=until).exclude(
            note="", next_step=""
        ).update(note="", next_step="", next_step_on=None)
