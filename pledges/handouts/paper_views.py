from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import Ability, abilities_in
from events.access import get_event
from frontend.forms import status_of
from pledges.handouts.forms import NumberForm, PrintForm
from pledges.handouts.paper import entry_of, new_papers, paper_of, paper_pdf, who_handed_in
from pledges.models import Sheet
from pledges.sheets.forms import sheet_form_for
from pledges.sheets.handing_in import handed_in, paper_client_id, submit

LATEST = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper_sheets(request, pk):
    """The number first; then the sheet, and back here for the next one."""
    event = get_event(request.user, pk, Ability.SEE_SHEETS)
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        paper = paper_of(event, form.cleaned_data["number"])
        if paper:
            return redirect("pledges:paper_sheet", pk, paper.number)
        form.add_error("number", _("Det nummer er ikke printet til det her arrangement."))
    return _page(request, event, form, PrintForm())


@login_required
@require_POST
def paper_number(request, pk):
    """For a sheet that has no number: a photocopy, or a napkin."""
    event = get_event(request.user, pk, Ability.SEE_SHEETS)
    (paper,) = new_papers(event, 1, by=request.user)
    return redirect("pledges:paper_sheet", pk, paper.number)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper_sheet(request, pk, number):
    event = get_event(request.user, pk, Ability.SEE_SHEETS)
    paper = paper_of(event, number)
    if paper is None:
        raise Http404
    entry, client_id = entry_of(paper), paper_client_id(paper)
    if known := handed_in(entry, client_id):
        return _already(request, event, paper, known)
    form = sheet_form_for(entry)(
        request.POST or None, entry=entry, initial={"client_id": client_id}
    )
    if request.method == "POST" and form.is_valid():
        made = submit(
            entry, filled=form.filled(), source=Sheet.Source.PAPER, filled_in_by=request.user
        )
        words = {"number": paper, "company": made.company_name}
        messages.success(request, _("Ark %(number)s fra %(company)s er skrevet ind.") % words)
        return redirect("pledges:paper_sheets", pk)
    context = {"event": event, "paper": paper, "form": form}
    return render(request, "pledges/handouts/paper_sheet.html", context, status=status_of(form))


@login_required
@require_POST
def paper_print(request, pk):
    event = get_event(request.user, pk, Ability.MANAGE_EVENTS)
    form = PrintForm(request.POST)
    if not form.is_valid():
        return _page(request, event, NumberForm(), form)
    papers = new_papers(event, form.cleaned_data["count"], by=request.user)
    return pdf_response(paper_pdf(papers), f"ark-{event.slug}.pdf")


def pdf_response(content, name):
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _already(request, event, paper, sheet):
    context = {"event": event, "paper": paper, "sheet": sheet, "how": who_handed_in(sheet)}
    return render(request, "pledges/handouts/paper_sheet.html", context)


def _page(request, event, form, print_form):
    typed = Sheet.objects.filter(event=event, source=Sheet.Source.PAPER)
    context = {
        "event": event,
        "form": form,
        "print_form": print_form,
        "may_print": Ability.MANAGE_EVENTS in abilities_in(request.user, [event.network.host_id]),
        "typed": typed.select_related("paper", "filled_in_by")[:LATEST],
    }
    return render(
        request, "pledges/handouts/paper_sheets.html", context, status=status_of(form, print_form)
    )
