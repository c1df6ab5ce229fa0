"""Programmes over many networks, and events that several hosts hold together."""

import io

import pypdfium2
from openpyxl import load_workbook

from events.models import Event
from taskforces.models import Contact, Network, Programme
from tests.practice.walks import walk

CLUBS_PROGRAMME = "Fem klubber finder småjob"
ROUND_NORDBY = "Nordby rundt: Task Forces og små job"
FIFTH = "sponsor@midtbyboldspil.example"
SECOND = "sponsor@soenderbyif.example"


def programme(visitor, name):
    return visitor.open("/arbejdsbord/programmer/").follow(name)


def foreign_contacts(*own):
    """Names and addresses that belong to organisations other than these."""
    rows = Contact.objects.exclude(organisation__slug__in=own).values_list("name", "email")
    mine = set(Contact.objects.filter(organisation__slug__in=own).values_list("name", flat=True))
    return {word for name, email in rows if name not in mine for word in (name, email) if word}


@walk(
    "programme-over-networks",
    "The host opens the programme: all networks, each person once, against 500",
)
def programme_over_networks(demo):
    page = programme(demo.visitor("coordinator"), ROUND_NORDBY)
    page.sees("Dialogforum Nordby", "Task Force Nordby", "Tagtrainee Nordby", "Hele programmet")
    page.sees("af 500 unikke personer i forløb", "unikke virksomheder")
    assert "Nordby Boldklub" not in page.soup.find("table").get_text()
    for name in foreign_contacts():
        assert name not in page.text, name


@walk(
    "concept-in-another-network",
    "The host starts an event from the programme's concept in any of its networks",
)
def concept_in_another_network(demo):
    host = programme(demo.visitor("coordinator"), ROUND_NORDBY).follow("Koncepter")
    host.sees("Spot et småjob i værkstedet")
    options = host.soup.find("select", {"name": "network"}).find_all("option")
    other = next(each["value"] for each in options if "Klynge Nordby" in each.get_text())
    host.press(
        "Opret arrangementet",
        network=other,
        starts_at="2027-05-06T17:30",
        place="Klyngens gård",
    )
    host.sees("er oprettet", "Spot et småjob i værkstedet", "Klynge Nordby", "Klyngens gård")


@walk(
    "event-for-many-networks",
    "The host makes one event for many networks; guests are counted by network",
)
def event_for_many_networks(demo):
    host = demo.visitor("coordinator").open("/arbejdsbord/arrangementer/").follow("Nyt arrangement")
    options = host.soup.find("select", {"name": "network"}).find_all("option")
    task_force = next(e["value"] for e in options if e.get_text() == "Task Force Nordby")
    host.press(
        "Gem",
        network=task_force,
        title="InnovationsTræf",
        kind="large_event",
        starts_at="2027-06-03T09:00",
        ends_at="2027-06-04T15:00",
        place="Nordby Hallen",
        answer_deadline="2027-05-20T12:00",
    )
    host.follow("Medværter")
    options = host.soup.find("select", {"name": "network"}).find_all("option")
    tracks = next(e["value"] for e in options if "Træningsbaner i Nordby" in e.get_text())
    host.press("Spørg netværket", network=tracks, seats="40").sees("Træningsbaner i Nordby er med.")
    host.follow("Træningsbaner i Nordby").follow("Invitér jeres egne")
    contact = host.soup.find("input", {"name": "contacts"})["value"]
    host.press("Gør klar", contacts=[contact])
    event = Event.objects.get(title="InnovationsTræf")
    host.open(f"/arbejdsbord/arrangementer/{event.pk}/medvaerter/")
    rows = {row.th.get_text(" "): row.td.get_text() for row in host.soup.select("tbody tr")}
    invited = {name: n for name, n in rows.items() if n.strip() == "1"}
    assert list(invited) == [name for name in rows if name.startswith("Træningsbaner i Nordby")]


@walk(
    "joint-kick-off-of-clubs",
    "The lead host invites five hosts' networks to one event; each host sees its own guests",
)
def joint_kick_off(demo):
    lead = demo.visitor("club").open("/arbejdsbord/arrangementer/")
    lead.follow("Fælles kick-off for fem klubber").follow("Medværter")
    lead.sees("Sønderby Idrætsforening", "Vestby Håndbold", "Østby Fodbold", "Midtby Boldspil")
    lead.sees("spurgt", "Gæsterne efter netværk")
    for word in foreign_contacts("nordby-boldklub"):
        assert word not in lead.text, word

    fifth = demo.visitor(FIFTH).open("/arbejdsbord/arrangementer/")
    fifth.press("Ja, vi er med", within="Fælles kick-off").sees("I er med", "Jeres gæster")
    fifth.follow("Invitér jeres egne")
    chosen = fifth.soup.find("input", {"name": "contacts"})["value"]
    own = Contact.objects.get(pk=chosen)
    fifth.press("Gør klar", contacts=[chosen]).sees(own.name)
    lead.open(lead.address).sees("Midtby Boldspil").sees_no(own.name, own.email)

    second = demo.visitor(SECOND).open("/arbejdsbord/arrangementer/")
    second.follow("Fælles kick-off for fem klubber").sees("Jeres gæster")
    for word in foreign_contacts("soenderby-if"):
        assert word not in second.text, word
    assert second.soup.find(id="guests").find_next("ul").find_all("li")
    second.press("Gå ud af arrangementet").sees("Jeres gæster beholder deres pladser")
    lead.open(lead.address).sees("gået ud")


