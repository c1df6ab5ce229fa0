"""What the leader gets out of it: hours of skilled colleagues. Worked out for their eyes and kept nowhere."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from frontend.forms import status_of
from pledges.access import get_receipt
from pledges.sheets.freed import USUAL_RATE, WEEKS_A_YEAR, freed_of
from pledges.taxonomy import hours_in_all


class SpentForm(forms.Form):
    spent = forms.IntegerField(
        label=_("Hvor mange timer om ugen bruger jeres faglærte på opgaven i dag?"),
        min_value=1,
        max_value=200,
        help_text=_("Cirka er fint. Tallet bliver ikke gemt."),
    )
    rate = forms.IntegerField(
        label=_("Hvad koster en time?"),
        min_value=1,
        max_value=9999,
        initial=USUAL_RATE,
        help_text=_("I kroner. Vores tal er et eksempel; skriv jeres eget."),
    )


@require_safe
def freed_time(request, token):
    """A form that is only read: two numbers in the address, and the answer on the page."""
    sheet = get_receipt(token)
    form = SpentForm(request.GET) if "spent" in request.GET else SpentForm()
    found = None
    if form.is_valid():
        promised = hours_in_all((line.hours, line.positions) for line in sheet.lines.all())
        found = freed_of(promised, **form.cleaned_data)
    context = {
        "sheet": sheet,
        "form": form,
        "freed": found,
        "year": found.hours * WEEKS_A_YEAR if found else 0,
        "theme_organisation": sheet.network.host,
    }
    return render(request, "pledges/receipts/freed.html", context, status=status_of(form))
