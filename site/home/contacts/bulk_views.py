"""Something done with all contacts that are ticked: first how many and what stays, then done, and undone for a month."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from accounts.cpr import CprGuardMixin
from frontend.row_keys import row_keys
from home.contacts.views import inviters
from pledges.unused import delete_unused, kept_of, unused
from taskforces.access import contacts_of
from taskforces.companies import relations
from taskforces.models import Contact, Tag

NAMED = 20  # of those who stay


class NamedForm(CprGuardMixin, forms.Form):
    name = forms.CharField(label=gettext_lazy("Navn"), max_length=120)


class TagNameForm(CprGuardMixin, forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Mærke"), max_length=Tag._meta.get_field("name").max_length
    )


def _chosen(request):
    """(organisation, its contacts that are ticked): 404 for somebody else's, and for two organisations at once."""
    numbers = row_keys(request.POST.getlist("contact"))
    first = Contact.objects.filter(organisation__in=inviters(request.user), pk__in=numbers)
    first = first.select_related("organisation").first()
    if numbers and first is None:
        raise Http404
    if not numbers:
        return None, []
    return first.organisation, contacts_of(first.organisation_id, list(numbers))


def _nothing(request, text):
    messages.error(request, text)
    return redirect("home:contacts")


@login_required
@require_POST
def contacts_list_look(request):
    return _look(request, NamedForm, "list", "taskforces:contacts_to_list")


@login_required
@require_POST
def contacts_tag_look(request):
    return _look(request, TagNameForm, "tag", "home:contacts_tag")


def _look(request, form_class, what, to):
    form = form_class(request.POST)
    organisation, people = _chosen(request)
    if not people or not form.is_valid():
        return _nothing(request, _("Sæt kryds ved kontakterne, og skriv et navn."))
    context = {
        "what": what,
        "to": to,
        "name": form.cleaned_data["name"],
        "organisation": organisation,
        "people": people,
        "companies": len({each.company_id for each in people}),
    }
    return render(request, "home/contacts/bulk.html", context)


@login_required
@require_POST
def contacts_delete_look(request):
    """Whom nothing holds, and why the others stay."""
    organisation, people = _chosen(request)
    if not people:
        return _nothing(request, _("Sæt kryds ved kontakterne."))
    rows, now = Contact.objects.filter(pk__in=[each.pk for each in people]), timezone.now()
    going = set(unused(rows, organisation, now).values_list("pk", flat=True))
    kept = kept_of(rows.with_company(), organisation, now)
    context = {
        "what": "delete",
        "to": "home:contacts_delete",
        "organisation": organisation,
        "people": [each for each in people if each.pk in going],
        "kept": [(why.label, len(those), those[:NAMED]) for why, those in kept.items()],
    }
    return render(request, "home/contacts/bulk.html", context)


@login_required
@require_POST
def contacts_tag(request):
    """A tag is a company's: the companies of those who are ticked get it."""
    form = TagNameForm(request.POST)
    organisation, people = _chosen(request)
    if not people or not form.is_valid():
        return _nothing(request, _("Sæt kryds ved kontakterne, og skriv et navn."))
    companies = {each.company_id: each.company for each in people}.values()
    name = form.cleaned_data["name"]
    new = relations.tag(organisation, companies, name, by=request.user)
    text = ngettext(
        "%(n)s virksomhed har fået mærket “%(name)s”.",
        "%(n)s virksomheder har fået mærket “%(name)s”.",
        new,
    )
    messages.success(request, text % {"n": new, "name": name})
    return redirect("home:bulk_changes")


@login_required
@require_POST
def contacts_delete(request):
    organisation, people = _chosen(request)
    if not people:
        return _nothing(request, _("Sæt kryds ved kontakterne."))
    rows = Contact.objects.filter(pk__in=[each.pk for each in people])
    gone = delete_unused(organisation, rows, by=request.user)
    text = ngettext("%(n)s kontakt er slettet.", "%(n)s kontakter er slettet.", gone)
    messages.success(request, text % {"n": gone})
    return redirect("home:bulk_changes")
