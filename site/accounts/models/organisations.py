"""Those for whom people act: municipalities, their units, clubs, hosts and companies."""

import hashlib
from functools import lru_cache

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from accounts import municipalities
from accounts.embed_hosts import validate_embed_hosts
from frontend.colour import theme_css


@lru_cache(maxsize=256)
def _theme_version(brand_colour, second_colour):
    css = theme_css(brand_colour, second_colour)
    return hashlib.sha256(css.encode()).hexdigest()[:12]


def _months(label, default):
    """How long something is kept; a period of nothing would delete what was just written."""
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        db_default=default,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )


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
    opening_hours = models.TextField(
        _("åbningstider"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("En linje for hver dag eller flere dage, fx “Mandag til torsdag 9–15”."),
    )

    embed_hosts = models.TextField(
        _("hjemmesider, der må vise jeres tilmelding"),
        max_length=1000,
        blank=True,
        default="",
        db_default="",
        validators=[validate_embed_hosts],
        help_text=_(
            "En på hver linje, fx www.klubben.dk. Så kan I sætte tilmeldingen til et åbent arrangement ind på jeres egen side."
        ),
    )

    sender_name = models.CharField(_("afsenders navn"), max_length=120, blank=True)
    sender_title = models.CharField(_("afsenders titel"), max_length=120, blank=True)
    sender_email = models.EmailField(_("afsenders e-mail"), blank=True)
    signature = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    portrait = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("afsenders portræt"),
        help_text=_("Står på invitationens side, beskåret til en cirkel."),
    )

    has_desk = models.BooleanField(
        default=False,
        db_default=False,
        editable=False,
        help_text="It follows people itself in at least one network that it hosts.",
    )

    letters_need_approval = models.BooleanField(
        _("breve godkendes af to"),
        default=False,
        help_text=_("En anden end den, der skrev brevet, skal godkende det, før det kan sendes."),
    )

    asks_second_factor = models.BooleanField(
        _("totrinslogin kræves"),
        default=False,
        help_text=_(
            "For at give roller, lave nøgler til andre systemer, hente filer og arbejde med ark. "
            "Gælder alle, der har en rolle her."
        ),
    )
    asks_second_factor_everywhere = models.BooleanField(
        _("totrinslogin kræves overalt"),
        default=False,
        db_default=False,
        help_text=_("På alle sider i arbejdsbordet, for alle, der har en rolle her."),
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
    contact_retention_months = _months(_("kontakter, der ikke bruges, slettes efter (måneder)"), 24)
    sheet_retention_months = _months(_("navne på afsluttede ark slettes efter (måneder)"), 24)
    message_retention_months = _months(_("sendte mails slettes efter (måneder)"), 3)
    meeting_retention_months = _months(_("referater fra styregruppen slettes efter (måneder)"), 60)
    audit_retention_months = _months(_("loggen over handlinger slettes efter (måneder)"), 60)
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
