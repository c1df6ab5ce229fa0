"""Two companies made one, one made two, and either undone; nothing that comes in meanwhile is lost."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, User
from accounts.refusals import Refused
from taskforces.companies import moving
from taskforces.companies.moving import Moves, move, move_all, remember
from taskforces.models import Company, CompanyMerge, Contact, ContactMerge


class MergeRefused(Refused):
    class Code(models.TextChoices):
        SAME = "same", _("Det er den samme virksomhed.")
        TWO_NUMBERS = (
            "two_numbers",
            _("De har hvert sit CVR-nummer, så CVR-registret siger, at det er to virksomheder."),
        )
        OTHERS = "others", _("Andre end jer bruger virksomheden, så I kan ikke lægge den sammen.")
        MERGED = "merged", _("Virksomheden er lagt sammen med en anden i mellemtiden.")
        NOTHING = "nothing", _("Vælg mindst én person eller ét ark.")


def why_not(*, same: bool, two_numbers: bool, closed: bool, ours: bool) -> MergeRefused.Code | None:
    """`closed`: the one that goes is closed in the register; `ours`: nobody else's knowledge is moved by it."""
    Code = MergeRefused.Code
    if same:
        return Code.SAME
    if two_numbers and not closed:
        return Code.TWO_NUMBERS
    return None if ours else Code.OTHERS


def which_stays(one: Company, other: Company) -> tuple[Company, Company]:
    """(the one that stays, the one that goes): an open one, then one with a number, then the older."""

    def rank(company):
        return (company.closed_on is not None, not company.cvr_number, company.pk)

    kept, gone = sorted((one, other), key=rank)
    return kept, gone


@transaction.atomic
def merge(kept: Company, gone: Company, *, organisation: Organisation, by: User) -> CompanyMerge:
    """Raises MergeRefused or MoveRefused, and has then moved nothing."""
    kept, gone = _locked(kept, gone)
    moves = Moves()
    _keep_facts(kept, gone, moves)
    move_all(gone, kept, moves)
    _rename(kept)
    return _written(kept, gone, moves, CompanyMerge.Kind.MERGE, organisation, by)


def _keep_facts(kept, gone, moves):
    """A number goes along where the one that stays has none; protection from advertising is never lost."""
    names = ["cvr_number", "advertising_protected", "search_text"]
    remember(gone, ["cvr_number", "merged_into", "search_text"], moves)
    remember(kept, names, moves)
    number = gone.cvr_number
    gone.cvr_number = None if not kept.cvr_number else gone.cvr_number
    gone.merged_into = kept
    gone.save(update_fields=["cvr_number", "merged_into", "search_text"])
    kept.cvr_number = kept.cvr_number or number
    kept.advertising_protected |= gone.advertising_protected
    kept.save(update_fields=names)


@transaction.atomic
def split(
    company: Company,
    *,
    name: str,
    chosen: list[tuple[models.Field, models.QuerySet]],
    organisation: Organisation,
    by: User,
) -> CompanyMerge:
    """A new company of that name with the chosen rows: pairs of a foreign key at companies and its rows."""
    company = Company.objects.select_for_update().get(pk=company.pk)
    new = Company.objects.create(name=name, typed_by=organisation, city=company.city)
    moves = Moves()
    for key, rows in chosen:
        move(key, rows.filter(**{key.name: company}), company, new, moves)
    if not moves.moved:
        raise MergeRefused(MergeRefused.Code.NOTHING)
    _rename(new)
    return _written(new, company, moves, CompanyMerge.Kind.SPLIT, organisation, by)


def _written(kept, gone, moves, kind, organisation, by):
    made = CompanyMerge.objects.create(
        organisation=organisation,
        kind=kind,
        kept=kept,
        gone=gone,
        by=by,
        moved=moves.moved,
        removed=moves.removed,
        before=moves.before,
    )
    rows = sum(len(ids) for *_which, ids in moves.moved)
    verb = "merge_companies" if kind == CompanyMerge.Kind.MERGE else "split_company"
    after = {"gone": gone.pk, "kept": kept.pk, "rows": rows}
    audit.record(organisation, by=by, verb=verb, thing=made, after=after)
    return made


@transaction.atomic
def undo(merge: CompanyMerge, *, by: User) -> CompanyMerge:
    """Everything stands where it stood; what came in since stays where it is. Raises UndoRefused or MoveRefused."""
    merge = moving.take_for_undoing(merge)
    both = sorted((merge.kept_id, merge.gone_id))
    list(Company.objects.select_for_update().filter(pk__in=both).order_by("pk"))
    moving.undo(merge)
    for company in Company.objects.filter(pk__in=both):
        _rename(company)
    audit.record(merge.organisation, by=by, verb="undo_merge", thing=merge)
    return merge


def _locked(*companies):
    """In one order for all, so that two merges wait for each other instead of blocking each other."""
    ids = [company.pk for company in companies]
    rows = Company.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    found = {company.pk: company for company in rows}
    if any(company.merged_into_id for company in found.values()):
        raise MergeRefused(MergeRefused.Code.MERGED)
    return [found[pk] for pk in ids]


def _rename(company):
    """Contacts are found by their company's name."""
    people = list(company.contacts.select_related("company"))
    for contact in people:
        contact.set_derived()
    Contact.objects.bulk_update(people, ["search_text", "greeting_doubtful"], batch_size=200)


def standing(company: Company) -> Company:
    """The company as it is now, locked until the transaction ends: where it was merged, the one that stays.

    Who writes a new row at a company asks here first; else a merge that runs meanwhile would not move that row.
    Others may point at it meanwhile: a guest's answer does not wait for a sheet.
    """
    rows = Company.objects.select_for_update(no_key=True)
    company = rows.get(pk=company.pk)
    while company.merged_into_id:
        company = rows.get(pk=company.merged_into_id)
    return company


def standing_contact(contact: Contact, company: Company) -> Contact | None:
    """Of a company that is `standing`: the contact, locked until the transaction ends, or the one it became.

    That is the one it was merged with, or the one of its name into which it was folded.
    """
    people = Contact.objects.filter(organisation=contact.organisation_id)
    locked = people.select_for_update(no_key=True)
    if found := locked.filter(pk=contact.pk).first():
        return found
    merges = ContactMerge.objects.standing().filter(gone=contact.pk)
    same = people.filter(company=company, name=contact.name)
    return locked.filter(pk__in=merges.values("kept")).first() or same.first()
