from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import Ability, abilities_in, organisations_with, require
from accounts.models import User
from taskforces.models import (
    Advice,
    Contact,
    ContactImport,
    ContactList,
    ContactMerge,
    JoinRequest,
    JuryMember,
    KnowledgeSheet,
    Membership,
    Network,
    Outreach,
    Partnership,
    PlanLine,
    PrizePage,
    PrizeWinner,
    Programme,
    ProgrammeNetwork,
    ProgrammePartner,
    Signer,
    StoryConsent,
)


def get_contact(user: User, pk: int, ability: Ability = Ability.INVITE) -> Contact:
    contact = get_object_or_404(Contact.objects.select_related("company", "organisation"), pk=pk)
    require(user, ability, contact.organisation_id)
    return contact


def where_it_went(user: User, pk: int) -> Contact | None:
    """The contact that one of this number was merged with, if the user keeps it."""
    merge = ContactMerge.objects.visible_to(user).standing().filter(gone=pk).first()
    return merge and merge.kept


def contacts_of(organisation_id: int, ids: list[int]) -> list[Contact]:
    """All the named contacts, or 404 as soon as one of them is another organisation's."""
    wanted = set(ids)
    ours = Contact.objects.filter(organisation_id=organisation_id, pk__in=wanted)
    found = list(ours.with_company())
    if len(found) != len(wanted):
        raise Http404
    return found


def get_import(user: User, pk: int) -> ContactImport:
    """Without the other sheets of the file, which only the choice of a sheet needs."""
    imports = ContactImport.objects.select_related("organisation").defer("sheets")
    found = get_object_or_404(imports, pk=pk)
    require(user, Ability.INVITE, found.organisation_id)
    return found


def get_list(user: User, pk: int) -> ContactList:
    found = get_object_or_404(ContactList.objects.select_related("organisation"), pk=pk)
    require(user, Ability.INVITE, found.organisation_id)
    return found


def get_network(user: User, pk: int, ability: Ability = Ability.INVITE) -> Network:
    """A network of one's own organisation as host."""
    found = get_object_or_404(Network.objects.select_related("host", "unit"), pk=pk)
    require(user, ability, found.host_id)
    return found


def get_plan_line(user: User, pk: int) -> PlanLine:
    lines = PlanLine.objects.select_related("network__host", "member__company")
    found = get_object_or_404(lines, pk=pk)
    require(user, Ability.INVITE, found.network.host_id)
    return found


def inviting_networks(user: User):
    """Networks for which the user invites; none for those who invite for nobody."""
    return Network.objects.filter(host__in=organisations_with(user, Ability.INVITE))


def get_routed_network(user: User, pk: int) -> Network:
    """For who decides in the unit that follows up; without one the host does it itself."""
    found = get_object_or_404(Network.objects.select_related("host", "unit"), pk=pk)
    require(user, Ability.SEE, found.host_id, found.unit_id)
    if Ability.STEER not in abilities_in(user, [found.unit_id or found.host_id]):
        raise PermissionDenied
    return found


def get_partnership(user: User, pk: int) -> Partnership:
    partnerships = Partnership.objects.select_related("network__host", "network__unit")
    found = get_object_or_404(partnerships, pk=pk)
    require(user, Ability.INVITE, found.network.host_id)
    return found


def see_partnership(user: User, pk: int) -> Partnership:
    """The host's people, and those of a partner that uses the site."""
    partnerships = Partnership.objects.select_related("network__host", "network__unit")
    found = get_object_or_404(partnerships, pk=pk)
    require(user, Ability.SEE, found.network.host_id, found.organisation_id)
    return found


def get_knowledge(user: User, pk: int, ability: Ability = Ability.SEE) -> KnowledgeSheet:
    """One that the user may read; with another ability, one of a network of their own host or unit."""
    found = get_object_or_404(KnowledgeSheet.objects.select_related("network__host"), pk=pk)
    if (
        ability != Ability.SEE
        or not KnowledgeSheet.objects.readable_by(user).filter(pk=pk).exists()
    ):
        require(user, ability, found.network.host_id, found.network.unit_id)
        if ability == Ability.SEE:  # a draft of one's own house that somebody else writes
            raise PermissionDenied
    return found


def get_advice(user: User, pk: int) -> Advice:
    found = get_object_or_404(Advice.objects.select_related("network__host"), pk=pk)
    require(user, Ability.INVITE, found.network.host_id)
    return found


def get_outreach(user: User, pk: int) -> Outreach:
    entries = Outreach.objects.select_related(
        "network__host", "network__unit", "member__company", "member__contact"
    )
    found = get_object_or_404(entries, pk=pk)
    require(user, Ability.INVITE, found.network.host_id)
    return found


def outreach_by_key(key: str) -> Outreach:
    """Of the link in a speaker's mail; 404 when there is none."""
    entries = Outreach.objects.select_related("network__host", "network__unit", "member__company")
    return get_object_or_404(entries, key=key.replace("\0", ""))


def get_programme(user: User, pk: int) -> Programme:
    """One that the user's own organisation leads."""
    found = get_object_or_404(Programme.objects.select_related("lead"), pk=pk)
    require(user, Ability.RUN_PROGRAMMES, found.lead_id)
    return found


