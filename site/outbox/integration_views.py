from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import tokens
from frontend.forms import status_of
from outbox import announcing, webhooks
from outbox.forms import TokenForm, WebhookForm
from outbox.integrations import (
    get_delivery,
    get_token,
    get_webhook,
    organisations_of,
    tokens_of,
    webhooks_of,
)
from outbox.safe_http import AddressRefused

DELIVERIES_SHOWN = 50


@login_required
@require_safe
def integrations(request):
    return _page(request)


@login_required
@require_POST
def token_create(request):
    form = TokenForm(request.POST, organisations=_organisations(request))
    if not form.is_valid():
        return _page(request, token_form=form)
    token, key = tokens.issue(
        form.cleaned_data["organisation"],
        name=form.cleaned_data["name"],
        scopes=form.cleaned_data["scopes"],
        expires_at=form.expires_at(),
        by=request.user,
    )
    context = {"token": token, "key": key, "base_url": settings.BASE_URL}
    return render(request, "outbox/token_key.html", context)


@login_required
@require_POST
def token_revoke(request, pk):
    tokens.revoke(get_token(request.user, pk), by=request.user)
    messages.success(request, _("Nøglen virker ikke længere."))
    return redirect("outbox:integrations")


@login_required
@require_POST
def webhook_create(request):
    form = WebhookForm(request.POST, organisations=_organisations(request))
    if not form.is_valid():
        return _page(request, webhook_form=form)
    try:
        made = webhooks.add_webhook(
            form.cleaned_data["organisation"],
            name=form.cleaned_data["name"],
            url=form.cleaned_data["url"],
            by=request.user,
        )
    except AddressRefused as refused:
        form.add_error("url", str(refused))
        return _page(request, webhook_form=form)
    return redirect("outbox:webhook", made.pk)


@login_required
@require_safe
def webhook(request, pk):
    found = get_webhook(request.user, pk)
    deliveries = found.deliveries.defer("body")[:DELIVERIES_SHOWN]
    return render(request, "outbox/webhook.html", {"webhook": found, "deliveries": deliveries})


@login_required
@require_POST
def webhook_ping(request, pk):
    announcing.ping(get_webhook(request.user, pk))
    messages.success(request, _("En prøve er på vej. Indlæs siden igen om lidt."))
    return redirect("outbox:webhook", pk)


@login_required
@require_POST
def webhook_switch(request, pk):
    found = get_webhook(request.user, pk)
    webhooks.set_active(found, active=not found.active, by=request.user)
    return redirect("outbox:webhook", pk)


@login_required
@require_POST
def webhook_remove(request, pk):
    webhooks.remove_webhook(get_webhook(request.user, pk), by=request.user)
    messages.success(request, _("Webhooken er fjernet."))
    return redirect("outbox:integrations")


@login_required
@require_POST
def delivery_retry(request, pk):
    delivery = get_delivery(request.user, pk)
    announcing.try_again(delivery)
    messages.success(request, _("Vi prøver igen nu."))
    return redirect("outbox:webhook", delivery.webhook_id)


def _organisations(request):
    found = organisations_of(request.user)
    if not found:
        raise PermissionDenied
    return found


def _page(request, **forms):
    organisations = _organisations(request)
    context = {
        "tokens": tokens_of(request.user),
        "webhooks": webhooks_of(request.user),
        "token_form": TokenForm(organisations=organisations),
        "webhook_form": WebhookForm(organisations=organisations),
        "now": timezone.now(),
        "base_url": settings.BASE_URL,
    }
    return render(
        request, "outbox/integrations.html", context | forms, status=status_of(*forms.values())
    )
