"""People who log in, the organisations they act for, and the log of what they did."""

import hashlib
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from accounts import municipalities
from frontend.colour import theme_css


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("navn"), max_length=120)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    is_staff = models.BooleanField(_("driftsansvarlig"), default=False)
    is_active = models.BooleanField(_("aktiv"), default=True)
    date_joined = models.DateTimeField(_("oprettet"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("bruger")
        verbose_name_plural = _("brugere")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_unique")]

    def __str__(self):
        return self.name or self.email

    # Wagtail asks for the two names that Django's own user has.
    @property
    def first_name(self):
        return self.name.partition(" ")[0]

    @property
    def last_name(self):
        return self.name.partition(" ")[2]

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.first_name


@lru_cache(maxsize=256)
def _theme_version(brand_colour, second_colour):
    css = theme_css(brand_colour, second_colour)
    return hashlib.sha256(css.encode()).hexdigest()[:12]


class OrganisationQuerySet(models.QuerySet):
    def of(self, user):
        """The organisations that the user has any role in."""
        return self.filter(roles__user=user).distinct() if user.is_authenticated else self.none()


def _default_optional_days():
    return ["12-24", "12-31", "06-05"]


class Organisation(models.Model):
    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("kommune")
        EMPLOYMENT_UNIT = "employment_unit", _("virksomhedsindgang")
        CLUB = "club", _("klub")
        HOST = "host", _("vært")
        COMPANY = "company", _("virksomhed")

    kind = models.CharField(_("art"), max_length=20, choices=Kind)
    name = models.CharField(_("navn"), max_length=120)
    slug = models.SlugField(_("kort navn i adresser"), unique=True)
    fictional = models.BooleanField(_("fiktiv"), default=False)
    municipality_code = models.CharField(
        _("kommune"), max_length=4, choices=municipalities.choices, blank=True
    )
    cvr_number = models.CharField(
        _("CVR-nummer"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^[1-9][0-9]{7}$", _("Et CVR-nummer er otte cifre."))],
        help_text=_("Afsender i Digital Post."),
    )
    brand_colour = models.CharField(
        _("farve"),
        max_length=7,
        default="#0b7a5b",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Skriv farven som #0b7a5b."))],
    )
    second_colour = models.CharField(
        _("anden farve"),
        max_length=7,
        default="#ffc94d",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Skriv farven som #0b7a5b."))],
    )
    logo = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)

    sender_name = models.CharField(_("afsenders navn"), max_length=120, blank=True)
    sender_title = models.CharField(_("afsenders titel"), max_length=120, blank=True)
    sender_email = models.EmailField(_("afsenders e-mail"), blank=True)
    signature = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    letters_need_approval = models.BooleanField(
        _("breve godkendes af to"),
        default=False,
        help_text=_("En anden end den, der skrev brevet, skal godkende det, før det kan sendes."),
    )

    unit_noun = models.CharField(
        _("enhedens navn i tekst"),
        max_length=80,
        default="virksomhedsindgangen",
        help_text=_("I bestemt form, som det står midt i en sætning."),
    )
    candidate_noun = models.CharField(_("ordet for personen"), max_length=40, default="kandidat")

    optional_holidays = models.JSONField(
        _("valgte fridage"),
        default=_default_optional_days,
        blank=True,
        help_text=_("MM-DD, hvert år."),
    )
    contact_days = models.PositiveSmallIntegerField(
        _("frist for første kontakt, arbejdsdage"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    candidate_days = models.PositiveSmallIntegerField(
        _("frist for svar om kandidat, arbejdsdage"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    spread_sheets = models.BooleanField(
        _("fordel selv nye ark"),
        default=False,
        help_text=_("Til den konsulent, der har færrest åbne. Ellers venter de på lederen."),
    )
    invitation_retention_months = models.PositiveSmallIntegerField(
        _("ubesvarede invitationer slettes efter (måneder)"), default=6
    )
    attendance_retention_months = models.PositiveSmallIntegerField(
        _("fremmøde slettes efter (måneder)"), default=12
    )
    accessibility_statement_url = models.URLField(_("tilgængelighedserklæring"), blank=True)
    privacy_text = models.TextField(
        _("oplysningspligt-tekst"),
        blank=True,
        help_text=_("Trykkes i alle breve sammen med, hvor navnet kommer fra (artikel 14)."),
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def theme_version(self):
        return _theme_version(self.brand_colour, self.second_colour)

    @property
    def municipality_name(self):
        return municipalities.name(self.municipality_code)


class ClosingDay(models.Model):
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="closing_days"
    )
    day = models.DateField(_("dag"))
    last_day = models.DateField(
        _("til og med"), null=True, blank=True, help_text=_("For en hel stille periode.")
    )
    reason = models.CharField(_("grund"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("lukkedag")
        verbose_name_plural = _("lukkedage")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], name="closing_day_is_unique"),
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(last_day__gte=models.F("day")),
                name="closing_days_end_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"

    @property
    def days(self):
        """Every date of it, one or a whole period."""
        last = self.last_day or self.day
        return [self.day + timedelta(days=n) for n in range((last - self.day).days + 1)]


class Role(models.Model):
    class Kind(models.TextChoices):
        OWNER = "owner", _("ejer")
        COORDINATOR = "coordinator", _("koordinator")
        MAYORS_OFFICE = "mayors_office", _("borgmesterkontor")
        UNIT_LEAD = "unit_lead", _("leder af enheden")
        CONSULTANT = "consultant", _("virksomhedskonsulent")
        DOOR = "door", _("hjælper i døren")
        READER = "reader", _("læser")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("rolle"), max_length=20, choices=Kind)

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="role_is_unique"),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"


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
