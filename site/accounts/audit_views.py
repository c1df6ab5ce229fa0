from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import Ability, organisations_with
from accounts.audit_search import entries_for, found
from accounts.forms import AuditSearchForm
from accounts.verbs import label_of
from frontend.forms import status_of

PER_PAGE = 50


@login_required
@require_safe
def audit_log(request):
    organisations = organisations_with(request.user, Ability.READ_LOG)
    if not organisations:
        raise PermissionDenied
    form = AuditSearchForm(request.GET or None, organisations=organisations)
    entries = entries_for(request.user)
    if form.is_bound:
        entries = found(entries, **form.cleaned_data) if form.is_valid() else entries.none()
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": [_line(entry) for entry in page],
        "query": asked.urlencode(),
        "several": len(organisations) > 1,
    }
    return render(request, "accounts/audit_log.html", context, status=status_of(form))


def _line(entry):
    changed = {name: [value, ""] for name, value in entry.before.items()}
    for name, value in entry.after.items():
        changed.setdefault(name, ["", ""])[1] = value
    return {
        "entry": entry,
        "label": label_of(entry.verb),
        "changed": [(name, before, after) for name, (before, after) in changed.items()],
    }
