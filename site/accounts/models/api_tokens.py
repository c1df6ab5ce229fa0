"""Keys for other systems."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.organisations import Organisation


class ApiToken(models.Model):
    """A key for another system, for one organisation and no more than its scopes."""

    class Scope(models.TextChoices):
        READ_SHEETS = "sheets:read", _("læse ark og status")
        WRITE_STATUS = "status:write", _("skrive status tilbage")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(_("navn"), max_length=80)
    key_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(_("må"), default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("oprettet"), default=timezone.now)
    expires_at = models.DateTimeField(_("udløber"))
    last_used_at = models.DateTimeField(_("sidst brugt"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("tilbagekaldt"), null=True, blank=True)

    class Meta:
        verbose_name = _("nøgle til API")
        verbose_name_plural = _("nøgler til API")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name

    @property
    def scope_labels(self):
        return [self.Scope(scope).label for scope in self.scopes]
