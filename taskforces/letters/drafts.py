"""Makes a new letter as a draft with a text to start from."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from accounts import audit
from accounts.models import User
from taskforces.models import MayorInvitationPage, Network, NetworkPage


@transaction.atomic
def create_letter(network: Network, *, by: User) -> MayorInvitationPage:
    """A draft with a good first text, under the network's own page or the front page."""
    parent = _parent(network)
    with translation.override(parent.locale.language_code):
        letter = MayorInvitationPage(
            title=_("Kom og mød dine naboer i erhvervslivet"),
            network=network,
            body=_first_text(),
            owner=by,
            locale=parent.locale,
            live=False,
        )
    parent.add_child(instance=letter)
    letter.save_revision(user=by)
    audit.record(network.host, by=by, verb="create_letter", thing=letter)
    return letter


def _parent(network: Network) -> Page:
    page = NetworkPage.objects.filter(network=network).order_by("locale__language_code").first()
    return page or Site.objects.get(is_default_site=True).root_page


def _first_text():
    return [
        ("paragraph", "{hilsen}"),
        (
            "paragraph",
            _(
                "Mange virksomheder har opgaver, som ingen når. Og i kommunen bor der mennesker, som"
                " gerne vil i gang med nogle få timer om ugen. Det passer godt sammen, og derfor"
                " skriver jeg til dig."
            ),
        ),
        (
            "paragraph",
            _(
                "Jeg vil gerne invitere dig og {virksomhed} til {arrangement} {dato} kl. {tid} på"
                " {sted}. Du møder andre ledere, hører, hvordan de har gjort, og ser, om I har et"
                " småjob liggende."
            ),
        ),
        (
            "bullets",
            [
                _("Ingen lange taler og ingen skemaer"),
                _("Du lover kun det, du har lyst til"),
                _("Vi ringer til dig inden for få dage, hvis du vil høre mere"),
            ],
        ),
        ("paragraph", _("Svar gerne senest {svarfrist}. Jeg glæder mig til at se dig.")),
    ]
