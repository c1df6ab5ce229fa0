"""Openings, candidates and who is at work: a unit's own, or the host's at its own desk."""

from django.shortcuts import get_object_or_404

from accounts.access import Ability, abilities_in, require
from accounts.models import Organisation, User
from pledges.access.sheets import networks_to_write_sheets_for
from pledges.models import (
    AftercareContact,
    Candidate,
    CounterOffer,
    JobProfile,
    Opening,
    Placement,
    Referral,
)
from taskforces.models import Network


def networks_to_write_openings_for(user: User):
    """The same, where somebody follows up on what companies say: a unit, or the host at its own desk."""
    return networks_to_write_sheets_for(user).exclude(unit=None, host_desk=False)


def is_at_desk(user: User, network: Network) -> bool:
    """Whether the user works with people of the network for its host."""
    return bool(network.desk) and Ability.WORK_CANDIDATES in abilities_in(user, network.desk)


def whose(user: User, network: Network, unit: Organisation | None) -> Organisation | None:
    """Whose a candidate or an opening is that the user writes down: the unit's, or the host's at its own desk."""
    works_there = unit and Ability.WORK_CANDIDATES in abilities_in(user, [unit.pk])
    return network.host if is_at_desk(user, network) and not works_there else unit


def get_placement(user: User, pk: int) -> Placement:
    """Who is at work: one's own unit's, or the host's at its own desk."""
    placement = get_object_or_404(Placement.objects.with_people(), pk=pk)
    require(user, Ability.WORK_CANDIDATES, placement.unit_id, *placement.network.desk)
    return placement


def get_opening(user: User, pk: int, ability: Ability = Ability.WORK_SHEETS) -> Opening:
    """The unit works on it, and the host at its own desk; the host and further units may see what is left of it."""
    opening = get_object_or_404(Opening.objects.with_companies().with_remaining(), pk=pk)
    if is_at_desk(user, opening.network):
        require(user, Ability.WORK_CANDIDATES, opening.network.host_id)
        return opening
    if ability == Ability.SEE_SHEETS:
        further = opening.network.further_units.values_list("pk", flat=True)
        if Ability.WORK_CANDIDATES not in abilities_in(user, [opening.unit_id, *further]):
            require(user, ability, opening.unit_id, opening.network.host_id)
    else:
        require(user, ability, opening.unit_id)
    return opening


def get_counter_offer(user: User, pk: int) -> CounterOffer:
    """What one's own unit suggested to a company."""
    offers = CounterOffer.objects.select_related("opening__handover__sheet", "opening__company")
    found = get_object_or_404(offers, pk=pk)
    require(user, Ability.WORK_SHEETS, found.opening.unit_id)
    return found


def get_candidate(user: User, pk: int) -> Candidate:
    """A candidate of one's own unit."""
    candidate = get_object_or_404(
        Candidate.objects.select_related("unit", "network__host", "known_by"), pk=pk
    )
    require(user, Ability.WORK_CANDIDATES, candidate.unit_id)
    return candidate


def get_referral(user: User, pk: int) -> Referral:
    """Of one's own candidate, or at an opening of one's own unit."""
    referrals = Referral.objects.select_related(
        "candidate__unit",
        "opening__company",
        "opening__unit",
        "opening__network",
        "opening__owner",
        "opening__handover__owner",
        "opening__handover__sheet",
    )
    referral = get_object_or_404(referrals, pk=pk)
    mine = (referral.candidate.unit_id, referral.opening.unit_id)
    require(user, Ability.WORK_CANDIDATES, *mine, *referral.opening.network.desk)
    return referral


def get_aftercare_contact(user: User, pk: int) -> AftercareContact:
    """A talk with somebody at work, planned or held, of whoever follows them."""
    contacts = AftercareContact.objects.select_related(
        *("placement__unit", "placement__network", "placement__scheme"),
        *("placement__handover__sheet", "placement__opening__company"),
    )
    contact = get_object_or_404(contacts, pk=pk)
    placement = contact.placement
    require(user, Ability.WORK_CANDIDATES, placement.unit_id, *placement.network.desk)
    return contact


def get_profile(user: User, pk: int) -> JobProfile:
    """A job profile of one's own unit."""
    profile = get_object_or_404(
        JobProfile.objects.select_related("unit", "network", "contact"), pk=pk
    )
    require(user, Ability.WORK_SHEETS, profile.unit_id)
    return profile
