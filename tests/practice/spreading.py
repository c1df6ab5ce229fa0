"""What the programmes do to tell others, and how it comes back as jobs."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from outbox.models import Message
from pledges.management.emails import send_months
from taskforces.models import Figure, Network, Outreach
from tests.practice.walks import walk


def task_force():
    return Network.objects.get(slug="task-force-nordby")


def last_mail_to(address):
    return Message.objects.filter(recipient=address).latest("pk")


def link_in(message, part):
    """The first link of a mail whose address has this part."""
    return next(word for word in message.text.split() if part in word)


@walk(
    "leader-talks-to-others",
    "The plan says which leader talks where; a sheet from a talk carries it",
)
def leader_talks(demo):
    host = demo.visitor("coordinator").open(f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/")
    host.follow("Udbredelse").follow("Skriv et nyt op")
    day = timezone.localdate() + timedelta(days=12)
    member = task_force().memberships.exclude(contact=None).exclude(contact__email="").last()
    host.press(
        "Gem",
        title="Småjob i en bagerbutik",
        audience="Lions Nordby",
        happens_on=f"{day}",
        member=f"{member.pk}",
    )
    host.sees("planlagt", member.company.name)
    host.press("Spørg på mail").sees("er spurgt", "venter på svar")
    leader = demo.visitor().open(link_in(last_mail_to(member.contact.email), "/oplaeg/"))
    leader.press("Ja, jeg kommer").sees("Du har sagt ja")
    entry = Outreach.objects.get(title="Småjob i en bagerbutik")
    host.open(f"/arbejdsbord/udbredelse/{entry.pk}/").sees("bekræftet").follow("Link til arket")
    host.press("Lav linket")
    guest = demo.visitor().open(host.link("Åbn arket"))
    sheet = {"company_name": "Nordby Brød", "contact_name": "Ea Holm", "phone": "99101010"}
    guest.press("Send", tasks=["kitchen"], hours="5-9", positions="1", **sheet)
    host.open(host.address).sees("1")
    consultant = demo.visitor("lead").open("/arbejdsbord/indbakke/").follow("Nordby Brød")
    consultant.sees("Oplæg: Småjob i en bagerbutik, Lions Nordby")
    host.open(f"/arbejdsbord/udbredelse/{entry.pk}/ret/").press("Gem", result="held", reach="31")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/udbredelse/").sees("er sket", "nåede 31")


@walk(
    "talks-to-other-clubs", "The club records a talk, the company that spoke, and what came of it"
)
def talks_to_clubs(demo):
    club = Network.objects.get(slug="nordby-boldklub")
    member = club.memberships.first()
    host = demo.visitor("club").open(f"/arbejdsbord/netvaerk/{club.pk}/udbredelse/ny/")
    host.press(
        "Gem",
        title="Sponsorer med en opgave mere",
        audience="idrættens organisationer",
        happens_on=f"{timezone.localdate() - timedelta(days=3)}",
        member=f"{member.pk}",
        result="held",
        reach="45",
        outcome="Tre klubber vil høre mere",
    )
    host.sees(member.company.name, "Tre klubber vil høre mere", "er sket")


@walk("spreading-shown", "The host's list shows date, audience and link; chosen entries are public")
def spreading_shown(demo):
    roofers = Network.objects.get(slug="nordby-tagtrainee")
    host = demo.visitor("coordinator").open(f"/arbejdsbord/netvaerk/{roofers.pk}/udbredelse/")
    host.sees("Fra trainee til svend", "et netværk af europæiske byer")
    entry = task_force().outreach.get(title="Stand på erhvervsdagen")
    page = demo.visitor().open("/netvaerk/task-force-nordby/")
    page.sees("Fem timer om ugen er også et job").sees_no("Stand på erhvervsdagen")
    host.open(f"/arbejdsbord/udbredelse/{entry.pk}/ret/")
    host.press("Gem", link="https://nordby.example/messe", shown_publicly="on")
    # A new address, since what a commit empties is not emptied here.
    page.open("/netvaerk/task-force-nordby/?igen=1").sees("Stand på erhvervsdagen")
    assert page.link("Stand på erhvervsdagen") == "https://nordby.example/messe"


@walk("year-of-spreading", "The host sees the year's spreading with reach")
def year_of_spreading(demo):
    entries = task_force().outreach.filter(result="held")
    year = entries.latest("happens_on").happens_on.year
    reach = sum(entry.reach for entry in entries.filter(happens_on__year=year))
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/udbredelse/?aar={year}")
    host.sees("Året i tal", f"mennesker nået, anslået {reach}")
    assert host.download("Hent til Excel").startswith(b"PK")


@walk(
    "channel-with-sheet-link", "A magazine has its own link to the sheet; figures tell by channel"
)
def channel_with_link(demo):
    entry = Outreach.objects.get(network__slug="nordby-smaajob-vikar", kind="media")
    host = demo.visitor("coordinator").open(f"/arbejdsbord/udbredelse/{entry.pk}/")
    host.follow("Link til arket").sees("Det er kommet den vej", "ark 1")
    host.follow("Se alle kanaler i tallene").sees("Hvor tilsagnene kommer fra", "Blade og medier")


@walk("opening-has-a-source", "The consultant gives each promise a source; figures tell by source")
def opening_has_a_source(demo):
    consultant = demo.visitor("consultant")
    consultant.open(f"/arbejdsbord/ark/nyt/?netvaerk={task_force().pk}")
    sheet = {"company_name": "Nordby Garn", "contact_name": "Lis Holm", "phone": "99101011"}
    consultant.press("Gem", tasks=["retail"], hours="5-9", heard="network", positions="1", **sheet)
    consultant.sees("gennem et netværk")
    consultant.open(f"/arbejdsbord/tal/?netvaerk={task_force().pk}")
    consultant.sees("Hvor tilsagnene kommer fra", "Netværk")


@walk("measure-until-done", "A measure has a member and a date; meetings show it until it is done")
def measure_until_done(demo):
    network = task_force()
    member = network.memberships.current().first()
    host = demo.visitor("coordinator").open(f"/arbejdsbord/netvaerk/{network.pk}/plan/")
    day = timezone.localdate() + timedelta(days=30)
    host.press(
        "Skriv i planen", text="Åbent hus i tre haller", member=f"{member.pk}", due_on=f"{day}"
    )
    held_on = timezone.localdate() + timedelta(days=3)
    lead = demo.visitor("lead").open("/arbejdsbord/styregruppe/nyt/")
    lead.press(
        "Planlæg mødet",
        network=f"{network.pk}",
        held_on=f"{held_on}",
        period_start=f"{held_on - timedelta(days=90)}",
    )
    lead.sees("Netværkets plan", "Åbent hus i tre haller", member.company.name, "i gang")
    host.press("Gjort", within="Åbent hus i tre haller")
    lead.open(lead.address).sees("Åbent hus i tre haller", "gjort")


@walk(
    "speaker-with-consent",
    "A speaker is on the programme with consent; withdrawing removes the name",
)
def speaker_with_consent(demo):
    event = task_force().events.filter(speakers__isnull=False).get()
    host = demo.visitor("coordinator").open(f"/arbejdsbord/arrangementer/{event.pk}/")
    host.follow("Oplægsholdere").sees("Mikkel Åholm")
    refused = {"name": "Ida Rask", "about": "Fra kantinen", "consented_how": "i telefonen"}
    host.is_refused("Sæt på programmet", **refused)
    host.press("Sæt på programmet", **refused, agreed="on").sees("Ida Rask")
    page = demo.visitor().open(event.get_absolute_url() + "?en=1").sees("Ida Rask", "oplægsholder")
    own = event.speakers.get(name="Ida Rask").get_absolute_url()
    demo.visitor().open(own).press("Fjern mit navn").sees("Dit navn er væk")
    page.open(event.get_absolute_url() + "?to=1").sees("Mikkel Åholm").sees_no("Ida Rask")
    host.open(host.address).sees_no("Ida Rask").sees("Samtykket er trukket tilbage")


@walk(
    "introduction-without-a-sheet",
    "The consultant asks for an introduction; the club's director answers",
)
def introduction_without_a_sheet(demo):
    club = Network.objects.get(slug="nordby-boldklub")
    consultant = demo.visitor("consultant").open("/arbejdsbord/introduktioner/spoerg/")
    consultant.press(
        "Spørg værten",
        network=f"{club.pk}",
        company_name="Nordby Skibsværft",
        reason="De bygger ud, og vi kender ingen der.",
    )
    consultant.sees("Nordby Skibsværft", "venter på svar")
    director = demo.visitor("club").open("/arbejdsbord/introduktioner/").sees("Nordby Skibsværft")
    from_club = last_mail_to("sponsor@nordbybk.example")
    assert "Nordby Skibsværft" in from_club.subject
    door = club.door_requests.get(company_name="Nordby Skibsværft")
    said = {
        f"d{door.pk}-contact_name": "Direktør Ulrik Bang",
        f"d{door.pk}-contact_phone": "99101012",
    }
    director.press("De venter på opkaldet", within="Nordby Skibsværft", **said)
    consultant.open(consultant.address).sees("Direktør Ulrik Bang", "døren er åbnet")


@walk("unit-at-the-meetings", "The host sees per meeting who of the unit was invited and came")
def unit_at_the_meetings(demo):
    event = task_force().events.filter(ends_at__gte=timezone.now()).first()
    host = demo.visitor("coordinator").open(f"/arbejdsbord/arrangementer/{event.pk}/")
    host.follow("Enheden på mødet")
    people = host.soup.find("form", action=lambda to: to and to.endswith("/inviter/"))
    chosen = [box["value"] for box in people.find_all("input", type="checkbox")]
    host.press("Invitér på mail", people=chosen).sees("Hassan Lindhøj")
    assert last_mail_to("konsulent@virksomhedsindgang.example").subject.endswith(event.title)
    host.follow("Alle møder").sees("Kick-off", "Hassan Lindhøj", "Karin Hedelund")


@walk("booklet-of-stories", "The editor picks stories and downloads one tagged PDF")
def booklet_of_stories(demo):
    editor = demo.visitor("secretary").open("/arbejdsbord/historiehaefte/")
    boxes = [box["value"] for box in editor.soup.find_all("input", {"name": "stories"})]
    answer = editor.answer_of("Hent hæftet", stories=boxes[:2], title="Historier fra Nordby")
    assert answer["Content-Type"] == "application/pdf"
    assert b"/StructTreeRoot" in answer.content


@walk("five-pieces-of-advice", "A visitor reads the five with source; programmes add theirs")
def five_pieces_of_advice(demo):
    visitor = demo.visitor().open("/").follow("Gode råd")
    visitor.sees(
        "Gå ind i et langt partnerskab", "Sørg for, at det er en god forretning", "Coors faktaark"
    )
    host = demo.visitor("coordinator").open(f"/arbejdsbord/netvaerk/{task_force().pk}/raad/")
    advice = {
        "title": "Hold mødet i en hal",
        "text": "Så ser alle opgaverne.",
        "source": "Styregruppen",
    }
    host.press("Giv rådet videre", **advice).sees("Hold mødet i en hal")
    visitor.open("/raad/?igen=1").sees("Hold mødet i en hal", "Kilde: Styregruppen")


@walk("background-figures", "A visitor sees the context figures as background with their source")
def background_figures(demo):
    visitor = demo.visitor().open("/netvaerk/coor-ikast-brande/")
    visitor.sees("Baggrund", "mere end hver femte", "15.000.000", "1.200.000.000", "3.600")
    visitor.sees("Coors faktaark, uden årstal", "cirka så mange mellem 16 og 64 år")
    assert Figure.objects.filter(kind="context", source="Coors faktaark, uden årstal").count() >= 5
    visitor.open("/netvaerk/coor-ballerup/").sees("3.700", "8.900")


@walk(
    "period-and-funding",
    "A visitor sees period and funding; targets and reports keep to the period",
)
def period_and_funding(demo):
    visitor = demo.visitor().open("/netvaerk/corolab/")
    visitor.sees("Periode", "20. okt. 2020", "31. marts 2023", "9.579.521", "2.178.435")
    cluster = Network.objects.get(slug="klynge-nordby")
    today = timezone.localdate()
    host = demo.visitor("coordinator").open(f"/arbejdsbord/netvaerk/{cluster.pk}/indstillinger/")
    host.press("Gem", runs_from=f"{today}", runs_until=f"{today + timedelta(days=700)}")
    target = {"network": f"{cluster.pk}", "measure": "hired", "value": "24"}
    host.open("/arbejdsbord/tal/maal/ny/")
    days = {"starts_on": f"{today - timedelta(days=9)}", "ends_on": f"{today + timedelta(days=90)}"}
    host.is_refused("Gem målet", **target, **days).sees("uden for netværkets egen periode")
    host.press("Gem målet", starts_on=f"{today}").sees("24")


@walk(
    "month-for-management",
    "The head of the unit gets a monthly page: referrals, late calls, results by network",
)
def month_for_management(demo):
    unit = task_force().unit
    lead = demo.visitor("lead").open(f"/arbejdsbord/enheder/{unit.pk}/maaneden/")
    lead.follow("Måneden før").sees(
        "opkald over fristen", "Kandidat formidlet", "Netværk for netværk"
    )
    send_months(timezone.now())
    mail = last_mail_to("leder@virksomhedsindgang.example")
    lead.open(link_in(mail, "/maaneden/").removeprefix(settings.BASE_URL)).sees("Ark overleveret")
