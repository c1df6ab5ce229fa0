"""What people see when a log-in by their organisation does not let them in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _


def refused(request, provider, words="", status=403):
    """In plain words, and where to go from here."""
    words = words or _("Det lykkedes ikke at logge ind hos organisationen. Prøv igen.")
    context = {"provider": provider, "words": words}
    return render(request, "accounts/sso/refused.html", context, status=status)


def closed_here(request, provider):
    """For somebody whose organisation lets its people in itself."""
    messages.info(
        request,
        _("%(name)s har lukket for log-in med adgangskode og kode. Log ind her.")
        % {"name": provider.organisation},
    )
    return redirect("accounts:sso")
