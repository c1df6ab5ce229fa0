"""Whom Nordby's networks work with, and what the unit keeps of them. All of it is fiction."""

from datetime import timedelta

from django.utils import timezone

from pledges.reorganisation.departments import keep_department
from pledges.steering.members import add_steering_member
from pledges.support_days.days import book
from taskforces.models import Continuation, Network, Partnership
from taskforces.partnerships.partnerships import change_partnership, open_partnership, sign

Kind, State = Partnership.Kind, Partnership.State
Element = Continuation.Element


def lay_out(organisations, people) -> None:
    today = timezone.localdate()
    club, forum, roofers, agency = (
        Network.objects.get(slug=slug)
        for slug in (
            "nordby-boldklub",
            "dialogforum-nordby",
            "nordby-tagtrainee",
            "nordby-smaajob-vikar",
        )
    )
    _steering(people, today)
    _departments(organisations["unit"], people)
    _club_and_unit(club, organisations, people, today)
    for partner, kind, part in (
        ("Handel i Nordby", Kind.TRADE_BODY, "Finder butikker, der vil have besøg"),
        ("Nordby Pension", Kind.PENSION_FUND, "Fortæller om delpension på forummets møder"),
        ("Torvets Butikker", Kind.SHOPS, "Stiller lokaler til rådighed og viser rundt"),
    ):
        _agreed(forum, partner, kind, part, people, today)
    open_partnership(
        roofers,
        by=people["coordinator"],
        partner="Nordby Erhvervsskole",
        kind=Kind.EDUCATION,
        part="Sender to elever fra tagdækkeruddannelsen på besøg",
        state=State.ASKED,
        asked_on=today - timedelta(days=20),
        answer_by=today - timedelta(days=6),
        partner_contact="Uddannelseslederen",
        partner_email="uddannelse@erhvervsskole.example",
    )
    going_on = _agreed(
        agency, "Nordby Kommune", Kind.MUNICIPALITY, "Køber timer og finder folk", people, today
    )
    change_partnership(
        going_on,
        by=people["coordinator"],
        ends_on=today + timedelta(days=60),
        volume_a_year=45,
    )
    sign(
        forum,
        by=people["lead"],
        elements=[Element.BROKER, Element.FORUM],
        money="Egen drift, og en pulje fra Finansloven (fiktiv)",
        until=today.replace(month=12, day=31) + timedelta(days=365),
        staff="En jobformidler på fuld tid",
    )


def _departments(unit, people):
    for name, who in (("Unge under 30", "consultant2"), ("Sygedagpenge", "consultant")):
        keep_department(unit, name=name, people=[people[who]], by=people["lead"])


def _steering(people, today):
    network = Network.objects.get(slug="task-force-nordby")
    for name, title, stands_for, email in (
        ("Grethe Havbakke", "Direktør, Havbakke Transport", "business", "grethe@havbakke.example"),
        ("Vibe Elmelund", "Professor, Nordby Universitet", "research", "vibe@universitet.example"),
        ("Ulla Skovlund", "Kommunaldirektør", "municipality", "ejer@nordby.example"),
    ):
        add_steering_member(
            network,
            by=people["coordinator"],
            name=name,
            title=title,
            stands_for=stands_for,
            email=email,
        )
    book(
        network,
        by=people["coordinator"],
        held_on=today + timedelta(days=3),
        who="Torben Mosekær, koordinator",
        purpose="Ringe til dem, der venter, sammen med konsulenterne",
    )


def _club_and_unit(club, organisations, people, today):
    made = _agreed(
        club,
        "Virksomhedsindgangen Nordby",
        Kind.EMPLOYMENT_UNIT,
        "Ringer til sponsorerne inden for to arbejdsdage og kommer til hvert møde",
        people,
        today,
        by="club",
    )
    change_partnership(
        made,
        by=people["club"],
        organisation=organisations["unit"],
        our_contact="Jesper Strandholt",
        partner_contact="Karin Hedelund",
        partner_email="leder@virksomhedsindgang.example",
        rhythm="Den første mandag i måneden",
        next_talk_on=today + timedelta(days=9),
    )


def _agreed(network, partner, kind, part, people, today, *, by="coordinator"):
    return open_partnership(
        network,
        by=people[by],
        partner=partner,
        kind=kind,
        part=part,
        state=State.AGREED,
        asked_on=today - timedelta(days=330),
        answer_by=today - timedelta(days=316),
        starts_on=today - timedelta(days=300),
        ends_on=today + timedelta(days=200),
        shown_publicly=True,
    )
