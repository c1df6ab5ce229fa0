"""What networks learn and pass on, and whom they work with."""

import re

from accounts.models import User
from events.models import Invitation
from outbox.models import Message
from pledges.models import Handover, Placement, SupportDay
from taskforces.models import Network
from tests import factories
from tests.practice.walks import walk

WORKSPACE = "/arbejdsbord/"


def network(slug):
    return Network.objects.get(slug=slug)


@walk("facts-on-the-ticket", "A lead writes a sourced fact sheet; an invited leader reads it")
def facts_on_the_ticket(demo):
    lead = demo.visitor("lead")
    lead.open(WORKSPACE).follow("Viden").follow("Skriv et vidensark")
    facts = {
        "Hvad er det": "target_group",
        "Netværk": network("task-force-nordby").pk,
        "Titel": "Hvad de unge kan",
        "Tekst": "Halvdelen har kørekort.",
        "Ledere kan læse det": "on",
    }
    lead.is_refused("Udgiv", **facts).sees("Skriv, hvor tallene kommer fra")
    lead.press("Udgiv", **facts, Kilder="Ungeundersøgelsen 2026 (fiktiv)").sees("Udgivet")
    invitation = Invitation.objects.filter(event__slug="spot-et-smaajob").unanswered().first()
    leader = demo.visitor().open(invitation.get_absolute_url())
    leader.sees("Læs lidt, før du kommer").follow("Hvad de unge kan")
    leader.sees("Halvdelen har kørekort.", "Ungeundersøgelsen 2026 (fiktiv)")


@walk(
    "tools-for-retention", "A host publishes a tool; a consultant puts it on; the company sees it"
)
def tools_for_retention(demo):
    host = demo.visitor("coordinator")
    host.open(WORKSPACE + "viden/nyt/").press(
        "Udgiv",
        **{
            "Hvad er det": "tool",
            "Netværk": network("task-force-nordby").pk,
            "Titel": "Samtalen efter en måned",
            "Tekst": "Spørg først, hvad der går godt.",
        },
    )
    placement = (
        Placement.objects.in_place()
        .filter(
            handover__network__slug="task-force-nordby", handover__unit__roles__user__isnull=False
        )
        .first()
    )
    consultant = demo.visitor("consultant").open(f"{WORKSPACE}forloeb/{placement.pk}/")
    tool = network("task-force-nordby").knowledge_sheets.get(title="Samtalen efter en måned")
    consultant.press("Læg på", **{"Læg et værktøj på": tool.pk}).sees("Samtalen efter en måned")
    company = demo.visitor().open(placement.handover.sheet.get_receipt_url())
    company.sees("Værktøjer til jer").follow("Samtalen efter en måned")
    company.sees("Spørg først, hvad der går godt.")


@walk("lessons-between-networks", "A lead writes a lesson; another network's people find it")
def lessons_between_networks(demo):
    demo.visitor("lead").open(WORKSPACE + "viden/nyt/").press(
        "Udgiv",
        **{
            "Hvad er det": "lesson",
            "Netværk": network("task-force-nordby").pk,
            "Titel": "Ring før klokken ni",
            "Tekst": "Ledere tager telefonen, før dagen løber.",
            "Andre netværk kan finde det": "on",
        },
    )
    club = demo.visitor("club").open(WORKSPACE).follow("Viden")
    club.press("Søg", q="klokken ni").sees("fra et andet netværk").follow("Ring før klokken ni")
    club.sees("Ledere tager telefonen")


@walk("trade-sheet", "A host writes a trade sheet; consultants find it beside each place")
def trade_sheet(demo):
    host = demo.visitor("coordinator")
    host.open(WORKSPACE).follow("Viden").follow("Skriv et vidensark").press(
        "Udgiv",
        **{
            "Hvad er det": "trade",
            "Netværk": network("nordby-tagtrainee").pk,
            "Titel": "Tagpap og tegl",
            "Tekst": "To fag med hver sin svend.",
        },
    )
    placement = Placement.objects.in_place().get(handover__network__slug="nordby-tagtrainee")
    consultant = demo.visitor("consultant").open(f"{WORKSPACE}forloeb/{placement.pk}/")
    consultant.sees("Om branchen").follow("Tagpap og tegl").sees("To fag med hver sin svend.")


@walk(
    "partnership-agreement", "A host opens a partnership: parties, period, contacts, how it goes on"
)
def partnership_agreement(demo):
    club = demo.visitor("club").open(
        f"{WORKSPACE}netvaerk/{network('nordby-boldklub').pk}/partnere/"
    )
    club.press(
        "Skriv partneren ind",
        Partner="Nordby Håndbold",
        **{"Partneren er": "club", "Hvad gør de": "Låner os hallen", "Hvor langt er det": "agreed"},
    )
    club.follow("Ret aftalen").press(
        "Gem",
        **{
            "Gælder fra": "2026-08-01",
            "Gælder til": "2027-07-31",
            "Jeres kontaktperson": "Jesper Strandholt",
            "Partnerens kontaktperson": "Lise i kontoret",
            "Hvad sker der bagefter": "same",
            "Hvordan": "Begge klubber mødes to gange om året.",
        },
    )
    club.sees("Nordby Boldklub og Nordby Håndbold", "Lise i kontoret", "Fortsætter som nu")
    lead = demo.visitor("lead")
    ours = network("nordby-boldklub").partnerships.get(kind="employment_unit")
    lead.open(f"{WORKSPACE}partnerskaber/{ours.pk}/").sees("Den første mandag i måneden")


