"""A fictional network after the model of each of the eight programmes, so that every follow-up can be seen.

The real programmes stand in the demo with their published figures and nothing else; whatever a company
promises or does here is invented and happens in Nordby.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import Organisation, Role, User
from home.demo.followup import Story
from pledges.models import Handover, Sheet, Target
from taskforces.models import Company, Network
from taskforces.networks.features import new_network

Status, Kind = Handover.Status, Network.Kind
Measure = Target.Measure

# Key in programmes.json → slug of the network in Nordby that works the same way.
MODELLED_ON = {
    "code-of-care": "task-force-nordby",
    "dansk-handicap-forbund": "dialogforum-nordby",
    "fokus-folkeoplysning": "nordby-smaajob-vikar",
    "phoenix-tag": "nordby-tagtrainee",
    "randers-fc": "nordby-boldklub",
    "coor-ikast-brande": "nordby-rengoering",
    "coor-ballerup": "nordby-traeningsbaner",
    "corolab": "klynge-nordby",
}


def hosts(people: dict[str, User]) -> dict[str, Organisation]:
    """The association and the roofing company that run networks of their own in Nordby."""
    made = {
        "association": Organisation.objects.create(
            kind=Organisation.Kind.HOST,
            name="Nordby for Alle",
            slug="nordby-for-alle",
            phone="99000030",
            brand_colour="#6b3fa0",
            fictional=True,
        ),
        "roofer": Organisation.objects.create(
            kind=Organisation.Kind.COMPANY,
            name="Nordby Tagmaterialer",
            slug="nordby-tagmaterialer",
            phone="99000040",
            brand_colour="#8a3b12",
            fictional=True,
        ),
    }
    for organisation in made.values():
        Role.objects.create(
            user=people["coordinator"], organisation=organisation, role=Role.Kind.COORDINATOR
        )
    return made


def load(
    organisations: dict[str, Organisation],
    people: dict[str, User],
    companies: list[Company],
    *,
    now: datetime,
) -> None:
    organisations = organisations | hosts(people)
    fresh = iter(companies)

    def network(kind, host, name, slug, target_group, **fields):
        return new_network(
            kind=kind,
            name=name,
            slug=slug,
            host=organisations[host],
            unit=organisations["unit"],
            default_owner=people["consultant2"],
            municipality_codes=[],
            target_group=target_group,
            **fields,
        )

    def story(network, owner, days_ago):
        return Story(network, next(fresh), people[owner], now, days_ago)

    for tell in (_dialogue, _agency, _trainees, _cleaning, _tracks, _cluster):
        tell(network, story)


def _dialogue(network, story):
    """No pledging at the meetings: jobs come in daily work, through a broker who does the aftercare."""
    forum = network(
        Kind.DIALOGUE_FORUM,
        "association",
        "Dialogforum Nordby",
        "dialogforum-nordby",
        "Nordbyborgere med funktionsnedsættelse, der har været ledige i mindst et år.",
    )
    (
        story(forum, "consultant2", 130)
        .promised(tasks=["office"], hours="10-14", wants_visit=True)
        .called(129, "Kaffe på kontoret. De vil gerne begynde med en fast opgave.")
        .visited(
            120,
            tasks="Scanne gamle sagsmapper, tre formiddage om ugen.",
            colleagues="To fra økonomi sidder ved siden af og hjælper i gang.",
            to_know="Roligt rum og faste pauser.",
        )
        .ordered(118, "Kontormedhjælper", hours="10-14")
        .referred(112)
        .placed(
            105,
            "Kandidat D1",
            scheme="flex_job",
            steps=[(0, 8, 0), (8, 11, 0)],
            buddy="Lone",
            mentor="Jobformidleren",
        )
        .then(
            13,
            Status.RETAINED,
            "Stadig i job efter 13 uger. Jobformidleren kigger forbi hver måned.",
        )
        .save()
    )
    (
        story(forum, "consultant", 9)
        .promised(tasks=["retail"], hours="5-9", wants_visit=True)
        .called(8)
        .visit_ahead(2)
        .save()
    )


def _agency(network, story):
    """Paid hours only; the host employs and invoices; what cannot be filled becomes a job order."""
    agency = network(
        Kind.TEMP_AGENCY,
        "association",
        "Små job med mening i Nordby",
        "nordby-smaajob-vikar",
        "Ledige i Nordby med mindst 26 ugers ledighed.",
    )
    (
        story(agency, "consultant", 70)
        .promised(tasks=["kitchen", "cleaning"], hours="5-9")
        .called(69)
        .ordered(66, "Køkkenhjælp, timer efter regning")
        .referred(60)
        .placed(
            55,
            "Kandidat V1",
            scheme="agency_hours",
            steps=[(0, 4, 0), (3, 6, 0), (6, 9, 0)],
            mentor="Rekrutteringskonsulenten",
        )
        .save()
    )
    (
        story(agency, "consultant2", 40)
        .promised(tasks=["driving"], hours="15-19", positions=2)
        .called(39, "Kræver stort kørekort. Ingen i gruppen har det.")
        .ordered(
            30,
            "Chauffør med kategori C",
            hours="15-19",
            positions=2,
            surplus=True,
            description="Åbningen kræver mere, end gruppen kan fylde, og går videre som jobordre.",
        )
        .save()
    )
    (
        story(agency, "consultant", 25)
        .promised(tasks=["warehouse"], hours="10-14", positions=3)
        .called(24, "De har plads til tre. Vi har endnu kun én.")
        .then(18, Status.NO_CANDIDATE_YET, "To pladser er i overskud.")
        .save()
    )


def _trainees(network, story):
    """Masters promise places before the course; half the weeks at the company, then an ordinary job."""
    trainees = network(
        Kind.TRAINEE_COHORT,
        "roofer",
        "Tagtrainee Nordby, hold 3",
        "nordby-tagtrainee",
        "Ledige med mindst et års ledighed, der har lyst til at arbejde i højden.",
        goal_positions=12,
    )
    (
        story(trainees, "consultant", 85)
        .promised(tasks=["production"], hours="20+", positions=2)
        .called(84, "Mester tager to trainees.")
        .visited(
            78,
            tasks="Opstartsmøde med mester og kursets vært: forventninger på plads.",
            colleagues="En svend er mentor for hver.",
        )
        .ordered(76, "Tagdækkertrainee", hours="20+", positions=2)
        .referred(74)
        .placed(
            70,
            "Kandidat T1",
            scheme="internship",
            steps=[(0, 0, 18), (6, 10, 18), (12, 37, 0)],
            mentor="Svenden på pladsen",
        )
        .save()
    )
    for days_ago, text in ((12, "Én plads på hold 3."), (11, "To pladser, hvis der er kørekort.")):
        (
            story(trainees, "consultant2", days_ago)
            .promised(tasks=["production"], hours="20+")
            .called(days_ago - 1, text)
            .ordered(days_ago - 3, "Tagdækkertrainee", hours="20+")
            .save()
        )


def _cleaning(network, story):
    """Internship hours are turned step by step into paid ones, with a buddy and a job at the end."""
    cleaning = network(
        Kind.TRAINING_TRACK,
        "nordby",
        "Rengøring i Nordby: vejen til job",
        "nordby-rengoering",
        "Op til 15 borgere ad gangen, højst 18 måneder, og så et varigt job.",
    )
    (
        story(cleaning, "consultant2", 220)
        .promised(tasks=["cleaning"], hours="20+", positions=3)
        .called(219)
        .ordered(215, "Rengøring på skoler", hours="20+", positions=3)
        .referred(212)
        .placed(
            210,
            "Kandidat R1",
            scheme="internship",
            steps=[(0, 0, 20), (6, 5, 15), (12, 12, 10), (20, 22, 4), (26, 32, 0)],
            buddy="Fatima",
        )
        .then(118, Status.RETAINED, "I job efter 13 uger, og timerne stiger.")
        .save()
    )
    (
        story(cleaning, "consultant2", 95)
        .promised(tasks=["cleaning"], hours="15-19")
        .called(94)
        .ordered(93, "Rengøring på rådhuset", hours="15-19")
        .referred(92)
        .placed(
            91,
            "Kandidat R2",
            scheme="internship",
            steps=[(0, 0, 15), (5, 4, 12), (10, 10, 8)],
            buddy="Omar",
        )
        .save()
    )


def _tracks(network, story):
    """Four training tracks written into a cleaning contract, counted against the contract's targets."""
    tracks = network(
        Kind.TRAINING_TRACK,
        "nordby",
        "Træningsbaner i Nordby",
        "nordby-traeningsbaner",
        "Borgere, der træner på kommunens egne adresser med serviceleder og makker.",
    )
    for i, place in enumerate(("rådhuset", "Nordskolen", "Østskolen", "biblioteket")):
        (
            story(tracks, "consultant", 60 - 5 * i)
            .promised(tasks=["cleaning"], hours="10-14", positions=2)
            .called(59 - 5 * i)
            .ordered(58 - 5 * i, f"Træningsbane på {place}", hours="10-14", positions=2)
            .referred(55 - 5 * i)
            .placed(
                50 - 5 * i,
                f"Kandidat B{i + 1}",
                scheme="wage_subsidy" if i % 2 else "flex_job",
                steps=[(0, 10, 0), (4, 12, 0)],
                buddy="Serviceleder og makker",
            )
            .save()
        )
    _targets(tracks, [(Measure.HIRED, 8), (Measure.RETAINED, 6)], "Rengøringskontrakten")


