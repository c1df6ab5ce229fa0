"""A new site's tables as 0028 leaves them; where an older one stands, that and those before it are played."""

import accounts.keys
from accounts.migration_operations import CreateModels
import accounts.municipalities
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import taskforces.identifiers
import taskforces.models.partnerships
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


NAME = "Moderators approval"  # as Wagtail calls the workflow, and its only task, on every new site


def remove_default_workflow(apps, schema_editor):
    """Nobody is in Wagtail's group of moderators: what is submitted to them stays locked for its author.

    A site that has put people in the group keeps its workflow.
    """
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    tasks = Task.objects.filter(name=NAME).exclude(groups__user__isnull=False)
    workflows = Workflow.objects.filter(name=NAME, workflow_tasks__task__in=tasks.values("pk"))
    for workflow in workflows.distinct():
        workflow.delete()
    for task in tasks.filter(workflow_tasks=None):
        task.delete()


class Migration(migrations.Migration):
    replaces = [
        ("taskforces", "0001_initial"),
        ("taskforces", "0002_no_default_workflow"),
        ("taskforces", "0003_letter_portraits"),
        ("taskforces", "0004_signers"),
        ("taskforces", "0005_contact_preferred_channel"),
        ("taskforces", "0006_contact_language"),
        ("taskforces", "0007_company_relations"),
        ("taskforces", "0008_company_search_text"),
        ("taskforces", "0009_members"),
        ("taskforces", "0010_plans_and_settings"),
        ("taskforces", "0011_member_logos"),
        ("taskforces", "0012_programmes"),
        ("taskforces", "0013_register"),
        ("taskforces", "0014_outreach_links"),
        ("taskforces", "0015_knowledge_sheets"),
        ("taskforces", "0016_company_merges"),
        ("taskforces", "0017_network_partners"),
        ("taskforces", "0018_partnerships"),
        ("taskforces", "0019_advice_and_period"),
        ("taskforces", "0020_saved_selections"),
        ("taskforces", "0021_least_weeks"),
        ("taskforces", "0022_further_units"),
        ("taskforces", "0023_company_selections"),
        ("taskforces", "0024_desks_of_hosts"),
        ("taskforces", "0025_juries_and_kinds"),
        ("taskforces", "0026_contact_merges"),
        ("taskforces", "0027_bulk_changes"),
        ("taskforces", "0028_jury_member_removed"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0019_organisations_with_a_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="NetworkIndexPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        ("lead", models.TextField(blank=True, verbose_name="indledning")),
                    ],
                    options={
                        "verbose_name": "oversigt over netværk",
                        "verbose_name_plural": "oversigter over netværk",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="StoryIndexPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        ("lead", models.TextField(blank=True, verbose_name="indledning")),
                    ],
                    options={
                        "verbose_name": "oversigt over historier",
                        "verbose_name_plural": "oversigter over historier",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="Company",
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
                            "cvr_number",
                            models.CharField(
                                blank=True,
                                max_length=8,
                                null=True,
                                unique=True,
                                validators=[taskforces.identifiers.validate_cvr],
                                verbose_name="CVR-nummer",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="navn")),
                        (
                            "street",
                            models.CharField(blank=True, max_length=160, verbose_name="adresse"),
                        ),
                        (
                            "postcode",
                            models.CharField(blank=True, max_length=10, verbose_name="postnummer"),
                        ),
                        ("city", models.CharField(blank=True, max_length=80, verbose_name="by")),
                        (
                            "country",
                            models.CharField(
                                blank=True,
                                help_text="Tomt: Danmark.",
                                max_length=60,
                                verbose_name="land",
                            ),
                        ),
                        (
                            "municipality_code",
                            models.CharField(
                                blank=True,
                                choices=accounts.municipalities.choices,
                                max_length=4,
                                verbose_name="kommune",
                            ),
                        ),
                        (
                            "industry_code",
                            models.CharField(blank=True, max_length=6, verbose_name="branchekode"),
                        ),
                        (
                            "industry_system",
                            models.CharField(
                                choices=[("DB07", "DB07"), ("DB25", "DB25")],
                                default="DB25",
                                max_length=4,
                                verbose_name="branchekodens udgave",
                            ),
                        ),
                        (
                            "industry_name",
                            models.CharField(blank=True, max_length=120, verbose_name="branche"),
                        ),
                        (
                            "employees",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ukendt"),
                                    ("1-9", "1–9"),
                                    ("10-49", "10–49"),
                                    ("50-249", "50–249"),
                                    ("250+", "250 og flere"),
                                ],
                                max_length=8,
                                verbose_name="ansatte",
                            ),
                        ),
                        (
                            "advertising_protected",
                            models.BooleanField(default=False, verbose_name="reklamebeskyttet"),
                        ),
                        ("fictional", models.BooleanField(default=False, verbose_name="fiktiv")),
                        (
                            "search_text",
                            models.CharField(
                                db_default="", default="", editable=False, max_length=320
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="ophørt"),
                        ),
                        (
                            "register_read_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="læst i registret"
                            ),
                        ),
                        (
                            "typed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="typed_companies",
                                to="accounts.organisation",
                                verbose_name="skrevet ind af",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="taskforces.company",
                                verbose_name="lagt sammen med",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "virksomhed",
                        "verbose_name_plural": "virksomheder",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cvr_number__isnull", True),
                                    ("cvr_number__regex", "^[1-9][0-9]{7}$"),
                                    _connector="OR",
                                ),
                                name="company_cvr_is_eight_digits",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactImport",
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
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("uploaded", "lagt op"), ("mapped", "kolonner valgt")],
                                default="uploaded",
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "file_name",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="filens navn"
                            ),
                        ),
                        (
                            "sheets",
                            models.JSONField(
                                default=list,
                                help_text='[{"name", "rows": [[line, [cells]]], …}]; a removed CPR number is null.',
                            ),
                        ),
                        (
                            "content",
                            models.JSONField(
                                help_text='The chosen sheet under its heading: {"header": [cells], "rows": [[line, [cells]]]}.'
                            ),
                        ),
                        (
                            "mapping",
                            models.JSONField(
                                default=dict,
                                help_text='{"columns": {field: column}, "data_source": …, "contact_basis": …}',
                            ),
                        ),
                        (
                            "fixes",
                            models.JSONField(
                                default=dict,
                                help_text="{line: {field: what a person wrote instead}}, or null: left out.",
                            ),
                        ),
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_imports",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "import af kontakter",
                        "verbose_name_plural": "import af kontakter",
                    },
                ),
                migrations.CreateModel(
                    name="Editors",
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
                            "collection",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="wagtailcore.collection",
                            ),
                        ),
                        (
                            "group",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="auth.group",
                            ),
                        ),
                        (
                            "organisation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="editors",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "redaktion",
                        "verbose_name_plural": "redaktioner",
                    },
                ),
                migrations.CreateModel(
                    name="Network",
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
                                    ("task_force", "Task Force"),
                                    ("sponsor_network", "sponsornetværk"),
                                    ("dialogue_forum", "dialogforum"),
                                    ("cluster_network", "klyngenetværk"),
                                    ("temp_agency", "vikarmodel"),
                                    ("trainee_cohort", "traineehold"),
                                    ("training_track", "træningsbane"),
                                ],
                                max_length=20,
                                verbose_name="art",
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
                            "municipality_codes",
                            models.JSONField(blank=True, default=list, verbose_name="kommuner"),
                        ),
                        ("target_group", models.TextField(blank=True, verbose_name="målgruppe")),
                        (
                            "goal_positions",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="mål, antal job"
                            ),
                        ),
                        ("active", models.BooleanField(default=True, verbose_name="aktivt")),
                        (
                            "pledging",
                            models.BooleanField(default=True, verbose_name="tilsagn på møderne"),
                        ),
                        (
                            "visit_only",
                            models.BooleanField(default=False, verbose_name="spørger kun om besøg"),
                        ),
                        (
                            "warm_introduction",
                            models.BooleanField(
                                default=False, verbose_name="varm introduktion først"
                            ),
                        ),
                        (
                            "interview_mode",
                            models.BooleanField(
                                default=False, verbose_name="ledere interviewer hinanden"
                            ),
                        ),
                        (
                            "hours_billing",
                            models.BooleanField(default=False, verbose_name="timer faktureres"),
                        ),
                        (
                            "gross_list",
                            models.BooleanField(default=False, verbose_name="bruttoliste"),
                        ),
                        (
                            "job_profiles_first",
                            models.BooleanField(default=False, verbose_name="jobprofil før plads"),
                        ),
                        (
                            "contract_targets",
                            models.BooleanField(default=False, verbose_name="mål i kontrakt"),
                        ),
                        (
                            "default_owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="fast konsulent",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="networks",
                                to="accounts.organisation",
                                verbose_name="vært",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                limit_choices_to={"kind": "employment_unit"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="routed_networks",
                                to="accounts.organisation",
                                verbose_name="enhed, der følger op",
                            ),
                        ),
                        (
                            "target_group_decided_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="målgruppen besluttet"
                            ),
                        ),
                        (
                            "partners",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="En på hver linje, fx “Nordby Fonden, låner lokaler ud”. Står på netværkets side.",
                                max_length=1000,
                                verbose_name="partnere",
                            ),
                        ),
                        (
                            "runs_from",
                            models.DateField(blank=True, null=True, verbose_name="løber fra"),
                        ),
                        (
                            "runs_until",
                            models.DateField(blank=True, null=True, verbose_name="løber til"),
                        ),
                        (
                            "least_weeks",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(0, "ingen grænse"), (26, "26 uger"), (52, "52 uger")],
                                help_text="Uger som ledig. Tomt: det, netværkets program siger.",
                                null=True,
                                verbose_name="henvises tidligst efter",
                            ),
                        ),
                        (
                            "further_units",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Finder også kandidater. En plads følger kandidatens enhed.",
                                related_name="further_networks",
                                to="accounts.organisation",
                                verbose_name="flere enheder",
                            ),
                        ),
                        (
                            "host_desk",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Jeres egne koordinatorer arbejder med åbninger, kandidater og forløb i netværket. Enheden ser stadig sit eget.",
                                verbose_name="værten følger selv op på personer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "netværk",
                        "verbose_name_plural": "netværk",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("runs_until__gte", models.F("runs_from"))),
                                name="network_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signer",
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
                            models.CharField(blank=True, max_length=120, verbose_name="titel"),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signers",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "portrait",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="portræt",
                            ),
                        ),
                        (
                            "signature",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="underskrift",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "underskriver",
                        "verbose_name_plural": "underskrivere",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Tag",
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
                        ("name", models.CharField(max_length=40, verbose_name="mærke")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="company_tags",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mærke",
                        "verbose_name_plural": "mærker",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "name"), name="tag_once_a_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Programme",
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
                            "description",
                            models.TextField(
                                blank=True, max_length=4000, verbose_name="beskrivelse"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="begynder")),
                        ("ends_on", models.DateField(verbose_name="slutter")),
                        (
                            "funding",
                            models.CharField(
                                blank=True,
                                help_text="Beløb, pulje og hvor det står, fx “1.868.000 kr. fra puljen, brev af 3. maj”.",
                                max_length=200,
                                verbose_name="bevilling",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "lead",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_programmes",
                                to="accounts.organisation",
                                verbose_name="leder af programmet",
                            ),
                        ),
                        (
                            "least_weeks",
                            models.PositiveSmallIntegerField(
                                choices=[(0, "ingen grænse"), (26, "26 uger"), (52, "52 uger")],
                                db_default=0,
                                default=0,
                                help_text="Uger som ledig. Et netværk kan have sin egen grænse.",
                                verbose_name="henvises tidligst efter",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "program",
                        "verbose_name_plural": "programmer",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="programme_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterFile",
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
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "file_name",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="filens navn"
                            ),
                        ),
                        (
                            "takes_new",
                            models.BooleanField(
                                default=False,
                                verbose_name="tag også dem med, som ingen kender endnu",
                            ),
                        ),
                        (
                            "records",
                            models.JSONField(
                                default=list, help_text="[[number, {field: value}], …]"
                            ),
                        ),
                        ("bad", models.JSONField(default=list, help_text="[[line, why], …]")),
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
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="register_files",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fil fra registret",
                        "verbose_name_plural": "filer fra registret",
                    },
                ),
                migrations.CreateModel(
                    name="SavedSelection",
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
                        (
                            "filters",
                            models.JSONField(default=dict, help_text="{field of the form: value}"),
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_selections",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "opens_first",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Listen åbner med det, når ingen har valgt andet.",
                                verbose_name="vises først",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                help_text="Tom: for alle i organisationen.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="kun for",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[("contacts", "kontakter"), ("companies", "virksomheder")],
                                db_default="contacts",
                                default="contacts",
                                max_length=12,
                                verbose_name="af hvad",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "udvalg",
                        "verbose_name_plural": "udvalg",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("person", None)),
                                fields=("organisation", "subject", "name"),
                                name="selection_once_a_name_for_all",
                            ),
                            models.UniqueConstraint(
                                fields=("organisation", "subject", "person", "name"),
                                name="selection_once_a_name_a_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BulkChange",
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
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="hvornår"
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="fortrudt"),
                        ),
                        (
                            "moved",
                            models.JSONField(
                                default=list, help_text="[[model, field, from, to, [ids]], …]"
                            ),
                        ),
                        (
                            "removed",
                            models.JSONField(
                                default=list, help_text="Rows that are gone, as serialised."
                            ),
                        ),
                        (
                            "before",
                            models.JSONField(
                                default=list, help_text="[[model, id, {field: value}], …]"
                            ),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("list", "sat på listen"),
                                    ("tag", "fik mærket"),
                                    ("kind", "blev sat som"),
                                    ("delete", "slettet"),
                                ],
                                max_length=8,
                                verbose_name="hvad",
                            ),
                        ),
                        (
                            "label",
                            models.CharField(blank=True, max_length=120, verbose_name="navn"),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="hvor mange")),
                        (
                            "added",
                            models.JSONField(
                                default=list, help_text="[[model, [ids]], …]: rows that were made."
                            ),
                        ),
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bulk_changes",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ændring af mange",
                        "verbose_name_plural": "ændringer af mange",
                        "ordering": ["-at", "-pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MayorInvitationPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        (
                            "body",
                            wagtail.fields.StreamField(
                                [("heading", 0), ("paragraph", 1), ("bullets", 3)],
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"icon": "title", "label": "Overskrift", "max_length": 120},
                                    ),
                                    1: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"icon": "pilcrow", "label": "Afsnit", "rows": 4},
                                    ),
                                    2: ("wagtail.blocks.CharBlock", (), {"max_length": 200}),
                                    3: (
                                        "wagtail.blocks.ListBlock",
                                        (2,),
                                        {"icon": "list-ul", "label": "Punkter"},
                                    ),
                                },
                                verbose_name="brevets tekst",
                            ),
                        ),
                        (
                            "sender_name",
                            models.CharField(blank=True, max_length=120, verbose_name="afsender"),
                        ),
                        (
                            "sender_title",
                            models.CharField(blank=True, max_length=120, verbose_name="titel"),
                        ),
                        (
                            "second_sender_name",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="medafsender"
                            ),
                        ),
                        (
                            "second_sender_title",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="medafsenders titel"
                            ),
                        ),
                        (
                            "second_signature",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="medafsenders underskrift",
                            ),
                        ),
                        (
                            "signature",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="underskrift",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                        (
                            "portrait",
                            models.ForeignKey(
                                blank=True,
                                help_text="Står på gæsternes side, beskåret til en cirkel. Trykkes ikke i brevet.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="portræt",
                            ),
                        ),
                        (
                            "second_portrait",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="medafsenders portræt",
                            ),
                        ),
                        (
                            "chosen_signers",
                            modelcluster.fields.ParentalManyToManyField(
                                blank=True,
                                related_name="+",
                                to="taskforces.signer",
                                verbose_name="underskrivere",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation fra borgmesteren",
                        "verbose_name_plural": "invitationer fra borgmesteren",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="NetworkPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        (
                            "lead",
                            models.TextField(
                                help_text="To eller tre sætninger: hvem samles, om hvad, og hvad kommer der ud af det?",
                                max_length=400,
                                verbose_name="indledning",
                            ),
                        ),
                        (
                            "area",
                            models.CharField(
                                blank=True,
                                help_text="Hvis kommunerne ikke kan vælges enkeltvis, fx “52 kommuner”.",
                                max_length=120,
                                verbose_name="område",
                            ),
                        ),
                        (
                            "steps",
                            wagtail.fields.StreamField(
                                [("step", 3)],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Trin", "max_length": 80},
                                    ),
                                    1: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "Forklaring", "max_length": 400, "rows": 3},
                                    ),
                                    2: (
                                        "wagtail.blocks.ChoiceBlock",
                                        [],
                                        {
                                            "choices": [
                                                ("mail", "Brev"),
                                                ("calendar-check", "Kalender"),
                                                ("door-open", "Dør"),
                                                ("file-text", "Ark"),
                                                ("phone-call", "Telefon"),
                                                ("handshake", "Håndslag"),
                                                ("users", "Mennesker"),
                                                ("graduation-cap", "Kursus"),
                                                ("briefcase", "Arbejde"),
                                                ("heart", "Hjerte"),
                                            ],
                                            "label": "Tegning",
                                            "required": False,
                                        },
                                    ),
                                    3: (
                                        "wagtail.blocks.StructBlock",
                                        [[("title", 0), ("text", 1), ("icon", 2)]],
                                        {},
                                    ),
                                },
                                help_text="Trin for trin, som det opleves af en virksomhedsleder.",
                                verbose_name="sådan foregår det",
                            ),
                        ),
                        (
                            "vision",
                            models.TextField(blank=True, max_length=600, verbose_name="vision"),
                        ),
                        (
                            "actions",
                            wagtail.fields.StreamField(
                                [("action", 0)],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "Handling", "max_length": 240, "rows": 2},
                                    )
                                },
                                help_text="Det, netværket selv har aftalt at gøre.",
                                verbose_name="handlingsplan",
                            ),
                        ),
                        (
                            "body",
                            wagtail.fields.StreamField(
                                [
                                    ("heading", 0),
                                    ("paragraph", 1),
                                    ("quote", 5),
                                    ("picture", 8),
                                    ("people", 15),
                                ],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "icon": "title",
                                            "label": "Overskrift",
                                            "max_length": 120,
                                            "template": "blocks/heading.html",
                                        },
                                    ),
                                    1: (
                                        "wagtail.blocks.RichTextBlock",
                                        (),
                                        {
                                            "features": [
                                                "bold",
                                                "italic",
                                                "link",
                                                "ul",
                                                "ol",
                                                "document-link",
                                            ],
                                            "label": "Tekst",
                                        },
                                    ),
                                    2: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "Citat", "max_length": 400, "rows": 3},
                                    ),
                                    3: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Hvem siger det", "max_length": 120},
                                    ),
                                    4: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Titel", "max_length": 120, "required": False},
                                    ),
                                    5: (
                                        "wagtail.blocks.StructBlock",
                                        [[("text", 2), ("who", 3), ("role", 4)]],
                                        {},
                                    ),
                                    6: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {
                                            "help_text": "Beskriv billedet for dem, der ikke kan se det, eller sæt flueben ved pynt.",
                                            "label": "Billede",
                                        },
                                    ),
                                    7: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "label": "Billedtekst",
                                            "max_length": 200,
                                            "required": False,
                                        },
                                    ),
                                    8: (
                                        "wagtail.blocks.StructBlock",
                                        [[("picture", 6), ("caption", 7)]],
                                        {},
                                    ),
                                    9: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Navn", "max_length": 120},
                                    ),
                                    10: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {
                                            "label": "Kort fortalt",
                                            "max_length": 300,
                                            "required": False,
                                            "rows": 2,
                                        },
                                    ),
                                    11: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {"label": "Billede"},
                                    ),
                                    12: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "help_text": "Siger personen nej senere, så fjern navnet, og udgiv siden igen.",
                                            "label": "Personen har sagt ja til at stå her",
                                        },
                                    ),
                                    13: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("name", 9),
                                                ("role", 4),
                                                ("text", 10),
                                                ("picture", 11),
                                                ("agreed", 12),
                                            ]
                                        ],
                                        {},
                                    ),
                                    14: (
                                        "wagtail.blocks.ListBlock",
                                        (13,),
                                        {"label": "Mennesker", "max_num": 24, "min_num": 1},
                                    ),
                                    15: ("wagtail.blocks.StructBlock", [[("people", 14)]], {}),
                                },
                                verbose_name="mere om netværket",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pages",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "netværkets side",
                        "verbose_name_plural": "netværkenes sider",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="PrizePage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        ("lead", models.TextField(max_length=400, verbose_name="indledning")),
                        (
                            "nominate_until",
                            models.DateField(
                                blank=True,
                                help_text="Tomt: ingen kan indstille.",
                                null=True,
                                verbose_name="indstil senest",
                            ),
                        ),
                        (
                            "criteria",
                            wagtail.fields.StreamField(
                                [
                                    ("heading", 0),
                                    ("paragraph", 1),
                                    ("quote", 5),
                                    ("picture", 8),
                                    ("people", 15),
                                ],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "icon": "title",
                                            "label": "Overskrift",
                                            "max_length": 120,
                                            "template": "blocks/heading.html",
                                        },
                                    ),
                                    1: (
                                        "wagtail.blocks.RichTextBlock",
                                        (),
                                        {
                                            "features": [
                                                "bold",
                                                "italic",
                                                "link",
                                                "ul",
                                                "ol",
                                                "document-link",
                                            ],
                                            "label": "Tekst",
                                        },
                                    ),
                                    2: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "Citat", "max_length": 400, "rows": 3},
                                    ),
                                    3: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Hvem siger det", "max_length": 120},
                                    ),
                                    4: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Titel", "max_length": 120, "required": False},
                                    ),
                                    5: (
                                        "wagtail.blocks.StructBlock",
                                        [[("text", 2), ("who", 3), ("role", 4)]],
                                        {},
                                    ),
                                    6: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {
                                            "help_text": "Beskriv billedet for dem, der ikke kan se det, eller sæt flueben ved pynt.",
                                            "label": "Billede",
                                        },
                                    ),
                                    7: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "label": "Billedtekst",
                                            "max_length": 200,
                                            "required": False,
                                        },
                                    ),
                                    8: (
                                        "wagtail.blocks.StructBlock",
                                        [[("picture", 6), ("caption", 7)]],
                                        {},
                                    ),
                                    9: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Navn", "max_length": 120},
                                    ),
                                    10: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {
                                            "label": "Kort fortalt",
                                            "max_length": 300,
                                            "required": False,
                                            "rows": 2,
                                        },
                                    ),
                                    11: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {"label": "Billede"},
                                    ),
                                    12: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "help_text": "Siger personen nej senere, så fjern navnet, og udgiv siden igen.",
                                            "label": "Personen har sagt ja til at stå her",
                                        },
                                    ),
                                    13: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("name", 9),
                                                ("role", 4),
                                                ("text", 10),
                                                ("picture", 11),
                                                ("agreed", 12),
                                            ]
                                        ],
                                        {},
                                    ),
                                    14: (
                                        "wagtail.blocks.ListBlock",
                                        (13,),
                                        {"label": "Mennesker", "max_num": 24, "min_num": 1},
                                    ),
                                    15: ("wagtail.blocks.StructBlock", [[("people", 14)]], {}),
                                },
                                verbose_name="hvem kan få prisen",
                            ),
                        ),
                        (
                            "winner",
                            models.CharField(
                                blank=True,
                                help_text="Virksomhedens navn. Skriv det først, når den har sagt ja til at stå her.",
                                max_length=160,
                                verbose_name="vinder",
                            ),
                        ),
                        (
                            "winner_reason",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="hvorfor den vandt"
                            ),
                        ),
                        (
                            "picture_alt",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="billedbeskrivelse"
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="prizes",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                        (
                            "picture",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="billede",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pris",
                        "verbose_name_plural": "priser",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="StoryPage",
                    fields=[
                        (
                            "page_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to=settings.WAGTAIL_PAGE_MODEL,
                            ),
                        ),
                        ("lead", models.TextField(max_length=400, verbose_name="indledning")),
                        (
                            "industry",
                            models.CharField(blank=True, max_length=80, verbose_name="branche"),
                        ),
                        (
                            "theme",
                            models.CharField(
                                choices=[
                                    ("first_job", "det første job"),
                                    ("small_job", "småjob"),
                                    ("back_again", "tilbage i arbejde"),
                                    ("colleagues", "kollegerne"),
                                    ("leader", "lederen fortæller"),
                                ],
                                default="small_job",
                                max_length=12,
                                verbose_name="tema",
                            ),
                        ),
                        (
                            "told_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="fortalt"
                            ),
                        ),
                        (
                            "quote",
                            models.TextField(blank=True, max_length=400, verbose_name="citat"),
                        ),
                        (
                            "quoted_person",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="hvem siger det"
                            ),
                        ),
                        (
                            "quoted_role",
                            models.CharField(blank=True, max_length=120, verbose_name="titel"),
                        ),
                        (
                            "picture_alt",
                            models.CharField(
                                blank=True,
                                help_text="Hvad ser man på billedet? Skal udfyldes, når der er et billede.",
                                max_length=200,
                                verbose_name="billedbeskrivelse",
                            ),
                        ),
                        (
                            "body",
                            wagtail.fields.StreamField(
                                [
                                    ("heading", 0),
                                    ("paragraph", 1),
                                    ("quote", 5),
                                    ("picture", 8),
                                    ("people", 15),
                                    ("gallery", 18),
                                    ("figure", 19),
                                    ("timeline", 24),
                                    ("video", 29),
                                ],
                                blank=True,
                                block_lookup={
                                    0: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "icon": "title",
                                            "label": "Overskrift",
                                            "max_length": 120,
                                            "template": "blocks/heading.html",
                                        },
                                    ),
                                    1: (
                                        "wagtail.blocks.RichTextBlock",
                                        (),
                                        {
                                            "features": [
                                                "bold",
                                                "italic",
                                                "link",
                                                "ul",
                                                "ol",
                                                "document-link",
                                            ],
                                            "label": "Tekst",
                                        },
                                    ),
                                    2: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "Citat", "max_length": 400, "rows": 3},
                                    ),
                                    3: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Hvem siger det", "max_length": 120},
                                    ),
                                    4: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Titel", "max_length": 120, "required": False},
                                    ),
                                    5: (
                                        "wagtail.blocks.StructBlock",
                                        [[("text", 2), ("who", 3), ("role", 4)]],
                                        {},
                                    ),
                                    6: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {
                                            "help_text": "Beskriv billedet for dem, der ikke kan se det, eller sæt flueben ved pynt.",
                                            "label": "Billede",
                                        },
                                    ),
                                    7: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "label": "Billedtekst",
                                            "max_length": 200,
                                            "required": False,
                                        },
                                    ),
                                    8: (
                                        "wagtail.blocks.StructBlock",
                                        [[("picture", 6), ("caption", 7)]],
                                        {},
                                    ),
                                    9: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {"label": "Navn", "max_length": 120},
                                    ),
                                    10: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {
                                            "label": "Kort fortalt",
                                            "max_length": 300,
                                            "required": False,
                                            "rows": 2,
                                        },
                                    ),
                                    11: (
                                        "wagtail.images.blocks.ImageBlock",
                                        [],
                                        {"label": "Billede"},
                                    ),
                                    12: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "help_text": "Siger personen nej senere, så fjern navnet, og udgiv siden igen.",
                                            "label": "Personen har sagt ja til at stå her",
                                        },
                                    ),
                                    13: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("name", 9),
                                                ("role", 4),
                                                ("text", 10),
                                                ("picture", 11),
                                                ("agreed", 12),
                                            ]
                                        ],
                                        {},
                                    ),
                                    14: (
                                        "wagtail.blocks.ListBlock",
                                        (13,),
                                        {"label": "Mennesker", "max_num": 24, "min_num": 1},
                                    ),
                                    15: ("wagtail.blocks.StructBlock", [[("people", 14)]], {}),
                                    16: ("wagtail.images.blocks.ImageBlock", [], {}),
                                    17: (
                                        "wagtail.blocks.ListBlock",
                                        (16,),
                                        {"label": "Billeder", "max_num": 12, "min_num": 2},
                                    ),
                                    18: (
                                        "wagtail.blocks.StructBlock",
                                        [[("pictures", 17), ("caption", 7)]],
                                        {},
                                    ),
                                    19: ("taskforces.models.blocks.FigureBlock", (), {}),
                                    20: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "Fx “Uge 3” eller “Maj”.",
                                            "label": "Hvornår",
                                            "max_length": 40,
                                        },
                                    ),
                                    21: (
                                        "wagtail.blocks.TextBlock",
                                        (),
                                        {"label": "Hvad skete der", "max_length": 300, "rows": 2},
                                    ),
                                    22: (
                                        "wagtail.blocks.StructBlock",
                                        [[("when", 20), ("text", 21)]],
                                        {},
                                    ),
                                    23: (
                                        "wagtail.blocks.ListBlock",
                                        (22,),
                                        {"label": "Forløbet", "max_num": 12, "min_num": 2},
                                    ),
                                    24: ("wagtail.blocks.StructBlock", [[("moments", 23)]], {}),
                                    25: (
                                        "wagtail.documents.blocks.DocumentChooserBlock",
                                        (),
                                        {"help_text": "MP4 eller WebM.", "label": "Film"},
                                    ),
                                    26: (
                                        "wagtail.documents.blocks.DocumentChooserBlock",
                                        (),
                                        {
                                            "help_text": "En fil, der ender på .vtt.",
                                            "label": "Undertekster",
                                            "required": False,
                                        },
                                    ),
                                    27: (
                                        "wagtail.blocks.BooleanBlock",
                                        (),
                                        {
                                            "label": "Der bliver ikke talt i filmen",
                                            "required": False,
                                        },
                                    ),
                                    28: (
                                        "wagtail.blocks.CharBlock",
                                        (),
                                        {
                                            "help_text": "Læses op for dem, der ikke kan se den.",
                                            "label": "Hvad viser filmen?",
                                            "max_length": 160,
                                        },
                                    ),
                                    29: (
                                        "wagtail.blocks.StructBlock",
                                        [
                                            [
                                                ("film", 25),
                                                ("captions", 26),
                                                ("silent", 27),
                                                ("title", 28),
                                            ]
                                        ],
                                        {},
                                    ),
                                },
                                verbose_name="historien",
                            ),
                        ),
                        (
                            "fictional",
                            models.BooleanField(
                                default=False,
                                help_text="Opdigtede personer. Siden siger det tydeligt og kræver intet samtykke.",
                                verbose_name="fiktiv",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="stories",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                        (
                            "picture",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="billede",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historie",
                        "verbose_name_plural": "historier",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="Workplace",
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
                            "p_number",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                null=True,
                                unique=True,
                                validators=[taskforces.identifiers.validate_p_number],
                                verbose_name="P-nummer",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=160, verbose_name="navn")),
                        (
                            "street",
                            models.CharField(blank=True, max_length=160, verbose_name="adresse"),
                        ),
                        (
                            "postcode",
                            models.CharField(blank=True, max_length=4, verbose_name="postnummer"),
                        ),
                        ("city", models.CharField(blank=True, max_length=80, verbose_name="by")),
                        (
                            "municipality_code",
                            models.CharField(
                                choices=accounts.municipalities.choices,
                                max_length=4,
                                verbose_name="kommune",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="workplaces",
                                to="taskforces.company",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "arbejdssted",
                        "verbose_name_plural": "arbejdssteder",
                        "ordering": ["city", "street"],
                    },
                ),
                migrations.CreateModel(
                    name="Figure",
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
                                    ("target", "måltal"),
                                    ("pledged", "lovet"),
                                    ("started", "begyndt"),
                                    ("in_job_or_on_the_way", "i job eller godt på vej"),
                                    ("retained", "fastholdt"),
                                    ("self_supporting", "selvforsørgende"),
                                    ("context", "baggrund"),
                                    ("grant_dkk", "bevilling"),
                                ],
                                max_length=24,
                                verbose_name="art",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=0, max_digits=14, verbose_name="værdi"
                            ),
                        ),
                        (
                            "out_of",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="ud af"
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("persons", "personer"),
                                    ("positions", "job"),
                                    ("companies", "virksomheder"),
                                    ("percent", "procent"),
                                    ("months", "måneder"),
                                    ("kroner", "kroner"),
                                    ("other", "andet"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="enhed",
                            ),
                        ),
                        (
                            "definition",
                            models.CharField(max_length=240, verbose_name="hvad tallet tæller"),
                        ),
                        ("as_of", models.DateField(blank=True, null=True, verbose_name="opgjort")),
                        ("source", models.CharField(max_length=240, verbose_name="kilde")),
                        ("source_url", models.URLField(blank=True, verbose_name="kildens adresse")),
                        ("published", models.BooleanField(default=True, verbose_name="offentlig")),
                        (
                            "network",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tal",
                        "verbose_name_plural": "tal",
                        "ordering": ["network", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("definition", ""), _negated=True),
                                    models.Q(("source", ""), _negated=True),
                                ),
                                name="figure_has_definition_and_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CompanyRelation",
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
                            "short_name",
                            models.CharField(
                                blank=True,
                                help_text="Tomt: navnet fra registret.",
                                max_length=80,
                                verbose_name="jeres navn for virksomheden",
                            ),
                        ),
                        (
                            "note",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="godt at vide"
                            ),
                        ),
                        (
                            "next_step",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="næste skridt"
                            ),
                        ),
                        (
                            "next_step_on",
                            models.DateField(blank=True, null=True, verbose_name="hvornår"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(default=django.utils.timezone.now, editable=False),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="company_relations",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig hos jer",
                            ),
                        ),
                        (
                            "tags",
                            models.ManyToManyField(
                                blank=True, related_name="relations", to="taskforces.tag"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("commercial", "kommerciel"),
                                    ("social", "socialøkonomisk"),
                                ],
                                db_default="",
                                default="",
                                help_text="Tæller i programmers mål. Tomt: som virksomheden er skrevet ind som medlem.",
                                max_length=10,
                                verbose_name="slags virksomhed",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "viden om virksomhed",
                        "verbose_name_plural": "viden om virksomheder",
                        "indexes": [
                            models.Index(fields=["organisation", "next_step_on"], name="next_steps")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "company"), name="one_relation_a_company"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CompanyLogEntry",
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
                                    ("mail", "e-mail"),
                                    ("visit", "besøg"),
                                    ("note", "notat"),
                                ],
                                default="call",
                                max_length=8,
                                verbose_name="art",
                            ),
                        ),
                        ("text", models.TextField(max_length=2000, verbose_name="hvad blev sagt")),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="tidspunkt"
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
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="log_entries",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="company_log_entries",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kontakt med virksomhed",
                        "verbose_name_plural": "kontakter med virksomheder",
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["organisation", "company", "-at"], name="company_log"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JoinRequest",
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
                            models.CharField(max_length=120, verbose_name="virksomhed"),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=30, verbose_name="telefon"),
                        ),
                        (
                            "remark",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="bemærkning"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "venter på svar"),
                                    ("yes", "er med"),
                                    ("no", "blev ikke medlem"),
                                ],
                                default="",
                                max_length=4,
                                verbose_name="svar",
                            ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="join_requests",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ønske om at være med",
                        "verbose_name_plural": "ønsker om at være med",
                        "ordering": ["created_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="TargetGroupDecision",
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
                        ("text", models.TextField(verbose_name="målgruppe")),
                        ("decided_on", models.DateField(verbose_name="besluttet")),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="target_group_decisions",
                                to="taskforces.network",
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
                        "verbose_name": "beslutning om målgruppe",
                        "verbose_name_plural": "beslutninger om målgruppe",
                        "ordering": ["-decided_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeChapter",
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
                            "heading",
                            models.CharField(
                                choices=[
                                    ("identify", "At finde åbninger"),
                                    ("hand_over", "At overlevere til jobcenteret"),
                                    ("match", "Match og fastholdelse"),
                                    ("spread", "Spredning til flere virksomheder"),
                                    ("anchor", "Forankring"),
                                    ("successes", "Det er lykkedes"),
                                    ("challenges", "Det har været svært"),
                                ],
                                max_length=12,
                                verbose_name="overskrift",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(blank=True, max_length=6000, verbose_name="tekst"),
                        ),
                        (
                            "written_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="skrevet"
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="chapters",
                                to="taskforces.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "afsnit i en beretning",
                        "verbose_name_plural": "afsnit i beretninger",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "heading"), name="chapter_once_a_programme"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeNetwork",
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
                                    ("asked", "spurgt"),
                                    ("joined", "med"),
                                    ("declined", "sagde nej"),
                                    ("left", "gået ud"),
                                ],
                                default="asked",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="spurgt"
                            ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="in_programmes",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="taskforces.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "netværk i et program",
                        "verbose_name_plural": "netværk i programmer",
                        "ordering": ["network__name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "network"), name="network_once_a_programme"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "asked")),
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="programme_answer_has_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammePartner",
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
                            "name",
                            models.CharField(
                                blank=True,
                                help_text="Når partneren ikke bruger siden.",
                                max_length=120,
                                verbose_name="navn",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                help_text="Fx “deltager i alle klubbernes møder og rådgiver om modellen”.",
                                max_length=200,
                                verbose_name="hvad gør de",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                help_text="Så ser dens medarbejdere programmets tal. Kontakter ser de aldrig.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partnered_programmes",
                                to="accounts.organisation",
                                verbose_name="organisation her på siden",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partners",
                                to="taskforces.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partner i et program",
                        "verbose_name_plural": "partnere i programmer",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "organisation"),
                                name="partner_once_a_programme",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation__isnull", False),
                                    models.Q(("name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partner_has_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KnowledgeSheet",
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
                                    ("target_group", "fakta om målgruppen"),
                                    ("tool", "værktøj til fastholdelse"),
                                    ("lesson", "erfaring"),
                                    ("trade", "viden om branchen"),
                                ],
                                max_length=16,
                                verbose_name="hvad er det",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "summary",
                            models.CharField(
                                blank=True,
                                help_text="En eller to sætninger, der står i listen.",
                                max_length=300,
                                verbose_name="kort fortalt",
                            ),
                        ),
                        (
                            "body",
                            models.TextField(
                                help_text="Skriv om grupper og vaner, ikke om enkelte mennesker. Tom linje: nyt afsnit.",
                                max_length=8000,
                                verbose_name="tekst",
                            ),
                        ),
                        (
                            "sources",
                            models.TextField(
                                blank=True,
                                help_text="Én pr. linje, gerne med årstal og adresse på nettet.",
                                max_length=2000,
                                verbose_name="kilder",
                            ),
                        ),
                        (
                            "industry_codes",
                            models.CharField(
                                blank=True,
                                help_text="Begyndelsen af branchekoder med komma imellem, fx “43.9, 41”. Tomt: alle netværkets pladser.",
                                max_length=120,
                                verbose_name="kun disse brancher",
                            ),
                        ),
                        (
                            "for_leaders",
                            models.BooleanField(
                                default=False,
                                help_text="Så står det på billetten og på netværkets side, hvor alle kan læse det.",
                                verbose_name="ledere kan læse det",
                            ),
                        ),
                        (
                            "is_shared",
                            models.BooleanField(
                                default=False,
                                help_text="Folk i netværk med samme vært, samme enhed eller samme program.",
                                verbose_name="andre netværk kan finde det",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="udgivet"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="knowledge_sheets",
                                to="taskforces.network",
                                verbose_name="netværk",
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
                        "verbose_name": "vidensark",
                        "verbose_name_plural": "vidensark",
                        "ordering": ["kind", "title", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CompanyMerge",
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
                                choices=[("merge", "lagt sammen"), ("split", "delt")],
                                default="merge",
                                max_length=8,
                                verbose_name="art",
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="hvornår"
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="fortrudt"),
                        ),
                        (
                            "moved",
                            models.JSONField(
                                default=list, help_text="[[model, field, from, to, [ids]], …]"
                            ),
                        ),
                        (
                            "removed",
                            models.JSONField(
                                default=list, help_text="Rows that are gone, as serialised."
                            ),
                        ),
                        (
                            "before",
                            models.JSONField(
                                default=list, help_text="[[model, id, {field: value}], …]"
                            ),
                        ),
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
                            "gone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="company_merges",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sammenlægning",
                        "verbose_name_plural": "sammenlægninger",
                        "ordering": ["-at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Continuation",
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
                            "elements",
                            models.JSONField(
                                blank=True, default=list, verbose_name="det fører vi videre"
                            ),
                        ),
                        (
                            "money",
                            models.CharField(
                                blank=True,
                                help_text="Fx “egen drift” eller “finansloven 2027”.",
                                max_length=200,
                                verbose_name="på hvilke penge",
                            ),
                        ),
                        (
                            "until",
                            models.DateField(
                                blank=True,
                                help_text="Tomt: uden slutdato.",
                                null=True,
                                verbose_name="til hvornår",
                            ),
                        ),
                        (
                            "staff",
                            models.CharField(
                                blank=True,
                                help_text="Stillinger og timer, ikke navne.",
                                max_length=200,
                                verbose_name="hvem gør det",
                            ),
                        ),
                        (
                            "note",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="hvad skal der ellers til"
                            ),
                        ),
                        (
                            "signed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="skrevet under"
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="continuations",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="continuations",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "videreførelse",
                        "verbose_name_plural": "videreførelser",
                        "ordering": ["-signed_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Partnership",
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
                        ("partner", models.CharField(max_length=160, verbose_name="partner")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("employment_unit", "virksomhedsindgang"),
                                    ("municipality", "kommune"),
                                    ("club", "klub"),
                                    ("trade_body", "brancheforening"),
                                    ("education", "skole eller uddannelse"),
                                    ("shops", "butikker eller kæde"),
                                    ("pension_fund", "pensionskasse"),
                                    ("foundation", "fond"),
                                    ("union", "fagforening eller a-kasse"),
                                    ("other", "andre"),
                                ],
                                default="other",
                                max_length=16,
                                verbose_name="partneren er",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                help_text="Fx “Stiller lokaler og finder mestrene”.",
                                max_length=300,
                                verbose_name="hvad gør de",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "spurgt"),
                                    ("agreed", "aftalt"),
                                    ("declined", "sagde nej"),
                                    ("ended", "slut"),
                                ],
                                default="agreed",
                                max_length=8,
                                verbose_name="hvor langt er det",
                            ),
                        ),
                        (
                            "asked_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="spurgt den"
                            ),
                        ),
                        (
                            "answer_by",
                            models.DateField(
                                default=taskforces.models.partnerships.answer_expected,
                                help_text="Har de ikke svaret til den tid, står spørgsmålet øverst hos jer.",
                                verbose_name="svar ventes senest",
                            ),
                        ),
                        (
                            "answered_on",
                            models.DateField(blank=True, null=True, verbose_name="svaret den"),
                        ),
                        (
                            "answer_note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="hvad svarede de"
                            ),
                        ),
                        (
                            "starts_on",
                            models.DateField(blank=True, null=True, verbose_name="gælder fra"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="gælder til"),
                        ),
                        (
                            "our_contact",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="jeres kontaktperson"
                            ),
                        ),
                        (
                            "partner_contact",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="partnerens kontaktperson"
                            ),
                        ),
                        (
                            "partner_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="partnerens e-mail"
                            ),
                        ),
                        (
                            "partner_phone",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="partnerens telefon"
                            ),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                blank=True,
                                help_text="Fx “den første mandag i måneden”.",
                                max_length=120,
                                verbose_name="hvor tit I taler sammen",
                            ),
                        ),
                        (
                            "next_talk_on",
                            models.DateField(blank=True, null=True, verbose_name="næste samtale"),
                        ),
                        (
                            "continues",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "ikke besluttet endnu"),
                                    ("same", "fortsætter som nu"),
                                    ("changed", "fortsætter på en anden måde"),
                                    ("stops", "stopper"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="hvad sker der bagefter",
                            ),
                        ),
                        (
                            "continues_how",
                            models.TextField(blank=True, max_length=1000, verbose_name="hvordan"),
                        ),
                        (
                            "volume_a_year",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Antal job eller forløb, I er enige om.",
                                null=True,
                                verbose_name="omfang om året",
                            ),
                        ),
                        (
                            "interested",
                            models.JSONField(
                                blank=True,
                                default=list,
                                verbose_name="andre kommuner, der vil høre mere",
                            ),
                        ),
                        (
                            "shown_publicly",
                            models.BooleanField(
                                default=False,
                                help_text="Med navn og det, de gør. Kontaktpersoner står der aldrig.",
                                verbose_name="må nævnes på netværkets side",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partnerships",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                help_text="Så kan partnerens egne folk læse aftalen.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="partnerships",
                                to="accounts.organisation",
                                verbose_name="partneren her på siden",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partnerskab",
                        "verbose_name_plural": "partnerskaber",
                        "ordering": ["partner", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on", None),
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="partnership_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Advice",
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
                            models.CharField(max_length=120, verbose_name="rådet i én sætning"),
                        ),
                        ("text", models.TextField(max_length=600, verbose_name="uddybning")),
                        (
                            "source",
                            models.CharField(
                                help_text="Hvor det står, eller hvem der har erfaret det.",
                                max_length=240,
                                verbose_name="kilde",
                            ),
                        ),
                        ("source_url", models.URLField(blank=True, verbose_name="kildens adresse")),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="advice",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "råd",
                        "verbose_name_plural": "råd",
                        "ordering": ["network__name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="advice_has_a_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeletedContact",
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
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "content",
                            models.JSONField(
                                help_text="{rows: serialised, pointed: [[model, field, [ids]], …]}"
                            ),
                        ),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deleted",
                                to="taskforces.bulkchange",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "slettet kontakt",
                        "verbose_name_plural": "slettede kontakter",
                    },
                ),
                migrations.CreateModel(
                    name="Nomination",
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
                        ("company", models.CharField(max_length=160, verbose_name="virksomhed")),
                        ("reason", models.TextField(max_length=2000, verbose_name="hvorfor")),
                        ("by_name", models.CharField(max_length=120, verbose_name="indstillet af")),
                        ("by_email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "consented_at",
                            models.DateTimeField(
                                help_text="GDPR article 6(1)(a).",
                                verbose_name="sagde ja til, at vi gemmer det",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "prize",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="nominations",
                                to="taskforces.prizepage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "indstilling",
                        "verbose_name_plural": "indstillinger",
                        "ordering": ["-created_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                            "is_post",
                            models.BooleanField(
                                default=False,
                                help_text="Fx “Ledelsen”. Brevet siger “Att.: Ledelsen” og hilser virksomheden.",
                                verbose_name="en post, ikke en person",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=120, verbose_name="titel"),
                        ),
                        (
                            "salutation",
                            models.CharField(
                                blank=True,
                                help_text="Tom: “Kære” og fornavn.",
                                max_length=120,
                                verbose_name="hilsen",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        (
                            "data_source",
                            models.CharField(
                                help_text="Hvor kommer navnet fra? Trykkes i brevet.",
                                max_length=160,
                                verbose_name="datakilde",
                            ),
                        ),
                        (
                            "contact_basis",
                            models.CharField(
                                choices=[
                                    ("member", "medlem af netværket"),
                                    ("dialogue", "løbende dialog"),
                                    ("public_task", "offentlig opgave"),
                                    ("consent", "samtykke"),
                                    ("printed_letter", "kun brev på papir"),
                                ],
                                default="public_task",
                                max_length=20,
                                verbose_name="grundlag for kontakt",
                            ),
                        ),
                        (
                            "objected_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="har frabedt sig kontakt"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "search_text",
                            models.CharField(db_index=True, editable=False, max_length=320),
                        ),
                        (
                            "greeting_doubtful",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="Somebody should look at the greeting before it is printed.",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "workplace",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="contacts",
                                to="taskforces.workplace",
                            ),
                        ),
                        (
                            "preferred_channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("email", "e-mail"),
                                    ("print", "brev på papir"),
                                    ("digital_post", "Digital Post"),
                                ],
                                db_default="",
                                default="",
                                help_text="Følges, når det kan lade sig gøre. Ellers først e-mail, så Digital Post, så papir.",
                                max_length=12,
                                verbose_name="vil helst have post som",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Brev og mails kommer på det sprog, når brevet findes på det.",
                                max_length=10,
                                verbose_name="læser helst",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kontaktperson",
                        "verbose_name_plural": "kontaktpersoner",
                        "ordering": ["company__name", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "company", "name"),
                                name="contact_is_known_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoryConsent",
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
                        ("person_name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "scope",
                            models.CharField(
                                help_text="Fx navn, billede og historie på denne side.",
                                max_length=200,
                                verbose_name="hvad der er sagt ja til",
                            ),
                        ),
                        (
                            "given_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="givet"
                            ),
                        ),
                        (
                            "expires_on",
                            models.DateField(blank=True, null=True, verbose_name="gælder til"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="trukket tilbage"
                            ),
                        ),
                        (
                            "story",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consents",
                                to="taskforces.storypage",
                                verbose_name="historie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "samtykke",
                        "verbose_name_plural": "samtykker",
                        "ordering": ["-given_on", "person_name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_on", None),
                                    ("expires_on__gte", models.F("given_on")),
                                    _connector="OR",
                                ),
                                name="consent_expires_after_it_is_given",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JuryMember",
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
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "key",
                            models.CharField(
                                default=accounts.keys.new_key,
                                editable=False,
                                max_length=22,
                                unique=True,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "voted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="har stemt"),
                        ),
                        (
                            "prize",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="jury",
                                to="taskforces.prizepage",
                            ),
                        ),
                        (
                            "removed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taget ud"),
                        ),
                    ],
                    options={
                        "verbose_name": "jurymedlem",
                        "verbose_name_plural": "jurymedlemmer",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("prize", "email"), name="juror_once_a_prize"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PrizeWinner",
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
                        ("company", models.CharField(max_length=160, verbose_name="virksomhed")),
                        (
                            "reason",
                            models.TextField(max_length=1000, verbose_name="hvorfor den vandt"),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, verbose_name="virksomhedens e-mail"),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=accounts.keys.new_key,
                                editable=False,
                                max_length=22,
                                unique=True,
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="spurgt"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "says_yes",
                            models.BooleanField(blank=True, null=True, verbose_name="siger ja"),
                        ),
                        (
                            "prize",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asked",
                                to="taskforces.prizepage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vinder",
                        "verbose_name_plural": "vindere",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("says_yes", True), ("says_yes", None), _connector="OR"
                                ),
                                fields=("prize",),
                                name="one_winner_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "formand"),
                                    ("member", "medlem"),
                                    ("ambassador", "ambassadør"),
                                    ("sponsor", "sponsor"),
                                ],
                                default="member",
                                max_length=12,
                                verbose_name="rolle",
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="sponsorniveau"
                            ),
                        ),
                        (
                            "shown_publicly",
                            models.BooleanField(default=False, verbose_name="må nævnes offentligt"),
                        ),
                        (
                            "joined_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="med siden"
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="memberships",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="taskforces.network",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "virksomhed"),
                                    ("social_economy", "socialøkonomisk virksomhed"),
                                    ("employment_unit", "virksomhedsindgang"),
                                    ("business_council", "erhvervsråd"),
                                    ("education", "uddannelse"),
                                    ("union", "fagforening"),
                                    ("unemployment_fund", "a-kasse"),
                                    ("association", "forening"),
                                    ("foundation", "fond"),
                                    ("civil_society", "civilsamfund"),
                                ],
                                db_default="company",
                                default="company",
                                max_length=20,
                                verbose_name="medlemmet er",
                            ),
                        ),
                        (
                            "left_on",
                            models.DateField(blank=True, null=True, verbose_name="stoppede"),
                        ),
                        (
                            "talk",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=160,
                                verbose_name="holder oplæg om",
                            ),
                        ),
                        (
                            "talk_on",
                            models.DateField(blank=True, null=True, verbose_name="oplæg den"),
                        ),
                        (
                            "logo",
                            models.ForeignKey(
                                blank=True,
                                help_text="Vises på netværkets side, når medlemmet må nævnes.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="wagtailimages.image",
                                verbose_name="logo",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "medlemskab",
                        "verbose_name_plural": "medlemskaber",
                        "ordering": ["company__name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "company"), name="member_once_a_network"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_on", None),
                                    ("left_on__gte", models.F("joined_on")),
                                    _connector="OR",
                                ),
                                name="member_leaves_after_joining",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JuryVote",
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
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="votes",
                                to="taskforces.jurymember",
                            ),
                        ),
                        (
                            "nomination",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="votes",
                                to="taskforces.nomination",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "stemme",
                        "verbose_name_plural": "stemmer",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("member", "nomination"), name="one_vote_a_nomination"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactMerge",
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
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="hvornår"
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="fortrudt"),
                        ),
                        (
                            "moved",
                            models.JSONField(
                                default=list, help_text="[[model, field, from, to, [ids]], …]"
                            ),
                        ),
                        (
                            "removed",
                            models.JSONField(
                                default=list, help_text="Rows that are gone, as serialised."
                            ),
                        ),
                        (
                            "before",
                            models.JSONField(
                                default=list, help_text="[[model, id, {field: value}], …]"
                            ),
                        ),
                        (
                            "gone",
                            models.BigIntegerField(
                                db_index=True, verbose_name="den, der ikke er mere"
                            ),
                        ),
                        ("gone_name", models.CharField(max_length=120, verbose_name="navn")),
                        (
                            "gone_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
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
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_merges",
                                to="accounts.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sammenlægning af kontakter",
                        "verbose_name_plural": "sammenlægninger af kontakter",
                        "ordering": ["-at", "-pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContactDistinction",
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
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="taskforces.contact",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "to kontakter, der ikke er den samme",
                        "verbose_name_plural": "kontakter, der ikke er de samme",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("one", "other"), name="two_contacts_told_apart_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))),
                                name="told_apart_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactList",
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
                            "source",
                            models.CharField(blank=True, max_length=160, verbose_name="kilde"),
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
                            "made_companies",
                            models.ManyToManyField(related_name="+", to="taskforces.company"),
                        ),
                        (
                            "made_memberships",
                            models.ManyToManyField(related_name="+", to="taskforces.membership"),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_lists",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "contacts",
                            models.ManyToManyField(
                                related_name="lists",
                                through="taskforces.Listing",
                                to="taskforces.contact",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "liste",
                        "verbose_name_plural": "lister",
                        "ordering": ["-created_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanLine",
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
                            models.CharField(max_length=200, verbose_name="hvad skal der ske"),
                        ),
                        (
                            "owner",
                            models.CharField(
                                blank=True,
                                help_text="Fx et udvalg eller en rolle.",
                                max_length=120,
                                verbose_name="eller en anden",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="inden")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="gjort")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="plan_lines",
                                to="taskforces.membership",
                                verbose_name="medlem, der tager den",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plan_lines",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "punkt i planen",
                        "verbose_name_plural": "punkter i planen",
                        "ordering": ["created_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Outreach",
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
                                    ("talk", "oplæg"),
                                    ("media", "artikel eller indslag"),
                                    ("fair", "messe eller folkemøde"),
                                    ("prize", "pris"),
                                    ("social", "sociale medier"),
                                    ("story", "film eller historie"),
                                    ("other", "andet"),
                                ],
                                default="talk",
                                max_length=8,
                                verbose_name="art",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="hvad")),
                        (
                            "audience",
                            models.CharField(
                                help_text="Fx Rotary Nordby, en sportsklub eller et blad.",
                                max_length=160,
                                verbose_name="for hvem",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=160, verbose_name="hvor"),
                        ),
                        ("happens_on", models.DateField(verbose_name="dag")),
                        (
                            "starts_at",
                            models.TimeField(blank=True, null=True, verbose_name="klokken"),
                        ),
                        (
                            "speaker",
                            models.CharField(blank=True, max_length=120, verbose_name="hvem taler"),
                        ),
                        (
                            "speaker_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail til den, der taler"
                            ),
                        ),
                        (
                            "reach",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Et skøn er nok.",
                                null=True,
                                verbose_name="hvor mange det nåede",
                            ),
                        ),
                        ("link", models.URLField(blank=True, verbose_name="link")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("planned", "planlagt"),
                                    ("held", "er sket"),
                                    ("called_off", "blev ikke til noget"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="er det sket?",
                            ),
                        ),
                        (
                            "outcome",
                            models.TextField(
                                blank=True, max_length=600, verbose_name="hvad kom der ud af det"
                            ),
                        ),
                        (
                            "shown_publicly",
                            models.BooleanField(
                                default=False, verbose_name="vis det på netværkets side"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=accounts.keys.new_key,
                                editable=False,
                                max_length=22,
                                unique=True,
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="spurgt på mail"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "says_yes",
                            models.BooleanField(blank=True, null=True, verbose_name="siger ja"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="outreach",
                                to="taskforces.membership",
                                verbose_name="virksomhed, der fortæller",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outreach",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "udbredelse",
                        "verbose_name_plural": "udbredelse",
                        "ordering": [
                            "happens_on",
                            models.OrderBy(models.F("starts_at"), nulls_first=True),
                            "pk",
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Listing",
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
                            "made",
                            models.BooleanField(default=False, verbose_name="kom ind med listen"),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="listings",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "contact_list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="listings",
                                to="taskforces.contactlist",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kontakt på liste",
                        "verbose_name_plural": "kontakter på liste",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("contact_list", "contact"), name="contact_is_listed_once"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(remove_default_workflow, migrations.RunPython.noop),
    ]
