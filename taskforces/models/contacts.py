"""The people we know at companies."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, ids_with
from accounts.folding import fold
from accounts.models import Organisation
from taskforces.models.companies import Company, Workplace
from taskforces.names import greeting_name


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=ids_with(user, Ability.INVITE))

    def search(self, words):
        return self.filter(search_text__contains=fold(words))

    def with_company(self):
        return self.select_related("company", "workplace", "organisation")

    def may_be_invited(self):
        return self.filter(objected_at=None)


class Contact(models.Model):
    """A person at a company, known to one organisation and to no other."""

    class Basis(models.TextChoices):
        MEMBER = "member", _("medlem af netværket")
        DIALOGUE = "dialogue", _("løbende dialog")
        PUBLIC_TASK = "public_task", _("offentlig opgave")
        CONSENT = "consent", _("samtykke")
        PRINTED_LETTER = "printed_letter", _("kun brev på papir")

    class Channel(models.TextChoices):
        """How a letter can reach somebody."""

        EMAIL = "email", _("e-mail")
        PRINT = "print", _("brev på papir")
        DIGITAL_POST = "digital_post", _("Digital Post")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts"
    )
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="contacts")
    workplace = models.ForeignKey(
        Workplace, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    name = models.CharField(_("navn"), max_length=120)
    is_post = models.BooleanField(
        _("en post, ikke en person"),
        default=False,
        help_text=_("Fx “Ledelsen”. Brevet siger “Att.: Ledelsen” og hilser virksomheden."),
    )
    title = models.CharField(_("titel"), max_length=120, blank=True)
    salutation = models.CharField(
        _("hilsen"), max_length=120, blank=True, help_text=_("Tom: “Kære” og fornavn.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    data_source = models.CharField(
        _("datakilde"), max_length=160, help_text=_("Hvor kommer navnet fra? Trykkes i brevet.")
    )
    contact_basis = models.CharField(
        _("grundlag for kontakt"), max_length=20, choices=Basis, default=Basis.PUBLIC_TASK
    )
    preferred_channel = models.CharField(
        _("vil helst have post som"),
        max_length=12,
        choices=Channel,
        blank=True,
        db_default="",
        default="",
        help_text=_(
            "Følges, når det kan lade sig gøre. Ellers først e-mail, så Digital Post, så papir."
        ),
    )
    language = models.CharField(
        _("læser helst"),
        max_length=10,
        blank=True,
        db_default="",
        default="",
        help_text=_("Brev og mails kommer på det sprog, når brevet findes på det."),
    )
    objected_at = models.DateTimeField(_("har frabedt sig kontakt"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    search_text = models.CharField(max_length=320, editable=False, db_index=True)
    greeting_doubtful = models.BooleanField(
        default=False,
        editable=False,
        help_text="Somebody should look at the greeting before it is printed.",
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        ordering = ["company__name", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "company", "name"], name="contact_is_known_once"
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.company}"

    def save(self, **kwargs):
        self.set_derived()
        super().save(**kwargs)

    def set_derived(self):
        """What follows from the other fields; before a bulk_create, which does not save one by one."""
        self.search_text = fold(f"{self.name} {self.company.name}")[:320]
        asked = not self.salutation and not self.is_post
        self.greeting_doubtful = asked and greeting_name(self.name).doubtful

    @property
    def first_name(self):
        """What the person is called in a greeting; a post has no name, so its company is greeted."""
        return self.company.name if self.is_post else greeting_name(self.name).name

    @property
    def greeting(self):
        return self.salutation or _("Kære %(name)s") % {"name": self.first_name}
