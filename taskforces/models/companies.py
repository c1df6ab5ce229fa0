"""Companies and their workplaces."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from accounts.folding import fold
from accounts.models import Organisation
from taskforces.identifiers import validate_cvr, validate_p_number


class CompanyQuerySet(models.QuerySet):
    def search(self, words, *, also=()):
        """By name or town, however ø and å are written, or by the number; `also`: ids found in another way.

        One filter, and not two sets joined: the database goes through what is left of the companies, never all.
        """
        return self.filter(models.Q(search_text__contains=fold(words)) | models.Q(pk__in=also))

    def registered(self):
        """Those with a number of the public register; what somebody only typed is theirs and no stranger's."""
        return self.filter(cvr_number__isnull=False)


class Company(models.Model):
    """Public register data, shared by all organisations.

    Once the register has been read (`register_read_at`) no organisation changes what stands here. A company
    without a number is one that an organisation typed; it is theirs until it is matched with the register.
    """

    class IndustrySystem(models.TextChoices):
        DB07 = "DB07", "DB07"
        DB25 = "DB25", "DB25"

    class Employees(models.TextChoices):
        UNKNOWN = "", _("ukendt")
        UNDER_10 = "1-9", "1–9"
        UNDER_50 = "10-49", "10–49"
        UNDER_250 = "50-249", "50–249"
        LARGE = "250+", _("250 og flere")

    cvr_number = models.CharField(
        _("CVR-nummer"), max_length=8, unique=True, null=True, blank=True, validators=[validate_cvr]
    )
    name = models.CharField(_("navn"), max_length=160)
    street = models.CharField(_("adresse"), max_length=160, blank=True)
    postcode = models.CharField(_("postnummer"), max_length=10, blank=True)
    city = models.CharField(_("by"), max_length=80, blank=True)
    country = models.CharField(_("land"), max_length=60, blank=True, help_text=_("Tomt: Danmark."))
    municipality_code = models.CharField(
        _("kommune"), max_length=4, choices=municipalities.choices, blank=True
    )
    industry_code = models.CharField(_("branchekode"), max_length=6, blank=True)
    industry_system = models.CharField(
        _("branchekodens udgave"), max_length=4, choices=IndustrySystem, default=IndustrySystem.DB25
    )
    industry_name = models.CharField(_("branche"), max_length=120, blank=True)
    employees = models.CharField(_("ansatte"), max_length=8, choices=Employees, blank=True)
    advertising_protected = models.BooleanField(_("reklamebeskyttet"), default=False)
    fictional = models.BooleanField(_("fiktiv"), default=False)
    closed_on = models.DateField(_("ophørt"), null=True, blank=True)
    register_read_at = models.DateTimeField(_("læst i registret"), null=True, blank=True)
    typed_by = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="typed_companies",
        verbose_name=_("skrevet ind af"),
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("lagt sammen med"),
    )
    search_text = models.CharField(max_length=320, editable=False, default="", db_default="")

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("virksomhed")
        verbose_name_plural = _("virksomheder")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cvr_number__isnull=True)
                | models.Q(cvr_number__regex=r"^[1-9][0-9]{7}$"),
                name="company_cvr_is_eight_digits",
            )
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.set_derived()
        super().save(**kwargs)

    def set_derived(self):
        """What follows from the other fields; before a bulk_create, which does not save one by one."""
        self.search_text = fold(f"{self.name} {self.city} {self.cvr_number or ''}")[:320]


class Workplace(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="workplaces")
    p_number = models.CharField(
        _("P-nummer"),
        max_length=10,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_p_number],
    )
    name = models.CharField(_("navn"), max_length=160, blank=True)
    street = models.CharField(_("adresse"), max_length=160, blank=True)
    postcode = models.CharField(_("postnummer"), max_length=4, blank=True)
    city = models.CharField(_("by"), max_length=80, blank=True)
    municipality_code = models.CharField(_("kommune"), max_length=4, choices=municipalities.choices)

    class Meta:
        verbose_name = _("arbejdssted")
        verbose_name_plural = _("arbejdssteder")
        ordering = ["city", "street"]

    def __str__(self):
        return self.name or f"{self.street}, {self.postcode} {self.city}"
