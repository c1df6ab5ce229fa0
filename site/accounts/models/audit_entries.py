"""The log of what people did, the values it tells of, and the chain that holds it together."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models.organisations import Organisation


class AuditEntry(models.Model):
    """Who did what, when, and to whom: people by their key alone, so that it can outlive them.

    It stays when its organisation or its people go. The database refuses to change it, and to delete it
    before its time is up (accounts/database.py).
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="audit_entries",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="audit_entries",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="audit_entries_about",
        help_text="The colleague whom it is about.",
    )
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, help_text='"invitation:12"')
    sealed = models.BooleanField(
        default=False, db_default=False, help_text="Whether the chain has a link for it."
    )
    # Where 0.2.0 writes its values; whoever seals an entry takes them out of here.
    old_before = models.JSONField(default=dict, db_default={}, db_column="before")
    old_after = models.JSONField(default=dict, db_default={}, db_column="after")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["subject", "at"], name="audit_by_subject"),
            models.Index(fields=["organisation", "-at"], name="audit_by_organisation"),
            models.Index(fields=["id"], name="audit_waiting", condition=models.Q(sealed=False)),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject}"

    @property
    def before(self) -> dict:
        return self.kept.before if hasattr(self, "kept") else self.old_before

    @property
    def after(self) -> dict:
        return self.kept.after if hasattr(self, "kept") else self.old_after


class AuditValues(models.Model):
    """The values before and after: apart from their entry, so that an erasure can take them out.

    The chain holds only their salted hash. The salt goes with them, so that nobody can guess them from it.
    """

    entry = models.OneToOneField(
        AuditEntry, primary_key=True, on_delete=models.CASCADE, related_name="kept"
    )
    salt = models.CharField(max_length=32)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    def __str__(self):
        return f"{self.entry_id}"


class AuditLink(models.Model):
    """An entry's place in the chain: each link's hash covers its entry and the link before. Position 0 begins it.

    It names its entry by number, because it stays when the entry's time is up.
    """

    position = models.BigIntegerField(primary_key=True)
    entry_number = models.BigIntegerField(unique=True, null=True)
    at = models.DateTimeField()
    values_hash = models.CharField(max_length=64, blank=True)
    entry_hash = models.CharField(max_length=64)
    link_hash = models.CharField(max_length=64)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return f"{self.position} {self.link_hash}"