def _cluster(network, story):
    """Buddies and ambassadors; the consultant stays as a mentor; targets of the grant."""
    cluster = network(
        Kind.CLUSTER_NETWORK,
        "association",
        "Klynge Nordby: plads til flere",
        "klynge-nordby",
        "Borgere med langvarig ledighed, der begynder i et småjob.",
    )
    (
        story(cluster, "consultant2", 150)
        .promised(tasks=["green"], hours="1-4", source=Sheet.Source.PAPER)
        .called(149)
        .ordered(146, "Hjælper i parken", hours="1-4")
        .referred(144)
        .placed(
            140,
            "Kandidat K1",
            steps=[(0, 3, 0), (4, 6, 0), (10, 14, 0)],
            buddy="Bjørn",
            mentor="Virksomhedskonsulenten bliver som mentor",
        )
        .then(48, Status.RETAINED, "Fra socialøkonomisk virksomhed til anlægsgartner.")
        .save()
    )
    (
        story(cluster, "consultant", 6)
        .promised(tasks=["kitchen"], hours="1-4", source=Sheet.Source.INTERVIEW)
        .called(5)
        .save()
    )
    _targets(
        cluster,
        [(Measure.COMPANIES, 20), (Measure.HIRED, 24), (Measure.RETAINED, 36)],
        "Projektbeskrivelsen (fiktiv)",
    )


def _targets(network, values, source):
    today = timezone.localdate()
    Target.objects.bulk_create(
        Target(
            network=network,
            measure=measure,
            value=value,
            starts_on=today - timedelta(days=200),
            ends_on=today + timedelta(days=165),
            source=source,
        )
        for measure, value in values
    )
