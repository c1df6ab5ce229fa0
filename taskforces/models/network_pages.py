"""A network's own page, and the index that leads to it."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StreamBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from accounts import municipalities
from accounts.searching import search_words, texts_of
from frontend.blocks import ProseBlock, StepBlock
from frontend.models import BasePage
from frontend.photos import with_renditions
from frontend.structured_data import json_ld
from taskforces.models.memberships import by_kind
from taskforces.models.networks import Network
from taskforces.models.page_forms import NetworkPageForm

MEMBER_LOGO = "max-240x120|format-webp"

KIND_TEXTS: dict[str, str] = {
    Network.Kind.TASK_FORCE: _(
        "Borgmesteren inviterer. Virksomhedsledere finder opgaverne og lover job."
    ),
    Network.Kind.SPONSOR_NETWORK: _(
        "Klubben samler sine sponsorer om småjob til dem, der mangler et hold."
    ),
    Network.Kind.DIALOGUE_FORUM: _(
        "Først tilliden, så jobbet: virksomheder og mennesker lærer hinanden at kende."
    ),
    Network.Kind.CLUSTER_NETWORK: _(
        "Virksomheder, kommuner og fonde går sammen om varige veje til arbejde."
    ),
    Network.Kind.TEMP_AGENCY: _(
        "Værten ansætter, og virksomheden køber nogle få timer om ugen, så ingen løber en risiko."
    ),
    Network.Kind.TRAINEE_COHORT: _(
        "Mestrene lover pladser, før holdet begynder. Bagefter venter et fag."
    ),
    Network.Kind.TRAINING_TRACK: _(
        "Træning på en rigtig arbejdsplads, med en buddy ved sin side og et job for enden."
    ),
}


SPREAD_SHOWN = 8


class NetworkIndexPage(BasePage):
    lead = models.TextField(_("indledning"), blank=True)

    template = "taskforces/pages/network_index_page.html"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["taskforces.NetworkPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("oversigt over netværk")
        verbose_name_plural = _("oversigter over netværk")

    @property
    def description(self):
        return self.search_description or self.lead

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = list(NetworkPage.objects.child_of(self).live().public().with_networks())
        kind, code = request.GET.get("art", ""), request.GET.get("kommune", "")
        context["pages"] = [page for page in pages if page.fits(kind, code)]
        context["kinds"] = _kind_links(pages, kind, code)
        codes = [
            found
            for page in pages
            if page.fits(kind, "")
            for found in page.network.municipality_codes
        ]
        context["map"] = municipalities.map_of(codes, code, art=kind)
        context["municipality"] = municipalities.name(code)
        context["everywhere"] = municipalities.query(art=kind)
        context["is_filtered"] = bool(kind or code)
        return context


def _kind_links(pages, kind, code):
    """Only the kinds that somebody has; each link keeps the chosen municipality."""
    used = {page.network.kind for page in pages}
    rows = [("", _("Alle"))] + [(k.value, capfirst(k.label)) for k in Network.Kind if k in used]
    return [
        {
            "label": label,
            "url": municipalities.query(art=value, kommune=code),
            "current": value == kind,
        }
        for value, label in rows
    ]


class NetworkPageQuerySet(PageQuerySet):
    def with_networks(self):
        return self.select_related("network__host").order_by("title")


class NetworkPage(BasePage):
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="pages", verbose_name=_("netværk")
    )
    lead = models.TextField(
        _("indledning"),
        max_length=400,
        help_text=_("To eller tre sætninger: hvem samles, om hvad, og hvad kommer der ud af det?"),
    )
    area = models.CharField(
        _("område"),
        max_length=120,
        blank=True,
        help_text=_("Hvis kommunerne ikke kan vælges enkeltvis, fx “52 kommuner”."),
    )
    steps = StreamField(
        [("step", StepBlock())],
        blank=True,
        verbose_name=_("sådan foregår det"),
        help_text=_("Trin for trin, som det opleves af en virksomhedsleder."),
    )
    vision = models.TextField(_("vision"), blank=True, max_length=600)
    actions = StreamField(
        StreamBlock([("action", TextBlock(label=_("Handling"), rows=2, max_length=240))]),
        blank=True,
        verbose_name=_("handlingsplan"),
        help_text=_("Det, netværket selv har aftalt at gøre."),
    )
    body = StreamField(ProseBlock(), blank=True, verbose_name=_("mere om netværket"))

    objects = PageManager.from_queryset(NetworkPageQuerySet)()

    search_fields = [*BasePage.search_fields, index.SearchField("search_text")]

    base_form_class = NetworkPageForm
    template = "taskforces/pages/network_page.html"
    shown_with = ("network__host", "network__unit")
    parent_page_types = ["taskforces.NetworkIndexPage"]
    subpage_types = ["taskforces.MayorInvitationPage", "taskforces.StoryPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("network"),
        FieldPanel("lead"),
        FieldPanel("area"),
        FieldPanel("steps"),
        MultiFieldPanel([FieldPanel("vision"), FieldPanel("actions")], heading=_("Vision og plan")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("netværkets side")
        verbose_name_plural = _("netværkenes sider")

    @property
    def description(self):
        return self.search_description or self.lead

    @property
    def theme_organisation(self):
        return self.network.host

    def clean(self):
        super().clean()
        if self.network_id is None:
            return
        twins = NetworkPage.objects.filter(network=self.network_id, locale=self.locale_id)
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError({"network": _("Netværket har allerede en side på dette sprog.")})

    def search_text(self):
        network = self.network
        return search_words(
            *(self.title, self.lead, self.area, self.vision, network.name, network.target_group),
            *(str(network.get_kind_display()), network.host.name, *network.municipality_names),
            *(
                text
                for stream in (self.steps, self.actions, self.body)
                for text in texts_of(stream)
            ),
        )

    def fits(self, kind, code):
        """Whether the page belongs in a list of one kind or one municipality; "" is any."""
        return kind in ("", self.network.kind) and (
            not code or code in self.network.municipality_codes
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        network = self.network
        context["network"] = network
        context["steps"] = [block.value for block in self.steps]
        context["json_ld"] = json_ld(
            {
                "@type": "Organization",
                "name": network.name,
                "description": self.description,
                "url": f"{settings.BASE_URL}{self.url}",
                "image": self.share_picture,
                "areaServed": network.municipality_names,
                "parentOrganization": {"@type": "Organization", "name": network.host.name},
            }
        )
        context["figures"] = network.figures.published()
        members = list(network.memberships.shown().chair_first())
        with_renditions([member.logo for member in members], MEMBER_LOGO)
        context["member_kinds"] = by_kind(members)
        context["events"], context["past_events"] = self._events()
        context["spread"] = network.outreach.shown().select_related("member__company")[
            :SPREAD_SHOWN
        ]
        stories = network.stories.live().consented().filter(locale=self.locale_id)
        if self.site_has_private_pages:
            stories = stories.public()
        context["stories"] = stories.order_by("-told_on")[:3]
        return context

    def _events(self):
        """The next three and the last three. Events are a later app's; the relation needs no import."""
        now = timezone.now()
        year = self.network.events.public().filter(ends_at__gte=now - timedelta(days=365))
        events = list(year.order_by("starts_at"))
        coming = [event for event in events if not event.is_over(now)]
        past = [event for event in events if event.is_over(now)]
        return coming[:3], past[:-4:-1]
