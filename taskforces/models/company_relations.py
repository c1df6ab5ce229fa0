"""What one organisation knows of a company besides the register: its own words, whose it is, what is next."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.models import Organisation
from taskforces.models.companies import Company


class Tag(models.Model):
    """An organisation's own word for a group of companies, such as "byggeri" or "vil have lærlinge"."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="company_tags"
    )
    name = models.CharField(_("mærke"), max_length=40)

    class Meta:
        verbose_name = _("mærke")
        verbose_name_plural = _("mærker")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="tag_once_a_name")
        ]

    def __str__(self):
        return self.name


class CompanyRelationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.KEEP_COMPANIES))


class CompanyRelation(models.Model):
    """One row an organisation and company, made when somebody first writes something down.

    The register's facts stay in `Company`, which all share; nothing here is seen by others.
    """

    class Kind(models.TextChoices):
        """What a programme counts apart; empty: as the company is a member, if it is one."""

        COMMERCIAL = "commercial", _("kommerciel")
        SOCIAL_ECONOMY = "social", _("socialøkonomisk")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="company_relations"
    )
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="relations")
    short_name = models.CharField(
        _("jeres navn for virksomheden"),
        max_length=80,
        blank=True,
        help_text=_("Tomt: navnet fra registret."),
    )
    kind = models.CharField(
        _("slags virksomhed"),
        max_length=10,
        choices=Kind,
        blank=True,
        default="",
        db_default="",
        help_text=_("Tæller i programmers mål. Tomt: som virksomheden er skrevet ind som medlem."),
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("ansvarlig hos jer"),
    )
    note = models.TextField(_("godt at vide"), max_length=2000, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="relations")
    next_step = models.CharField(_("næste skridt"), max_length=160, blank=True)
    next_step_on = models.DateField(_("hvornår"), null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CompanyRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("viden om virksomhed")
        verbose_name_plural = _("viden om virksomheder")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "company"], name="one_relation_a_company"
            )
        ]
        indexes = [models.Index(fields=["organisation", "next_step_on"], name="next_steps")]

    def __str__(self):
        return f"{self.organisation}: {self.company}"


class CompanyLogEntry(models.Model):
    """A call, a mail, a meeting or a note that belongs to no sheet. Rows are only ever added."""

    class Kind(models.TextChoices):
        CALL = "call", _("opkald")
        MAIL = "mail", _("e-mail")
        VISIT = "visit", _("besøg")
        NOTE = "note", _("notat")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="company_log_entries"
    )
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="log_entries")
    kind = models.CharField(_("art"), max_length=8, choices=Kind, default=Kind.CALL)
    text = models.TextField(_("hvad blev sagt"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("tidspunkt"), default=timezone.now)

    class Meta:
        verbose_name = _("kontakt med virksomhed")
        verbose_name_plural = _("kontakter med virksomheder")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["organisation", "company", "-at"], name="company_log")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.at:%d.%m.%Y %H:%M}"
