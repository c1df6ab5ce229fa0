"""What an administrator of the whole site sets up in Wagtail: the schemes that the law of the day knows."""

from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from pledges.handouts.campaigns import give_link
from pledges.models import Campaign, Scheme


class SchemeViewSet(ModelViewSet):
    """Nobody but superusers: no group is given these permissions."""

    model = Scheme
    name = "ordninger"
    icon = "list-ul"
    menu_label = _("Ordninger")
    add_to_settings_menu = True
    list_display = ["name", "name_en", "paid", "valid_from", "valid_to"]
    list_filter = ["paid"]
    search_fields = ["name", "name_en"]
    inspect_view_enabled = False
    panels = [
        MultiFieldPanel(
            [FieldPanel(n) for n in ("code", "name", "name_en", "paid", "note")],
            heading=_("Ordning"),
        ),
        MultiFieldPanel(
            [FieldPanel(n) for n in ("valid_from", "valid_to")],
            heading=_("Gælder"),
            help_text=_("En ordning, der er udløbet, bliver stående på de forløb, der har den."),
        ),
    ]


class CampaignForm(WagtailAdminModelForm):
    def save(self, commit=True):
        campaign = super().save(commit)
        give_link(campaign)
        return campaign


class CampaignViewSet(ModelViewSet):
    model = Campaign
    name = "kampagner"
    icon = "calendar-alt"
    menu_label = _("Kampagner")
    add_to_settings_menu = True
    list_display = ["name", "network", "starts_on", "ends_on"]
    search_fields = ["name"]
    inspect_view_enabled = False

    def get_form_class(self, for_update=False):
        fields = ["network", "name", "slug", "lead", "starts_on", "ends_on", "goal_positions"]
        return modelform_factory(Campaign, form=CampaignForm, fields=fields)


@hooks.register("register_admin_viewset")
def schemes_and_campaigns():
    return [SchemeViewSet(), CampaignViewSet()]
