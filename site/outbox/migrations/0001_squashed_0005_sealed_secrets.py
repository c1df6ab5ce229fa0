"""A new site's tables as 0005 leaves them; where an older one stands, that and those before it are played."""

from accounts.migration_operations import CreateModels
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("outbox", "0001_initial"),
        ("outbox", "0002_undelivered"),
        ("outbox", "0003_fold_addresses"),
        ("outbox", "0004_log_in_mail"),
        ("outbox", "0005_sealed_secrets"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0004_organisation_portrait"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="CircuitBreaker",
                    fields=[
                        (
                            "name",
                            models.CharField(max_length=20, primary_key=True, serialize=False),
                        ),
                        ("failures", models.PositiveIntegerField(default=0, help_text="In a row.")),
                        (
                            "reason",
                            models.CharField(
                                blank=True, help_text="outbox.smtp.ServerFault", max_length=12
                            ),
                        ),
                        (
                            "since",
                            models.DateTimeField(
                                blank=True, help_text="The first failure of the row.", null=True
                            ),
                        ),
                        (
                            "open_until",
                            models.DateTimeField(
                                blank=True,
                                help_text="Nothing is tried before; empty while all is well.",
                                null=True,
                            ),
                        ),
                        (
                            "is_trying",
                            models.BooleanField(
                                default=False,
                                help_text="The pause is over, and one message is being tried.",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Message",
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
                                default="email",
                                max_length=12,
                                verbose_name="kanal",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                db_index=True,
                                help_text='"invitation:12"',
                                max_length=80,
                                verbose_name="hører til",
                            ),
                        ),
                        ("sender", models.CharField(max_length=320, verbose_name="fra")),
                        (
                            "reply_to",
                            models.EmailField(blank=True, max_length=254, verbose_name="svar til"),
                        ),
                        ("recipient", models.CharField(max_length=320, verbose_name="til")),
                        ("subject", models.CharField(max_length=255, verbose_name="emne")),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        ("html", models.TextField(blank=True, verbose_name="HTML")),
                        (
                            "sha256",
                            models.CharField(max_length=64, verbose_name="aftryk af indholdet"),
                        ),
                        (
                            "message_id",
                            models.CharField(
                                max_length=120, unique=True, verbose_name="Message-ID"
                            ),
                        ),
                        (
                            "unsubscribe_url",
                            models.URLField(blank=True, help_text="List-Unsubscribe, RFC 8058."),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "i kø"),
                                    ("inflight", "på vej"),
                                    ("sent", "sendt"),
                                    ("retry", "prøves igen"),
                                    ("failed", "fejlet"),
                                    ("uncertain", "usikker"),
                                ],
                                default="queued",
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "attempts",
                            models.PositiveSmallIntegerField(default=0, verbose_name="forsøg"),
                        ),
                        (
                            "next_attempt_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="næste forsøg"
                            ),
                        ),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "error",
                            models.CharField(blank=True, max_length=255, verbose_name="fejl"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="oprettet"
                            ),
                        ),
                        (
                            "sent_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="sendt"),
                        ),
                        (
                            "bounced_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="A receiving server said later that it was not delivered.",
                                null=True,
                                verbose_name="kom retur",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                help_text="None: a mail of the log-in, which no organisation may read.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "undelivered",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("gone", "adressen findes ikke"),
                                    ("full", "postkassen er fuld"),
                                    ("refused", "modtagerens server siger nej til os"),
                                    ("delayed", "modtagerens server tager ikke imod endnu"),
                                    ("too_large", "mailen er for stor"),
                                    ("other", "kom ikke frem"),
                                ],
                                db_default="",
                                default="",
                                help_text="The last word of a server; it may still be delivered while bounced_at is empty.",
                                max_length=12,
                                verbose_name="hvorfor den ikke er kommet frem",
                            ),
                        ),
                        ("undelivered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "not_after",
                            models.DateTimeField(
                                blank=True,
                                help_text="Worth nothing afterwards, and then never sent; its words are deleted when it is done.",
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "besked",
                        "verbose_name_plural": "beskeder",
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["state", "next_attempt_at"], name="message_due"),
                            models.Index(
                                fields=["organisation", "-created_at"],
                                name="message_by_organisation",
                            ),
                            models.Index(fields=["sent_at"], name="message_sent"),
                            models.Index(
                                condition=models.Q(("undelivered", ""), _negated=True),
                                fields=["undelivered", "undelivered_at"],
                                name="message_undelivered",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True),
                                        ("sent_at__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="message_sent_has_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation__isnull", False),
                                    ("not_after__isnull", False),
                                    _connector="OR",
                                ),
                                name="message_of_nobody_ends",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodicRun",
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
                        ("job", models.CharField(max_length=60)),
                        (
                            "slot",
                            models.BigIntegerField(
                                help_text="Unix time divided by the job's period."
                            ),
                        ),
                        ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("job", "slot"), name="periodic_slot_runs_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suppression",
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
                        ("address", models.EmailField(max_length=254, verbose_name="adresse")),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("unsubscribed", "har frabedt sig"),
                                    ("bounced", "adressen findes ikke"),
                                    ("full", "postkassen er fuld"),
                                ],
                                max_length=20,
                                verbose_name="grund",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="suppressions",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "lifted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ophævet"),
                        ),
                        (
                            "lifted_because",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=160,
                                verbose_name="hvorfor ophævet",
                            ),
                        ),
                        (
                            "lifted_by",
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
                        "verbose_name": "spærret adresse",
                        "verbose_name_plural": "spærrede adresser",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("organisation"),
                                django.db.models.functions.text.Lower("address"),
                                name="suppression_is_unique",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Webhook",
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
                        ("url", models.URLField(max_length=500, verbose_name="adresse")),
                        ("active", models.BooleanField(default=True, verbose_name="aktiv")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="webhooks",
                                to="accounts.organisation",
                            ),
                        ),
                        (
                            "sealed_secret",
                            models.TextField(db_default="", default="", editable=False),
                        ),
                        (
                            "plain_secret",
                            models.CharField(
                                db_column="secret",
                                db_default="",
                                default="",
                                editable=False,
                                max_length=64,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "webhook",
                        "verbose_name_plural": "webhooks",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
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
                        ("name", models.CharField(max_length=120)),
                        ("content_type", models.CharField(max_length=80)),
                        ("content", models.BinaryField()),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attachments",
                                to="outbox.message",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bilag",
                        "verbose_name_plural": "bilag",
                    },
                ),
                migrations.CreateModel(
                    name="WebhookDelivery",
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
                            "event_id",
                            models.UUIDField(
                                default=uuid.uuid4, help_text="The same at every attempt."
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="hændelse")),
                        ("body", models.TextField(verbose_name="indhold")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "i kø"),
                                    ("inflight", "på vej"),
                                    ("sent", "leveret"),
                                    ("retry", "prøves igen"),
                                    ("failed", "fejlet"),
                                ],
                                default="queued",
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "attempts",
                            models.PositiveSmallIntegerField(default=0, verbose_name="forsøg"),
                        ),
                        (
                            "next_attempt_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="næste forsøg"
                            ),
                        ),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "status_code",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="svar"
                            ),
                        ),
                        (
                            "error",
                            models.CharField(blank=True, max_length=120, verbose_name="fejl"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="oprettet"
                            ),
                        ),
                        (
                            "sent_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="leveret"),
                        ),
                        (
                            "webhook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="outbox.webhook",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "webhook-levering",
                        "verbose_name_plural": "webhook-leveringer",
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["state", "next_attempt_at"], name="webhook_delivery_due"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
