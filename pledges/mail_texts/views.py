"""A unit's texts for mails, and a mail to a company: chosen, filled in, looked at, sent."""

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import versioned
from accounts.access import Ability, for_those_who, organisations_with
from accounts.refusals import Refused
from frontend.forms import status_of
from frontend.row_keys import row_key
from pledges.access import get_handover, get_mail_text, get_opening
from pledges.mail_texts.filling import filled, values_of
from pledges.mail_texts.forms import MailTextForm, WriteForm
from pledges.mail_texts.texts import begin_with, delete_text, keep_text, send_to_company
from pledges.models import MailText


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_safe
def mail_texts(request):
    found = MailText.objects.visible_to(request.user).select_related("organisation")
    return render(request, "pledges/mail_texts/mail_texts.html", {"texts": found})


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_POST
def mail_texts_begin(request):
    """The usual texts for every unit of one's own that lacks them."""
    for unit in organisations_with(request.user, Ability.WORK_SHEETS):
        begin_with(unit, by=request.user)
    messages.success(request, _("Teksterne står klar. Ret dem, som I vil."))
    return redirect("pledges:mail_texts")


@login_required
@for_those_who(Ability.WORK_SHEETS)
@require_http_methods(["GET", "HEAD", "POST"])
def mail_text_create(request):
    return _form(request, MailText())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mail_text(request, pk):
    return _form(request, get_mail_text(request.user, pk))


@login_required
@require_POST
def mail_text_delete(request, pk):
    delete_text(get_mail_text(request.user, pk), by=request.user)
    messages.success(request, _("Teksten er slettet."))
    return redirect("pledges:mail_texts")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def handover_write(request, pk):
    return _write(request, get_handover(request.user, pk), back=("pledges:handover", pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opening_write(request, pk):
    """To the company of an opening that came on a sheet: only there is an address."""
    found = get_opening(request.user, pk)
    if found.handover is None:
        raise Http404
    return _write(request, found.handover, back=("pledges:opening", pk), opening=found)


def _form(request, text):
    units = organisations_with(request.user, Ability.WORK_SHEETS)
    posted = request.POST if request.method == "POST" else None
    form = MailTextForm(posted, instance=text, units=units)
    context = {"form": form, "text": text}
    return versioned.act(
        form,
        lambda: keep_text(form.instance, by=request.user),
        show=partial(render, request, "pledges/mail_texts/mail_text.html", context),
        done=lambda _made: versioned.tell(request, _("Gemt."), "pledges:mail_texts"),
        field="name",
    )


def _write(request, handover, *, back, opening=None):
    """GET: a text is chosen and filled in; POST: it is shown as it goes out, and with `send` it goes."""
    texts = handover.unit.mail_texts.all()
    form = WriteForm(request.POST or _begun(request, handover, texts, opening))
    status, preview = HTTPStatus.OK, False
    if request.method == "POST":
        status, preview = status_of(form), form.is_valid()
        if preview and "send" in request.POST:
            try:
                send_to_company(handover, by=request.user, **_mail(form))
            except Refused as refused:
                form.add_error(None, str(refused))
                status, preview = HTTPStatus.CONFLICT, False
            else:
                messages.success(request, _("Mailen er sendt, og det står på arket."))
                return redirect(*back)
    context = {
        "form": form,
        "preview": preview and "edit" not in request.POST,
        "texts": texts,
        "sheet": handover.sheet,
        "handover": handover,
        "back": back,
    }
    return render(request, "pledges/mail_texts/write.html", context, status=status)


def _begun(request, handover, texts, opening):
    """The chosen text with its words filled in, as if it had been typed; None where none was chosen."""
    asked = row_key(request.GET.get("tekst"))
    chosen = None if asked is None else texts.filter(pk=asked).first()
    if chosen is None:
        return None
    values = values_of(handover, by=request.user, opening=opening)
    return {"subject": filled(chosen.subject, values), "text": filled(chosen.text, values)}


def _mail(form):
    return {name: form.cleaned_data[name] for name in ("subject", "text")}
