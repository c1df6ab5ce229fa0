from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in, organisations_with
from frontend.forms import status_of
from taskforces import access
from taskforces.knowledge import sheets
from taskforces.knowledge.forms import KnowledgeForm
from taskforces.models import KnowledgeSheet, Network

PER_PAGE = 30


@login_required
@require_safe
def knowledge(request):
    """Everything the user may read, one tab a kind; searched by words."""
    if not organisations_with(request.user, Ability.SEE).exists():
        raise PermissionDenied
    words, kind = request.GET.get("q", "")[:100].strip(), request.GET.get("art", "")
    found = KnowledgeSheet.objects.readable_by(request.user).saying(words)
    chosen = found.of_kind(kind).select_related("network__host").order_by("kind", "-changed_at")
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "page": Paginator(chosen, PER_PAGE).get_page(request.GET.get("page")),
        "own": set(Network.objects.worked_on_by(request.user).values_list("pk", flat=True)),
        "words": words,
        "kind": kind,
        "tabs": _tabs(kind, words),
        "query": query.urlencode(),
        "may_write": _writable(request.user).exists(),
    }
    return render(request, "taskforces/knowledge/list.html", context)


@login_required
@require_safe
def knowledge_sheet(request, pk):
    found = access.get_knowledge(request.user, pk)
    may_write = Ability.STEER in abilities_in(
        request.user, [found.network.host_id, found.network.unit_id]
    )
    context = {"sheet": found, "may_write": may_write}
    return render(request, "taskforces/knowledge/sheet.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_create(request):
    if not _writable(request.user).exists():
        raise PermissionDenied
    initial = {"kind": request.GET.get("art"), "network": request.GET.get("netvaerk")}
    form = KnowledgeForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        publish = request.POST.get("gem") == "udgiv"
        made = sheets.write_sheet(by=request.user, publish=publish, **form.facts())
        done = _("Udgivet.") if publish else _("Gemt som udkast. Kun I selv kan læse det.")
        messages.success(request, done)
        return redirect("taskforces:knowledge_sheet", made.pk)
    return render(request, "taskforces/knowledge/form.html", {"form": form}, status=status_of(form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_edit(request, pk):
    found = access.get_knowledge(request.user, pk, Ability.STEER)
    form = KnowledgeForm(request.POST or None, instance=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        sheets.change_sheet(found, by=request.user, **form.facts())
        messages.success(request, _("Gemt."))
        return redirect("taskforces:knowledge_sheet", pk)
    context = {"form": form, "sheet": found}
    return render(request, "taskforces/knowledge/form.html", context, status=status_of(form))


@login_required
@require_POST
def knowledge_publish(request, pk):
    """The button says whether it goes up or comes down."""
    found = access.get_knowledge(request.user, pk, Ability.STEER)
    yes = request.POST.get("udgiv") == "ja"
    sheets.publish(found, yes=yes, by=request.user)
    done = _("Udgivet.") if yes else _("Taget ned. Nu kan kun I selv læse det.")
    messages.success(request, done)
    return redirect("taskforces:knowledge_sheet", pk)


@require_safe
def public_knowledge(request, slug):
    """What leaders can read about a network's target group and trade."""
    network = access.public_network(slug)
    context = {
        "network": network,
        "sheets": network.knowledge_sheets.in_public(),
        "partners": network.partnerships.shown(),
        "theme_organisation": network.host,
    }
    return render(request, "taskforces/knowledge/public_list.html", context)


@require_safe
def public_sheet(request, slug, pk):
    network = access.public_network(slug)
    context = {
        "network": network,
        "sheet": access.get_public_knowledge(network, pk),
        "theme_organisation": network.host,
    }
    return render(request, "taskforces/knowledge/public_sheet.html", context)


def _writable(user):
    return Network.objects.worked_on_by(user, Ability.STEER)


def _tabs(kind, words):
    kinds = KnowledgeSheet.Kind.choices
    return [
        {
            "label": label,
            "url": "?" + urlencode({"art": value} | ({"q": words} if words else {})),
            "current": value == kind,
        }
        for value, label in [("", _("Alt")), *((value, capfirst(text)) for value, text in kinds)]
    ]
