"""A round's letters: seen before they go, and made into files for the printer, Digital Post and the records."""

from urllib.parse import quote

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from events.access import get_batch, get_invitation, get_round
from events.letters import batches as letter_batches
from events.letters.editions import draft_editions_of, sent_editions_of
from events.letters.emails import mail_of
from events.letters.forms import CaseNumberForm, SendingForm
from events.letters.outdated import is_outdated
from events.letters.pdf import first_page, letter_pdf
from events.letters.refusals import RoundRefused
from events.letters.rounds import judged_of
from events.letters.tasks import make_letters
from events.letters.text import LetterRefused
from events.letters.ways import CHANNELS, Way, Whom
from events.models import LetterBatch
from events.tickets import answer_url
from frontend.spreadsheets import xlsx_response

PAGE = 100
# The mail's own styles stand in its lines, as mail programs want them; it runs nothing and asks nobody.
MAIL_POLICY = {
    "style-src": [UNSAFE_INLINE],
    "script-src": [NONE],
    "connect-src": [NONE],
    "form-action": [NONE],
}
BATCHES_SHOWN = 8
CODES_HEADER = [
    "Hilsen", "Navn", "Titel", "Virksomhed", "Adresse", "Postnr.", "By", "Sprog", "Vej", "Kode", "Link",
]  # fmt: skip
OPEN = (*map(Way, CHANNELS), Way.UNREACHABLE, Way.SENT)  # who may still be asked


def batches_of(round):
    """What the part of the page that follows the work shows, and the version it is of."""
    batches = list(round.batches.select_related("file").defer("document", "file__content"))
    shown = batches[:BATCHES_SHOWN]
    for batch in shown:
        batch.outdated = is_outdated(batch)
    version = "-".join(f"{b.pk}.{b.state}.{b.made}.{bool(b.sent_at)}.{b.outdated}" for b in shown)
    return {"batches": shown, "batches_version": version}


@login_required
@require_POST
def round_print(request, pk):
    return _order_letters(request, get_round(request.user, pk), LetterBatch.Kind.PRINT)


@login_required
@require_POST
def round_digital_post(request, pk):
    return _order_letters(request, get_round(request.user, pk), LetterBatch.Kind.DIGITAL_POST)


def _order_letters(request, round, kind):
    form = SendingForm(request.POST)
    if form.is_valid():
        return _order(request, round, kind, whom=form.cleaned_data["whom"])
    messages.error(request, _("Vælg, hvem der skal have den."))
    return redirect("events:round", round.pk)


@login_required
@require_POST
def round_records(request, pk):
    found = get_round(request.user, pk)
    form = CaseNumberForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors.get("case_number", [])))
        return redirect("events:round", pk)
    found.case_number = form.cleaned_data["case_number"]
    found.save(update_fields=["case_number"])
    return _order(request, found, LetterBatch.Kind.RECORDS)


def _order(request, round, kind, whom=Whom.ASSIGNED):
    try:
        batch = letter_batches.order(round, kind=kind, by=request.user, whom=whom)
    except (RoundRefused, LetterRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        make_letters.enqueue(batch.pk)
    return redirect("events:round", round.pk)


@login_required
@require_safe
def batches(request, pk):
    """The part of the round's page that follows the work; 204 while nothing has moved."""
    found = get_round(request.user, pk)
    context = batches_of(found)
    if request.GET.get("v") == context["batches_version"]:
        return HttpResponse(status=204)
    return render(request, "events/letters/_batches.html", context)


@login_required
@require_safe
def batch_file(request, pk):
    batch = get_batch(request.user, pk)
    file = getattr(batch, "file", None)
    if file is None:
        raise Http404
    outdated = is_outdated(batch)
    if outdated and "alligevel" not in request.GET:
        context = {"batch": batch, "round": batch.round, "event": batch.round.event}
        context["outdated"] = outdated
        return render(request, "events/letters/outdated.html", context, status=409)
    return _file_response(bytes(file.content), file.content_type, file.name, "attachment")


@login_required
@require_POST
def batch_sent(request, pk):
    batch = letter_batches.mark_sent(get_batch(request.user, pk), by=request.user)
    messages.success(request, _("Brevene er markeret som sendt."))
    if calls := batch.round.event.notices.old_letters(batch).count():
        text = ngettext(
            "De passer ikke mere: %(n)s skal ringes op.",
            "De passer ikke mere: %(n)s skal ringes op.",
            calls,
        )
        messages.warning(request, text % {"n": calls})
    return redirect("events:round", batch.round_id)


@login_required
@require_safe
def round_codes(request, pk):
    """For an office that merges its letters itself: the same codes, so that every channel leads to one answer."""
    found = get_round(request.user, pk)
    editions, rows = draft_editions_of(found.letter), []
    for each in judged_of(found).filter(way__in=OPEN).order_by("contact__company__name", "pk"):
        contact = each.contact
        at, language = contact.workplace or contact.company, editions.language_for(contact)
        with translation.override(language):
            greeting, link = str(contact.greeting), answer_url(each)
        rows.append(
            [
                greeting,
                contact.name,
                contact.title,
                contact.company.name,
                at.street,
                at.postcode,
                at.city,
                language,
                str(Way(each.way).label),
                each.printed_code,
                link,
            ]
        )
    return xlsx_response(f"koder-{found.pk}.xlsx", CODES_HEADER, rows)


@login_required
@require_safe
def preview(request, pk):
    """One person's letter and mail side by side, as they would go out now."""
    invitation = get_invitation(request.user, pk)
    context = {"invitation": invitation, "event": invitation.event, "round": invitation.round}
    try:
        context["mail"] = mail_of(invitation, page=_draft_for(invitation))
    except LetterRefused as refusal:
        context["refusal"] = refusal
    return render(request, "events/letters/preview.html", context)


def _draft_for(invitation):
    """The letter in the language in which they would get it now."""
    return draft_editions_of(invitation.round.letter).page_for(invitation.contact)


@login_required
@require_safe
@csp_replace(MAIL_POLICY)
def preview_mail(request, pk):
    """The mail's HTML by itself."""
    invitation = get_invitation(request.user, pk)
    try:
        mail = mail_of(invitation, page=_draft_for(invitation))
    except LetterRefused as refusal:
        raise Http404 from refusal
    return HttpResponse(mail.html)


@login_required
@require_safe
def preview_picture(request, pk):
    """The letter's first page as a picture."""
    invitation = get_invitation(request.user, pk)
    try:
        content = first_page(invitation, page=_draft_for(invitation))
    except LetterRefused as refusal:
        raise Http404 from refusal
    return _file_response(content, "image/png", f"brev-{pk}.png", "inline")


@login_required
@require_safe
def letter(request, pk):
    """How this person's letter looks: as it was sent, or as it would be with the newest draft."""
    invitation = get_invitation(request.user, pk)
    sent = invitation.emailed_at or invitation.printed_at or invitation.digital_post_made_at
    round = invitation.round
    editions = draft_editions_of(round.letter)
    if sent and round.letter_revision:
        editions = sent_editions_of(round.letter_revision, round.translation_revisions)
    try:
        content = letter_pdf([invitation], page=editions.page_for(invitation.contact))
    except LetterRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("events:round", invitation.round_id)
    return _file_response(content, "application/pdf", f"brev-{invitation.pk}.pdf", "inline")


def _file_response(content, content_type, name, disposition):
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "no-store"
    return response
