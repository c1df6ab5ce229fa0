"""Who belongs to a network, what they are there as, and who asks to join."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from taskforces.models.companies import Company
from taskforces.models.contacts import Contact
from taskforces.models.networks import Network


class MembershipQuerySet(models.QuerySet):
    def current(self, day=None):
        """Those who have not left."""
        day = day or timezone.localdate()
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def shown(self):
        """Members who said yes to being named in public, with their logos."""
        return self.current().filter(shown_publicly=True).select_related("company", "logo")

    def with_people(self, host):
        """Each with its company and its person; `company.known` are the host's contacts there, for who names none."""
        people = Contact.objects.filter(organisation=host).order_by("name", "pk")
        known = models.Prefetch("company__contacts", queryset=people, to_attr="known")
        return self.select_related("company", "contact").prefetch_related(known)

    def chair_first(self):
        return self.order_by(Case(When(role="chair", then=0), default=1), "company__name")


class Membership(models.Model):
    class Role(models.TextChoices):
        CHAIR = "chair", _("formand")
        MEMBER = "member", _("medlem")
        AMBASSADOR = "ambassador", _("ambassadør")
        SPONSOR = "sponsor", _("sponsor")

    class Kind(models.TextChoices):
        """What they are: a Task Force aims at four business leaders of five members."""

        COMPANY = "company", _("virksomhed")
        SOCIAL_ECONOMY = "social_economy", _("socialøkonomisk virksomhed")
        EMPLOYMENT_UNIT = "employment_unit", _("virksomhedsindgang")
        BUSINESS_COUNCIL = "business_council", _("erhvervsråd")
        EDUCATION = "education", _("uddannelse")
        UNION = "union", _("fagforening")
        UNEMPLOYMENT_FUND = "unemployment_fund", _("a-kasse")
        ASSOCIATION = "association", _("forening")
        FOUNDATION = "foundation", _("fond")
        CIVIL_SOCIETY = "civil_society", _("civilsamfund")

    LEADERS = (Kind.COMPANY, Kind.SOCIAL_ECONOMY)
    SEVERAL = {
        Kind.COMPANY: _("Virksomheder"),
        Kind.SOCIAL_ECONOMY: _("Socialøkonomiske virksomheder"),
        Kind.EMPLOYMENT_UNIT: _("Virksomhedsindgange"),
        Kind.BUSINESS_COUNCIL: _("Erhvervsråd"),
        Kind.EDUCATION: _("Uddannelser"),
        Kind.UNION: _("Fagforeninger"),
        Kind.UNEMPLOYMENT_FUND: _("A-kasser"),
        Kind.ASSOCIATION: _("Foreninger"),
        Kind.FOUNDATION: _("Fonde"),
        Kind.CIVIL_SOCIETY: _("Civilsamfund"),
    }

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="memberships")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships"
    )
    role = models.CharField(_("rolle"), max_length=12, choices=Role, default=Role.MEMBER)
    kind = models.CharField(
        _("medlemmet er"),
        max_length=20,
        choices=Kind,
        default=Kind.COMPANY,
        db_default=Kind.COMPANY,
    )
    tier = models.CharField(_("sponsorniveau"), max_length=40, blank=True)
    shown_publicly = models.BooleanField(_("må nævnes offentligt"), default=False)
    logo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Vises på netværkets side, når medlemmet må nævnes."),
    )
    joined_on = models.DateField(_("med siden"), default=timezone.localdate)
    left_on = models.DateField(_("stoppede"), null=True, blank=True)
    talk = models.CharField(
        _("holder oplæg om"), max_length=160, blank=True, default="", db_default=""
    )
    talk_on = models.DateField(_("oplæg den"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("medlemskab")
        verbose_name_plural = _("medlemskaber")
        ordering = ["company__name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "company"], name="member_once_a_network"),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
            ),
        ]

    def __str__(self):
        return f"{self.company}, {self.network}"


def by_kind(members: Iterable[Membership]) -> list[tuple[str, list[Membership]]]:
    """[(the kind's name for several, its members)] in the order of the kinds; a kind of nobody is left out."""
    found: dict[str, list[Membership]] = {}
    for member in members:
        found.setdefault(member.kind, []).append(member)
    return [
        (str(Membership.SEVERAL[kind]), found[kind]) for kind in Membership.Kind if kind in found
    ]


class JoinRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answer=JoinRequest.Answer.WAITING)


class JoinRequest(models.Model):
    """A company that asks to join; a mail tells of it, and this row waits for a yes or a no."""

    class Answer(models.TextChoices):
        WAITING = "", _("venter på svar")
        YES = "yes", _("er med")
        NO = "no", _("blev ikke medlem")

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="join_requests")
    company_name = models.CharField(_("virksomhed"), max_length=120)
    name = models.CharField(_("navn"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    remark = models.TextField(_("bemærkning"), max_length=1000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("svar"), max_length=4, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(_("svaret"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("ønske om at være med")
        verbose_name_plural = _("ønsker om at være med")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self.company_name} → {self.network}"