@walk(
    "partner-in-every-network",
    "The host adds the partner once; it sees the programme's networks, no contacts",
)
def partner_in_every_network(demo):
    partner = demo.visitor("facilitator").open("/arbejdsbord/programmer/")
    partner.sees_no(CLUBS_PROGRAMME)
    lead = programme(demo.visitor("club"), CLUBS_PROGRAMME).follow("Ret partnere")
    options = lead.soup.find("select", {"name": "organisation"}).find_all("option")
    town = next(each["value"] for each in options if each.get_text() == "Nordby Kommune")
    lead.press("Tilføj partneren", organisation=town, part="deltager i alle klubbernes møder")
    lead.sees("Nordby Kommune", "ser programmets tal")
    programme(partner, CLUBS_PROGRAMME).sees(
        "Sønderby Idrætsforening", "Vestby Håndbold", "Hele programmet"
    )
    for word in foreign_contacts():
        assert word not in partner.text, word
    partner.open("/arbejdsbord/").sees("Programmer").sees_no("Kontakter", "Ark", "Udbakke")


@walk("target-set-down", "The host sees unique persons against 136, formerly 170")
def target_set_down(demo):
    host = programme(demo.visitor("coordinator"), "Små job med mening i Nordby")
    host.sees("1 af 136 unikke personer i forløb", "tidligere 170")
    host.follow("Ret målet").sees("136: nedjusteret efter aftale", "170")
    host.press("Gem målet", value="140", decided_on="2026-11-30", reason="sat lidt op igen")
    host.sees("1 af 140 unikke personer i forløb", "tidligere 170", "tidligere 136")


def sets_target(page, measure, value):
    page.follow("Sæt et mål").press("Gem", measure=measure, value=value)


@walk(
    "commercial-and-social-companies",
    "Host sets a company's kind; counters against 20 commercial and 5 social-economy companies",
)
def commercial_and_social(demo):
    host = programme(demo.visitor("coordinator"), ROUND_NORDBY)
    sets_target(host, "commercial", "20")
    sets_target(host, "social", "5")
    host.sees("af 20 kommercielle virksomheder", "0 af 5 socialøkonomiske virksomheder")
    network = Network.objects.get(slug="task-force-nordby")
    company = network.sheets.exclude(company=None).latest("submitted_at").company
    keeper = demo.visitor("coordinator").open(f"/arbejdsbord/virksomheder/{company.pk}/")
    keeper.follow("Ret jeres viden").press("Gem", kind="social").sees("socialøkonomisk")
    host.open(host.address).sees("1 af 5 socialøkonomiske virksomheder")
    told = host.download("Hent til Excel")
    words = {cell.value for row in load_workbook(io.BytesIO(told)).active for cell in row}
    assert any("ocialøkonomiske virksomheder" in str(word) for word in words)


@walk(
    "grants-and-targets-in-public",
    "A visitor sees each grant and target with its source on the programme's page",
)
def grants_and_targets(demo):
    for slug, grant, target in [
        ("code-of-care", "7.281.286", "500"),
        ("randers-fc", "1.868.000", "130"),
        ("dansk-handicap-forbund", "3.246.849", "105"),
        ("fokus-folkeoplysning", "3.975.460", "136"),
        ("phoenix-tag", "3.446.235", "70"),
    ]:
        demo.visitor().open(f"/netvaerk/{slug}/").sees(grant, target, "Kilde")


@walk(
    "report-under-the-pools-headings",
    "The host downloads a report: five elements, successes, challenges, figures",
)
def report_under_headings(demo):
    host = programme(demo.visitor("coordinator"), ROUND_NORDBY).follow("Skriv beretningen")
    host.press("Gem beretningen", **{"Det er lykkedes": "Tolv nye virksomheder ringede selv."})
    pdf = pypdfium2.PdfDocument(host.download("Hent beretningen"))
    words = " ".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    for heading in (
        *("At finde åbninger", "At overlevere til jobcenteret", "Match og fastholdelse"),
        *("Spredning til flere virksomheder", "Forankring", "Det har været svært"),
        *("Tolv nye virksomheder ringede selv.", "Definition", "Kilde", "500"),
    ):
        assert heading in words, heading
    book = load_workbook(io.BytesIO(host.download("Hent til Excel")))
    header, *rows = book.active.values
    assert header[5:] == ("Definition", "Kilde", "Opgjort")
    assert all(row[5] and row[6] and row[7] for row in rows)
    assert Programme.objects.get(name=ROUND_NORDBY).chapters.filter(heading="successes").exists()


@walk(
    "sessions-and-minutes",
    "A guest of a joint event chooses sessions; those who came read the minutes",
)
def sessions_and_minutes(demo):
    joint = Event.objects.get(slug="faelles-kick-off")
    seated = joint.registrations.confirmed().exclude(invitation=None).first()
    guest = demo.visitor().open(f"/i/{seated.invitation.code}/").follow("Dit program")
    guest.sees("Kaffe og velkomst", "Klublokalet", "40 pladser ledige")
    chosen = joint.sessions.get(title="Sådan spotter du et småjob")
    guest.press("Gem mit valg", sessions=[chosen.pk]).sees("Dit valg er gemt.")
    clash = joint.sessions.get(title="Makkere på arbejdspladsen")
    guest.is_refused("Gem mit valg", sessions=[chosen.pk, clash.pk]).sees("på samme tid")
    past = Event.objects.get(materials__title="Referat af kick-off")
    came = past.registrations.arrived().exclude(invitation=None).first()
    demo.visitor().open(f"/i/{came.invitation.code}/program/").sees("mødes fire gange om året")
