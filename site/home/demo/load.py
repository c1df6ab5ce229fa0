"""Loads the whole demo, step by step, and tells what a visitor needs to know."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation
from events.interview_groups.groups import make_groups
from events.models import Event, Invitation, ReminderPlan
from home.demo import (
    between,
    candidates,
    desk,
    evening,
    joint,
    knowledge,
    leaders_own,
    mails,
    nordby,
    pages,
    partners,
    photos,
    programmes,
    public,
    sheets,
    spreading,
    waiting,
    words,
    years,
)
from home.seed.programmes import load_pages, load_programmes
from pledges.models import SheetLink
from pledges.splitting import adopt
from taskforces.models import Membership

MAYORS_EVENT = "spot-et-smaajob"
INVITED = 108  # the rest are left for the visitor to invite
ARRIVED = 34
REGISTERED = 80


@dataclass(frozen=True)
class Loaded:
    """What the command prints: codes and keys that open the tour's doors."""

    invitation_code: str
    sheet_key: str
    device_key: str
    receipt_token: str
    network_code: str


def is_loaded() -> bool:
    return Organisation.objects.filter(slug="nordby-kommune", fictional=True).exists()


def is_over() -> bool:
    """Whether the evening that the tour walks through lies behind us."""
    return Event.objects.get(slug=MAYORS_EVENT).is_over()


def load(say: Callable[[str], None]) -> Loaded:
    """All or nothing; `say` is told what is being made."""
    with transaction.atomic():
        say("De otte programmer og siderne om dem")
        load_pages()
        load_programmes()
        say("Nordby: rådhus, virksomhedsindgang, boldklub og deres folk")
        organisations = nordby.organisations()
        people = nordby.people(organisations)
        networks = nordby.networks(organisations, people)
        say(f"{nordby.COMPANIES} fiktive virksomheder og deres ledere")
        companies = nordby.companies()
        leaders = nordby.contacts(
            organisations["nordby"], companies, words.people(nordby.COMPANIES)
        )
        sponsors = nordby.contacts(organisations["club"], companies[60:90], words.people(150)[120:])
        nordby.by_other_ways(leaders[INVITED:])
        members = _members(networks, leaders[:19], sponsors)
        say("Siderne om Nordby, borgmesterens brev og de gode historier")
        letters = pages.load(networks)
        network_pages = pages.of_networks(networks)
        nordby.editors(network_pages)
        nordby.approval(network_pages["club"], by=organisations["nordby"])
        say("Kick-off, aftenens arrangement med 80 tilmeldte og 32 ark")
        loaded = _evenings(networks, people, leaders, sponsors, letters)
        say("Opfølgningen: et fiktivt netværk efter hvert af de otte programmer")
        now = timezone.now()
        desk.lay_out(networks, people, companies[90:94], now=now)
        between.lay_out(networks["task_force"], members, companies[23], people, now=now)
        programmes.load(organisations, people, companies[94:], now=now)
        joint.lay_out(organisations, networks, companies[30:60], people, now=now)
        knowledge.lay_out(people)
        leaders_own.lay_out(networks["task_force"], networks["club"], members, people, now=now)
        partners.lay_out(organisations, people)
        spreading.lay_out(members, companies[20:22], people, now=now)
        adopt()
        candidates.on_their_way(networks["task_force"], people["consultant"], now=now)
        years.lay_out(companies[64:90], people["coordinator"], now=now)
        waiting.lay_out(organisations["nordby"], leaders, people)
        return loaded


def _members(networks, leaders, sponsors):
    """Of the Task Force, with ambassadors among them, and of the club."""
    nordby.members(networks["club"], sponsors, role=Membership.Role.SPONSOR)
    members = nordby.members(networks["task_force"], leaders, role=Membership.Role.MEMBER)
    nordby.ambassadors(members[3:6])
    return members


def _evenings(networks, people, leaders, sponsors, letters) -> Loaded:
    now = timezone.now()
    kick_off = evening.kick_off(networks["task_force"], now=now)
    first = _answered(kick_off, leaders[:40], letters["task_force"], people["secretary"], coming=30)
    old_doors = evening.past_doors(kick_off, by=people["door"])
    evening.arrivals(first[:26], old_doors, since=kick_off.starts_at - timedelta(minutes=20))
    make_groups(kick_off, by=people["coordinator"], seed=1)
    photos.pictures(kick_off, people["coordinator"])
    evening.happenings(first[:26], old_doors, evening.ask_at_the_door(kick_off))
    old_link = SheetLink.objects.create(network=kick_off.network, event=kick_off)
    sheets.from_the_kick_off(
        first, old_link, [people["consultant"], people["consultant2"]], now=now
    )
    public.campaign(networks["task_force"], first[23:30], people["consultant2"], now=now)
    public.prize(networks["task_force"], now=now)

    tonight = evening.workshop_evening(networks["task_force"], starts_at=evening.tonight(now))
    guests = _answered(
        tonight, leaders[:INVITED], letters["task_force"], people["secretary"], coming=REGISTERED
    )
    mails.not_all_arrive(tonight, letters["task_force"], sent_at=evening.invited_on(tonight))
    doors, device_key = evening.doors(tonight, by=people["door"])
    evening.ask_at_the_door(tonight)
    evening.arrivals(guests[:ARRIVED], doors, since=now - timedelta(minutes=40))
    card = evening.contact_cards(guests[:5])
    link = SheetLink.objects.create(network=tonight.network, event=tonight)
    made = sheets.from_tonight(guests[20:26], link, people["consultant"], now=now)

    meeting = evening.sponsor_meeting(networks["club"], now=now)
    evening.ask_on_the_form(
        meeting, _answered(meeting, sponsors, letters["club"], people["club"], coming=18)
    )
    ReminderPlan.objects.bulk_create(
        ReminderPlan(event=event, every_days=4) for event in (tonight, meeting)
    )
    SheetLink.objects.create(network=meeting.network, event=meeting)
    unanswered = Invitation.objects.filter(event=tonight).unanswered().first()
    receipt_token = made[0].sheet.receipt_token
    return Loaded(unanswered.code, link.key, device_key, receipt_token, card.code)


def _answered(event: Event, contacts, letter, by, *, coming):
    sent_at = evening.invited_on(event)
    invitations = evening.invite(event, contacts, letter=letter, by=by, at=sent_at)
    return evening.answers(invitations, coming=coming, at=sent_at + timedelta(days=2))
