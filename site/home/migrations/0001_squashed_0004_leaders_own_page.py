"""A new site's tables as 0004 leaves them; where an older one stands, that and those before it are played."""

from accounts.migration_operations import CreateModels
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


def add_english(apps, schema_editor):
    apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")


class Migration(migrations.Migration):
    replaces = [
        ("home", "0001_initial"),
        ("home", "0002_english_locale"),
        ("home", "0003_leader_links"),
        ("home", "0004_leaders_own_page"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("taskforces", "0010_plans_and_settings"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="ContentPage",
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
                                verbose_name="tekst",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tekstside",
                        "verbose_name_plural": "tekstsider",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="HomePage",
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
                            models.TextField(blank=True, max_length=400, verbose_name="indledning"),
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
                                help_text="Fra brevet til jobbet, som gæsten oplever det.",
                                verbose_name="aftenen i seks trin",
                            ),
                        ),
                        (
                            "figures",
                            modelcluster.fields.ParentalManyToManyField(
                                blank=True,
                                help_text="Tre eller fire. Hvert tal vises med art, dato og kilde.",
                                to="taskforces.figure",
                                verbose_name="tal på forsiden",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forside",
                        "verbose_name_plural": "forsider",
                    },
                    bases=("wagtailcore.page",),
                ),
                migrations.CreateModel(
                    name="LeaderLink",
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
                        ("address", models.EmailField(max_length=254, verbose_name="e-mail")),
                        ("key_digest", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "verbose_name": "link til egen side",
                        "verbose_name_plural": "links til egen side",
                        "indexes": [
                            models.Index(fields=["created_at"], name="leader_links_by_age")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LeaderCalendar",
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
                            "address",
                            models.EmailField(max_length=254, unique=True, verbose_name="e-mail"),
                        ),
                        ("key_digest", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "verbose_name": "leders kalenderadresse",
                        "verbose_name_plural": "lederes kalenderadresser",
                    },
                ),
                migrations.CreateModel(
                    name="CorrectionRequest",
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
                            models.CharField(blank=True, max_length=120, verbose_name="stilling"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "remark",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="andet, der er forkert"
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
                                    ("yes", "rettet"),
                                    ("no", "ikke rettet"),
                                ],
                                default="",
                                max_length=4,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="hvorfor ikke"
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="correction_requests",
                                to="taskforces.contact",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ønske om rettelse",
                        "verbose_name_plural": "ønsker om rettelser",
                        "ordering": ["asked_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MemberCard",
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
                            "address",
                            models.EmailField(
                                help_text="Whose yes it is.", max_length=254, verbose_name="e-mail"
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
                            "membership",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="member_card",
                                to="taskforces.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "medlemskort",
                        "verbose_name_plural": "medlemskort",
                    },
                ),
                migrations.CreateModel(
                    name="ColleagueAccess",
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
                            "giver",
                            models.EmailField(max_length=254, verbose_name="den, der lukker ind"),
                        ),
                        ("colleague", models.EmailField(max_length=254, verbose_name="kollega")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="lukket igen"),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="colleague_accesses",
                                to="taskforces.company",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kollegas adgang",
                        "verbose_name_plural": "kollegers adgang",
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("giver", "colleague", "company"),
                                name="colleague_is_let_in_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IntroductionRequest",
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
                        ("key_digest", models.CharField(max_length=64, unique=True)),
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
                                    ("yes", "bragt sammen"),
                                    ("no", "nej tak"),
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
                            "asked",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="introductions_given",
                                to="taskforces.membership",
                            ),
                        ),
                        (
                            "asker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="introductions_asked",
                                to="taskforces.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ønske om introduktion",
                        "verbose_name_plural": "ønsker om introduktioner",
                        "ordering": ["asked_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answer", "")),
                                fields=("asker", "asked"),
                                name="introduction_asked_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("asker", models.F("asked")), _negated=True),
                                name="introduction_is_to_another",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(add_english, migrations.RunPython.noop),
    ]
