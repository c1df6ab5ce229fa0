"""Networks, published figures and consents to stories, kept in Wagtail by those who run the site."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.pages import PagePermissionPolicy

from taskforces.features import FEATURES
from taskforces.models import Figure, Network, StoryConsent

SWITCHES = sorted({switch for switches in FEATURES.values() for switch in switches})


class NetworkViewSet(ModelViewSet):
    model = Network
    name = "netvaerk"
    icon = "group"
    menu_label = _("Netværk")
    add_to_settings_menu = True
    list_display = ["name", "kind", "host", "unit", "active"]
    list_filter = ["kind", "active"]
    search_fields = ["name"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel(n)
                for n in ("kind", "name", "slug", "host", "unit", "default_owner", "active")
            ],
            heading=_("Hvem"),
        ),
        MultiFieldPanel(
            [FieldPanel(n) for n in ("municipality_codes", "target_group", "goal_positions")],
            heading=_("Hvor og for hvem"),
        ),
        MultiFieldPanel(
            [FieldPanel(switch) for switch in SWITCHES], heading=_("Sådan arbejder det")
        ),
    ]


class FigureViewSet(ModelViewSet):
    model = Figure
    name = "tal"
    icon = "table"
    menu_label = _("Tal med kilder")
    add_to_settings_menu = True
    list_display = ["definition", "kind", "value", "network", "as_of", "published"]
    list_filter = ["kind", "published"]
    search_fields = ["definition", "source"]
    form_fields = [
        "network",
        "kind",
        "value",
        "out_of",
        "unit",
        "definition",
        "as_of",
        "source",
        "source_url",
        "published",
    ]


class StoryConsentViewSet(ModelViewSet):
    model = StoryConsent
    name = "samtykker"
    icon = "check"
    menu_label = _("Samtykker")
    menu_order = 250  # beside pages and pictures: whoever writes a story needs it
    add_to_admin_menu = True
    list_display = ["person_name", "story", "given_on", "expires_on", "withdrawn_at"]
    search_fields = ["person_name"]
    form_fields = ["story", "person_name", "scope", "given_on", "expires_on", "withdrawn_at"]


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_of_others(pages, request):
    """Wagtail's chooser shows every page; an unpublished one is its editors' own."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
    return pages.filter(Q(live=True) | Q(pk__in=mine.values("pk")))


@hooks.register("register_admin_viewset")
def networks_figures_and_consents():
    return [NetworkViewSet(), FigureViewSet(), StoryConsentViewSet()]
