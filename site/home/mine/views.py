from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.ratelimit import count_failure, too_many_failures
from frontend.forms import status_of
from home.mine import links
from home.mine.mine import mine
from home.privacy.erasure import note_objection

MOST_ASKED = 20  # links asked for from one place in ten minutes


class AddressForm(forms.Form):
    mark_optional = False
    email = forms.EmailField(
        label=gettext_lazy("Din e-mail"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request):
    """The page for those who came by a link; the others ask for one."""
    if address := links.address_of(request):
        context = {"address": address, "mine": mine(address)}
        return render(request, "home/mine/mine.html", context)
    form = AddressForm(request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        if too_many_failures(request, "mine", most=MOST_ASKED):
            return render(request, "home/mine/ask.html", context | {"too_many": True}, status=429)
        count_failure(request, "mine")
        links.send_link(form.cleaned_data["email"])
        return redirect("home:mine_sent")
    return render(request, "home/mine/ask.html", context, status=status_of(form))


@never_cache
@require_http_methods(["GET", "HEAD"])
def sent(request):
    """The same for everybody: it does not tell whether we know the address."""
    return render(request, "home/mine/sent.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request, key):
    """GET shows a button; the POST uses the link up."""
    if request.method == "POST":
        if address := links.use(key):
            links.open_page(request, address)
            return redirect("home:mine")
        return render(request, "home/mine/over.html", status=410)
    if links.waiting_link(key) is None:
        return render(request, "home/mine/over.html", status=410)
    return render(request, "home/mine/open.html", {"key": key})


@require_POST
def close(request):
    request.session.pop(links.KEY, None)
    return redirect("home:mine")


@require_POST
def objection(request):
    """No more invitations from one organisation: who holds the address decides nothing here (art. 21)."""
    address = links.address_of(request)
    if not address:
        return redirect("home:mine")
    asked = request.POST.get("organisation", "")
    found = [each for each in mine(address).organisations if str(each.pk) == asked]
    if not found:
        raise Http404
    note_objection(address, found, by=None)
    text = _("%(name)s skriver ikke til dig mere.")
    messages.success(request, text % {"name": found[0].name})
    return redirect("home:mine")
