"""Who sits in a network's steering group, also those who never log in."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.keys import digest, new_key
from accounts.sealing import seal, unseal
from taskforces.models import Network


class SteeringMember(models.Model):
    """Each has a key of their own that opens agendas and reports of this network, and nothing else."""

    class StandsFor(models.TextChoices):
        BUSINESS = "business", _("erhvervslivet")
        MUNICIPALITY = "municipality", _("kommunen")
        UNIT = "unit", _("enheden")
        HOST = "host", _("værten")
        RESEARCH = "research", _("forskningen")
        EDUCATION = "education", _("uddannelserne")
        UNION = "union", _("fagbevægelsen")
        OTHER = "other", _("andre")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="steering_members")
    name = models.CharField(_("navn"), max_length=120)
    title = models.CharField(_("titel og arbejdssted"), max_length=160, blank=True)
    stands_for = models.CharField(_("kommer fra"), max_length=16, choices=StandsFor)
    email = models.EmailField(_("e-mail"), blank=True)
    key_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    sealed_key = models.TextField(editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("medlem af styregruppen")
        verbose_name_plural = pgettext_lazy("several", "medlemmer af styregruppen")
        ordering = ["name", "pk"]

    def __str__(self):
        return f"{self.name}, {self.network}"

    def save(self, *args, **kwargs):
        if not self.key_sha256:
            key = new_key()
            self.key_sha256, self.sealed_key = digest(key), seal(key)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """The member's own page. Raises KeyLost."""
        return reverse("pledges:steering_guest", args=[unseal(self.sealed_key)])
