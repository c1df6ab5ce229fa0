"""Colleagues whom a leader lets see what their company has promised."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taskforces.models import Company


class ColleagueAccessQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)


class ColleagueAccess(models.Model):
    """From one address to another, about one company, until either of them ends it."""

    giver = models.EmailField(_("den, der lukker ind"))
    colleague = models.EmailField(_("kollega"))
    company = models.ForeignKey(
        Company, on_delete=models.CASCADE, related_name="colleague_accesses"
    )
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(_("lukket igen"), null=True, blank=True)

    objects = ColleagueAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("kollegas adgang")
        verbose_name_plural = _("kollegers adgang")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["giver", "colleague", "company"],
                condition=Q(ended_at=None),
                name="colleague_is_let_in_once",
            ),
        ]

    def __str__(self):
        return f"{self.company}, {self.created_at:%d.%m.%Y}"
