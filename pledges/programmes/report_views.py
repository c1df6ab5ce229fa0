from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from frontend.spreadsheets import xlsx_response
from pledges.programmes.report import report_pdf
from pledges.programmes.sums import sums_of
from pledges.programmes.told import header, rows
from taskforces.access import see_programme


@login_required
@require_safe
def pdf(request, pk):
    found = _open(request, pk)
    name = f"beretning-{slugify(found.name) or found.pk}-{timezone.localdate():%Y-%m-%d}.pdf"
    response = HttpResponse(report_pdf(sums_of(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def xlsx(request, pk):
    found, today = _open(request, pk), timezone.localdate()
    name = f"program-{slugify(found.name) or found.pk}-{today:%Y-%m-%d}.xlsx"
    return xlsx_response(name, header(), rows(sums_of(found), today))


def _open(request, pk):
    """For those who see the figures; a host that has not said yes does not."""
    found, sees_sums = see_programme(request.user, pk)
    if not sees_sums:
        raise PermissionDenied
    return found
