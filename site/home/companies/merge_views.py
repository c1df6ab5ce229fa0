"""Two companies that are one, and one that is two: first looked at, then done, and undone for a month."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability, require
from accounts.cpr import CprGuardMixin
from accounts.folding import fold
from accounts.refusals import Refused
from events.letters.folding import invited_twice
from frontend.forms import status_of
from pledges.companies import get_company, is_known_to_others, keepers, known_to
from pledges.models import Sheet
from taskforces.companies import merging, moving
from taskforces.companies.likeness import suggested
from taskforces.models import CompanyMerge, Contact

SUGGESTED, PAGE = 12, 50


class SplitForm(CprGuardMixin, forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Hvad hedder den nye virksomhed?"),
        max_length=160,
        help_text=gettext_lazy("Den får intet CVR-nummer, før I slår det op."),
    )
    contacts = forms.ModelMultipleChoiceField(
        Contact.objects.none(),
        label=gettext_lazy("Hvem hører til den?"),
        required=False,
        help_text=gettext_lazy("Deres ark følger med."),
        widget=forms.CheckboxSelectMultiple,
    )
    sheets = forms.ModelMultipleChoiceField(
        Sheet.objects.none(),
        label=gettext_lazy("Hvilke andre ark hører til den?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, company, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        people = Contact.objects.filter(organisation=organisation, company=company)
        self.fields["contacts"].queryset = people.order_by("name")
        sheets = Sheet.objects.filter(network__host=organisation, company=company)
        self.fields["sheets"].queryset = sheets.select_related("network", "event")
        self.fields["sheets"].label_from_instance = _sheet_in_words

    def chosen(self):
        """The people and their sheets, and the sheets that were ticked."""
        people = self.cleaned_data["contacts"]
        sheets = self.fields["sheets"].queryset.filter(contact__in=people)
        ticked = self.cleaned_data["sheets"]
        ids = {*sheets.values_list("pk", flat=True), *ticked.values_list("pk", flat=True)}
        return [
            (Contact._meta.get_field("company"), Contact.objects.filter(pk__in=people)),
            (Sheet._meta.get_field("company"), Sheet.objects.filter(pk__in=ids)),
        ]


def _sheet_in_words(sheet):
    return f"{sheet.contact_name}, {sheet.event or sheet.network}, {sheet.submitted_at:%d.%m.%Y}"


@login_required
@require_safe
def alike(request):
    """Pairs that wait for somebody to look whether they are one."""
    pairs = suggested(known_to(keepers(request.user)))
    return render(request, "home/companies/alike.html", {"pairs": pairs})


@login_required
@require_safe
def twins(request, pk):
    """Which other company it is: those with a like name first, and a search."""
    company, organisations = get_company(request.user, pk)
    words = request.GET.get("q", "").strip()[:100]
    known = known_to(organisations).exclude(pk=company.pk)
    if words:
        found = known.search(words)
    else:
        begins = fold(company.name).split()[0][:5]
        found = known.filter(search_text__startswith=begins)
    context = {
        "company": company,
        "words": words,
        "found": found.order_by("name", "pk")[:SUGGESTED],
    }
    return render(request, "home/companies/twins.html", context)


def _pair(user, pk, other):
    """(stays, goes, organisation, why not): both known to one of the user's organisations."""
    one, organisations = get_company(user, pk)
    two, others = get_company(user, other)
    both = [each for each in organisations if each in others]
    if not both:
        raise Http404
    kept, gone = merging.which_stays(one, two)
    why = merging.why_not(
        same=kept.pk == gone.pk,
        two_numbers=bool(kept.cvr_number and gone.cvr_number),
        closed=gone.closed_on is not None,
        ours=not is_known_to_others(gone, keepers(user)),
    )
    return kept, gone, both[0], why


@login_required
@require_http_methods(["GET", "POST"])
def company_merge(request, pk, other):
    kept, gone, organisation, why = _pair(request.user, pk, other)
    if request.method == "POST" and not why:
        try:
            merging.merge(kept, gone, organisation=organisation, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("home:company_merge", pk, other)
        text = _("%(gone)s er lagt sammen med %(kept)s.")
        messages.success(request, text % {"gone": gone.name, "kept": kept.name})
        return redirect("home:company_merges")
    look = moving.look(gone, kept) if not why else None
    why = why or look.refused
    context = {
        "kept": kept,
        "gone": gone,
        "why": why.label if why else "",
        "sums": in_words(look.counts) if look else [],
        "folded": look.folded if look else [],
        "twice": invited_twice(look) if look else [],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "home/companies/company_merge.html", context, status=status)


def in_words(counts):
    """[(how many, of what)], the most first."""
    return [
        (
            number,
            capfirst(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural),
        )
        for model, number in counts.most_common()
        if number
    ]


@login_required
@require_http_methods(["GET", "POST"])
def company_split(request, pk):
    company, organisations = get_company(request.user, pk)
    organisation = organisations[0]
    form = SplitForm(request.POST or None, company=company, organisation=organisation)
    if form.is_valid():
        try:
            made = merging.split(
                company,
                name=form.cleaned_data["name"],
                chosen=form.chosen(),
                organisation=organisation,
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            text = _("%(name)s er nu en virksomhed for sig.")
            messages.success(request, text % {"name": made.kept.name})
            return redirect("home:company", made.kept_id)
    context = {"form": form, "company": company}
    return render(request, "home/companies/company_split.html", context, status=status_of(form))


@login_required
@require_safe
def merges(request):
    """What was merged and split lately, with the way back."""
    keepers(request.user)
    found = CompanyMerge.objects.visible_to(request.user).select_related("kept", "gone", "by")
    page = Paginator(found.defer("moved", "removed", "before"), PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "home/companies/merges.html", {"page_obj": page})


@login_required
@require_POST
def merge_undo(request, pk):
    found = get_object_or_404(CompanyMerge, pk=pk)
    require(request.user, Ability.KEEP_COMPANIES, found.organisation_id)
    return undone(request, found, merging.undo, back="home:company_merges")


def undone(request, found, undo, *, back):
    """The last step of every merge's undoing."""
    try:
        undo(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Det er fortrudt. Alt står, hvor det stod."))
    return redirect(back)
