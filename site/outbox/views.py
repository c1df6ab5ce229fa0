import logging
from email.header import decode_header, make_header

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, for_those_who, organisations_with
from outbox import reputation, resolution, unsubscribing
from outbox.access import get_message
from outbox.disclosure import text_for
from outbox.domains import check_domain, sender_domain
from outbox.models import Message, Suppression
from outbox.standing import standing_of

log = logging.getLogger("haandslag.outbox")

LOOKED_UP_EVERY_SECONDS = 600


@login_required
@for_those_who(Ability.SEE_OUTBOX)
@require_safe
def outbox(request):
    visible = (
        Message.objects.visible_to(request.user)
        .select_related("organisation")
        .defer("html", "text")
    )
    page = Paginator(visible, 50).get_page(request.GET.get("page"))
    unresolved = visible.to_look_at(timezone.now()).count()
    return render(request, "outbox/list.html", {"page_obj": page, "unresolved": unresolved})


@login_required
@require_safe
def message(request, pk):
    found = get_message(request.user, pk)
    context = {
        "message": found,
        "text": text_for(request.user, found),
        "sender": str(make_header(decode_header(found.sender))),
        "standing": standing_of(found),
        "may_resend": resolution.may_resend(found),
        "blocked": Suppression.objects.in_force()
        .filter(organisation=found.organisation)
        .of(found.recipient)
        .first(),
        "attachments": found.attachments.order_by("pk").defer("content"),
    }
    return render(request, "outbox/message.html", context)


@login_required
@require_safe
def domain(request):
    """Looked up at most every ten minutes, however often the page is asked for."""
    if not organisations_with(request.user, Ability.SEE_OUTBOX).exists():
        raise PermissionDenied
    name = sender_domain()
    checks = caches["shared"].get_or_set(
        f"domain:{name}", lambda: check_domain(name), timeout=LOOKED_UP_EVERY_SECONDS
    )
    return render(request, "outbox/domain.html", {"domain": name, "checks": checks})


@login_required
@require_POST
def resend(request, pk):
    if resolution.resend(get_message(request.user, pk), by=request.user):
        messages.success(request, _("Beskeden er lagt i kø igen."))
    return redirect("outbox:message", pk)


@login_required
@require_POST
def mark_sent(request, pk):
    if resolution.mark_sent(get_message(request.user, pk), by=request.user):
        messages.success(request, _("Beskeden er markeret som sendt."))
    return redirect("outbox:message", pk)


@login_required
@require_POST
def start_again(request):
    """After a wave of refusals: for who runs the site, since its one address sends for all."""
    if not request.user.is_superuser:
        raise PermissionDenied
    if reputation.start_again(timezone.now()):
        log.warning("mail is sent again, by user %s", request.user.pk)
        messages.success(request, _("Mails bliver sendt igen."))
    return redirect("home:workspace")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request, key):
    """A mail program posts without a cookie (RFC 8058 §3.2), so no token is asked for; a GET changes nothing."""
    found = unsubscribing.message_by_key(key)
    done = request.method == "POST"
    if done:
        unsubscribing.unsubscribe(found)
    context = {
        "organisation": found.organisation,
        "theme_organisation": found.organisation,
        "done": done,
    }
    return render(request, "outbox/unsubscribe.html", context)
