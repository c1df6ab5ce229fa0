"""What leaders arrange for themselves: a calendar, colleagues, and what stands about them."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.ratelimit import guesses
from accounts.refusals import Refused
from events.calendar.entries import CONTENT_TYPE
from frontend.forms import status_of
from home.mine import calendars, colleagues, corrections
from home.mine.forms import ColleagueForm, CorrectionForm
from home.mine.links import opened
from home.models import ColleagueAccess, LeaderCalendar
from taskforces.contacts.merging import contacts_of

SCOPE = "leader_calendar"


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def calendar(request, address):
    """POST makes a new address; it is shown this once, as only a digest of its key is kept."""
    url = ""
    if request.method == "POST":
        key = calendars.open_calendar(address)
        url = f"{settings.BASE_URL}{reverse('home:mine_feed', args=[key])}"
    known = LeaderCalendar.objects.filter(address=address).first()
    return render(request, "home/mine/calendar.html", {"url": url, "known": known})


@require_POST
@opened
def calendar_stop(request, address):
    calendars.close_calendar(address)
    messages.success(request, _("Adressen virker ikke længere."))
    return redirect("home:mine_calendar")


@require_safe
def feed(request, key):
    address = calendars.address_of_key(key)
    if not address:
        if guesses(request, SCOPE):
            return HttpResponse(status=429)
        raise Http404
    return HttpResponse(calendars.feed(address), content_type=CONTENT_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def colleague(request, address):
    """Who may see what the company promised, and the form to let one more in."""
    companies = colleagues.companies_of(address)
    form = ColleagueForm(request.POST or None, companies=companies)
    if request.method == "POST" and companies and form.is_valid():
        try:
            colleagues.let_in(address, colleague=form.cleaned_data["email"], company=form.company)
        except Refused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _("De har fået en mail med vejen ind."))
            return redirect("home:mine_colleagues")
    given = ColleagueAccess.objects.open().filter(giver=address).select_related("company")
    context = {"form": form, "companies": companies, "let_in": given}
    return render(request, "home/mine/colleagues.html", context, status=status_of(form))


@require_POST
@opened
def colleague_end(request, address, pk):
    if not colleagues.end(address, pk):
        raise Http404
    messages.success(request, _("Adgangen er lukket."))
    return redirect("home:mine")


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def correction(request, address, pk):
    contacts = contacts_of(address).with_company()
    contact = get_object_or_404(contacts, pk=pk)
    form = CorrectionForm(request.POST or None, contact=contact)
    if request.method == "POST" and form.is_valid():
        corrections.ask(contact, **form.cleaned_data)
        text = _("Dit ønske er sendt. %(name)s svarer dig på mail.")
        messages.success(request, text % {"name": contact.organisation.name})
        return redirect("home:mine")
    context = {"form": form, "contact": contact}
    return render(request, "home/mine/correction.html", context, status=status_of(form))
