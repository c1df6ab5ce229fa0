"""A new site's tables as 0045 leaves them; where an older one stands, that and those before it are played."""

from datetime import date
from accounts.database import install
import accounts.keys
from accounts.migration_operations import CreateModels
import accounts.municipalities
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


# code, name, English name, paid hours, valid until (star.dk; Act 1750 of 2025 ended the last three)
SCHEMES = [
    ("ordinary", "ordinære timer (småjob)", "ordinary hours (small job)", True, None),
    ("internship", "virksomhedspraktik", "internship", False, None),
    ("wage_subsidy", "løntilskud", "wage subsidy", True, None),
    ("flex_job", "fleksjob", "flex job", True, None),
    ("adult_apprentice", "voksenlærling", "adult apprentice", True, None),
    (
        "igu",
        "integrationsgrunduddannelse (IGU)",
        "basic integration training",
        True,
        date(2027, 12, 31),
    ),
    ("youth_job", "fritidsjob", "youth job", True, None),
    ("agency_hours", "vikarmodel", "agency hours", True, None),
    ("job_rotation", "jobrotation", "job rotation", True, date(2026, 1, 31)),
    ("rehabilitation", "revalidering", "vocational rehabilitation", False, date(2026, 1, 31)),
    ("resource_course", "ressourceforløb", "resource course", False, date(2026, 1, 31)),
]


def list_schemes(apps, _editor):
    scheme = apps.get_model("pledges", "Scheme")
    scheme.objects.bulk_create(
        scheme(code=code, name=name, name_en=english, paid=paid, valid_to=last)
        for code, name, english, paid, last in SCHEMES
    )


def make_append_only(apps, schema_editor):
    install(schema_editor.connection)


