from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Organisation
from frontend.forms import status_of
from taskforces import access
from taskforces.contacts.contacts import (
    ContactRefused,
    company_is_ours_alone,
    create_contact,
    update_contact,
)
from taskforces.contacts.forms import ContactForm
from taskforces.contacts.mail_standing import trouble_of, with_blocks
from taskforces.contacts.privacy import privacy_text, rights_text


@login_required
@require_http_methods(["GET", "POST"])
def contact_create(request):
    organisations = access.inviting_organisations(request.user)
    form = ContactForm(request.POST or None, organisations=organisations)
    if form.is_valid() and _saved(request, form, _create):
        return redirect("home:contacts")
    return render(
        request, "taskforces/contacts/contact_form.html", {"form": form}, status=status_of(form)
    )


@login_required
@require_http_methods(["GET", "POST"])
def contact_edit(request, pk):
    if went := access.where_it_went(request.user, pk):
        messages.info(request, _("Kontakten er lagt sammen med %(name)s.") % {"name": went.name})
        return redirect("taskforces:contact_edit", went.pk)
    contact = access.get_contact(request.user, pk)
    shared = not company_is_ours_alone(contact.company, contact.organisation)
    form = ContactForm(request.POST or None, instance=contact, company_is_shared=shared)
    back = _back(request)
    if form.is_valid() and _saved(request, form, _update):
        return redirect(back)
    context = {
        "form": form,
        "contact": contact,
        "shared": shared,
        "back": back,
        "blocked": with_blocks([contact])[0].blocked,
        "trouble": trouble_of(contact),
    }
    return render(request, "taskforces/contacts/contact_form.html", context, status=status_of(form))


def _back(request):
    """Where one came from, if that is a page of ours: a proof sends people here to mend something."""
    back = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return back if ours else reverse("home:contacts")


def _create(form, by):
    return create_contact(form.organisation, company=form.company(), person=form.person(), by=by)


def _update(form, by):
    return update_contact(form.instance, company=form.company(), person=form.person(), by=by)


def _saved(request, form, save):
    try:
        contact = save(form, request.user)
    except ContactRefused as refusal:
        form.add_error("name", str(refusal))
        return False
    messages.success(request, _("%(name)s er gemt.") % {"name": contact.name})
    return True


@require_safe
def privacy(request, slug):
    """Who keeps the names on a letter, why, and the rights of those named (article 14)."""
    organisation = get_object_or_404(Organisation, slug=slug)
    context = {
        "organisation": organisation,
        "theme_organisation": organisation,
        "text": privacy_text(organisation),
        "rights": rights_text(organisation),
    }
    return render(request, "taskforces/contacts/privacy.html", context)
