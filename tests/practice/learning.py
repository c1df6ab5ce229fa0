"""What networks learn and pass on, and whom they work with."""

from events.models import Invitation
from pledges.models import Placement
from taskforces.models import Network
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
