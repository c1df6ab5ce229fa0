"""What a person must be told whose name came from someone else (GDPR article 14)."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from accounts.periods import UNANSWERED

Kind = Organisation.Kind

# What is said until the organisation has written its own; its data protection officer decides.
_PUBLIC = gettext_lazy(
    "%(organisation)s er dataansvarlig. Vi bruger dit navn, din titel, din arbejdsplads og dit svar"
    " til at invitere dig, holde plads til dig og følge op på det, I aftaler, som led i"
    " kommunens beskæftigelsesindsats. Ubesvarede invitationer slettes efter %(months)s måneder."
)
_PRIVATE = gettext_lazy(
    "%(organisation)s er dataansvarlig. Vi bruger dit navn, din titel, din arbejdsplads og dit svar"
    " til at invitere dig, holde plads til dig og følge op på det, I aftaler, fordi vi har en"
    " legitim interesse i at samle lokale virksomheder. Ubesvarede invitationer slettes efter"
    " %(months)s måneder."
)
DEFAULTS = {
    Kind.MUNICIPALITY: _PUBLIC,
    Kind.EMPLOYMENT_UNIT: _PUBLIC,
    Kind.CLUB: _PRIVATE,
    Kind.HOST: _PRIVATE,
}


def privacy_text(organisation: Organisation) -> str:
    """Who keeps the name, and what for; "" when neither we nor the organisation can say it."""
    if own := organisation.privacy_text.strip():
        return own
    default = DEFAULTS.get(organisation.kind, "")
    return default and str(default) % {
        "organisation": organisation.name,
        "months": UNANSWERED.months_of(organisation),
    }


def rights_text(organisation: Organisation) -> str:
    contact = organisation.sender_email or organisation.phone or organisation.name
    return _(
        "Du kan få at vide, hvad vi har om dig, få det rettet eller slettet, og sige nej til flere"
        " breve: %(contact)s. Du kan klage til Datatilsynet, datatilsynet.dk."
    ) % {"contact": contact}


def privacy_url(organisation: Organisation) -> str:
    return settings.BASE_URL + reverse("taskforces:privacy", args=[organisation.slug])
