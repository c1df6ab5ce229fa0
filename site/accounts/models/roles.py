"""What a person may do for an organisation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.organisations import Organisation


class Role(models.Model):
    class Kind(models.TextChoices):
        OWNER = "owner", _("ejer")
        COORDINATOR = "coordinator", _("koordinator")
        MAYORS_OFFICE = "mayors_office", _("borgmesterkontor")
        UNIT_LEAD = "unit_lead", _("leder af enheden")
        CONSULTANT = "consultant", _("virksomhedskonsulent")
        JOB_BROKER = "job_broker", _("jobformidler")
        DOOR = "door", _("hjælper i døren")
        READER = "reader", _("læser")
        FACILITATOR = "facilitator", _("procesleder")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("rolle"), max_length=20, choices=Kind)
    given_by = models.ForeignKey(
        "accounts.IdentityProvider",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="given_roles",
        help_text="None: somebody gave it by hand.",
    )

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="role_is_unique"),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"