class Migration(migrations.Migration):
    replaces = [
        ("pledges", "0001_initial"),
        ("pledges", "0002_schemes"),
        ("pledges", "0003_append_only"),
        ("pledges", "0004_forgotten_sheets"),
        ("pledges", "0005_sheet_sources"),
        ("pledges", "0006_public_ids"),
        ("pledges", "0007_sealed_receipts"),
        ("pledges", "0008_held_sheets"),
        ("pledges", "0009_target_group_and_frozen_meetings"),
        ("pledges", "0010_programmes"),
        ("pledges", "0011_openings"),
        ("pledges", "0012_split_promises"),
        ("pledges", "0013_outreach_links"),
        ("pledges", "0014_buddy_contact"),
        ("pledges", "0015_aftercare"),
        ("pledges", "0016_placement_tools"),
        ("pledges", "0017_company_questions"),
        ("pledges", "0018_door_requests"),
        ("pledges", "0019_candidate_talks"),
        ("pledges", "0020_fit_statements"),
        ("pledges", "0021_steering_members_and_support_days"),
        ("pledges", "0022_reorganisations"),
        ("pledges", "0023_wish_facts"),
        ("pledges", "0024_counter_offers"),
        ("pledges", "0025_in_group"),
        ("pledges", "0026_handover_next_step"),
        ("pledges", "0027_openings_without_a_sheet"),
        ("pledges", "0028_whose_placements"),
        ("pledges", "0029_retention_answers"),
        ("pledges", "0030_decisive_stages"),
        ("pledges", "0031_inbox_layouts"),
        ("pledges", "0032_mail_texts"),
        ("pledges", "0033_programme_company_kinds"),
        ("pledges", "0034_opening_event"),
        ("pledges", "0035_tablet_of_a_sheet"),
        ("pledges", "0036_given_steps"),
        ("pledges", "0037_opening_given_from"),
        ("pledges", "0038_what_openings_count"),
        ("pledges", "0039_count_openings"),
        ("pledges", "0040_where_candidates_stand"),
        ("pledges", "0041_what_placements_keep"),
        ("pledges", "0042_fill_what_placements_keep"),
        ("pledges", "0043_how_far_handovers_came"),
        ("pledges", "0044_fill_how_far_handovers_came"),
        ("pledges", "0045_figures_of_a_unit"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0019_organisations_with_a_desk"),
        ("events", "0018_tablets"),
        ("taskforces", "0028_jury_member_removed"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Scheme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("code", models.SlugField(max_length=30, unique=True, verbose_name="kode")),
                        ("name", models.CharField(max_length=80, verbose_name="navn")),
                        (
                            "name_en",
                            models.CharField(max_length=80, verbose_name="navn på engelsk"),
                        ),
                        ("paid", models.BooleanField(default=True, verbose_name="lønnede timer")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="gælder fra"),
                        ),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, null=True, verbose_name="gælder til og med"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ordning",
                        "verbose_name_plural": "ordninger",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "slug",
                            models.SlugField(
                                max_length=80, unique=True, verbose_name="kort navn i adresser"
                            ),
                        ),
                        (
                            "lead",
                            models.TextField(
                                blank=True,
                                help_text="To eller tre sætninger på kampagnens side: hvad, hvorfor og hvem?",
                                max_length=400,
                                verbose_name="indledning",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="fra")),
                        ("ends_on", models.DateField(verbose_name="til")),
                        (
                            "goal_positions",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="mål, antal job"
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="campaigns",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kampagne",
                        "verbose_name_plural": "kampagner",
                        "ordering": ["-starts_on"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="campaign_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Digest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("day", models.DateField()),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("late", models.BooleanField(default=False)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="digests",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "morgenliste",
                        "verbose_name_plural": "morgenlister",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "day"), name="digest_once_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedFilter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="navn")),
                        ("query", models.CharField(max_length=400)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inbox_filters",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gemt filter",
                        "verbose_name_plural": "gemte filtre",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "name"), name="filter_name_once_a_user"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SteeringMeeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="dato")),
                        ("period_start", models.DateField(verbose_name="perioden begynder")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="sted"),
                        ),
                        (
                            "minutes",
                            models.TextField(blank=True, max_length=4000, verbose_name="referat"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steering_meetings",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "frozen",
                            models.JSONField(
                                blank=True,
                                editable=False,
                                help_text="Figures and lists of a meeting that was held, in words (pledges/steering/shown.py).",
                                null=True,
                                verbose_name="som mødet så det",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "styregruppemøde",
                        "verbose_name_plural": "styregruppemøder",
                        "ordering": ["-held_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("period_start__lte", models.F("held_on"))),
                                name="steering_period_before_meeting",
                            ),
                            models.UniqueConstraint(
                                fields=("network", "held_on"), name="steering_once_a_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("companies", "virksomheder med tilsagn"),
                                    ("positions", "lovede job"),
                                    ("hours", "lovede timer pr. uge"),
                                    ("hired", "ansatte"),
                                    ("retained", "fastholdt 13 uger"),
                                ],
                                max_length=12,
                                verbose_name="hvad tælles",
                            ),
                        ),
                        ("value", models.PositiveIntegerField(verbose_name="mål")),
                        ("starts_on", models.DateField(verbose_name="fra")),
                        ("ends_on", models.DateField(verbose_name="til og med")),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="hvor står målet"
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mål",
                        "verbose_name_plural": "mål",
                        "ordering": ["starts_on", "measure"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="target_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="første dag væk")),
                        ("ends_on", models.DateField(verbose_name="sidste dag væk")),
                        (
                            "handed_over_at",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "stand_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="stedfortræder",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="absences",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="absences",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="hvem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fravær",
                        "verbose_name_plural": "fravær",
                        "ordering": ["starts_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="absence_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stand_in", None),
                                    models.Q(("stand_in", models.F("user")), _negated=True),
                                    _connector="OR",
                                ),
                                name="absence_stand_in_is_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetGroupCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("counted_on", models.DateField(verbose_name="talt den")),
                        (
                            "registered",
                            models.PositiveIntegerField(
                                help_text="Så mange er ledige i målgruppen, siger statistikken.",
                                verbose_name="registreret",
                            ),
                        ),
                        (
                            "found",
                            models.PositiveIntegerField(
                                help_text="Så mange af dem kender I og kan få fat i.",
                                verbose_name="fundet",
                            ),
                        ),
                        (
                            "came",
                            models.PositiveIntegerField(
                                help_text="Så mange kom, da I inviterede dem, fx til et arrangement.",
                                verbose_name="mødt",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                help_text="Fx “jobindsats.dk, oktober, og vores egen liste”.",
                                max_length=160,
                                verbose_name="hvor tallene er fra",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="target_group_counts",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "optælling af målgruppen",
                        "verbose_name_plural": "optællinger af målgruppen",
                        "ordering": ["-counted_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "counted_on"),
                                name="target_group_counted_once_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("found__lte", models.F("registered")),
                                    ("came__lte", models.F("found")),
                                ),
                                name="target_group_counts_fall",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("companies", "unikke virksomheder med tilsagn"),
                                    ("commercial", "kommercielle virksomheder med tilsagn"),
                                    ("social", "socialøkonomiske virksomheder med tilsagn"),
                                    ("positions", "lovede job"),
                                    ("hours", "lovede timer pr. uge"),
                                    ("persons", "unikke personer i forløb"),
                                    ("hired", "unikke personer i job"),
                                    ("retained", "unikke personer fastholdt 13 uger"),
                                ],
                                max_length=12,
                                verbose_name="hvad tælles",
                            ),
                        ),
                        ("value", models.PositiveIntegerField(verbose_name="mål")),
                        ("starts_on", models.DateField(verbose_name="fra")),
                        ("ends_on", models.DateField(verbose_name="til og med")),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                help_text="Fx “ansøgningen, side 4”.",
                                max_length=160,
                                verbose_name="hvor står målet",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to="taskforces.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mål for et program",
                        "verbose_name_plural": "mål for programmer",
                        "ordering": ["starts_on", "measure", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="programme_target_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Candidate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                help_text="Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer.",
                                max_length=40,
                                verbose_name="reference",
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                editable=False,
                                help_text="The reference as it is compared.",
                                max_length=60,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("referred", "henvist"),
                                    ("assessed", "vurderet"),
                                    ("preparation", "i forberedelse"),
                                    ("ready", "klar"),
                                    ("presented", "præsenteret"),
                                    ("trial", "i praktik"),
                                    ("placed", "i job"),
                                    ("apprentice", "i lære"),
                                    ("education", "i uddannelse"),
                                    ("self_supporting", "selvforsørgende"),
                                    ("paused", "på pause"),
                                    ("returned", "tilbage i jobcentret"),
                                ],
                                default="referred",
                                max_length=16,
                                verbose_name="fase",
                            ),
                        ),
                        (
                            "stage_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="fase siden"
                            ),
                        ),
                        (
                            "weeks",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke oplyst"),
                                    ("26", "mindst 26 uger"),
                                    ("52", "mindst 52 uger"),
                                ],
                                default="",
                                max_length=2,
                                verbose_name="målgruppe",
                            ),
                        ),
                        (
                            "mentor",
                            models.CharField(blank=True, max_length=120, verbose_name="mentor"),
                        ),
                        (
                            "next_step",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="næste skridt"
                            ),
                        ),
                        (
                            "next_step_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="næste skridt den"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "touched_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="sidst rørt"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0)),
                        (
                            "known_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="candidates",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="konsulent, der kender kandidaten",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidates",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="candidates",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "in_group_on",
                            models.DateField(
                                blank=True,
                                help_text="The day the consultant said that they are in the group the network decided on; never why.",
                                null=True,
                                verbose_name="hører til målgruppen",
                            ),
                        ),
                        (
                            "in_flex_job",
                            models.BooleanField(db_default=False, default=False, editable=False),
                        ),
                        (
                            "of_one_network",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                editable=False,
                                help_text="All placements are of the candidate's own network.",
                            ),
                        ),
                        (
                            "of_one_unit",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                editable=False,
                                help_text="All placements are of the candidate's own unit.",
                            ),
                        ),
                        (
                            "paid_hours",
                            models.DecimalField(
                                db_default=0,
                                decimal_places=1,
                                default=0,
                                editable=False,
                                max_digits=5,
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                db_default="",
                                default="",
                                editable=False,
                                help_text="Empty: no figure counts them.",
                                max_length=16,
                            ),
                        ),
                        (
                            "stands_from",
                            models.DateField(
                                editable=False,
                                help_text="None: what is kept here does not hold; read the rows.",
                                null=True,
                            ),
                        ),
                        (
                            "stands_until",
                            models.DateField(
                                editable=False,
                                help_text="The first day on which it may be another.",
                                null=True,
                            ),
                        ),
                        (
                            "unpaid_hours",
                            models.DecimalField(
                                db_default=0,
                                decimal_places=1,
                                default=0,
                                editable=False,
                                max_digits=5,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kandidat",
                        "verbose_name_plural": "kandidater",
                        "ordering": ["unit", "reference"],
                        "indexes": [
                            models.Index(fields=["unit", "stage"], name="candidate_of_unit"),
                            models.Index(
                                fields=["unit", "standing", "reference", "id"],
                                include=(
                                    "network",
                                    "stands_from",
                                    "stands_until",
                                    "paid_hours",
                                    "unpaid_hours",
                                    "in_flex_job",
                                    "of_one_unit",
                                    "of_one_network",
                                ),
                                name="candidate_stands",
                            ),
                            models.Index(fields=["stands_until"], name="candidate_stands_until"),
                            models.Index(fields=["stands_from"], name="candidate_stands_from"),
                            models.Index(
                                condition=models.Q(
                                    ("of_one_network", True), ("of_one_unit", True), _negated=True
                                ),
                                fields=["id"],
                                name="candidate_spread",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "key"), name="candidate_once_a_unit"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                name="candidate_has_a_reference",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoorRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "company_name",
                            models.CharField(max_length=160, verbose_name="virksomhed"),
                        ),
                        (
                            "reason",
                            models.TextField(
                                max_length=500, verbose_name="hvad vil I gerne tale om?"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "venter på svar"),
                                    ("opened", "døren er åbnet"),
                                    ("no", "det går ikke"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "contact_name",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="hvem venter på opkaldet?"
                            ),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        (
                            "note",
                            models.TextField(
                                blank=True, max_length=500, verbose_name="hvad sagde de?"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="door_requests",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="door_requests",
                                to="taskforces.network",
                                verbose_name="hvem skal åbne døren?",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="door_requests",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ønske om en introduktion",
                        "verbose_name_plural": "ønsker om en introduktion",
                        "ordering": ["asked_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SteeringMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "title",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="titel og arbejdssted"
                            ),
                        ),
                        (
                            "stands_for",
                            models.CharField(
                                choices=[
                                    ("business", "erhvervslivet"),
                                    ("municipality", "kommunen"),
                                    ("unit", "enheden"),
                                    ("host", "værten"),
                                    ("research", "forskningen"),
                                    ("education", "uddannelserne"),
                                    ("union", "fagbevægelsen"),
                                    ("other", "andre"),
                                ],
                                max_length=16,
                                verbose_name="kommer fra",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "key_sha256",
                            models.CharField(editable=False, max_length=64, unique=True),
                        ),
                        ("sealed_key", models.TextField(editable=False)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steering_members",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "medlem af styregruppen",
                        "verbose_name_plural": "medlemmer af styregruppen",
                        "ordering": ["name", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SupportDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="dag")),
                        ("who", models.CharField(max_length=160, verbose_name="hvem kommer")),
                        (
                            "purpose",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="hvad vil I nå"
                            ),
                        ),
                        (
                            "result",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="hvad gav dagen"
                            ),
                        ),
                        (
                            "logged_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="holdt"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="support_days",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "støttedag",
                        "verbose_name_plural": "støttedage",
                        "ordering": ["-held_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Department",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="afdelingens navn")),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True,
                                related_name="departments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="folk",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="departments",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "afdeling",
                        "verbose_name_plural": "afdelinger",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "name"), name="department_once_a_unit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reorganisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="hvorfor")),
                        ("networks", models.JSONField(default=list)),
                        ("handovers", models.JSONField(default=list)),
                        ("people", models.JSONField(default=list)),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "from_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reorganised_from",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "to_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reorganised_to",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "omorganisering",
                        "verbose_name_plural": "omorganiseringer",
                        "ordering": ["-at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="InboxLayout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "layout",
                            models.CharField(
                                choices=[("kort", "Kort"), ("tabel", "Tabel"), ("tavle", "Tavle")],
                                max_length=8,
                                verbose_name="visning",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inbox_layout",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "visning af indbakken",
                        "verbose_name_plural": "visninger af indbakken",
                    },
                ),
                migrations.CreateModel(
                    name="MailText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="navn")),
                        ("subject", models.CharField(max_length=120, verbose_name="emne")),
                        ("text", models.TextField(max_length=4000, verbose_name="tekst")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mail_texts",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mailtekst",
                        "verbose_name_plural": "mailtekster",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "name"),
                                name="mail_text_once_an_organisation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="mail_text_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=accounts.keys.new_code,
                                max_length=11,
                                unique=True,
                                verbose_name="nøgle",
                            ),
                        ),
                        (
                            "closes_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="lukker"),
                        ),
                        (
                            "ambassador",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheet_links",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "campaign",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheet_link",
                                to="pledges.campaign",
                            ),
                        ),
                        (
                            "event",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheet_link",
                                to="events.event",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheet_links",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "looked_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                help_text="A colleague took what waited here; the rate of the link is counted from then on.",
                                null=True,
                                verbose_name="set på",
                            ),
                        ),
                        (
                            "outreach",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheet_link",
                                to="taskforces.outreach",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vej ind til arket",
                        "verbose_name_plural": "veje ind til arket",
                    },
                ),
                migrations.CreateModel(
                    name="SteeringAction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="hvad")),
                        ("owner", models.CharField(max_length=120, verbose_name="hvem")),
                        ("due_on", models.DateField(verbose_name="hvornår")),
                        (
                            "done_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="gjort"),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="actions",
                                to="pledges.steeringmeeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aftale fra styregruppen",
                        "verbose_name_plural": "aftaler fra styregruppen",
                        "ordering": ["due_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeTargetChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("value", models.PositiveIntegerField(verbose_name="mål")),
                        ("decided_on", models.DateField(verbose_name="besluttet")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="hvorfor"),
                        ),
                        ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="pledges.programmetarget",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "beslutning om et mål",
                        "verbose_name_plural": "beslutninger om mål",
                        "ordering": ["decided_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CandidateStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("referred", "henvist"),
                                    ("assessed", "vurderet"),
                                    ("preparation", "i forberedelse"),
                                    ("ready", "klar"),
                                    ("presented", "præsenteret"),
                                    ("trial", "i praktik"),
                                    ("placed", "i job"),
                                    ("apprentice", "i lære"),
                                    ("education", "i uddannelse"),
                                    ("self_supporting", "selvforsørgende"),
                                    ("paused", "på pause"),
                                    ("returned", "tilbage i jobcentret"),
                                ],
                                max_length=16,
                                verbose_name="fase",
                            ),
                        ),
                        (
                            "on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="dag"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="hvorfor"),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stages",
                                to="pledges.candidate",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fase",
                        "verbose_name_plural": "faser",
                        "ordering": ["on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("stage__in", ("self_supporting", "education", "returned"))
                                ),
                                fields=["candidate", "-on", "-id"],
                                include=("stage",),
                                name="stage_decides",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CandidateWish",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                help_text="Opgaver, sted, tid på dagen. Skriv ikke om helbred, og ingen navne.",
                                max_length=600,
                                verbose_name="vil gerne",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wishes",
                                to="pledges.candidate",
                            ),
                        ),
                        (
                            "hours",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1-4", "1–4"),
                                    ("5-9", "5–9"),
                                    ("10-14", "10–14"),
                                    ("15-19", "15–19"),
                                    ("20+", "20 eller flere"),
                                ],
                                db_default="",
                                default="",
                                max_length=6,
                                verbose_name="timer pr. uge",
                            ),
                        ),
                        (
                            "municipality_code",
                            models.CharField(
                                blank=True,
                                choices=accounts.municipalities.choices,
                                db_default="",
                                default="",
                                max_length=4,
                                verbose_name="helst i",
                            ),
                        ),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="kan begynde"),
                        ),
                        (
                            "tasks",
                            models.JSONField(
                                blank=True, db_default=[], default=list, verbose_name="opgavetyper"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kandidatens ønske",
                        "verbose_name_plural": "kandidaters ønsker",
                        "ordering": ["-at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CandidateTalk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="dag")),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="minutter")),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="Om arbejde og næste skridt. Skriv ikke om helbred, og ingen navne.",
                                max_length=300,
                                verbose_name="hvad I nåede frem til",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="talks",
                                to="pledges.candidate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "samtale med en kandidat",
                        "verbose_name_plural": "samtaler med kandidater",
                        "ordering": ["-held_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 600)),
                                name="talk_sane_minutes",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                default=accounts.keys.new_code,
                                max_length=11,
                                unique=True,
                                verbose_name="nummer",
                            ),
                        ),
                        (
                            "printed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="printet"
                            ),
                        ),
                        (
                            "printed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="paper_sheets",
                                to="pledges.sheetlink",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ark på papir",
                        "verbose_name_plural": "ark på papir",
                        "ordering": ["printed_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "municipality_code",
                            models.CharField(blank=True, default="", editable=False, max_length=4),
                        ),
                        (
                            "company_key",
                            models.BigIntegerField(
                                default=0,
                                editable=False,
                                help_text="The company's id; below zero for one that is known only by the name that was typed.",
                            ),
                        ),
                        ("positions", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "hours",
                            models.PositiveIntegerField(
                                default=0,
                                editable=False,
                                help_text="A week, at least: the lower end of each line's band.",
                            ),
                        ),
                        (
                            "contact_hours",
                            models.FloatField(
                                editable=False,
                                null=True,
                                verbose_name="arbejdstimer til første kontakt",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("continuity", "virksomhedens faste konsulent"),
                                    ("network_default", "netværkets faste konsulent"),
                                    ("queue", "enhedens fælles kø"),
                                    ("no_lead", "enheden har ingen, der fordeler"),
                                    ("workload", "den med færrest åbne ark"),
                                    ("stand_in", "stedfortræder under fravær"),
                                    ("profile", "den, der kender jobprofilen"),
                                ],
                                default="queue",
                                max_length=16,
                                verbose_name="fordelt efter",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("new", "nyt tilsagn"),
                                    ("assigned", "fordelt"),
                                    ("contacted", "kontaktet"),
                                    ("visit_booked", "besøg aftalt"),
                                    ("job_order_created", "jobordre oprettet"),
                                    ("referred", "kandidat formidlet"),
                                    ("hired", "ansat"),
                                    ("retained", "fastholdt"),
                                    ("no_candidate_yet", "ingen kandidat endnu"),
                                    ("on_hold", "sat i bero"),
                                    ("not_ours", "ikke vores"),
                                    ("not_reachable", "kunne ikke træffes"),
                                    ("withdrawn", "trukket tilbage"),
                                    ("expired", "udløbet"),
                                ],
                                default="new",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("contact_due", models.DateTimeField(verbose_name="ring senest")),
                        (
                            "first_contact_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="første kontakt"
                            ),
                        ),
                        (
                            "introduction_due",
                            models.DateTimeField(
                                blank=True,
                                help_text="Only while it is waited for.",
                                null=True,
                                verbose_name="introduktion senest",
                            ),
                        ),
                        (
                            "candidate_due",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="svar om kandidat senest"
                            ),
                        ),
                        (
                            "visit_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="Of a confirmed visit not yet written up.",
                                null=True,
                                verbose_name="næste besøg",
                            ),
                        ),
                        (
                            "check_due",
                            models.DateTimeField(blank=True, null=True, verbose_name="næste tjek"),
                        ),
                        (
                            "paused_until",
                            models.DateField(blank=True, null=True, verbose_name="på pause til"),
                        ),
                        (
                            "status_before_pause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("new", "nyt tilsagn"),
                                    ("assigned", "fordelt"),
                                    ("contacted", "kontaktet"),
                                    ("visit_booked", "besøg aftalt"),
                                    ("job_order_created", "jobordre oprettet"),
                                    ("referred", "kandidat formidlet"),
                                    ("hired", "ansat"),
                                    ("retained", "fastholdt"),
                                    ("no_candidate_yet", "ingen kandidat endnu"),
                                    ("on_hold", "sat i bero"),
                                    ("not_ours", "ikke vores"),
                                    ("not_reachable", "kunne ikke træffes"),
                                    ("withdrawn", "trukket tilbage"),
                                    ("expired", "udløbet"),
                                ],
                                default="",
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        (
                            "due_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                help_text="Of what is to be done next.",
                                null=True,
                                verbose_name="frist",
                            ),
                        ),
                        (
                            "due_for",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "intet"),
                                    ("introduction", "varm introduktion"),
                                    ("contact", "første kontakt"),
                                    ("candidate", "svar om kandidat"),
                                    ("visit", "besøg"),
                                    ("check", "tjek af fastholdelse"),
                                    ("return", "tilbage fra pause"),
                                ],
                                default="",
                                editable=False,
                                max_length=12,
                                verbose_name="fristen gælder",
                            ),
                        ),
                        (
                            "escalation",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "ingen"),
                                    (1, "enhedens leder"),
                                    (2, "netværkets koordinator"),
                                ],
                                default=0,
                                verbose_name="eskaleret til",
                            ),
                        ),
                        (
                            "reported_at",
                            models.DateTimeField(
                                blank=True,
                                null=True,
                                verbose_name="virksomheden meldte, at ingen ringede",
                            ),
                        ),
                        (
                            "agreed_on",
                            models.DateField(blank=True, null=True, verbose_name="aftalt dag"),
                        ),
                        (
                            "agreed_note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="aftale om opfølgning"
                            ),
                        ),
                        (
                            "external_reference",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=60,
                                verbose_name="reference i fagsystemet",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="afsluttet"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "endnu intet"),
                                    ("job", "blev til job"),
                                    ("no_job", "blev ikke til job"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="resultat",
                            ),
                        ),
                        (
                            "furthest_step",
                            models.PositiveSmallIntegerField(
                                default=0,
                                editable=False,
                                help_text="The highest of RANKS that was ever reached.",
                            ),
                        ),
                        (
                            "had_visit",
                            models.BooleanField(
                                default=False, verbose_name="besøg aftalt eller holdt"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "touched_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                help_text="When the unit last did something.",
                                verbose_name="sidst rørt",
                            ),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                help_text="By whomever, the company and the clock too.",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=0, help_text="Grows with each change."
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="events.event",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="handovers",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handovers",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "sheet",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handover",
                                to="pledges.sheet",
                            ),
                        ),
                        (
                            "next_step",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=200,
                                verbose_name="næste skridt",
                            ),
                        ),
                        (
                            "next_step_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="næste skridt den"
                            ),
                        ),
                        (
                            "reached",
                            models.PositiveSmallIntegerField(
                                db_default=0,
                                default=0,
                                editable=False,
                                help_text="Reached: the steps of the funnel.",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "overlevering",
                        "verbose_name_plural": "overleveringer",
                        "ordering": ["contact_due"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_at", None)),
                                fields=["unit", "due_at"],
                                include=(
                                    "owner",
                                    "due_for",
                                    "contact_due",
                                    "network",
                                    "event",
                                    "municipality_code",
                                ),
                                name="handover_open",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at", None)),
                                fields=["owner", "due_at"],
                                name="handover_of_owner",
                            ),
                            models.Index(
                                condition=models.Q(("closed_at__isnull", False)),
                                fields=["unit", "-closed_at"],
                                name="handover_ended",
                            ),
                            models.Index(
                                fields=["unit", "changed_at", "id"], name="handover_changes"
                            ),
                            models.Index(
                                fields=["created_at"],
                                include=(
                                    "reached",
                                    "company_key",
                                    "unit",
                                    "network",
                                    "positions",
                                    "hours",
                                    "contact_hours",
                                    "first_contact_at",
                                    "contact_due",
                                    "closed_at",
                                    "due_for",
                                ),
                                name="handover_figures",
                            ),
                            models.Index(
                                fields=["network", "created_at"],
                                include=("reached", "company_key", "positions", "hours"),
                                name="handover_of_network",
                            ),
                            models.Index(
                                fields=["unit", "created_at"],
                                include=("reached", "company_key", "positions", "hours"),
                                name="handover_of_unit",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("external_reference", ""), _negated=True),
                                fields=("unit", "external_reference"),
                                name="external_reference_is_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at__isnull", True),
                                    models.Q(("status__in", ["new", "assigned"]), _negated=True),
                                    _connector="OR",
                                ),
                                name="handover_closed_has_an_end",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("call", "opkald"),
                                    ("no_answer", "intet svar"),
                                    ("mail", "e-mail"),
                                    ("visit", "besøg"),
                                    ("note", "notat"),
                                    ("status", "ny status"),
                                    ("assigned", "ny ansvarlig"),
                                    ("received", "modtaget"),
                                    ("agreed", "aftale om opfølgning"),
                                    ("introduced", "varm introduktion"),
                                    ("rerouted", "sendt videre"),
                                    ("paused", "sat på pause"),
                                    ("resumed", "tilbage fra pause"),
                                    ("escalated", "eskaleret"),
                                    ("reported", "virksomheden venter på et opkald"),
                                    ("changed", "ændret af virksomheden"),
                                    ("answered", "svar fra virksomheden"),
                                    ("offered", "tider til besøg tilbudt"),
                                    ("booked", "besøg aftalt"),
                                    ("called_off", "besøg aflyst"),
                                    ("ordered", "jobordre"),
                                    ("placed", "forløb"),
                                    ("checked", "tjek af fastholdelse"),
                                ],
                                max_length=12,
                                verbose_name="art",
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="tidspunkt"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        (
                            "status_before",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("new", "nyt tilsagn"),
                                    ("assigned", "fordelt"),
                                    ("contacted", "kontaktet"),
                                    ("visit_booked", "besøg aftalt"),
                                    ("job_order_created", "jobordre oprettet"),
                                    ("referred", "kandidat formidlet"),
                                    ("hired", "ansat"),
                                    ("retained", "fastholdt"),
                                    ("no_candidate_yet", "ingen kandidat endnu"),
                                    ("on_hold", "sat i bero"),
                                    ("not_ours", "ikke vores"),
                                    ("not_reachable", "kunne ikke træffes"),
                                    ("withdrawn", "trukket tilbage"),
                                    ("expired", "udløbet"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "status_after",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("new", "nyt tilsagn"),
                                    ("assigned", "fordelt"),
                                    ("contacted", "kontaktet"),
                                    ("visit_booked", "besøg aftalt"),
                                    ("job_order_created", "jobordre oprettet"),
                                    ("referred", "kandidat formidlet"),
                                    ("hired", "ansat"),
                                    ("retained", "fastholdt"),
                                    ("no_candidate_yet", "ingen kandidat endnu"),
                                    ("on_hold", "sat i bero"),
                                    ("not_ours", "ikke vores"),
                                    ("not_reachable", "kunne ikke træffes"),
                                    ("withdrawn", "trukket tilbage"),
                                    ("expired", "udløbet"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="pledges.handover",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "opfølgning",
                        "verbose_name_plural": "opfølgninger",
                        "ordering": ["at", "pk"],
                        "indexes": [
                            models.Index(fields=["handover", "at"], name="entry_by_handover")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "day",
                            models.PositiveSmallIntegerField(
                                choices=[(14, "dag 14"), (90, "dag 90")]
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="spurgt"
                            ),
                        ),
                        (
                            "contacted",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke svaret"),
                                    ("yes", "ja"),
                                    ("no", "nej"),
                                    ("not_yet", "ikke endnu"),
                                ],
                                max_length=8,
                                verbose_name="fik I et opkald",
                            ),
                        ),
                        (
                            "became_job",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke svaret"),
                                    ("yes", "ja"),
                                    ("no", "nej"),
                                    ("not_yet", "ikke endnu"),
                                ],
                                max_length=8,
                                verbose_name="blev det til job",
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=500, verbose_name="bemærkning"),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="feedback",
                                to="pledges.handover",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "svar fra virksomheden",
                        "verbose_name_plural": "svar fra virksomheden",
                        "ordering": ["day"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("handover", "day"), name="asked_once_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Introduction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("due", models.DateTimeField(verbose_name="senest")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke ringet endnu"),
                                    ("reached", "talte sammen"),
                                    ("not_reached", "fik ikke fat"),
                                    ("skipped", "springer over"),
                                    ("passed_on", "tiden gik, enheden ringer selv"),
                                ],
                                max_length=12,
                                verbose_name="hvad skete der",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="hvad sagde de"
                            ),
                        ),
                        (
                            "done_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="afsluttet"),
                        ),
                        (
                            "handover",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="introduction",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "introducer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="introductions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="hvem ringer først",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "varm introduktion",
                        "verbose_name_plural": "varme introduktioner",
                        "ordering": ["due", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at", None)),
                                fields=["introducer", "due"],
                                name="introduction_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("outcome", "")),
                                    models.Q(
                                        ("done_at__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="introduction_done_has_an_outcome",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitTime",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="tidspunkt")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(default=45, verbose_name="minutter"),
                        ),
                        (
                            "consultant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="visit_times",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offered_times",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="visit_times",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tid til besøg",
                        "verbose_name_plural": "tider til besøg",
                        "ordering": ["starts_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("handover", None)),
                                fields=("consultant", "starts_at"),
                                name="visit_time_once_a_consultant",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=120, verbose_name="stilling"),
                        ),
                        (
                            "task",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("green", "Grønne områder og altmuligmand"),
                                    ("cleaning", "Rengøring"),
                                    ("retail", "Butik og salg"),
                                    ("kitchen", "Køkken og café"),
                                    ("office", "Kontor og it"),
                                    ("warehouse", "Lager og pakning"),
                                    ("driving", "Kørsel"),
                                    ("production", "Montage og produktion"),
                                    ("seasonal", "Sæsonarbejde"),
                                    ("other", "Noget andet"),
                                ],
                                max_length=12,
                                verbose_name="opgavetype",
                            ),
                        ),
                        (
                            "also",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Further tasks of the same job.",
                                verbose_name="også",
                            ),
                        ),
                        (
                            "hours",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1-4", "1–4"),
                                    ("5-9", "5–9"),
                                    ("10-14", "10–14"),
                                    ("15-19", "15–19"),
                                    ("20+", "20 eller flere"),
                                ],
                                max_length=6,
                                verbose_name="timer pr. uge",
                            ),
                        ),
                        (
                            "pattern",
                            models.CharField(
                                choices=[
                                    ("weekly", "hver uge"),
                                    ("ad_hoc", "efter behov"),
                                    ("season", "i sæsonen"),
                                ],
                                default="weekly",
                                max_length=8,
                                verbose_name="hvornår",
                            ),
                        ),
                        (
                            "terms",
                            models.CharField(blank=True, max_length=200, verbose_name="vilkår"),
                        ),
                        (
                            "requirements",
                            models.TextField(blank=True, max_length=600, verbose_name="krav"),
                        ),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="startdato"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("sheet", "ark"),
                                    ("visit", "besøg"),
                                    ("meeting", "møde"),
                                    ("call", "telefonsamtale"),
                                    ("places", "rundspørge om pladser"),
                                    ("contract", "kontrakt"),
                                    ("surplus", "overskydende tilsagn"),
                                    ("club", "klubben selv"),
                                ],
                                default="sheet",
                                max_length=10,
                                verbose_name="kilde",
                            ),
                        ),
                        (
                            "positions",
                            models.PositiveSmallIntegerField(default=1, verbose_name="pladser"),
                        ),
                        (
                            "withdrawn",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="trukket tilbage"
                            ),
                        ),
                        (
                            "promised",
                            models.PositiveSmallIntegerField(
                                default=0,
                                editable=False,
                                help_text="How many of the positions stand on the sheet's line.",
                            ),
                        ),
                        (
                            "of_line",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="A line of the sheet, by its task.",
                            ),
                        ),
                        (
                            "candidate_due",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="svar om kandidat senest"
                            ),
                        ),
                        (
                            "next_step",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="næste skridt"
                            ),
                        ),
                        (
                            "next_step_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="næste skridt den"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=0)),
                        (
                            "company",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="openings",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openings",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="openings",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="openings",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "days",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=120,
                                verbose_name="dage og tider",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                help_text="Of an opening without a sheet; a sheet has its own.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="openings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                help_text="Where it was said, of an opening without a sheet; a sheet has its own.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="openings",
                                to="events.event",
                                verbose_name="arrangement",
                            ),
                        ),
                        (
                            "given_from",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                help_text="The opening of another unit from which a place came with a yes to its candidate.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="given",
                                to="pledges.opening",
                            ),
                        ),
                        (
                            "placed",
                            models.PositiveSmallIntegerField(
                                db_default=0,
                                default=0,
                                editable=False,
                                help_text="How many positions placements have; counted anew when one of them changes.",
                            ),
                        ),
                        (
                            "put_away",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                editable=False,
                                help_text="Its sheet ended without a job; follows the sheet.",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "åbning",
                        "verbose_name_plural": "åbninger",
                        "ordering": ["created_at", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["network", "created_at"], name="opening_of_network"
                            ),
                            models.Index(
                                fields=["unit", "candidate_due", "id"],
                                include=("network", "positions", "placed", "withdrawn", "put_away"),
                                name="opening_list",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("of_line", True)),
                                fields=("handover", "task"),
                                name="opening_once_a_line",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("positions__gte", 1), ("positions__lte", 999)),
                                name="opening_has_positions",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("withdrawn__lte", models.F("positions"))),
                                name="opening_withdraws_what_it_has",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handover__isnull", False),
                                    ("company__isnull", False),
                                    _connector="OR",
                                ),
                                name="opening_is_somewhere",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handover__isnull", True),
                                    ("event__isnull", True),
                                    _connector="OR",
                                ),
                                name="opening_event_without_sheet",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportDayLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "agreed",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="hvad aftalte I"
                            ),
                        ),
                        ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="pledges.supportday",
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="support_lines",
                                to="pledges.handover",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ark på en støttedag",
                        "verbose_name_plural": "ark på støttedage",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day", "handover"), name="sheet_once_a_support_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DepartmentOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("offered_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke svaret endnu"),
                                    ("yes", "har en til pladsen"),
                                    ("no", "har ingen lige nu"),
                                ],
                                default="",
                                max_length=4,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=300, verbose_name="bemærkning"),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "department",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offers",
                                to="pledges.department",
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offers",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "offered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tilbud til en afdeling",
                        "verbose_name_plural": "tilbud til afdelinger",
                        "ordering": ["-offered_at", "department__name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("handover", "department"), name="offered_once_a_department"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="tidspunkt")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(default=45, verbose_name="minutter"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="hvor"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("confirmed", "aftalt"),
                                    ("held", "holdt"),
                                    ("cancelled", "aflyst"),
                                ],
                                default="confirmed",
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "sequence",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="Of the calendar entry."
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("tasks", models.TextField(blank=True, verbose_name="opgaverne")),
                        (
                            "colleagues",
                            models.TextField(
                                blank=True, verbose_name="dem, der skal arbejde ved siden af"
                            ),
                        ),
                        (
                            "to_know",
                            models.TextField(blank=True, verbose_name="det skal virksomheden vide"),
                        ),
                        (
                            "consultant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="visits",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="konsulent",
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="visits",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "time",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="visit",
                                to="pledges.visittime",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "virksomhedsbesøg",
                        "verbose_name_plural": "virksomhedsbesøg",
                        "ordering": ["starts_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "confirmed")),
                                fields=("handover",),
                                name="one_coming_visit",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("presented", "præsenteret"),
                                    ("talk", "til samtale"),
                                    ("yes", "ja"),
                                    ("no", "nej"),
                                    ("withdrawn", "trukket tilbage"),
                                ],
                                default="presented",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "talk_on",
                            models.DateField(blank=True, null=True, verbose_name="samtale den"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="hvorfor"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="referrals",
                                to="pledges.candidate",
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="referrals",
                                to="pledges.opening",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "henvisning",
                        "verbose_name_plural": "henvisninger",
                        "ordering": ["-changed_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("candidate", "opening"), name="candidate_once_an_opening"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "no"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="referral_no_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CounterOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "hours",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1-4", "1–4"),
                                    ("5-9", "5–9"),
                                    ("10-14", "10–14"),
                                    ("15-19", "15–19"),
                                    ("20+", "20 eller flere"),
                                ],
                                max_length=6,
                                verbose_name="andre timer",
                            ),
                        ),
                        (
                            "task",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("green", "Grønne områder og altmuligmand"),
                                    ("cleaning", "Rengøring"),
                                    ("retail", "Butik og salg"),
                                    ("kitchen", "Køkken og café"),
                                    ("office", "Kontor og it"),
                                    ("warehouse", "Lager og pakning"),
                                    ("driving", "Kørsel"),
                                    ("production", "Montage og produktion"),
                                    ("seasonal", "Sæsonarbejde"),
                                    ("other", "Noget andet"),
                                ],
                                max_length=12,
                                verbose_name="en anden opgave",
                            ),
                        ),
                        (
                            "pattern",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("weekly", "hver uge"),
                                    ("ad_hoc", "efter behov"),
                                    ("season", "i sæsonen"),
                                ],
                                max_length=8,
                                verbose_name="en anden rytme",
                            ),
                        ),
                        (
                            "days",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="andre dage eller tider"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=400, verbose_name="hvorfor"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "venter på svar"),
                                    ("yes", "ja tak"),
                                    ("no", "nej tak"),
                                    ("taken_back", "taget tilbage"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="virksomhedens ord"
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="foreslået"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="counter_offers",
                                to="pledges.opening",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "modforslag",
                        "verbose_name_plural": "modforslag",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("opening",),
                                name="one_counter_offer_waits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours", ""),
                                    ("task", ""),
                                    ("pattern", ""),
                                    ("days", ""),
                                    _negated=True,
                                ),
                                name="counter_offer_offers_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "waiting")),
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="counter_offer_answered_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OpeningEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("call", "opkald"),
                                    ("no_answer", "intet svar"),
                                    ("mail", "e-mail"),
                                    ("visit", "besøg"),
                                    ("note", "notat"),
                                    ("status", "ny status"),
                                    ("assigned", "ny ansvarlig"),
                                    ("received", "modtaget"),
                                    ("agreed", "aftale om opfølgning"),
                                    ("introduced", "varm introduktion"),
                                    ("rerouted", "sendt videre"),
                                    ("paused", "sat på pause"),
                                    ("resumed", "tilbage fra pause"),
                                    ("escalated", "eskaleret"),
                                    ("reported", "virksomheden venter på et opkald"),
                                    ("changed", "ændret af virksomheden"),
                                    ("answered", "svar fra virksomheden"),
                                    ("offered", "tider til besøg tilbudt"),
                                    ("booked", "besøg aftalt"),
                                    ("called_off", "besøg aflyst"),
                                    ("ordered", "jobordre"),
                                    ("placed", "forløb"),
                                    ("checked", "tjek af fastholdelse"),
                                ],
                                max_length=12,
                                verbose_name="art",
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="tidspunkt"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="pledges.opening",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "opfølgning på en åbning",
                        "verbose_name_plural": "opfølgninger på åbninger",
                        "ordering": ["at", "pk"],
                        "indexes": [
                            models.Index(fields=["opening", "at"], name="entry_by_opening")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobOrderDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "order_type",
                            models.CharField(
                                choices=[
                                    ("ordinary", "ordinære vilkår"),
                                    ("special", "særlige vilkår (løntilskud, fleksjob, praktik)"),
                                ],
                                default="ordinary",
                                max_length=10,
                                verbose_name="ordretype",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(max_length=120, verbose_name="stillingsbetegnelse"),
                        ),
                        (
                            "description",
                            models.TextField(max_length=1000, verbose_name="kort beskrivelse"),
                        ),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="startdato"),
                        ),
                        (
                            "positions",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="antal medarbejdere"
                            ),
                        ),
                        (
                            "hours",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1-4", "1–4"),
                                    ("5-9", "5–9"),
                                    ("10-14", "10–14"),
                                    ("15-19", "15–19"),
                                    ("20+", "20 eller flere"),
                                ],
                                max_length=6,
                                verbose_name="timer pr. uge",
                            ),
                        ),
                        (
                            "contact_name",
                            models.CharField(max_length=120, verbose_name="kontaktperson"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "follow_up",
                            models.CharField(
                                choices=[("open", "åbent opslag"), ("referral", "formidling")],
                                default="referral",
                                max_length=10,
                                verbose_name="aftalt opfølgning",
                            ),
                        ),
                        (
                            "eures",
                            models.BooleanField(
                                default=False, verbose_name="EURES: må søges i hele Europa"
                            ),
                        ),
                        (
                            "cvr_number",
                            models.CharField(blank=True, max_length=8, verbose_name="CVR-nummer"),
                        ),
                        (
                            "p_number",
                            models.CharField(blank=True, max_length=10, verbose_name="P-nummer"),
                        ),
                        (
                            "working_time",
                            models.CharField(
                                choices=[
                                    ("1", "normal dagtid"),
                                    ("2", "morgen"),
                                    ("3", "aften"),
                                    ("4", "nat"),
                                    ("6", "skiftende"),
                                ],
                                default="1",
                                max_length=1,
                                verbose_name="arbejdstid",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("treated", "under behandling"),
                                    ("inactive", "inaktiv: nok henviste"),
                                    ("closed", "lukket af virksomheden: behovet er dækket"),
                                    ("expired", "lukket: fristen er udløbet"),
                                ],
                                default="treated",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "external_reference",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="nummer i fagsystemet"
                            ),
                        ),
                        (
                            "vitas_case",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="sagsnummer i VITAS"
                            ),
                        ),
                        (
                            "employees_fte",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="fuldtidsansatte"
                            ),
                        ),
                        (
                            "surplus",
                            models.BooleanField(
                                default=False,
                                help_text="Flere åbninger end kandidater.",
                                verbose_name="overskydende",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="orders",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="openings",
                                to="pledges.visit",
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="orders",
                                to="pledges.opening",
                                verbose_name="åbning",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jobordre",
                        "verbose_name_plural": "jobordrer",
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("positions__gte", 1), ("positions__lte", 99)),
                                name="order_has_positions",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FitStatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "fits",
                            models.CharField(
                                help_text="Hvad kandidaten kan og vil, set mod opgaven.",
                                max_length=400,
                                verbose_name="det passer",
                            ),
                        ),
                        (
                            "gaps",
                            models.CharField(
                                blank=True,
                                help_text="Hvad der er svært i arbejdet, med kandidatens egne ord. Intet om helbred, og ingen navne.",
                                max_length=400,
                                verbose_name="det skal I vide",
                            ),
                        ),
                        (
                            "allowed_on",
                            models.DateField(
                                blank=True,
                                help_text="The day the candidate said yes to telling what is hard; None as long as they have not.",
                                null=True,
                                verbose_name="kandidaten sagde ja",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fit",
                                to="pledges.referral",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ord om, hvordan det passer",
                        "verbose_name_plural": "ord om, hvordan det passer",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("allowed_on", None),
                                    models.Q(("gaps", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="fit_allows_what_is_written",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GivenStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("talk", "Tal med kandidaten"),
                                    ("wish", "Skriv ønsket ned"),
                                    ("company", "Tal med virksomheden"),
                                    ("presented", "Præsenter kandidaten"),
                                    ("fit", "Skriv, hvordan det passer"),
                                    ("meeting", "Samtalen hos virksomheden"),
                                    ("answer", "Virksomhedens svar"),
                                    ("start", "Den første dag"),
                                    ("aftercare", "Efterværn"),
                                    ("weeks_13", "Tjek efter 13 uger"),
                                    ("weeks_26", "Tjek efter 26 uger"),
                                ],
                                max_length=10,
                                verbose_name="trin",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="senest")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="given_steps",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="given_steps",
                                to="pledges.referral",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "givet trin",
                        "verbose_name_plural": "givne trin",
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("referral", "step"), name="step_given_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "candidate_reference",
                            models.CharField(
                                help_text="Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer.",
                                max_length=40,
                                verbose_name="reference",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="første dag")),
                        (
                            "buddy",
                            models.CharField(
                                blank=True,
                                help_text="Fornavn er nok.",
                                max_length=120,
                                verbose_name="makker på arbejdspladsen",
                            ),
                        ),
                        (
                            "mentor",
                            models.CharField(blank=True, max_length=120, verbose_name="mentor"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("active", "i gang"),
                                    ("at_risk", "i vanskeligheder"),
                                    ("ended", "slut"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="sidste dag"),
                        ),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("completed", "aftalt tid er gået"),
                                    ("ordinary_job", "gik over i ordinært job"),
                                    ("moved", "flyttede til en anden virksomhed i netværket"),
                                    ("education", "begyndte på uddannelse"),
                                    ("company", "virksomheden stoppede forløbet"),
                                    ("person", "personen stoppede forløbet"),
                                    ("other", "andet"),
                                ],
                                max_length=16,
                                verbose_name="hvorfor",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=0)),
                        (
                            "handover",
                            models.ForeignKey(
                                blank=True,
                                help_text="None where the opening came without a sheet.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "moved_from",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="moved_to",
                                to="pledges.placement",
                            ),
                        ),
                        (
                            "order",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="placements",
                                to="pledges.joborderdraft",
                                verbose_name="jobordre",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="pledges.scheme",
                                verbose_name="ordning",
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="pledges.candidate",
                                verbose_name="kandidat",
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="pledges.opening",
                                verbose_name="åbning",
                            ),
                        ),
                        (
                            "buddy_contact",
                            models.ForeignKey(
                                blank=True,
                                help_text="The person behind the buddy's name, where they completed a course.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="buddy_placements",
                                to="taskforces.contact",
                                verbose_name="makker, der har været på kursus",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "company_key",
                            models.BigIntegerField(
                                editable=False,
                                help_text="That of the sheet, or the id of the opening's company.",
                                null=True,
                            ),
                        ),
                        (
                            "job_from",
                            models.DateField(
                                editable=False,
                                help_text="The first day with paid hours.",
                                null=True,
                            ),
                        ),
                        (
                            "last_paid_hours",
                            models.DecimalField(
                                decimal_places=1, editable=False, max_digits=4, null=True
                            ),
                        ),
                        (
                            "last_step_on",
                            models.DateField(
                                editable=False,
                                help_text="From then on the hours below hold.",
                                null=True,
                            ),
                        ),
                        (
                            "lasted_on",
                            models.DateField(
                                editable=False,
                                help_text="The day of 13 weeks, if the job lasted so long.",
                                null=True,
                            ),
                        ),
                        (
                            "promised_at",
                            models.DateTimeField(
                                editable=False,
                                help_text="When the sheet came in, or the opening was told of.",
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forløb",
                        "verbose_name_plural": "forløb",
                        "ordering": ["starts_on", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["promised_at"],
                                include=(
                                    "unit",
                                    "network",
                                    "candidate",
                                    "company_key",
                                    "job_from",
                                    "lasted_on",
                                    "last_step_on",
                                    "last_paid_hours",
                                    "ended_on",
                                    "id",
                                ),
                                name="placement_figures",
                            ),
                            models.Index(
                                fields=["unit", "promised_at"],
                                include=(
                                    "candidate",
                                    "company_key",
                                    "job_from",
                                    "lasted_on",
                                    "last_step_on",
                                    "last_paid_hours",
                                    "ended_on",
                                    "id",
                                ),
                                name="placement_of_unit",
                            ),
                            models.Index(
                                fields=["network", "promised_at"],
                                include=(
                                    "candidate",
                                    "company_key",
                                    "job_from",
                                    "lasted_on",
                                    "last_step_on",
                                    "last_paid_hours",
                                    "ended_on",
                                    "id",
                                ),
                                name="placement_of_network",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        ("state", "ended"),
                                        models.Q(("end_reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "ended"), _negated=True),
                                        ("end_reason", ""),
                                        ("ended_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="placement_ended_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    ("ended_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="placement_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handover__isnull", False),
                                    ("opening__isnull", False),
                                    _connector="OR",
                                ),
                                name="placement_is_somewhere",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobProfile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                help_text="Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer.",
                                max_length=40,
                                verbose_name="reference",
                            ),
                        ),
                        ("headline", models.CharField(max_length=120, verbose_name="overskrift")),
                        ("skills", models.TextField(max_length=600, verbose_name="kan")),
                        (
                            "wishes",
                            models.TextField(blank=True, max_length=600, verbose_name="vil gerne"),
                        ),
                        ("tasks", models.JSONField(default=list, verbose_name="opgavetyper")),
                        (
                            "hours",
                            models.CharField(
                                choices=[
                                    ("1-4", "1–4"),
                                    ("5-9", "5–9"),
                                    ("10-14", "10–14"),
                                    ("15-19", "15–19"),
                                    ("20+", "20 eller flere"),
                                ],
                                max_length=6,
                                verbose_name="timer pr. uge",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "kladde"),
                                    ("published", "vist for netværket"),
                                    ("filled", "har fået job"),
                                    ("withdrawn", "taget ned"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="vist siden"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="konsulent, der kender profilen",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="job_profiles",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="job_profiles",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                help_text="Set when a job at risk is offered to the network's other companies.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="profiles",
                                to="pledges.placement",
                            ),
                        ),
                        (
                            "candidate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="profiles",
                                to="pledges.candidate",
                                verbose_name="kandidat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jobprofil",
                        "verbose_name_plural": "jobprofiler",
                        "ordering": ["-published_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "reference"), name="profile_once_a_unit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacementStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="fra")),
                        (
                            "paid_hours",
                            models.DecimalField(
                                decimal_places=1, max_digits=4, verbose_name="lønnede timer pr. uge"
                            ),
                        ),
                        (
                            "unpaid_hours",
                            models.DecimalField(
                                decimal_places=1,
                                default=0,
                                max_digits=4,
                                verbose_name="praktiktimer pr. uge",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="pledges.placement",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                blank=True,
                                help_text="Without one, that of the placement.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pledges.scheme",
                                verbose_name="ordning",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "trin",
                        "verbose_name_plural": "trin",
                        "ordering": ["starts_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("placement", "starts_on"), name="one_step_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paid_hours__gte", 0),
                                    ("unpaid_hours__gte", 0),
                                    ("paid_hours__lte", 48),
                                    ("unpaid_hours__lte", 48),
                                ),
                                name="step_has_sane_hours",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("introduction", "introduktionen er forbi"),
                                    ("lead", "eskalér til lederen"),
                                    ("coordinator", "eskalér til koordinatoren"),
                                    ("return", "tilbage fra pause"),
                                    ("ask_14", "spørg virksomheden efter 14 dage"),
                                    ("ask_90", "spørg virksomheden efter 90 dage"),
                                    ("check_13", "tjek efter 13 uger"),
                                    ("check_26", "tjek efter 26 uger"),
                                ],
                                max_length=12,
                                verbose_name="art",
                            ),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="tid")),
                        (
                            "done_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="gjort"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "venter"),
                                    ("done", "gjort"),
                                    ("not_needed", "ikke nødvendig"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        (
                            "late",
                            models.BooleanField(
                                default=False,
                                help_text="Worked off more than an hour after its time.",
                                verbose_name="forsinket",
                            ),
                        ),
                        (
                            "handover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="pledges.handover",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="pledges.placement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "påmindelse",
                        "verbose_name_plural": "påmindelser",
                        "ordering": ["due_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at", None)),
                                fields=["due_at"],
                                name="reminder_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("placement", None)),
                                fields=("handover", "kind", "due_at"),
                                name="reminder_once_a_handover",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("placement__isnull", False)),
                                fields=("placement", "kind", "due_at"),
                                name="reminder_once_a_placement",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("outcome", "")),
                                    models.Q(
                                        ("done_at__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reminder_done_has_an_outcome",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "weeks",
                            models.PositiveSmallIntegerField(
                                choices=[(13, "13 uger"), (26, "26 uger")]
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="dag")),
                        (
                            "unit_says",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke svaret"),
                                    ("still", "stadig i job"),
                                    ("ended", "ikke længere i job"),
                                ],
                                max_length=6,
                                verbose_name="enheden",
                            ),
                        ),
                        ("unit_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "company_says",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke svaret"),
                                    ("still", "stadig i job"),
                                    ("ended", "ikke længere i job"),
                                ],
                                max_length=6,
                                verbose_name="virksomheden",
                            ),
                        ),
                        ("company_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="virksomheden spurgt"
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="checks",
                                to="pledges.placement",
                            ),
                        ),
                        (
                            "unit_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tjek af fastholdelse",
                        "verbose_name_plural": "tjek af fastholdelse",
                        "ordering": ["due_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("placement", "weeks"), name="check_once_a_placement"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AftercareContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("person", "kandidaten"), ("company", "virksomheden")],
                                max_length=8,
                                verbose_name="med hvem",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="planlagt til")),
                        ("held_on", models.DateField(blank=True, null=True, verbose_name="holdt")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutter"
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="Skriv ikke om helbred, og ingen navne.",
                                max_length=300,
                                verbose_name="hvad I aftalte",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="aftercare_contacts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="hvem gør det",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aftercare_contacts",
                                to="pledges.placement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "efterværnskontakt",
                        "verbose_name_plural": "efterværnskontakter",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(fields=["owner", "due_on"], name="aftercare_of_owner")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("held_on__isnull", False),
                                    models.Q(("minutes", None), ("note", "")),
                                    _connector="OR",
                                ),
                                name="aftercare_notes_what_was_held",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minutes", None),
                                    models.Q(("minutes__gte", 1), ("minutes__lte", 600)),
                                    _connector="OR",
                                ),
                                name="aftercare_sane_minutes",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacementTool",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("put_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tools",
                                to="pledges.placement",
                            ),
                        ),
                        (
                            "put_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="taskforces.knowledgesheet",
                                verbose_name="værktøj",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "værktøj på et forløb",
                        "verbose_name_plural": "værktøjer på forløb",
                        "ordering": ["put_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("placement", "sheet"), name="tool_once_a_placement"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "client_id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                help_text="Made with the empty form.",
                                unique=True,
                            ),
                        ),
                        (
                            "company_name",
                            models.CharField(max_length=160, verbose_name="virksomhed"),
                        ),
                        ("contact_name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "municipality_code",
                            models.CharField(blank=True, max_length=4, verbose_name="kommune"),
                        ),
                        (
                            "wants_visit",
                            models.BooleanField(default=False, verbose_name="vil gerne have besøg"),
                        ),
                        (
                            "call_time",
                            models.CharField(
                                choices=[
                                    ("any", "Når det passer jer"),
                                    ("morning", "Formiddag"),
                                    ("noon", "Omkring middag"),
                                    ("afternoon", "Eftermiddag"),
                                ],
                                default="any",
                                max_length=10,
                                verbose_name="bedste tid",
                            ),
                        ),
                        (
                            "call_way",
                            models.CharField(
                                choices=[("phone", "Ring til mig"), ("email", "Skriv en e-mail")],
                                default="phone",
                                max_length=6,
                                verbose_name="bedste måde",
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=500, verbose_name="bemærkning"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("phone", "egen telefon"),
                                    ("paper", "papir"),
                                    ("interview", "interview"),
                                    ("staff", "fundet i hverdagen"),
                                    ("call", "telefonsamtale"),
                                    ("visit", "besøg hos virksomheden"),
                                    ("network", "gennem et netværk"),
                                    ("meeting", "på et møde"),
                                    ("tablet", "tablet, der gik rundt"),
                                ],
                                default="phone",
                                max_length=10,
                                verbose_name="udfyldt på",
                            ),
                        ),
                        (
                            "interviewer",
                            models.CharField(
                                blank=True,
                                help_text="Den sidemand, der førte pennen.",
                                max_length=120,
                                verbose_name="interviewet af",
                            ),
                        ),
                        (
                            "thanks_shown",
                            models.BooleanField(
                                default=False,
                                help_text="Virksomhedens navn på skærmen i salen.",
                                verbose_name="må takkes ved navn",
                            ),
                        ),
                        (
                            "filled_in_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="By the phone, when the sheet waited for a network; the clock runs from submitted_at.",
                                null=True,
                                verbose_name="udfyldt",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="indsendt"
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sheets",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="events.event",
                            ),
                        ),
                        (
                            "filled_in_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sheets",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "paper",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheet",
                                to="pledges.papersheet",
                            ),
                        ),
                        (
                            "profile",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sheets",
                                to="pledges.jobprofile",
                                verbose_name="jobprofil",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="pledges.sheetlink",
                            ),
                        ),
                        (
                            "forgotten_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                help_text="From then on the row is numbers; who promised is no longer known.",
                                null=True,
                                verbose_name="navnet slettet",
                            ),
                        ),
                        (
                            "first_answer",
                            models.JSONField(
                                db_default={},
                                default=dict,
                                editable=False,
                                help_text="What the phone was told, so that a repeat is told the same.",
                            ),
                        ),
                        (
                            "public_id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                help_text="For other systems. Whoever holds the form's own id may ask for its receipt.",
                                null=True,
                                unique=True,
                            ),
                        ),
                        (
                            "receipt_sha256",
                            models.CharField(editable=False, max_length=64, null=True, unique=True),
                        ),
                        (
                            "sealed_receipt",
                            models.TextField(db_default="", default="", editable=False),
                        ),
                        (
                            "plain_receipt_token",
                            models.CharField(
                                db_column="receipt_token",
                                editable=False,
                                max_length=22,
                                null=True,
                                unique=True,
                            ),
                        ),
                        (
                            "on_wall",
                            models.BooleanField(
                                blank=True,
                                help_text="As a colleague said; with nothing said, names of invited companies are shown.",
                                null=True,
                                verbose_name="vises på skærmen",
                            ),
                        ),
                        (
                            "tablet",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sheets",
                                to="events.device",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ark",
                        "verbose_name_plural": "ark",
                        "ordering": ["-submitted_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("company_name", ""), _negated=True),
                                    models.Q(("contact_name", ""), _negated=True),
                                ),
                                name="sheet_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact_phone", ""), _negated=True),
                                    models.Q(("contact_email", ""), _negated=True),
                                    ("forgotten_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="sheet_can_be_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeldSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("client_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                        (
                            "company_name",
                            models.CharField(max_length=160, verbose_name="virksomhed"),
                        ),
                        ("contact_name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=500, verbose_name="bemærkning"),
                        ),
                        (
                            "interviewer",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="interviewet af"
                            ),
                        ),
                        (
                            "ticked",
                            models.JSONField(
                                default=dict,
                                help_text="Tasks, hours and the like.",
                                verbose_name="krydset af",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("phone", "egen telefon"),
                                    ("paper", "papir"),
                                    ("interview", "interview"),
                                    ("staff", "fundet i hverdagen"),
                                    ("call", "telefonsamtale"),
                                    ("visit", "besøg hos virksomheden"),
                                    ("network", "gennem et netværk"),
                                    ("meeting", "på et møde"),
                                    ("tablet", "tablet, der gik rundt"),
                                ],
                                max_length=10,
                                verbose_name="udfyldt på",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(default="da", max_length=10, verbose_name="sprog"),
                        ),
                        (
                            "filled_in_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="udfyldt"),
                        ),
                        (
                            "held_at",
                            models.DateTimeField(
                                db_index=True, default=django.utils.timezone.now, verbose_name="kom"
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="held",
                                to="pledges.sheetlink",
                            ),
                        ),
                        (
                            "profile",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="pledges.jobprofile",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ark, der venter på et blik",
                        "verbose_name_plural": "ark, der venter på et blik",
                        "ordering": ["held_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "said",
                            models.CharField(
                                choices=[
                                    ("", "ikke svaret"),
                                    ("still", "stadig i job"),
                                    ("ended", "ikke længere i job"),
                                ],
                                max_length=6,
                                verbose_name="svaret var",
                            ),
                        ),
                        (
                            "said_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret den"),
                        ),
                        (
                            "reason",
                            models.CharField(
                                help_text="Ingen navne, og intet om helbred.",
                                max_length=300,
                                verbose_name="hvorfor det var forkert",
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="taget tilbage"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "retention_check",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_back",
                                to="pledges.retentioncheck",
                            ),
                        ),
                        (
                            "said_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "svar, der er taget tilbage",
                        "verbose_name_plural": "svar, der er taget tilbage",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("said", ""), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                ),
                                name="taken_back_has_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PledgeLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "task",
                            models.CharField(
                                choices=[
                                    ("green", "Grønne områder og altmuligmand"),
                                    ("cleaning", "Rengøring"),
                                    ("retail", "Butik og salg"),
                                    ("kitchen", "Køkken og café"),
                                    ("office", "Kontor og it"),
                                    ("warehouse", "Lager og pakning"),
                                    ("driving", "Kørsel"),
                                    ("production", "Montage og produktion"),
                                    ("seasonal", "Sæsonarbejde"),
                                    ("other", "Noget andet"),
                                ],
                                max_length=12,
                                verbose_name="opgavetype",
                            ),
                        ),
                        (
                            "hours",
                            models.CharField(
                                choices=[
                                    ("1-4", "1–4"),
                                    ("5-9", "5–9"),
                                    ("10-14", "10–14"),
                                    ("15-19", "15–19"),
                                    ("20+", "20 eller flere"),
                                ],
                                max_length=6,
                                verbose_name="timer pr. uge",
                            ),
                        ),
                        (
                            "positions",
                            models.PositiveSmallIntegerField(default=1, verbose_name="antal job"),
                        ),
                        (
                            "pattern",
                            models.CharField(
                                choices=[
                                    ("weekly", "hver uge"),
                                    ("ad_hoc", "efter behov"),
                                    ("season", "i sæsonen"),
                                ],
                                default="weekly",
                                max_length=8,
                                verbose_name="hvornår",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="pledges.sheet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tilsagn",
                        "verbose_name_plural": "tilsagn",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "task"), name="task_once_a_sheet"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("positions__gte", 0), ("positions__lte", 99)),
                                name="pledge_has_positions",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CompanyQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("support", "støtte og hjælpemidler"),
                                    ("needs", "hvad en ny kollega har brug for"),
                                    ("start", "opstart og hverdag"),
                                    ("other", "noget andet"),
                                    ("input", "et input til jeres arbejde"),
                                ],
                                max_length=8,
                                verbose_name="hvad drejer det sig om",
                            ),
                        ),
                        ("text", models.TextField(max_length=1000, verbose_name="spørgsmål")),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "company_name",
                            models.CharField(max_length=160, verbose_name="virksomhed"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="spurgt"
                            ),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="svar senest")),
                        (
                            "answer",
                            models.TextField(blank=True, max_length=2000, verbose_name="svar"),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="company_questions",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="questions",
                                to="pledges.sheet",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="company_questions",
                                to="accounts.organisation",
                                verbose_name="hvem svarer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "spørgsmål fra en virksomhed",
                        "verbose_name_plural": "spørgsmål fra virksomheder",
                        "ordering": ["-asked_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("answered_at", None)),
                                fields=["unit", "due_at"],
                                name="company_question_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None)),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="company_question_answered_in_words",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(list_schemes, migrations.RunPython.noop),
        migrations.RunPython(make_append_only, migrations.RunPython.noop),
    ]
