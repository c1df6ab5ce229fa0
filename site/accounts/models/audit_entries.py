"""The log of what people did."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models.organisations import Organisation


class AuditEntry(models.Model):
    """Who did what, when, with the values before and after. Rows are only ever added."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="audit_entries"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="audit_entries"
    )
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, help_text='"invitation:12"')
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject", "at"], name="audit_by_subject")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject}"
