"""Files that are made of many letters."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.invitation_rounds import InvitationRound


class LetterBatchQuerySet(models.QuerySet):
    def unfinished(self):
        return self.filter(state__in=[LetterBatch.State.QUEUED, LetterBatch.State.WORKING])

    def left_behind(self, now):
        """Nobody works on them: never begun, or begun by a worker that is gone."""
        return self.unfinished().filter(models.Q(lease_until=None) | models.Q(lease_until__lt=now))


class LetterBatch(models.Model):
    """A file that a worker makes of a round's letters: the row is the truth, a task only points at it."""

    class Kind(models.TextChoices):
        PRINT = "print", _("breve på papir")
        DIGITAL_POST = "digital_post", _("Digital Post")
        RECORDS = "records", _("til journalen")

    class State(models.TextChoices):
        QUEUED = "queued", _("i kø")
        WORKING = "working", _("i gang")
        DONE = "done", _("færdig")
        FAILED = "failed", _("gik ikke")

    class Whom(models.TextChoices):
        """Which people of a round one sending is for; who said no is never among them."""

        ASSIGNED = "assigned", _("Kun dem, der skal have den på den måde")
        WITHOUT_MAIL = "without_mail", _("Alle, der ikke får mail")
        UNANSWERED = "unanswered", _("Alle, der ikke har svaret")
        COMING = "coming", _("Dem, der har sagt ja")

    round = models.ForeignKey(InvitationRound, on_delete=models.CASCADE, related_name="batches")
    kind = models.CharField(max_length=12, choices=Kind)
    whom = models.CharField(
        max_length=12, choices=Whom, default=Whom.ASSIGNED, db_default=Whom.ASSIGNED
    )
    event_facts = models.JSONField(
        null=True,
        blank=True,
        help_text="When and where, as the letters say it; outdated when the event says otherwise.",
    )
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    letter_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.PROTECT, related_name="+"
    )
    document = models.JSONField(
        default=dict, help_text="What all letters share: sender, colours, words, pictures."
    )
    translations = models.JSONField(
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        help_text='The same for those who read another language: {"en": {"revision": 7, "document": {…}}}.',
    )
    total = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=255, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(
        _("sendt"), null=True, blank=True, help_text="When somebody said that it left the house."
    )

    objects = LetterBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind"],
                condition=models.Q(state__in=["queued", "working"]),
                name="one_batch_of_a_kind_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.round}"

    @property
    def percent(self):
        return 100 * self.made // self.total if self.total else 0

    def document_in(self, language: str) -> dict:
        """What all letters in that language share."""
        return self.translations.get(language, {}).get("document", self.document)


class LetterFile(models.Model):
    """The finished file. In the database, since worker and web server may be two machines."""

    batch = models.OneToOneField(LetterBatch, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=80)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    def __str__(self):
        return self.name
