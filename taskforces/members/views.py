from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, abilities_in
from frontend.forms import status_of
from frontend.spreadsheets import xlsx_response
from taskforces import access
from taskforces.members import members as changes
from taskforces.members.forms import MemberForm, NewMemberForm
from taskforces.members.members import AIM, MemberRefused, leader_share
from taskforces.models import JoinRequest, Membership, Network


@login_required
@require_safe
def networks(request):
    """The networks of those who invite for them, each with its size."""
    hosts = access.inviting_organisations(request.user)
    found = Network.objects.filter(host__in=hosts).select_related("host", "unit")
    sizes = Membership.objects.current().filter(network__in=found).order_by().values("network")
    waiting = JoinRequest.objects.waiting().filter(network__in=found).order_by().values("network")
    size_of, waiting_of = (
        dict(rows.annotate(n=Count("pk")).values_list("network", "n")) for rows in (sizes, waiting)
    )
    rows = [
        {
            "network": network,
            "members": size_of.get(network.pk, 0),
            "waiting": waiting_of.get(network.pk, 0),
        }
        for network in found
    ]
    return render(request, "taskforces/members/networks.html", {"rows": rows})


@login_required
@require_safe
def members(request, pk):
    network = access.get_network(request.user, pk)
    return _page(request, network, NewMemberForm(network=network))


@login_required
@require_POST
def member_add(request, pk):
    network = access.get_network(request.user, pk)
    form = NewMemberForm(request.POST, network=network)
    if not form.is_valid():
        return _page(request, network, form)
    chosen = form.cleaned_data
    try:
        changes.add_member(
            network,
            chosen["contact"].company,
            contact=chosen["contact"],
            role=chosen["role"],
            kind=chosen["kind"],
            by=request.user,
        )
    except MemberRefused as refusal:  # in another tab, a moment ago
        form.add_error("contact", str(refusal))
        return _page(request, network, form)
    messages.success(request, _("%(name)s er med.") % {"name": chosen["contact"].company})
    return redirect("taskforces:members", pk)


@login_required
@require_http_methods(["GET", "POST"])
def member_edit(request, pk):
    member = access.get_member(request.user, pk)
    form = MemberForm(request.POST or None, request.FILES or None, instance=member)
    if request.method == "POST" and form.is_valid():
        changes.change_member(access.get_member(request.user, pk), by=request.user, **form.facts())
        messages.success(request, _("Gemt."))
        return redirect("taskforces:members", member.network_id)
    context = {"form": form, "member": member}
    return render(request, "taskforces/members/member_form.html", context, status=status_of(form))


@login_required
@require_POST
def member_end(request, pk):
    member = access.get_member(request.user, pk)
    changes.end_membership(member, by=request.user)
    text = _("%(name)s er ikke medlem længere. Det, de har været med til, står der stadig.")
    messages.success(request, text % {"name": member.company})
    return redirect("taskforces:members", member.network_id)


@login_required
@require_POST
def join_request_answer(request, pk):
    """The button pressed says "ja" or "nej"."""
    asked = access.get_join_request(request.user, pk)
    yes = request.POST.get("svar") == "ja"
    try:
        changes.answer_request(asked, yes=yes, by=request.user)
    except MemberRefused as refusal:
        messages.info(request, str(refusal))
    else:
        done = (
            _("%(name)s er med i netværket.")
            if yes
            else _("%(name)s har fået et nej hos jer. Husk at sige det.")
        )
        messages.success(request, done % {"name": asked.company_name})
    return redirect("taskforces:members", asked.network_id)


@login_required
@require_safe
def members_export(request, pk):
    network = access.get_network(request.user, pk)
    found = network.memberships.select_related("company", "contact").chair_first()
    header = [
        *(_("Virksomhed"), _("CVR-nummer"), _("Kontaktperson"), _("E-mail"), _("Telefon")),
        *(
            _("Rolle i netværket"),
            _("Medlemmet er"),
            _("Sponsorniveau"),
            _("Med siden"),
            _("Stoppede"),
        ),
        *(_("Holder oplæg om"), _("Hvornår"), _("Må nævnes")),
    ]
    rows = (
        (
            member.company.name,
            member.company.cvr_number or "",
            member.contact.name if member.contact else "",
            member.contact.email if member.contact else "",
            member.contact.phone if member.contact else "",
            member.get_role_display(),
            member.get_kind_display(),
            member.tier,
            member.joined_on,
            member.left_on,
            member.talk,
            member.talk_on,
            _("ja") if member.shown_publicly else _("nej"),
        )
        for member in found
    )
    return xlsx_response(f"medlemmer-{network.slug}.xlsx", header, rows)


def _page(request, network, form):
    found = network.memberships.current().with_people(network.host).chair_first()
    current, able = list(found), abilities_in(request.user, [network.host_id])
    context = {
        "network": network,
        "network_id": str(network.pk),
        "members": current,
        "talks": sorted((m for m in current if m.talk_on), key=lambda m: m.talk_on),
        "share": leader_share(member.kind for member in current),
        "aim": AIM,
        "events": network.events.filter(cancelled_at=None).upcoming()[:3],
        "may_invite": Ability.INVITE in able,
        "requests": network.join_requests.waiting(),
        "form": form,
        "may_manage_events": Ability.MANAGE_EVENTS in able,
        "may_steer": Ability.STEER in able,
    }
    return render(request, "taskforces/members/members.html", context, status=status_of(form))
