"""A new site's tables as 0018 leaves them; where an older one stands, that and those before it are played."""

from accounts.database import install
import accounts.keys
from accounts.migration_operations import CreateModels
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import uuid
from django.conf import settings
from django.db import migrations, models


def make_append_only(apps, schema_editor):
    install(schema_editor.connection)


class Migration(migrations.Migration):
    replaces = [
        ("events", "0001_initial"),
        ("events", "0002_append_only"),
        ("events", "0003_seat_changes"),
        ("events", "0004_ways_and_notices"),
        ("events", "0005_sent_letters"),
        ("events", "0006_guest_list_is_a_door"),
        ("events", "0007_planned_sendings"),
        ("events", "0008_letters_in_languages"),
        ("events", "0009_open_registration"),
        ("events", "0010_courses"),
        ("events", "0011_speakers_and_unit"),
        ("events", "0012_joint_events"),
        ("events", "0013_networking"),
        ("events", "0014_concepts"),
        ("events", "0015_sessions"),
        ("events", "0016_online_and_split"),
        ("events", "0017_first_answers_at_the_door"),
        ("events", "0018_tablets"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("outbox", "0001_initial"),
        ("taskforces", "0018_partnerships"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="BadgeLayout",
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
                            "sheet_stock",
                            models.CharField(
                                choices=[
                                    ("a4_2x4", "A4-ark, 8 labels (99 × 68 mm)"),
                                    ("a4_2x5", "A4-ark, 10 labels (86 × 55 mm)"),
                                    ("a4_3x8", "A4-ark, 24 labels (64 × 34 mm)"),
                                    ("roll_62x100", "rulle, én label (100 × 62 mm)"),
                                    ("roll_54x86", "rulle, én label (86 × 54 mm)"),
                                ],
                                default="a4_2x4",
                                max_length=12,
                                verbose_name="ark til alle skilte",
                            ),
                        ),
                        (
                            "label_stock",
                            models.CharField(
                                choices=[
                                    ("a4_2x4", "A4-ark, 8 labels (99 × 68 mm)"),
                                    ("a4_2x5", "A4-ark, 10 labels (86 × 55 mm)"),
                                    ("a4_3x8", "A4-ark, 24 labels (64 × 34 mm)"),
                                    ("roll_62x100", "rulle, én label (100 × 62 mm)"),
                                    ("roll_54x86", "rulle, én label (86 × 54 mm)"),
                                ],
                                default="roll_62x100",
                                max_length=12,
                                verbose_name="én label i døren",
                            ),
                        ),
                        (
                            "first_name_big",
                            models.BooleanField(default=True, verbose_name="fornavnet stort"),
                        ),
                        (
                            "shows_company",
                            models.BooleanField(default=True, verbose_name="virksomhed"),
                        ),
                        (
                            "shows_code",
                            models.BooleanField(
                                default=True,
                                help_text="Åbner kun det, gæsten selv har sagt ja til at vise.",
                                verbose_name="QR til kontaktkort og ark",
                            ),
                        ),
                        (
                            "shows_logo",
                            models.BooleanField(
                                default=True, verbose_name="netværkets navn og farve"
                            ),
                        ),
                        (
                            "network",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="badge_layout",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "navneskiltets udseende",
                        "verbose_name_plural": "navneskiltenes udseende",
                    },
                ),
                migrations.CreateModel(
                    name="CalendarKey",
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
                        ("key_sha256", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_key",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kalenderadresse",
                        "verbose_name_plural": "kalenderadresser",
                    },
                ),
                migrations.CreateModel(
                    name="Event",
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
                                    ("kick_off", "kick-off"),
                                    ("task_force_meeting", "Task Force-møde"),
                                    ("sponsor_meeting", "sponsormøde"),
                                    ("large_event", "stort arrangement"),
                                    ("dialogue_meeting", "dialogmøde"),
                                    ("steering_group", "styregruppemøde"),
                                    ("talk", "oplæg"),
                                    ("buddy_course", "buddykursus"),
                                    ("start_up_meeting", "opstartsmøde"),
                                ],
                                max_length=20,
                                verbose_name="art",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "slug",
                            models.SlugField(
                                max_length=120, unique=True, verbose_name="kort navn i adresser"
                            ),
                        ),
                        (
                            "summary",
                            models.CharField(
                                blank=True, max_length=240, verbose_name="kort fortalt"
                            ),
                        ),
                        (
                            "agenda",
                            models.TextField(
                                blank=True, help_text="Et punkt pr. linje.", verbose_name="program"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="begynder")),
                        ("ends_at", models.DateTimeField(verbose_name="slutter")),
                        ("place", models.CharField(max_length=160, verbose_name="sted")),
                        (
                            "address",
                            models.CharField(blank=True, max_length=200, verbose_name="adresse"),
                        ),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="pladser"
                            ),
                        ),
                        ("answer_deadline", models.DateTimeField(verbose_name="svarfrist")),
                        (
                            "companions_allowed",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="ledsagere pr. gæst"
                            ),
                        ),
                        (
                            "stand_in_allowed",
                            models.BooleanField(
                                default=True,
                                help_text="Ellers er invitationen personlig.",
                                verbose_name="en anden må komme i stedet",
                            ),
                        ),
                        (
                            "offer_hours",
                            models.PositiveSmallIntegerField(
                                default=48,
                                help_text="0: den er gæstens med det samme.",
                                verbose_name="en plads fra ventelisten holdes så mange timer",
                            ),
                        ),
                        (
                            "goal_positions",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Vises på skærmen. Tomt: netværkets mål.",
                                null=True,
                                verbose_name="mål for aftenen, antal job",
                            ),
                        ),
                        (
                            "public",
                            models.BooleanField(default=True, verbose_name="vises offentligt"),
                        ),
                        (
                            "cancelled_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="aflyst"),
                        ),
                        (
                            "cancel_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="hvorfor det er aflyst"
                            ),
                        ),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="SEQUENCE, RFC 5545 §3.8.7.4",
                                verbose_name="kalenderversion",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                        (
                            "registration_mode",
                            models.CharField(
                                choices=[
                                    ("invitation", "Kun de inviterede"),
                                    ("open", "Åben: man tilmelder sig selv"),
                                    ("approval", "Åben, og I siger ja eller nej til hver"),
                                ],
                                db_default="invitation",
                                default="invitation",
                                max_length=10,
                                verbose_name="hvem kan tilmelde sig",
                            ),
                        ),
                        (
                            "held_as",
                            models.CharField(
                                choices=[
                                    ("place", "På et sted"),
                                    ("small", "Lille: på et sted, for få"),
                                    ("online", "Online: med et link til dem, der har sagt ja"),
                                ],
                                db_default="place",
                                default="place",
                                max_length=6,
                                verbose_name="hvordan det holdes",
                            ),
                        ),
                        (
                            "online_link",
                            models.URLField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Kun dem, der har sagt ja og har plads, ser linket.",
                                max_length=500,
                                verbose_name="link til mødet online",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "arrangement",
                        "verbose_name_plural": "arrangementer",
                        "ordering": ["starts_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="event_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer_deadline__lte", models.F("ends_at"))),
                                name="event_deadline_before_end",
                            ),
                        ],
                    },
                    bases=(modelsearch.index.Indexed, models.Model),
                ),
                migrations.CreateModel(
                    name="DoorQuestion",
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
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("text", models.CharField(max_length=120, verbose_name="spørgsmål")),
                        ("choices", models.JSONField(default=list, verbose_name="svarmuligheder")),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="door_questions",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "spørgsmål i døren",
                        "verbose_name_plural": "spørgsmål i døren",
                        "ordering": ["position", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Device",
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
                            "label",
                            models.CharField(
                                help_text="Fx “Dør A” eller “Hovedindgangen”.",
                                max_length=60,
                                verbose_name="dør",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("helper", "hjælper"),
                                    ("kiosk", "gæsterne scanner selv"),
                                    ("list", "gæstelisten på arbejdsbordet"),
                                    ("tablet", "tablet med ark, der går rundt"),
                                ],
                                default="helper",
                                help_text="En telefon, hvor gæsterne scanner selv, viser ingen navne og kan ikke søge.",
                                max_length=6,
                                verbose_name="bruges af",
                            ),
                        ),
                        ("key_sha256", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("expires_at", models.DateTimeField(verbose_name="gælder til")),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="spærret"),
                        ),
                        (
                            "last_seen_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="sidst set"),
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="devices",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "enhed i døren",
                        "verbose_name_plural": "enheder i døren",
                        "ordering": ["label"],
                    },
                ),
                migrations.CreateModel(
                    name="EventPicture",
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
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "agreed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                help_text="When the uploader said that everybody on it agrees.",
                            ),
                        ),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pictures",
                                to="events.event",
                            ),
                        ),
                        (
                            "image",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="wagtailimages.image",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "billede fra et arrangement",
                        "verbose_name_plural": "billeder fra arrangementer",
                        "ordering": ["position", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Forgotten",
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
                        ("invited", models.PositiveIntegerField(default=0)),
                        (
                            "sent",
                            models.PositiveIntegerField(
                                default=0, help_text="Of those invited, by mail or print."
                            ),
                        ),
                        ("answered", models.PositiveIntegerField(default=0)),
                        ("coming", models.PositiveIntegerField(default=0)),
                        ("came", models.PositiveIntegerField(default=0, help_text="Parties.")),
                        (
                            "persons",
                            models.PositiveIntegerField(default=0, help_text="With a seat."),
                        ),
                        ("arrived", models.PositiveIntegerField(default=0, help_text="Persons.")),
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="forgotten",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "glemte gæster",
                        "verbose_name_plural": "glemte gæster",
                    },
                ),
                migrations.CreateModel(
                    name="GuestQuestion",
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
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("text", models.CharField(max_length=160, verbose_name="spørgsmål")),
                        (
                            "choices",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Empty: the guest writes.",
                                verbose_name="svarmuligheder",
                            ),
                        ),
                        (
                            "required",
                            models.BooleanField(default=False, verbose_name="skal besvares"),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guest_questions",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "spørgsmål til gæster",
                        "verbose_name_plural": "spørgsmål til gæster",
                        "ordering": ["position", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="InterviewGroup",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="gruppe")),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interview_groups",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "interviewgruppe",
                        "verbose_name_plural": "interviewgrupper",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "number"), name="group_number_once_an_event"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationRound",
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
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "seats",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Tomt: så længe der er plads i huset.",
                                null=True,
                                verbose_name="højst så mange pladser",
                            ),
                        ),
                        (
                            "case_number",
                            models.CharField(blank=True, max_length=60, verbose_name="sagsnummer"),
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rounds",
                                to="events.event",
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="taskforces.mayorinvitationpage",
                                verbose_name="brev",
                            ),
                        ),
                        (
                            "letter_revision",
                            models.ForeignKey(
                                blank=True,
                                help_text="Den udgave af brevet, der blev sendt.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="wagtailcore.revision",
                            ),
                        ),
                        (
                            "proofed_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="When somebody said that it looks right.",
                                null=True,
                                verbose_name="læst igennem",
                            ),
                        ),
                        (
                            "send_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="Empty again once it was tried.",
                                null=True,
                                verbose_name="sendes på mail",
                            ),
                        ),
                        (
                            "send_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "send_stopped",
                            models.CharField(
                                blank=True,
                                db_default="",
                                help_text="Why the last planned sending did not go out.",
                                max_length=40,
                            ),
                        ),
                        (
                            "send_whom",
                            models.CharField(
                                db_default="assigned",
                                default="assigned",
                                help_text="A Whom of its letters.",
                                max_length=12,
                            ),
                        ),
                        (
                            "translation_revisions",
                            models.JSONField(
                                db_default=models.Value({}, models.JSONField()),
                                default=dict,
                                help_text='Those of its translations: {"en": 7}.',
                            ),
                        ),
                        (
                            "is_open",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Of those who registered themselves: no letter went out to them.",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                blank=True,
                                help_text="Of a joint host's own guests; empty: the organiser's.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joint_rounds",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "udsendelse",
                        "verbose_name_plural": "udsendelser",
                        "ordering": ["-created_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_open", True)),
                                fields=("event",),
                                name="one_open_round_an_event",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderPlan",
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
                        ("active", models.BooleanField(default=True, verbose_name="mind om svar")),
                        (
                            "every_days",
                            models.PositiveSmallIntegerField(
                                default=4,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="hvor ofte, i arbejdsdage",
                            ),
                        ),
                        (
                            "stop_days",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[django.core.validators.MaxValueValidator(60)],
                                verbose_name="hold op så mange dage før svarfristen",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True,
                                help_text="Tom: vores egne. De samme ord i krøllede parenteser som i brevet kan bruges.",
                                max_length=1000,
                                verbose_name="jeres egne ord i påmindelsen",
                            ),
                        ),
                        (
                            "before_days",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[django.core.validators.MaxValueValidator(14)],
                                verbose_name="mind dem, der kommer, så mange dage før (0: slet ikke)",
                            ),
                        ),
                        (
                            "thanks",
                            models.BooleanField(default=True, verbose_name="tak dem, der kom"),
                        ),
                        (
                            "missed",
                            models.BooleanField(
                                default=True, verbose_name="skriv til dem, der blev væk"
                            ),
                        ),
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminder_plan",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plan for påmindelser",
                        "verbose_name_plural": "planer for påmindelser",
                    },
                ),
                migrations.CreateModel(
                    name="RegistrationRequest",
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
                            "company_name",
                            models.CharField(max_length=120, verbose_name="virksomhed"),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "companions",
                            models.PositiveSmallIntegerField(default=0, verbose_name="ledsagere"),
                        ),
                        (
                            "companion_names",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="ledsagernes navne"
                            ),
                        ),
                        (
                            "replies",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="To the event's own questions, by their key.",
                                verbose_name="svar på spørgsmål",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True, help_text="Of the page they wrote on.", max_length=10
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "venter på svar"),
                                    ("yes", "har fået ja"),
                                    ("no", "har fået nej"),
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="registration_requests",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ønske om en plads",
                        "verbose_name_plural": "ønsker om en plads",
                        "ordering": ["created_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Course",
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
                                    ("buddy", "for makkere"),
                                    ("ambassador", "for ambassadører"),
                                ],
                                default="buddy",
                                max_length=12,
                                verbose_name="kurset er",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="kursets navn")),
                        (
                            "held_on",
                            models.DateField(
                                default=django.utils.timezone.localdate,
                                verbose_name="sidste kursusdag",
                            ),
                        ),
                        (
                            "hours",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="timer i alt"
                            ),
                        ),
                        (
                            "content",
                            models.TextField(
                                blank=True,
                                help_text="Et punkt pr. linje. Står på kursusbeviset.",
                                max_length=800,
                                verbose_name="det, man lærer",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                help_text="Så kan dem, der blev tjekket ind i døren, hentes over på listen.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="courses",
                                to="events.event",
                                verbose_name="arrangement",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="courses",
                                to="taskforces.network",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kursus",
                        "verbose_name_plural": "kurser",
                        "ordering": ["-held_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Speaker",
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
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="navn")),
                        (
                            "about",
                            models.CharField(
                                blank=True,
                                help_text="Emnet alene. Skriv intet om helbred, ydelse eller ledighed.",
                                max_length=160,
                                verbose_name="fortæller om",
                            ),
                        ),
                        (
                            "consented_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="sagde ja den"
                            ),
                        ),
                        (
                            "consented_how",
                            models.CharField(
                                help_text="Fx på mail eller i telefonen. Så kan I vise, at de har sagt ja.",
                                max_length=120,
                                verbose_name="hvordan",
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
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="trukket tilbage"
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="speakers",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "oplægsholder",
                        "verbose_name_plural": "oplægsholdere",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), ("withdrawn_at", None), _negated=True),
                                    models.Q(
                                        ("withdrawn_at", None),
                                        models.Q(("about", ""), ("name", "")),
                                        _connector="OR",
                                    ),
                                ),
                                name="speaker_is_named_while_agreeing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitAttendance",
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
                            "invited_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="inviteret"
                            ),
                        ),
                        (
                            "was_invited",
                            models.BooleanField(default=True, verbose_name="var inviteret"),
                        ),
                        ("came", models.BooleanField(blank=True, null=True, verbose_name="kom")),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unit_attendances",
                                to="events.event",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unit_attendances",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "enhedens fremmøde",
                        "verbose_name_plural": "enhedens fremmøde",
                        "ordering": ["person__name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "person"), name="unit_person_once_an_event"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("was_invited", True), ("came", True), _connector="OR"
                                ),
                                name="unit_person_invited_or_came",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventHost",
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
                            "seats",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Tomt: så længe der er plads i huset.",
                                null=True,
                                verbose_name="højst så mange pladser",
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
                            "sent",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="Invitations that went out and whose rows were deleted since.",
                            ),
                        ),
                        (
                            "came",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="Parties that came and whose rows were deleted since.",
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="hosts",
                                to="events.event",
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joint_events",
                                to="taskforces.network",
                                verbose_name="netværk",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "medvært",
                        "verbose_name_plural": "medværter",
                        "ordering": ["network__name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "network"), name="host_once_an_event"
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
                                name="event_host_answer_has_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventStory",
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
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="story_ties",
                                to="events.event",
                            ),
                        ),
                        (
                            "story",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="event_ties",
                                to="taskforces.storypage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historie til et møde",
                        "verbose_name_plural": "historier til et møde",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "story"), name="story_once_an_event"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventConcept",
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
                                    ("kick_off", "kick-off"),
                                    ("task_force_meeting", "Task Force-møde"),
                                    ("sponsor_meeting", "sponsormøde"),
                                    ("large_event", "stort arrangement"),
                                    ("dialogue_meeting", "dialogmøde"),
                                    ("steering_group", "styregruppemøde"),
                                    ("talk", "oplæg"),
                                    ("buddy_course", "buddykursus"),
                                    ("start_up_meeting", "opstartsmøde"),
                                ],
                                max_length=20,
                                verbose_name="art",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "summary",
                            models.CharField(
                                blank=True, max_length=240, verbose_name="kort fortalt"
                            ),
                        ),
                        ("agenda", models.TextField(blank=True, verbose_name="program")),
                        (
                            "minutes",
                            models.PositiveIntegerField(verbose_name="varer så mange minutter"),
                        ),
                        (
                            "answer_days",
                            models.PositiveSmallIntegerField(
                                default=7, verbose_name="svarfrist så mange dage før"
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="pladser"
                            ),
                        ),
                        (
                            "companions_allowed",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="ledsagere pr. gæst"
                            ),
                        ),
                        (
                            "stand_in_allowed",
                            models.BooleanField(
                                default=True, verbose_name="en anden må komme i stedet"
                            ),
                        ),
                        (
                            "questions",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text='{"door": [{"text", "choices"}], "guest": [...]}.',
                                verbose_name="spørgsmål",
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "made_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.event",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="concepts",
                                to="taskforces.programme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "koncept",
                        "verbose_name_plural": "koncepter",
                        "ordering": ["title", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EventMaterial",
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
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "text",
                            models.TextField(
                                blank=True,
                                help_text="Fx referatet af dagen.",
                                max_length=8000,
                                verbose_name="tekst",
                            ),
                        ),
                        ("url", models.URLField(blank=True, max_length=300, verbose_name="link")),
                        ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="materials",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "materiale",
                        "verbose_name_plural": "materialer",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EventSplit",
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
                            "made_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="delt"
                            ),
                        ),
                        (
                            "told_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="gæsterne har fået besked"
                            ),
                        ),
                        (
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="split_from",
                                to="events.event",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="splits",
                                to="events.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "opdeling",
                        "verbose_name_plural": "opdelinger",
                        "ordering": ["-made_at"],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "code",
                            models.CharField(
                                default=accounts.keys.new_code,
                                max_length=11,
                                unique=True,
                                verbose_name="kode",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("none", "intet svar"),
                                    ("yes", "kommer"),
                                    ("no", "kommer ikke"),
                                    ("stand_in", "sender en anden"),
                                    ("phone_confirmed", "har sagt ja i telefonen"),
                                    ("later", "svarer senere"),
                                ],
                                default="none",
                                max_length=16,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="svaret"),
                        ),
                        (
                            "emailed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="sendt på e-mail"
                            ),
                        ),
                        (
                            "printed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="lavet på papir"
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="trukket tilbage"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="events.event",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="events.invitationround",
                            ),
                        ),
                        (
                            "digital_post_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="sendt som Digital Post"
                            ),
                        ),
                        (
                            "digital_post_made_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="lavet som Digital Post"
                            ),
                        ),
                        (
                            "posted_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="sendt på papir"
                            ),
                        ),
                        (
                            "calendar_uid",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="UID that the guest's calendar knows from an event they were moved out of; empty: the event's own.",
                                max_length=160,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation",
                        "verbose_name_plural": "invitationer",
                        "ordering": ["contact__company__name", "contact__name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "contact"), name="invited_once_an_event"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "none"), ("answered_at__isnull", True)),
                                    models.Q(
                                        models.Q(("answer", "none"), _negated=True),
                                        ("answered_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_answer_has_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterBatch",
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
                                    ("print", "breve på papir"),
                                    ("digital_post", "Digital Post"),
                                    ("records", "til journalen"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "i kø"),
                                    ("working", "i gang"),
                                    ("done", "færdig"),
                                    ("failed", "gik ikke"),
                                ],
                                default="queued",
                                max_length=8,
                            ),
                        ),
                        (
                            "document",
                            models.JSONField(
                                default=dict,
                                help_text="What all letters share: sender, colours, words, pictures.",
                            ),
                        ),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("made", models.PositiveIntegerField(default=0)),
                        ("error", models.CharField(blank=True, max_length=255)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "sent_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="When somebody said that it left the house.",
                                null=True,
                                verbose_name="sendt",
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
                            "letter_revision",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="wagtailcore.revision",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="batches",
                                to="events.invitationround",
                            ),
                        ),
                        (
                            "event_facts",
                            models.JSONField(
                                blank=True,
                                help_text="When and where, as the letters say it; outdated when the event says otherwise.",
                                null=True,
                            ),
                        ),
                        (
                            "whom",
                            models.CharField(
                                choices=[
                                    ("assigned", "Kun dem, der skal have den på den måde"),
                                    ("without_mail", "Alle, der ikke får mail"),
                                    ("unanswered", "Alle, der ikke har svaret"),
                                    ("coming", "Dem, der har sagt ja"),
                                ],
                                db_default="assigned",
                                default="assigned",
                                max_length=12,
                            ),
                        ),
                        (
                            "translations",
                            models.JSONField(
                                db_default=models.Value({}, models.JSONField()),
                                default=dict,
                                help_text='The same for those who read another language: {"en": {"revision": 7, "document": {…}}}.',
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["queued", "working"])),
                                fields=("round", "kind"),
                                name="one_batch_of_a_kind_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourseParticipant",
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
                                    ("enrolled", "tilmeldt"),
                                    ("attended", "var der"),
                                    ("completed", "har gennemført"),
                                ],
                                default="enrolled",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "completed_on",
                            models.DateField(blank=True, null=True, verbose_name="gennemført den"),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="courses",
                                to="taskforces.contact",
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participants",
                                to="events.course",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kursusdeltager",
                        "verbose_name_plural": "kursusdeltagere",
                        "ordering": ["contact__name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("course", "contact"), name="on_a_course_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("completed_on__isnull", False), ("state", "completed")
                                    ),
                                    models.Q(
                                        models.Q(("state", "completed"), _negated=True),
                                        ("completed_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="completed_course_has_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
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
                        ("title", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "room",
                            models.CharField(blank=True, max_length=80, verbose_name="lokale"),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="begynder")),
                        ("ends_at", models.DateTimeField(verbose_name="slutter")),
                        (
                            "is_chosen",
                            models.BooleanField(
                                default=True,
                                help_text="Ellers er den for alle, fx velkomst og frokost.",
                                verbose_name="gæsterne vælger den selv",
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Tomt: så mange, der vil.",
                                null=True,
                                verbose_name="pladser",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to="events.event",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sessions",
                                to="events.speaker",
                                verbose_name="oplægsholder",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessioner",
                        "ordering": ["starts_at", "room", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="session_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuestReminder",
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
                                    ("answer", "mangler svar"),
                                    ("coming", "kommer snart"),
                                    ("thanks", "tak for sidst"),
                                    ("missed", "blev væk"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("day", models.DateField()),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="events.invitation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("invitation", "kind", "day"), name="reminded_once_a_day"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "answer"), _negated=True),
                                fields=("invitation", "kind"),
                                name="reminded_once_of_the_evening",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
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
                            "answer",
                            models.CharField(
                                choices=[
                                    ("none", "intet svar"),
                                    ("yes", "kommer"),
                                    ("no", "kommer ikke"),
                                    ("stand_in", "sender en anden"),
                                    ("phone_confirmed", "har sagt ja i telefonen"),
                                    ("later", "svarer senere"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("companions", models.PositiveSmallIntegerField(default=0)),
                        ("companion_names", models.CharField(blank=True, max_length=600)),
                        ("stand_in_name", models.CharField(blank=True, max_length=120)),
                        ("stand_in_email", models.EmailField(blank=True, max_length=254)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("link", "link"),
                                    ("phone", "telefon"),
                                    ("paper", "papir"),
                                    ("staff", "medarbejder"),
                                    ("door", "døren"),
                                    ("clock", "fristen løb ud"),
                                ],
                                default="link",
                                max_length=8,
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "given_by",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="events.invitation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "svar",
                        "verbose_name_plural": "svar",
                        "ordering": ["at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Dispatch",
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
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "e-mail"),
                                    ("print", "brev på papir"),
                                    ("digital_post", "Digital Post"),
                                ],
                                max_length=12,
                                verbose_name="kanal",
                            ),
                        ),
                        (
                            "content",
                            models.JSONField(
                                default=dict, help_text="What the letter says, as it was typeset."
                            ),
                        ),
                        (
                            "sha256",
                            models.CharField(max_length=64, verbose_name="aftryk af indholdet"),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True, help_text="The MeMo's messageUUID.", max_length=64
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "sent_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="sendt"),
                        ),
                        (
                            "filed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="journaliseret"
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="outbox.message",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dispatches",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dispatches",
                                to="events.letterbatch",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("batch", "invitation"), name="in_a_batch_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterFile",
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
                        ("name", models.CharField(max_length=160)),
                        ("content_type", models.CharField(max_length=80)),
                        ("content", models.BinaryField()),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "batch",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="file",
                                to="events.letterbatch",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Registration",
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
                            "company_name",
                            models.CharField(blank=True, max_length=160, verbose_name="virksomhed"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "party_size",
                            models.PositiveSmallIntegerField(default=1, verbose_name="personer"),
                        ),
                        (
                            "companion_names",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="ledsagernes navne"
                            ),
                        ),
                        (
                            "replies",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="To the event's own questions, by their key; gone two weeks after the event.",
                                verbose_name="svar på spørgsmål",
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[
                                    ("confirmed", "har plads"),
                                    ("waiting", "på venteliste"),
                                    ("cancelled", "meldt fra"),
                                ],
                                max_length=10,
                                verbose_name="plads",
                            ),
                        ),
                        (
                            "offered_until",
                            models.DateTimeField(
                                blank=True,
                                help_text="A seat out of the queue that its guest has not yet said yes to; empty: it is theirs.",
                                null=True,
                                verbose_name="pladsen holdes til",
                            ),
                        ),
                        (
                            "queue_position",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="nummer på ventelisten"
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("answer", "svar på invitation"),
                                    ("door", "invitation uden svar, mødte op"),
                                    ("walk_in", "uanmeldt"),
                                ],
                                default="answer",
                                max_length=8,
                                verbose_name="kom ind ved",
                            ),
                        ),
                        (
                            "arrived_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ankommet"),
                        ),
                        (
                            "arrived_persons",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="The guest and those companions who came.",
                                verbose_name="personer inde",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="note fra døren"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("search_text", models.CharField(editable=False, max_length=320)),
                        (
                            "company",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="registrations",
                                to="taskforces.company",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="registrations",
                                to="events.event",
                            ),
                        ),
                        (
                            "invitation",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="registration",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "seat_changes",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="How often the seat came, went or changed hands since the first: a part of the guest's SEQUENCE.",
                                verbose_name="pladsen har skiftet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tilmelding",
                        "verbose_name_plural": "tilmeldinger",
                        "ordering": ["name"],
                        "indexes": [
                            models.Index(fields=["event", "seat"], name="registration_seats")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("seat", "waiting")),
                                fields=("event", "queue_position"),
                                name="queue_position_is_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("queue_position__isnull", False), ("seat", "waiting")
                                    ),
                                    models.Q(
                                        models.Q(("seat", "waiting"), _negated=True),
                                        ("queue_position__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="only_waiting_has_a_position",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("party_size__gte", 1)),
                                name="party_has_a_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("arrived_at__isnull", True), ("arrived_persons", 0)),
                                    models.Q(
                                        ("arrived_at__isnull", False), ("arrived_persons__gte", 1)
                                    ),
                                    _connector="OR",
                                ),
                                name="who_arrived_is_counted",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                            "about",
                            models.CharField(
                                choices=[
                                    ("moved", "ny tid eller nyt sted"),
                                    ("called_off", "aflyst"),
                                    ("split", "mødet er delt i to"),
                                    ("old_letter", "brevet, de fik, passer ikke mere"),
                                ],
                                max_length=10,
                                verbose_name="hvad der er nyt",
                            ),
                        ),
                        (
                            "must_phone",
                            models.BooleanField(
                                default=False, help_text="There was no address to send a mail to."
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "called_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ringet op"),
                        ),
                        (
                            "called_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to="events.event",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="outbox.message",
                            ),
                        ),
                    ],
                    options={
                        "ordering": [
                            "invitation__contact__company__name",
                            "invitation__contact__name",
                            "pk",
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MovedGuest",
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
                            "from_round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.invitationround",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "split",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guests",
                                to="events.eventsplit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "flyttet gæst",
                        "verbose_name_plural": "flyttede gæster",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("split", "invitation"), name="moved_once_a_split"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterviewSeat",
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seats",
                                to="events.interviewgroup",
                            ),
                        ),
                        (
                            "registration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interview_seat",
                                to="events.registration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plads i en gruppe",
                        "verbose_name_plural": "pladser i grupper",
                    },
                ),
                migrations.CreateModel(
                    name="ContactCard",
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
                            "code",
                            models.CharField(
                                default=accounts.keys.new_code,
                                max_length=11,
                                unique=True,
                                verbose_name="netværkskode",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "consented_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="sagt ja"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="trukket tilbage"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "registration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_card",
                                to="events.registration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kontaktkort",
                        "verbose_name_plural": "kontaktkort",
                    },
                ),
                migrations.CreateModel(
                    name="Scan",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                help_text="Made by the phone.",
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0, help_text="The phone's own count."
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("code", "kode"),
                                    ("guest", "navn"),
                                    ("walk_in", "uanmeldt"),
                                    ("companion", "ledsager"),
                                    ("correction", "rettet navn"),
                                    ("stand_in", "stedfortræder"),
                                    ("note", "note"),
                                    ("answer", "svar på spørgsmål"),
                                    ("undo", "fortryd"),
                                    ("unreadable", "kunne ikke læses"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("raw_code", models.CharField(blank=True, max_length=200)),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("admitted", "lukket ind"),
                                    ("duplicate", "allerede inde"),
                                    ("unmatched", "ingen gæst passer"),
                                    ("other_event", "andet arrangement"),
                                    ("withdrawn", "trukket tilbage"),
                                    ("cancelled", "arrangementet er aflyst"),
                                    ("undone", "fortrudt"),
                                    ("noted", "skrevet ned"),
                                    ("rejected", "afvist"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "shown",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("admitted", "lukket ind"),
                                    ("duplicate", "allerede inde"),
                                    ("unmatched", "ingen gæst passer"),
                                    ("other_event", "andet arrangement"),
                                    ("withdrawn", "trukket tilbage"),
                                    ("cancelled", "arrangementet er aflyst"),
                                    ("undone", "fortrudt"),
                                    ("noted", "skrevet ned"),
                                    ("rejected", "afvist"),
                                ],
                                help_text="What the phone had shown the helper by itself; blank when it waited for the server.",
                                max_length=12,
                            ),
                        ),
                        (
                            "details",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text='By kind: {"number"} of a companion, {"before"} of a correction, {"question", "answer"}.',
                            ),
                        ),
                        ("phone_time", models.DateTimeField(help_text="By the phone's own clock.")),
                        (
                            "happened_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                help_text="The phone's time, put right by how wrong its clock was.",
                            ),
                        ),
                        ("server_time", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "device",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="events.device",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scans",
                                to="events.event",
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scans",
                                to="events.registration",
                            ),
                        ),
                        (
                            "undoes",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="undone_by",
                                to="events.scan",
                            ),
                        ),
                        (
                            "first_answer",
                            models.TextField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="JSON, as the phone was told it first.",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "scanning",
                        "verbose_name_plural": "scanninger",
                        "ordering": ["server_time"],
                        "indexes": [
                            models.Index(
                                fields=["registration", "server_time"], name="scan_by_registration"
                            ),
                            models.Index(fields=["event", "server_time"], name="scan_by_event"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuestProfile",
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
                                help_text="Whose yes it is.", max_length=120, verbose_name="navn"
                            ),
                        ),
                        (
                            "tells",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="kan fortælle om"
                            ),
                        ),
                        (
                            "seeks",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="leder efter"
                            ),
                        ),
                        (
                            "consented_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="sagt ja"
                            ),
                        ),
                        (
                            "registration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guest_profile",
                                to="events.registration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gæst, der vil ses",
                        "verbose_name_plural": "gæster, der vil ses",
                    },
                ),
                migrations.CreateModel(
                    name="GuestTalk",
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
                            "text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="hvad det handler om"
                            ),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="spurgt"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "venter på svar"),
                                    ("yes", "aftalt"),
                                    ("no", "nej tak"),
                                    ("off", "aflyst"),
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
                            "sequence",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="Of the calendar entry."
                            ),
                        ),
                        (
                            "asked",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="talks_given",
                                to="events.registration",
                            ),
                        ),
                        (
                            "asker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="talks_asked",
                                to="events.registration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "snak mellem gæster",
                        "verbose_name_plural": "snakke mellem gæster",
                        "ordering": ["starts_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answer__in", ["", "yes"])),
                                fields=("asker", "asked"),
                                name="talk_asked_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("asker", models.F("asked")), _negated=True),
                                name="talk_is_with_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionSeat",
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
                            "registration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="session_seats",
                                to="events.registration",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seats",
                                to="events.session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plads i en session",
                        "verbose_name_plural": "pladser i sessioner",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "registration"), name="seat_once_a_session"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedCard",
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
                            "saved_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="gemt"
                            ),
                        ),
                        (
                            "card",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_by",
                                to="events.contactcard",
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_cards",
                                to="events.registration",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gemt kontaktkort",
                        "verbose_name_plural": "gemte kontaktkort",
                        "ordering": ["saved_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("registration", "card"), name="card_saved_once"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(make_append_only, migrations.RunPython.noop),
    ]