@walk("partners-and-knowledge", "A host lists partners and a knowledge page; leaders find both")
def partners_and_knowledge(demo):
    host = demo.visitor("coordinator")
    forum = network("dialogforum-nordby")
    host.open(f"{WORKSPACE}netvaerk/{forum.pk}/partnere/").sees("Nordby Pension")
    host.open(WORKSPACE + "viden/nyt/").press(
        "Udgiv",
        **{
            "Hvad er det": "target_group",
            "Netværk": forum.pk,
            "Titel": "Et handicap er ikke en opgave",
            "Tekst": "Spørg om opgaven først.",
            "Kilder": "Forummets egne møder (fiktivt)",
            "Ledere kan læse det": "on",
        },
    )
    leader = demo.visitor().open(f"/viden/{forum.slug}/")
    leader.sees("Nordby Pension", "Fortæller om delpension", "Torvets Butikker")
    leader.sees_no("Nordby Erhvervsskole").follow("Et handicap er ikke en opgave")
    leader.sees("Spørg om opgaven først.")


@walk("ask-a-school", "A host asks a school as a partner; unanswered requests come up")
def ask_a_school(demo):
    host = demo.visitor("coordinator")
    host.open(WORKSPACE).sees("Partnere, der venter på jer").follow("Nordby Erhvervsskole")
    host.sees("ikke svaret endnu").press("De siger ja", **{"Hvad svarede de?": "To elever i marts"})
    host.sees("To elever i marts", "aftalt")
    host.open(WORKSPACE).sees_no("Nordby Erhvervsskole")
    address = f"{WORKSPACE}netvaerk/{network('nordby-tagtrainee').pk}/partnere/"
    host.open(address).press(
        "Skriv partneren ind",
        Partner="Sønderby Tekniske Skole",
        **{
            "Partneren er": "education",
            "Hvad gør de": "Viser faget frem for 9. klasse",
            "Hvor langt er det": "asked",
            "Partnerens e-mail": "rektor@teknisk.example",
            "Send spørgsmålet på mail nu": "on",
            "Svar ventes senest": "2020-01-01",
        },
    )
    host.open(WORKSPACE).sees("Sønderby Tekniske Skole")
    mail = Message.objects.get(recipient="rektor@teknisk.example")
    assert "Viser faget frem for 9. klasse" in mail.text


@walk(
    "same-volume", "A host enters the agreement to go on: volume a year, interested municipalities"
)
def same_volume(demo):
    agreement = network("nordby-smaajob-vikar").partnerships.get(partner="Nordby Kommune")
    host = demo.visitor("coordinator").open(WORKSPACE).follow("Nordby Kommune")
    host.sees("slutter snart: hvad så?").follow("Ret aftalen").press(
        "Gem",
        **{
            "Omfang om året": "45",
            "Hvad sker der bagefter": "same",
            "Hvordan": "Samme omfang i tre år.",
            "Andre kommuner, der vil høre mere": ["0671", "0846"],
        },
    )
    host.sees("45", "Fortsætter som nu", "Samme omfang i tre år.", "Struer")
    assert host.address.endswith(f"/{agreement.pk}/")


@walk("who-keeps-what", "A unit ticks its elements and signs; the programme shows who keeps what")
def who_keeps_what(demo):
    tracks = network("nordby-traeningsbaner")
    lead = demo.visitor("lead").open(WORKSPACE).follow("Forankring").sees("mangler")
    lead.open(f"{WORKSPACE}netvaerk/{tracks.pk}/viderefoerelse/")
    ticked = {"elements": ["broker", "forum", "partners"], "På hvilke penge": "egen drift"}
    lead.is_refused("Skriv under", **ticked)
    lead.press("Skriv under", **ticked, **{"Jeg skriver under for enheden": "on"})
    lead.sees("Det hele", "Karin Hedelund", "Jobformidleren, møderne i forummet")
    programme = factories.programme(tracks.host, tracks)
    host = demo.visitor("coordinator").open(f"{WORKSPACE}viderefoerelse/?program={programme.pk}")
    host.sees(programme.name, tracks.name, "Det hele")


@walk("anchored", "A host sees per unit what goes on, on which money, until when")
def anchored(demo):
    host = demo.visitor("coordinator").open(WORKSPACE).follow("Forankring")
    host.sees("Dialogforum Nordby", "Virksomhedsindgangen Nordby", "Egen drift, og en pulje")
    host.sees("En jobformidler på fuld tid", "mangler")


