"""Nordby tells of itself: talks, magazines, fairs and a prize of a year, two of them with sheets of their own."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from events.models import Speaker, UnitAttendance
from home.demo.followup import Story
from pledges.handouts.outreach import give_link
from pledges.models import DoorRequest, Sheet
from taskforces.models import Company, Membership, Network, Outreach

Kind, Result = Outreach.Kind, Outreach.Result

# (slug of the network, days from now, kind, title, audience, place, reach, what came of it, public)
TOLD = (
    ("task-force-nordby", -34, Kind.TALK, "Fem timer om ugen er også et job", "Rotary Nordby",
     "Hotel Havnen", 35, "To vil have besøg, og én har lovet et job.", True),
    ("nordby-smaajob-vikar", -52, Kind.MEDIA, "Bageren, der fandt tid til mere",
     "Erhvervsbladet i Nordby", "", 4200, "Fire ringede og spurgte, hvordan man kommer med.", True),
    ("task-force-nordby", -90, Kind.FAIR, "Stand på erhvervsdagen", "Virksomheder i Nordby",
     "Nordbyhallen", 120, "Vi snakkede med tredive, og otte tog et kort.", False),
    ("nordby-boldklub", -21, Kind.TALK, "Et hold er mere end elleve", "fem klubber fra landsdelen",
     "Nordby Stadion", 28, "To klubber vil prøve det samme med deres sponsorer.", True),
    ("nordby-boldklub", -64, Kind.PRIZE, "Årets fællesskab", "idrættens prisfest", "", 300, "", True),
    ("nordby-tagtrainee", -40, Kind.TALK, "Fra trainee til svend", "et netværk af europæiske byer",
     "Online", 60, "En by i Sverige vil besøge holdet til foråret.", True),
    ("nordby-tagtrainee", -75, Kind.FAIR, "Tag på på en time", "dm i håndværk", "Messecentret", 900,
     "Elleve unge skrev sig op.", True),
    ("nordby-smaajob-vikar", -58, Kind.FAIR, "Små job med mening", "jobdag for kommuner",
     "Kongrescentret", 150, "Tre kommuner har bedt om modellen.", True),
)  # fmt: skip
# (days from now, hour, title, audience, place): ahead, with a member who talks
AHEAD = (
    (9, 17, "Småjob i et lille værksted", "Håndværkerforeningen", "Laugshuset"),
    (24, 8, "Sådan kom vi i gang", "Nordby Erhvervsråd", "Rådhuset"),
)


def lay_out(
    members: list[Membership], companies: list[Company], people: dict[str, User], *, now: datetime
) -> None:
    today = timezone.localdate(now)
    networks = {network.slug: network for network in Network.objects.all()}
    entries = [
        Outreach(
            network=networks[slug],
            kind=kind,
            title=title,
            audience=audience,
            place=place,
            reach=reach,
            outcome=outcome,
            shown_publicly=public,
            result=Result.HELD,
            happens_on=today + timedelta(days=days),
        )
        for slug, days, kind, title, audience, place, reach, outcome, public in TOLD
    ]
    entries[0].member = members[1]
    entries[3].member = networks["nordby-boldklub"].memberships.first()
    made = Outreach.objects.bulk_create(entries)
    _ahead(networks["task-force-nordby"], members, today)
    _meetings(networks["task-force-nordby"], people, now)
    _door(networks["nordby-boldklub"], companies[0], people["consultant"])
    _sheets_of(made[7], companies[0], people["consultant"], now, days_ago=33)
    _sheets_of(made[1], companies[1], people["consultant2"], now, days_ago=49)


def _ahead(network, members, today):
    for number, (days, hour, title, audience, place) in enumerate(AHEAD):
        Outreach.objects.create(
            network=network,
            title=title,
            audience=audience,
            place=place,
            happens_on=today + timedelta(days=days),
            starts_at=time(hour),
            member=members[2 + number],
        )


def _meetings(network, people, now):
    """Who of the unit came to the kick-off, and who tells their story at the next meeting."""
    held = network.events.filter(ends_at__lt=now).first()
    UnitAttendance.objects.bulk_create(
        UnitAttendance(event=held, person=people[key], came=key != "consultant2")
        for key in ("lead", "consultant", "consultant2")
    )
    Speaker.objects.create(
        event=network.events.filter(ends_at__gte=now).first(),
        name="Mikkel Åholm",
        about="En almindelig mandag",
        consented_how="på mail",
    )


def _door(network, company, consultant):
    DoorRequest.objects.create(
        network=network,
        unit=network.unit,
        company=company,
        company_name=company.name,
        reason="De søger folk til lageret, og vi har aldrig talt med dem.",
        asked_by=consultant,
    )


def _sheets_of(entry, company, owner, now, *, days_ago):
    """A leader who heard or read of it and filled in the sheet at home."""
    story = Story(entry.network, company, owner, now, days_ago)
    story.promised(
        tasks=["office"], hours="5-9", source=Sheet.Source.PHONE, link=give_link(entry)
    ).called(days_ago - 1).save()
