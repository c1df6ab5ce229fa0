"""Tools on a placement, for the consultant; and as the company reads them from its receipt."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.forms import status_of
from pledges.access import get_placement, get_receipt
from pledges.placements import tools
from pledges.placements.forms import ToolForm
from pledges.placements.views import placement_page


@login_required
@require_POST
def tool_put(request, pk):
    """One that may be chosen there; the page again for any other."""
    found = get_placement(request.user, pk)
    form = ToolForm(request.POST, of=found)
    if not form.is_valid():
        return placement_page(request, found, status=status_of(form), tool_form=form)
    tools.put_on(found, form.cleaned_data["tool"], by=request.user)
    messages.success(request, _("Værktøjet ligger på forløbet. Virksomheden kan læse det nu."))
    return redirect("pledges:placement", pk)


@login_required
@require_POST
def tool_take(request, pk, tool_pk):
    found = get_placement(request.user, pk)
    tools.take_off(get_object_or_404(found.tools, pk=tool_pk), by=request.user)
    messages.success(request, _("Taget af. Virksomheden ser det ikke længere."))
    return redirect("pledges:placement", pk)


@require_safe
def receipt_tool(request, token, pk):
    """One tool, for whoever holds the receipt's secret address."""
    sheet = get_receipt(token)
    context = {
        "sheet": sheet,
        "tool": get_object_or_404(tools.tools_of_company(sheet.handover), pk=pk),
        "theme_organisation": sheet.network.host,
    }
    return render(request, "pledges/placements/tool.html", context)


def tools_part(sheet):
    """On the receipt: what the consultant put there for the company."""
    found = list(tools.tools_of_company(sheet.handover))
    return {"template": "pledges/placements/_company_tools.html", "tools": found} if found else None


def trade_part(handover, _user):
    """On the handover's page, before anybody has begun there."""
    found = tools.trade_sheets(handover.sheet.network, handover.sheet.company)
    return {"template": "pledges/placements/_trade.html", "sheets": found} if found else None
