"""What Nordby's networks know: facts on who they help, tools, lessons and a trade. All of it is fiction."""

from django.utils import timezone

from pledges.models import Placement
from pledges.placements.tools import put_on
from taskforces.knowledge.sheets import write_sheet
from taskforces.models import KnowledgeSheet, Network

Kind = KnowledgeSheet.Kind
FICTION = "Virksomhedsindgangen Nordbys egne tal, 2026 (fiktive)"


def lay_out(people) -> None:
    today = timezone.localdate()
    task_force = Network.objects.get(slug="task-force-nordby")
    club = Network.objects.get(slug="nordby-boldklub")
    roofers = Network.objects.get(slug="nordby-tagtrainee")
    write_sheet(
        by=people["lead"],
        publish=True,
        network=task_force,
        kind=Kind.TARGET_GROUP,
        title="Hvem er de, og hvad kan de?",
        summary="Fire ud af fem har arbejdet før. De fleste kan begynde med få timer.",
        body=(
            "I Nordby har 412 borgere været uden arbejde i mere end et år. Fire ud af fem har haft et job,"
            " mange af dem i lager, køkken, rengøring eller butik.\n\n"
            "Det, der skal til, er sjældent et kursus. Det er en fast opgave, et fast tidspunkt og en kollega,"
            " der siger godmorgen. De fleste begynder med to til ti timer om ugen og sætter op efter en måned."
        ),
        sources=f"{FICTION}\nSpørgeskema blandt 160 borgere, maj {today.year} (fiktivt)",
        for_leaders=True,
        is_shared=True,
    )
    first_week = write_sheet(
        by=people["coordinator"],
        publish=True,
        network=task_force,
        kind=Kind.TOOL,
        title="Den første uge",
        summary="Ti linjer til den, der tager imod en ny kollega.",
        body=(
            "Aftal, hvem der står i døren mandag klokken otte.\n\nVis pauserummet før maskinerne.\n\n"
            "Giv én opgave ad gangen, og sig, hvornår den er god nok.\n\n"
            "Spis frokost sammen de tre første dage.\n\nRing til konsulenten fredag, også når alt går godt."
        ),
        is_shared=True,
    )
    write_sheet(
        by=people["club"],
        publish=True,
        network=club,
        kind=Kind.LESSON,
        title="Lad sponsorerne spørge hinanden",
        summary="Tre spørgsmål om bordet gav flere besøg end et oplæg.",
        body=(
            "Vi holdt først et oplæg på tyve minutter. Det gav to besøg. Gangen efter satte vi lederne sammen"
            " fire og fire med tre spørgsmål på et kort. Det gav ni.\n\nKortene ligger i klubhuset til låns."
        ),
        is_shared=True,
    )
    write_sheet(
        by=people["coordinator"],
        publish=True,
        network=roofers,
        kind=Kind.TRADE,
        title="På taget: vejr, højde og sæson",
        summary="Det, en konsulent bør vide, før de ringer til en mester.",
        body=(
            "Mester er på stilladset fra klokken syv. Ring mellem klokken ni og ni et kvarter, når der er pause.\n\n"
            "Frost og blæst lukker pladsen. Spørg, hvad en ny kan lave på lageret de dage.\n\n"
            "Svimmelhed er ingen skam: spørg om det, før nogen er kørt derud."
        ),
        sources="Samtaler med fem mestre (fiktive)",
        industry_codes="43.9",
        is_shared=True,
    )
    placement = Placement.objects.in_place().filter(handover__network=task_force).first()
    if placement:
        put_on(placement, first_week, by=people["consultant"])
