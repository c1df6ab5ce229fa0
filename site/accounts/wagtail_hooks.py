"""What an administrator of the whole site sets up in Wagtail: the organisations.

Wagtail's own lists know no tenants, so nothing operational is edited here; no group is given these
permissions, which leaves them to superusers.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from accounts import addresses
from accounts.models import Organisation


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    name = "organisationer"
    icon = "group"
    menu_label = _("Organisationer")
    add_to_settings_menu = True
    list_display = ["name", "kind", "municipality_name", "fictional"]
    list_filter = ["kind", "fictional"]
    search_fields = ["name"]
    inspect_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                FieldPanel(n)
                for n in ("kind", "name", "slug", "cvr_number", "municipality_code", "fictional")
            ],
            heading=_("Hvem"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(n)
                for n in (
                    "brand_colour",
                    "second_colour",
                    "logo",
                    "address",
                    "phone",
                    "opening_hours",
                )
            ],
            heading=_("Udseende og adresse"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(n)
                for n in (
                    "sender_name",
                    "sender_title",
                    "sender_email",
                    "signature",
                    "portrait",
                    "letters_need_approval",
                )
            ],
            heading=_("Afsender"),
        ),
        MultiFieldPanel(
            [FieldPanel(n) for n in ("asks_second_factor", "asks_second_factor_everywhere")],
            heading=_("Sikkerhed"),
        ),
        MultiFieldPanel([FieldPanel(n) for n in ("unit_noun", "candidate_noun")], heading=_("Ord")),
        MultiFieldPanel(
            [FieldPanel(n) for n in ("optional_holidays", "contact_days", "candidate_days")],
            heading=_("Frister"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(n)
                for n in (
                    "privacy_text",
                    "accessibility_statement_url",
                    "invitation_retention_months",
                    "attendance_retention_months",
                    "contact_retention_months",
                    "sheet_retention_months",
                    "message_retention_months",
                    "meeting_retention_months",
                    "audit_retention_months",
                )
            ],
            heading=_("Persondata og tilgængelighed"),
        ),
    ]


@hooks.register("register_admin_viewset")
def organisations():
    return OrganisationViewSet()


@hooks.register("after_create_user")
@hooks.register("after_edit_user")
def address_written_by_hand(request, user):
    """Whoever runs the site may write another address; it is not proved by that, and the old one opens nothing."""
    addresses.leave_others(user)
