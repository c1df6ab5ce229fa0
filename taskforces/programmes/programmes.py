"""Programmes: made and changed, networks asked in and let go, partners and the report's words."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, User
from accounts.refusals import Refused
from taskforces.models import (
    Network,
    Programme,
    ProgrammeChapter,
    ProgrammeNetwork,
    ProgrammePartner,
)

State = ProgrammeNetwork.State


class ProgrammeRefused(Refused):
    class Code(models.TextChoices):
        NOT_ASKED = "not_asked", _("Netværket er ikke spurgt mere.")
        NOT_IN_IT = "not_in_it", _("Netværket er ikke med i programmet.")
        STANDING = "standing", _("Netværket er med eller spurgt i forvejen.")
        PARTNER = "partner", _("De er partner i forvejen.")


@transaction.atomic
def create_programme(lead: Organisation, *, by: User, **facts) -> Programme:
    programme = Programme.objects.create(lead=lead, **facts)
    audit.record(lead, by=by, verb="create_programme", thing=programme)
    return programme


@transaction.atomic
def change_programme(programme: Programme, *, by: User, **facts) -> Programme:
    for name, value in facts.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(facts))
    audit.record(programme.lead, by=by, verb="change_programme", thing=programme)
    return programme


@transaction.atomic
def ask_network(programme: Programme, network: Network, *, by: User) -> ProgrammeNetwork:
    """A network of the lead's own is in at once; every other waits for its host. Raises ProgrammeRefused.

    Who said no or left may be asked again.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    found = ProgrammeNetwork.objects.filter(programme=programme, network=network).first()
    if found and found.state in (State.ASKED, State.JOINED):
        raise ProgrammeRefused(ProgrammeRefused.Code.STANDING)
    asked = found or ProgrammeNetwork(programme=programme, network=network)
    own, now = network.host_id == programme.lead_id, timezone.now()
    asked.state, asked.asked_at = (State.JOINED if own else State.ASKED), now
    asked.answered_at, asked.answered_by = (now, by) if own else (None, None)
    asked.save()
    _tell(asked, "ask_network", by)
    return asked


def answer(asked: ProgrammeNetwork, *, joins: bool, by: User) -> ProgrammeNetwork:
    """The host's yes or no, once. Raises ProgrammeRefused."""
    state = State.JOINED if joins else State.DECLINED
    return _move(
        asked,
        state,
        since=State.ASKED,
        code=ProgrammeRefused.Code.NOT_ASKED,
        verb="answer_programme",
        by=by,
    )


def leave(member: ProgrammeNetwork, *, by: User) -> ProgrammeNetwork:
    """From now on its figures are added up no more. Raises ProgrammeRefused."""
    return _move(
        member,
        State.LEFT,
        since=State.JOINED,
        code=ProgrammeRefused.Code.NOT_IN_IT,
        verb="leave_programme",
        by=by,
    )


@transaction.atomic
def withdraw(asked: ProgrammeNetwork, *, by: User) -> None:
    """Ask no longer; a host that has answered is not affected. Raises ProgrammeRefused."""
    asked = _locked(asked)
    if asked.state != State.ASKED:
        raise ProgrammeRefused(ProgrammeRefused.Code.NOT_ASKED)
    _tell(asked, "withdraw_programme", by)
    asked.delete()


@transaction.atomic
def _move(member, state, *, since, code, verb, by):
    member = _locked(member)
    if member.state != since:
        raise ProgrammeRefused(code)
    member.state, member.answered_at, member.answered_by = state, timezone.now(), by
    member.save(update_fields=["state", "answered_at", "answered_by"])
    _tell(member, verb, by)
    return member


def _locked(member):
    rows = ProgrammeNetwork.objects.select_for_update(of=("self",))
    return rows.select_related("programme__lead", "network__host").get(pk=member.pk)


def _tell(member, verb, by):
    """In the lead's log and, where it is another's network, in its host's too."""
    sides = {member.programme.lead, member.network.host}
    for side in sides:
        audit.record(side, by=by, verb=verb, thing=member, after={"state": str(member.state)})


@transaction.atomic
def add_partner(
    programme: Programme, *, organisation: Organisation | None, name: str, part: str, by: User
) -> ProgrammePartner:
    """Once: from then on their people see the sums of every network, also of those that join later."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    if organisation and programme.partners.filter(organisation=organisation).exists():
        raise ProgrammeRefused(ProgrammeRefused.Code.PARTNER)
    partner = ProgrammePartner.objects.create(
        programme=programme, organisation=organisation, name=name, part=part
    )
    audit.record(programme.lead, by=by, verb="add_partner", thing=partner)
    return partner


@transaction.atomic
def remove_partner(partner: ProgrammePartner, *, by: User) -> None:
    audit.record(partner.programme.lead, by=by, verb="remove_partner", thing=partner)
    partner.delete()


@transaction.atomic
def write_chapters(programme: Programme, *, texts: dict[str, str], by: User) -> None:
    """`texts` by heading; what was not changed keeps its date."""
    found = {chapter.heading: chapter for chapter in programme.chapters.select_for_update()}
    changed = []
    for heading, text in texts.items():
        chapter = found.get(heading) or ProgrammeChapter(programme=programme, heading=heading)
        if chapter.text != text:
            chapter.text, chapter.written_at = text, timezone.now()
            chapter.save()
            changed.append(str(heading))
    if changed:
        audit.record(
            programme.lead, by=by, verb="write_report", thing=programme, after={"fields": changed}
        )