@walk("support-day", "A host books a support day; late sheets are its list, the result is logged")
def support_day(demo):
    host = demo.visitor("coordinator").open(WORKSPACE).follow("Styregruppe").follow("Støttedage")
    host.press(
        "Aftal dagen",
        Netværk=network("task-force-nordby").pk,
        Dag="2026-12-10",
        **{"Hvem kommer": "Torben Mosekær"},
    )
    late = host.soup.select_one("main ul.rows li .row__title").get_text(strip=True)
    host.press("Skriv ned", within=late, **{"Hvad aftalte I?": "Pernille ringer i dag"})
    host.sees("Pernille ringer i dag")
    host.press("Gem resultatet", **{"Hvad gav dagen?": "Fire ark fik en dato."})
    host.sees("Fire ark fik en dato.", "Arkene den dag", "Pernille ringer i dag")
    day = SupportDay.objects.get(result="Fire ark fik en dato.")
    line = day.lines.get(agreed="Pernille ringer i dag")
    consultant = demo.visitor("consultant").open(f"{WORKSPACE}overleveringer/{line.handover_id}/")
    consultant.sees("Aftalt på støttedag", "Pernille ringer i dag")


@walk("steering-outsiders", "A host lists the steering group; outsiders get agenda and PDF alone")
def steering_outsiders(demo):
    host = demo.visitor("coordinator").open(WORKSPACE).follow("Styregruppe")
    members = f"{WORKSPACE}netvaerk/{network('task-force-nordby').pk}/styregruppe/"
    host.open(members).sees("Vibe Elmelund", "Professor").press(
        "Skriv medlemmet ind",
        Navn="Ask Bølling",
        **{"Kommer fra": "research", "E-mail": "ask@universitet.example"},
    )
    meeting = network("task-force-nordby").steering_meetings.first()
    host.open(f"{WORKSPACE}styregruppe/{meeting.pk}/").press("Send til medlemmerne")
    mail = Message.objects.get(recipient="ask@universitet.example")
    link = re.search(r"/styregruppe/\S+", mail.text)[0]
    professor = demo.visitor().open(link).sees("Styregruppen for Task Force Nordby")
    row = professor.soup.select_one("main ul.rows a")
    professor.open(row["href"]).sees("Tallene for perioden")
    assert professor.download("Hent rapporten").startswith(b"%PDF")
    assert professor.soup.main.find("form") is None
    assert demo.visitor().status(f"{WORKSPACE}styregruppe/{meeting.pk}/") == 302


@walk(
    "several-departments", "A lead offers a sheet to several departments; the host sees who answers"
)
def several_departments(demo):
    unit = network("task-force-nordby").unit
    departments = {each.name: str(each.pk) for each in unit.departments.all()}
    open_one = Handover.objects.open().filter(network__slug="task-force-nordby", unit=unit).first()
    company = open_one.sheet.company_name
    lead = demo.visitor("lead").open(f"{WORKSPACE}overleveringer/{open_one.pk}/")
    lead.press("Tilbyd arket", departments=list(departments.values()))
    lead.sees("Tilbudt til 2 afdelinger", "Sygedagpenge: ikke svaret endnu")
    consultant = demo.visitor("consultant2").open(WORKSPACE + "afdelinger/")
    consultant.press("Vi har en", within=company, Bemærkning="Kan begynde i næste uge")
    host = demo.visitor("coordinator").open(WORKSPACE).follow("Afdelinger")
    host.sees(company, "har en til pladsen", "Kan begynde i næste uge", "ikke svaret endnu")


@walk(
    "unit-reorganised", "An owner moves networks, open sheets and people to a new unit in one step"
)
def unit_reorganised(demo):
    tracks = network("nordby-traeningsbaner")
    unit, staff = tracks.unit, User.objects.get(email="konsulent@virksomhedsindgang.example")
    owner = demo.visitor("owner").open(f"{WORKSPACE}enhed/{unit.pk}/").follow("Omorganisering")
    owner.press(
        "Se, hvad der sker",
        networks=[str(tracks.pk)],
        people=[str(staff.pk)],
        **{"Den nye enheds navn": "Træning og Job Nordby", "Hvorfor": "Byrådet har delt enheden"},
    )
    owner.sees("Intet er flyttet endnu.", "Træning og Job Nordby", "Hassan Lindhøj")
    assert Network.objects.get(pk=tracks.pk).unit == unit
    owner.press("Flyt det nu").sees("er flyttet til Træning og Job Nordby")
    owner.sees("Byrådet har delt enheden")
    tracks.refresh_from_db()
    assert tracks.unit.name == "Træning og Job Nordby"
    moved = Handover.objects.filter(network=tracks, unit=tracks.unit)
    consultant = demo.visitor("consultant").open(f"{WORKSPACE}overleveringer/{moved[0].pk}/")
    consultant.sees("Byrådet har delt enheden")
