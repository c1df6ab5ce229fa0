"""A file of contacts on its way in: kept between the steps, gone when it is done."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.models import Organisation


class ContactImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=organisations_with(user, Ability.INVITE))

    def forgotten(self, before):
        return self.filter(created_at__lt=before)


class ContactImport(models.Model):
    class State(models.TextChoices):
        UPLOADED = "uploaded", _("lagt op")
        MAPPED = "mapped", _("kolonner valgt")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contact_imports"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(_("tilstand"), max_length=12, choices=State, default=State.UPLOADED)
    file_name = models.CharField(_("filens navn"), max_length=120, blank=True)
    sheets = models.JSONField(
        default=list,
        help_text='[{"name", "rows": [[line, [cells]]], …}]; a removed CPR number is null.',
    )
    content = models.JSONField(
        help_text='The chosen sheet under its heading: {"header": [cells], "rows": [[line, [cells]]]}.'
    )
    mapping = models.JSONField(
        default=dict, help_text='{"columns": {field: column}, "data_source": …, "contact_basis": …}'
    )
    fixes = models.JSONField(
        default=dict, help_text="{line: {field: what a person wrote instead}}, or null: left out."
    )

    objects = ContactImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import af kontakter")
        verbose_name_plural = _("import af kontakter")

    def __str__(self):
        return f"{self.organisation} {self.created_at:%Y-%m-%d %H:%M}"


class RegisterFile(models.Model):
    """A file of the company register on its way in; `organisation` None: of whoever runs the site, for all."""

    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="register_files"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(_("filens navn"), max_length=120, blank=True)
    takes_new = models.BooleanField(_("tag også dem med, som ingen kender endnu"), default=False)
    records = models.JSONField(default=list, help_text="[[number, {field: value}], …]")
    bad = models.JSONField(default=list, help_text="[[line, why], …]")

    class Meta:
        verbose_name = _("fil fra registret")
        verbose_name_plural = _("filer fra registret")

    def __str__(self):
        return self.file_name or f"{self.created_at:%Y-%m-%d %H:%M}"