def see_programme(user: User, pk: int) -> tuple[Programme, bool]:
    """With whether its figures are for the user: a host that was asked reads first what it is asked into."""
    found = get_object_or_404(Programme.objects.select_related("lead"), pk=pk)
    inside = {found.lead_id, *found.partners.values_list("organisation", flat=True)}
    inside |= set(found.members.joined().values_list("network__host", flat=True))
    asked = set(found.members.standing().values_list("network__host", flat=True))
    require(user, Ability.SEE_PROGRAMMES, *inside, *asked)
    return found, Ability.SEE_PROGRAMMES in abilities_in(user, inside)


def get_asked_network(user: User, pk: int) -> ProgrammeNetwork:
    """A network of one's own that is in a programme, or asked to be."""
    found = get_object_or_404(
        ProgrammeNetwork.objects.select_related("network__host", "programme__lead"), pk=pk
    )
    require(user, Ability.RUN_PROGRAMMES, found.network.host_id)
    return found


def get_asking(user: User, pk: int) -> ProgrammeNetwork:
    """The same from the other side: a network in a programme of one's own."""
    found = get_object_or_404(
        ProgrammeNetwork.objects.select_related("network__host", "programme__lead"), pk=pk
    )
    require(user, Ability.RUN_PROGRAMMES, found.programme.lead_id)
    return found


def get_partner(user: User, pk: int) -> ProgrammePartner:
    partners = ProgrammePartner.objects.select_related("programme__lead", "organisation")
    found = get_object_or_404(partners, pk=pk)
    require(user, Ability.RUN_PROGRAMMES, found.programme.lead_id)
    return found


def get_member(user: User, pk: int) -> Membership:
    members = Membership.objects.select_related("network__host", "company", "contact", "logo")
    found = get_object_or_404(members, pk=pk)
    require(user, Ability.INVITE, found.network.host_id)
    return found


def get_join_request(user: User, pk: int) -> JoinRequest:
    found = get_object_or_404(JoinRequest.objects.select_related("network__host"), pk=pk)
    require(user, Ability.INVITE, found.network.host_id)
    return found


def get_signer(user: User, pk: int) -> Signer:
    found = get_object_or_404(Signer.objects.with_pictures(), pk=pk)
    require(user, Ability.INVITE, found.organisation_id)
    return found


def inviting_organisations(user: User):
    """The organisations whose contacts the user keeps; raises PermissionDenied when there are none."""
    organisations = organisations_with(user, Ability.INVITE)
    if not organisations:
        raise PermissionDenied
    return organisations


def get_consent(user: User, pk: int) -> StoryConsent:
    """Of a story of one's own; one that belongs to no network is for those who run the site."""
    consent = get_object_or_404(StoryConsent.objects.select_related("story__network__host"), pk=pk)
    network = consent.story.network
    require(user, Ability.INVITE, network.host_id if network else None)
    return consent


def open_network(slug: str) -> Network:
    """An active network that somebody answers for; Http404 for any other."""
    network = Network.objects.published().select_related("host").filter(slug=slug).first()
    if network is None or not network.join_addresses:
        raise Http404
    return network


def public_network(slug: str) -> Network:
    """An active network; Http404 for any other."""
    return get_object_or_404(Network.objects.published().select_related("host", "unit"), slug=slug)


def get_public_knowledge(network: Network, pk: int) -> KnowledgeSheet:
    return get_object_or_404(network.knowledge_sheets.in_public(), pk=pk)


def get_prize(user: User, pk: int) -> PrizePage:
    """A prize of one's own network, for whoever reads its nominations."""
    prize = get_object_or_404(PrizePage.objects.select_related("network__host"), pk=pk)
    require(user, Ability.INVITE, prize.network.host_id)
    return prize


def get_juror(user: User, pk: int) -> JuryMember:
    found = get_object_or_404(JuryMember.objects.select_related("prize__network__host"), pk=pk)
    require(user, Ability.INVITE, found.prize.network.host_id)
    return found


def get_winner(user: User, pk: int) -> PrizeWinner:
    found = get_object_or_404(PrizeWinner.objects.select_related("prize__network__host"), pk=pk)
    require(user, Ability.INVITE, found.prize.network.host_id)
    return found


def juror_by_key(key: str) -> JuryMember:
    """Of the link in a jury member's mail; 404 when there is none, or they were taken out."""
    members = JuryMember.objects.sitting().select_related("prize__network__host")
    return get_object_or_404(members, key=key.replace("\0", ""))


def winner_by_key(key: str) -> PrizeWinner:
    """Of the link in the mail to a company that won; 404 when there is none."""
    winners = PrizeWinner.objects.select_related("prize__network__host")
    return get_object_or_404(winners, key=key.replace("\0", ""))


def open_prize(pk: int) -> PrizePage:
    """A live prize that takes nominations today; Http404 for any other."""
    prize = PrizePage.objects.live().public().select_related("network__host").filter(pk=pk).first()
    if prize is None or not prize.takes_nominations:
        raise Http404
    return prize
