from email.header import decode_header, make_header

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from outbox import settling
from outbox.access import get_message
from outbox.disclosure import text_for
from outbox.models import Message
from outbox.settling import UNSETTLED


@login_required
@require_safe
def outbox(request):
    visible = (
        Message.objects.visible_to(request.user)
        .select_related("organisation")
        .defer("html", "text")
    )
    page = Paginator(visible, 50).get_page(request.GET.get("page"))
    unsettled = visible.filter(state__in=UNSETTLED).count()
    return render(request, "outbox/list.html", {"page_obj": page, "unsettled": unsettled})


@login_required
@require_safe
def message(request, pk):
    found = get_message(request.user, pk)
    context = {
        "message": found,
        "text": text_for(request.user, found),
        "sender": str(make_header(decode_header(found.sender))),
        "unsettled": found.state in UNSETTLED,
        "attachments": found.attachments.defer("content"),
    }
    return render(request, "outbox/message.html", context)


@login_required
@require_POST
def resend(request, pk):
    if settling.resend(get_message(request.user, pk), user=request.user):
        messages.success(request, _("Beskeden er lagt i kø igen."))
    return redirect("outbox:message", pk)


@login_required
@require_POST
def settle(request, pk):
    if settling.settle(get_message(request.user, pk), user=request.user):
        messages.success(request, _("Beskeden er markeret som sendt."))
    return redirect("outbox:message", pk)
