"""What keeps readers from a story that was let go, and how whoever let it go is told."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from taskforces.models import StoryPage


class Missing(models.TextChoices):
    NETWORK = (
        "network",
        gettext_lazy(
            "Historien er stadig en kladde: den hører ikke til et netværk. Vælg netværket på siden, og"
            " udgiv den igen."
        ),
    )
    CONSENT = (
        "consent",
        gettext_lazy(
            "Ingen kan se historien endnu: den vises først, når alle, der nævnes, har givet samtykke,"
            " og samtykkerne er skrevet ned."
        ),
    )


def missing(*, has_network: bool, live: bool, has_consent: bool) -> list[Missing]:
    """Without a network it stays a draft; without consents it is up and hidden. A draft that waits for its day lacks nothing."""
    if not has_network:
        return [Missing.NETWORK] if has_consent else [Missing.NETWORK, Missing.CONSENT]
    return [Missing.CONSENT] if live and not has_consent else []


def tell_of_missing(request, story: StoryPage) -> None:
    """On the next page, each with the way to mend it."""
    revision = story.get_latest_revision_as_object()
    ways = {
        Missing.NETWORK: (reverse("wagtailadmin_pages:edit", args=[story.pk]), _("Vælg netværk")),
        Missing.CONSENT: (consents_of(request.user), _("Skriv samtykket ned")),
    }
    for each in missing(
        has_network=(story if story.live else revision).network_id is not None,
        live=story.live,
        has_consent=story.has_consent(),
    ):
        messages.warning(request, each.label, buttons=[messages.button(*ways[each])])


def consents_of(user) -> str:
    """Where this editor writes consents down: the list of the whole house, or the own organisation's."""
    return reverse("samtykker:add" if user.is_superuser else "taskforces:consents")


class ApprovedStoryMiddleware:
    """Wagtail tells an approver no more than that the page was saved, and calls no hook after it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code < 400 and (pk := _approved_page(request)):
            story = StoryPage.objects.filter(pk=pk).first()
            if story and not story.current_workflow_state:  # there is no further step to wait for
                tell_of_missing(request, story)
        return response


def _approved_page(request):
    """The page that this request approved, from its own form or from the list of what waits."""
    match = request.resolver_match
    if request.method != "POST" or match is None:
        return None
    action = {
        "wagtailadmin_pages:workflow_action": match.kwargs.get("action_name"),
        "wagtailadmin_pages:edit": request.POST.get("action-workflow-action")
        and request.POST.get("workflow-action-name"),
    }.get(match.view_name)
    return match.kwargs["page_id"] if action == "approve" else None
