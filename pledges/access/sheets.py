"""Sheets, and what hangs on them: who may see and who may work on them."""

import re

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import Ability, organisations_with, require
from accounts.models import User
from pledges.models import (
    CompanyQuestion,
    DoorRequest,
    Handover,
    Introduction,
    JobOrderDraft,
    MailText,
    Sheet,
    SheetLink,
    Visit,
    VisitTime,
)
from taskforces.models import Network

TICKED = re.compile(r"[0-9]{1,9}:[0-9]{1,9}")


def get_handover(user: User, pk: int, ability: Ability = Ability.WORK_SHEETS) -> Handover:
    """A handover of one's own unit; the network's host sees the sheet, never the unit's log."""
    handover = get_object_or_404(Handover.objects.with_sheets(), pk=pk)
    require(user, ability, handover.unit_id)
    return handover


def get_handovers(user: User, ticked: list[str], ability: Ability) -> list[tuple[Handover, int]]:
    """Rows ticked in a list, each as "id:version"; one that is foreign or made up makes all of it a 404."""
    if not all(TICKED.fullmatch(value) for value in ticked):
        raise Http404
    versions = {int(pk): int(version) for pk, version in (value.split(":") for value in ticked)}
    found = Handover.objects.with_sheets().filter(pk__in=versions)
    if len(found) != len(versions):
        raise Http404
    for unit in sorted({handover.unit_id for handover in found}):
        require(user, ability, unit)
    return [(handover, versions[handover.pk]) for handover in found]


def get_question(user: User, pk: int, *, answering: bool = False) -> CompanyQuestion:
    """What was asked of one's own organisation; an input is answered by whoever leads."""
    question = get_object_or_404(CompanyQuestion.objects.with_people(), pk=pk)
    is_lead = answering and question.is_input
    require(user, Ability.STEER if is_lead else Ability.SEE_SHEETS, question.unit_id)
    return question


def get_sheet_of_evening(user: User, pk: int) -> Sheet:
    """A sheet of an event of one's own organisation."""
    sheets = Sheet.objects.exclude(event=None).select_related("event", "network__host")
    sheet = get_object_or_404(sheets, pk=pk)
    require(user, Ability.SEE_SHEETS, sheet.network.host_id)
    return sheet


def get_sheet_link(user: User, pk: int) -> SheetLink:
    """A way in to the sheet of one's own organisation, for whoever may see what came by it."""
    link = get_object_or_404(SheetLink.objects.select_related("network__host"), pk=pk)
    require(user, Ability.SEE_SHEETS, link.network.host_id)
    return link


def networks_to_write_sheets_for(user: User):
    """Active networks whose sheets the user sees as the host's, or works on as the unit's."""
    hosts = organisations_with(user, Ability.SEE_SHEETS)
    units = organisations_with(user, Ability.WORK_SHEETS)
    active = Network.objects.filter(active=True).select_related("host", "unit")
    return active.filter(Q(host__in=hosts) | Q(unit__in=units))


def get_introduction(user: User, pk: int) -> Introduction:
    """One that the user may answer: whoever introduces for the network's host, not only who is named."""
    introductions = Introduction.objects.select_related(
        "introducer", "handover__unit", "handover__sheet__network"
    )
    introduction = get_object_or_404(introductions, pk=pk)
    require(user, Ability.INTRODUCE, introduction.handover.sheet.network.host_id)
    return introduction


def get_door(user: User, pk: int) -> DoorRequest:
    """A question for an introduction that the user may answer."""
    doors = DoorRequest.objects.select_related("network__host", "unit", "asked_by")
    door = get_object_or_404(doors, pk=pk)
    require(user, Ability.INTRODUCE, door.network.host_id)
    return door


def get_visit(user: User, pk: int) -> Visit:
    """A visit that one's own unit pays."""
    visits = Visit.objects.select_related(
        "consultant", "handover__unit", "handover__owner", "handover__sheet__network"
    )
    visit = get_object_or_404(visits, pk=pk)
    require(user, Ability.WORK_SHEETS, visit.handover.unit_id)
    return visit


def get_visit_time(user: User, pk: int) -> VisitTime:
    """Any of the unit: a colleague's offer can be taken down when they are ill."""
    time = get_object_or_404(VisitTime, pk=pk)
    require(user, Ability.WORK_SHEETS, time.unit_id)
    return time


def get_mail_text(user: User, pk: int) -> MailText:
    """Of one's own unit; whoever may not work its sheets finds none."""
    return get_object_or_404(MailText.objects.visible_to(user), pk=pk)


def get_order(user: User, pk: int) -> JobOrderDraft:
    """A job order of one's own unit."""
    order = get_object_or_404(JobOrderDraft.objects.with_sheets(), pk=pk)
    require(user, Ability.WORK_SHEETS, order.handover.unit_id)
    return order


def get_receipt(token: str) -> Sheet:
    """The sheet of a receipt's secret address."""
    if "\0" in token:  # PostgreSQL will not even look for it
        raise Http404
    sheets = Sheet.objects.exclude(handover=None).select_related(
        "network__host",
        "event",
        "handover__unit",
        "handover__owner",
        "handover__introduction__introducer",
    )
    return get_object_or_404(sheets.of_receipt(token).prefetch_related("lines"))
