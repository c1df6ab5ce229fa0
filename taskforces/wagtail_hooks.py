"""Networks, published figures and consents to stories, kept in Wagtail by those who run the site."""

from django.db.models import Q
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.pages import PagePermissionPolicy

from taskforces.models import (
    Figure,
    MayorInvitationPage,
    Network,
    NetworkPage,
    StoryConsent,
    StoryPage,
)
from taskforces.networks.features import FEATURES
from taskforces.pages.editors import open_page
from taskforces.stories.missing import tell_of_missing

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


@hooks.register("insert_editor_js")
def placeholder_buttons():
    return format_html(
        '<script type="module" src="{}"></script>', static("frontend/dist/letter_editor.js")
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_fixed_links(request, page):
    if isinstance(page, MayorInvitationPage) and page.fixed_links:
        text = _(
            "Brevet har en fast adresse: %(links)s. Hver modtager får sit eget link og sin egen kode;"
            " et fast link ved ikke, hvem der svarer."
        )
        messages.warning(request, text % {"links": ", ".join(page.fixed_links)})


@hooks.register("after_publish_page")
def warn_of_missing_consent(request, page):
    """Wagtail says that it is published, and its link to the story would be a 404."""
    if isinstance(page, StoryPage):
        tell_of_missing(request, page)


@hooks.register("before_copy_page")
def refuse_copies_of_stories(request, page):
    """A copy would tell of somebody without their consent, and stay when they take it back.

    A translation made by Wagtail shares the consents of its story, and goes with it.
    """
    below = "copy_subpages" in request.POST and page.get_descendants().type(StoryPage).exists()
    if not below and not isinstance(page.specific, StoryPage):
        return None
    text = _(
        "En historie kan ikke kopieres: samtykket gælder den ene. Flyt den, eller lav en oversættelse."
    )
    messages.error(request, text)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def open_to_its_editors(request, page):
    """Whoever runs the site makes the page; the network's own people write it."""
    if isinstance(page, NetworkPage):
        open_page(page)


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_of_others(pages, request):
    """Wagtail's chooser shows every page; an unpublished one is its editors' own."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
    return pages.filter(Q(live=True) | Q(pk__in=mine.values("pk")))


@hooks.register("register_admin_viewset")
def networks_figures_and_consents():
    return [NetworkViewSet(), FigureViewSet(), StoryConsentViewSet()]
