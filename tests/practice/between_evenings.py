"""What a Task Force and its kin do at and between their evenings."""

from django.utils import timezone

from pledges.followup.deadlines import late
from pledges.models import Handover, SteeringMeeting
from taskforces.models import Network
from tests import factories
from tests.practice.walks import walk


def task_force():
    return Network.objects.get(slug="task-force-nordby")


LINES = (
    ("Screening af kandidater", "Karin Hedelund", "2027-02-01"),
    ("Kurser for makkere", "Torben Mosekær", "2027-03-01"),
    ("Netværk af virksomheder", "klubben", "2027-04-01"),
    ("Projektledelse", "Torben Mosekær", "2027-05-01"),
    ("Læring og forankring", "erhvervsrådet", "2027-06-01"),
    ("Kommunikation", "borgmesterkontoret", "2027-06-15"),
)


@walk("plan-with-lines", "The host's plan lists six lines with owner, date and state")
def plan_with_lines(demo):
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/plan/").sees("over tiden")
    for text, owner, due_on in LINES:
        host.press("Skriv i planen", text=text, owner=owner, due_on=due_on)
    rows = [" ".join(row.get_text(" ").split()) for row in host.soup.select("li.row")]
    for text, owner, _due_on in LINES:
        row = next(each for each in rows if text in each)
        assert owner in row
        assert "inden" in row
    host.press("Gjort", within="Kommunikation")
    done = host.soup.find(id="done").find_parent("section").get_text(" ")
    assert "Kommunikation" in done


@walk("members-by-kind", "The host sees members by kind and the share of business leaders")
def members_by_kind(demo):
    host = demo.visitor("coordinator")
    host.open(f"/arbejdsbord/netvaerk/{task_force().pk}/medlemmer/").sees("80 %")


@walk(
    "steering-from-data",
    "The host opens an agenda made from data, writes actions, downloads the PDF",
)
def steering_from_data(demo):
    meeting = SteeringMeeting.objects.filter(network=task_force()).latest("held_on")
    host = demo.visitor("coordinator").open(f"/arbejdsbord/styregruppe/{meeting.pk}/")
    host.sees("Over fristen", "Tallene for perioden")
    host.press(
        "Tilføj aftalen",
        **{
            "action-text": "Karin ringer til tre",
            "action-owner": "Karin",
            "action-due_on": "2027-03-01",
        },
    )
    host.sees("Karin ringer til tre")
    assert host.download("Hent rapporten").startswith(b"%PDF")


@walk("host-sees-late-sheets", "The host sees sheets past the deadline, with unit and owner")
def host_sees_late_sheets(demo):
    meeting = SteeringMeeting.objects.filter(network=task_force()).latest("held_on")
    host = demo.visitor("coordinator").open(f"/arbejdsbord/styregruppe/{meeting.pk}/")
    overdue = host.soup.find(id="overdue").find_parent("li").get_text(" ")
    waiting = Handover.objects.open().filter(late(timezone.now()), network=task_force())
    assert waiting
    for handover in waiting.select_related("sheet", "owner")[:3]:
        assert handover.sheet.company_name in overdue
    host.open("/arbejdsbord/ark/").sees(waiting[0].sheet.company_name)


@walk(
    "forum-asks-no-pledge",
    "Guests of a dialogue meeting are asked for no pledge, only offered a visit",
)
def forum_asks_no_pledge(demo):
    forum = Network.objects.get(slug="dialogforum-nordby")
    link = factories.sheet_link(factories.event(forum))  # the demo's forum holds no meeting
    guest = demo.visitor().open(f"/ark/{link.key}/")
    guest.sees("besøg")
    assert guest.soup.find(attrs={"name": "tasks"}) is None
    assert guest.soup.find(attrs={"name": "hours"}) is None


@walk("starts-a-cluster", "The host starts a cluster with page and first event from one form")
def starts_a_cluster(demo):
    host = demo.visitor("owner").open("/arbejdsbord/netvaerk/nyt/")
    host.press(
        "Opret",
        kind="cluster_network",
        starts_at="2027-03-01T17:00",
        place="Hal 4",
        **{"Hvad skal det hedde?": "Klynge for grønne job"},
    )
    host.sees("Klynge for grønne job er oprettet.")
    made = Network.objects.get(name="Klynge for grønne job")
    assert made.kind == "cluster_network"
    assert made.pages.exists()
    assert made.events.filter(place="Hal 4").exists()
