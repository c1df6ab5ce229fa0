"""Log-in by an organisation's own identity provider."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models.organisations import Organisation
from accounts.models.roles import Role
from accounts.sso.levels import Level


class IdentityProvider(models.Model):
    """Where an organisation's people log in, and how we know what comes from there.

    The key halves that are ours and the client's secret are sealed (accounts.sso.sealing).
    """

    class Kind(models.TextChoices):
        OPENID = "openid_connect", _("OpenID Connect (fx Entra ID)")
        SAML = "saml", _("SAML 2.0 (OIOSAML, fx Adgangsstyring for brugere)")

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="identity_provider"
    )
    # In our addresses, and so in the provider's own settings: it stays when the organisation's changes.
    slug = models.SlugField(unique=True, editable=False)
    kind = models.CharField(_("art"), max_length=20, choices=Kind)
    level = models.CharField(
        _("sikringsniveau, mindst"), max_length=20, choices=Level, default=Level.NONE
    )

    server_url = models.URLField(_("udstederens adresse"), max_length=500, blank=True)
    client_id = models.CharField(_("klient-id"), max_length=191, blank=True)
    client_secret = models.TextField(_("klienthemmelighed"), blank=True, editable=False)
    tenant = models.CharField(_("lejer-id (tid)"), max_length=64, blank=True)

    metadata_url = models.URLField(_("adresse på metadata"), max_length=500, blank=True)
    entity_id = models.CharField(_("entitets-id"), max_length=500, blank=True)
    sso_url = models.URLField(_("adresse til log-in"), max_length=500, blank=True)
    slo_url = models.URLField(_("adresse til log-ud"), max_length=500, blank=True)
    certificate = models.TextField(_("certifikat"), blank=True)
    next_certificate = models.TextField(_("næste certifikat"), blank=True)
    own_key = models.TextField(blank=True, editable=False)
    own_certificate = models.TextField(blank=True, editable=False)
    own_next_key = models.TextField(blank=True, editable=False)
    own_next_certificate = models.TextField(blank=True, editable=False)

    tried_at = models.DateTimeField(_("prøvet"), null=True, blank=True)
    active = models.BooleanField(_("tændt"), default=False)
    local_closed = models.BooleanField(_("kun log-in herfra"), default=False)

    class Meta:
        verbose_name = _("log-in hos organisationen")
        verbose_name_plural = pgettext_lazy("several", "log-in hos organisationer")
        ordering = ["organisation__name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(local_closed=False) | models.Q(active=True),
                name="local_closed_needs_active",
            ),
        ]

    def __str__(self):
        return str(self.organisation)

    @property
    def key(self):
        """How allauth knows it; never given to another one."""
        return f"sso-{self.pk}"


class RoleRule(models.Model):
    """A row of the map from what a provider says to a role here."""

    provider = models.ForeignKey(IdentityProvider, on_delete=models.CASCADE, related_name="rules")
    value = models.CharField(_("rettighed, rolle eller gruppe"), max_length=300)
    cvr_number = models.CharField(_("CVR-nummer"), max_length=8, blank=True)
    constraint_name = models.CharField(_("dataafgrænsning"), max_length=200, blank=True)
    constraint_value = models.CharField(_("afgrænset til"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="role_rules"
    )
    role = models.CharField(_("rolle"), max_length=20, choices=Role.Kind)

    class Meta:
        verbose_name = _("regel for roller")
        verbose_name_plural = _("regler for roller")
        ordering = ["organisation__name", "role", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "provider",
                    "value",
                    "cvr_number",
                    "constraint_name",
                    "constraint_value",
                    "organisation",
                    "role",
                ],
                name="role_rule_is_unique",
            ),
        ]

    def __str__(self):
        return f"{self.value}: {self.get_role_display()}, {self.organisation}"


class IdentityLink(models.Model):
    """Who of ours a provider means by an id of its own.

    Confirmed is a link that its person made themselves, logged in here: only by such a one may a provider let
    somebody in who has a role in another organisation.
    """

    provider = models.ForeignKey(IdentityProvider, on_delete=models.CASCADE, related_name="links")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="identity_links"
    )
    uid = models.CharField(max_length=191)
    confirmed = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kobling til log-in")
        verbose_name_plural = _("koblinger til log-in")
        constraints = [
            models.UniqueConstraint(fields=["provider", "uid"], name="identity_link_is_unique"),
            models.UniqueConstraint(fields=["provider", "user"], name="one_link_a_person"),
        ]

    def __str__(self):
        return f"{self.user}: {self.provider}"


class UsedAssertion(models.Model):
    """An assertion that has been used: it is good for one log-in."""

    provider = models.ForeignKey(IdentityProvider, on_delete=models.CASCADE, related_name="used")
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("brugt log-in-svar")
        verbose_name_plural = _("brugte log-in-svar")
        constraints = [
            models.UniqueConstraint(fields=["provider", "digest"], name="assertion_is_used_once"),
        ]

    def __str__(self):
        return self.digest[:12]
