"""What an administrator of the whole site sets up in Wagtail: the schemes that the law of the day knows."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from pledges.models import Scheme


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


@hooks.register("register_admin_viewset")
def schemes():
    return SchemeViewSet()
