"""Two contacts of one organisation made one person, and two again; nothing that comes in meanwhile is lost."""

import json

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from taskforces.companies import moving
from taskforces.companies.moving import Look, Moves, UndoRefused
from taskforces.models import Company, Contact, ContactMerge

Basis = Contact.Basis
# What a person said of their own accord counts for more than what we took for granted.
STRONGEST_FIRST = (
    Basis.CONSENT,
    Basis.MEMBER,
    Basis.DIALOGUE,
    Basis.PUBLIC_TASK,
    Basis.PRINTED_LETTER,
)


class ContactMergeRefused(Refused):
    class Code(models.TextChoices):
        SAME = "same", _("Det er den samme kontakt.")
        OTHERS = "others", _("De hører til hver sin organisation.")
        POST = "post", _("Den ene er en post og ikke en person.")
        GONE = "gone", _("En af dem er slettet eller lagt sammen i mellemtiden.")


Code = ContactMergeRefused.Code


def why_not(*, same: bool, ours: bool, posts: tuple[bool, bool]) -> Code | None:
    """`ours`: both are one organisation's; `posts`: which of them is a post, such as “Ledelsen”."""
    if same:
        return Code.SAME
    if not ours:
        return Code.OTHERS
    return Code.POST if posts[0] != posts[1] else None


def basis_of(one: str, other: str) -> str:
    """On what we may write to the person: the strongest of what was said to us."""
    return min((one, other), key=STRONGEST_FIRST.index)


def look(kept: Contact, gone: Contact) -> Look:
    """What would follow and what would become one, or why it may not be done."""
    if why := _why_not(kept, gone):
        return Look(refused=why)
    return moving.look(gone, kept)


def _why_not(kept, gone):
    return why_not(
        same=kept.pk == gone.pk,
        ours=kept.organisation_id == gone.organisation_id,
        posts=(kept.is_post, gone.is_post),
    )


@transaction.atomic
def merge(kept: Contact, gone: Contact, *, by: User) -> ContactMerge:
    """All that `gone` has is `kept`'s afterwards. Raises ContactMergeRefused or MoveRefused, and has then moved nothing.

    A no that one of them said is never lost, and no name of a company or of another organisation is touched.
    """
    kept, gone = _locked(kept, gone)
    if why := _why_not(kept, gone):
        raise ContactMergeRefused(why)
    moves = Moves()
    said = ["contact_basis", "objected_at"]
    moving.remember(kept, said, moves)
    kept.contact_basis = basis_of(kept.contact_basis, gone.contact_basis)
    kept.objected_at = min(filter(None, (kept.objected_at, gone.objected_at)), default=None)
    kept.save(update_fields=said)
    number, name, email = gone.pk, gone.name, gone.email
    moving.fold(gone, kept, moves)
    made = ContactMerge.objects.create(
        organisation=kept.organisation,
        kept=kept,
        gone=number,
        gone_name=name,
        gone_email=email,
        by=by,
        moved=moves.moved,
        removed=moves.removed,
        before=moves.before,
    )
    rows = sum(len(ids) for *_which, ids in moves.moved)
    after = {"gone": number, "merge": made.pk, "rows": rows}
    audit.record(kept.organisation, by=by, verb="merge_contacts", thing=kept, after=after)
    return made


def _locked(*contacts):
    """In one order for all, so that two merges wait for each other instead of blocking each other."""
    ids = [contact.pk for contact in contacts]
    rows = Contact.objects.with_company().select_for_update(of=("self",))
    found = {contact.pk: contact for contact in rows.filter(pk__in=ids).order_by("pk")}
    if len(found) != len(set(ids)):
        raise ContactMergeRefused(Code.GONE)
    return [found[pk] for pk in ids]


def merges_into(contact: Contact) -> models.QuerySet[ContactMerge]:
    """Those by which the contact became what it is."""
    return ContactMerge.objects.standing().filter(kept=contact)


def contacts_of(address: str) -> models.QuerySet[Contact]:
    """Everybody with the address, and whoever had it until two contacts of one organisation became one.

    Their mails stand in both mailboxes, and whoever reads the other one is the same person. As a list of ids, so that
    an address is looked up where addresses are.
    """
    now = Contact.objects.filter(email__iexact=address).order_by().values("pk")
    before = ContactMerge.objects.standing().filter(gone_email__iexact=address).values("kept")
    return Contact.objects.filter(pk__in=now.union(before.order_by()))


@transaction.atomic
def undo(merge: ContactMerge, *, by: User) -> ContactMerge:
    """Both stand where they stood; what came in since stays where it is. Raises UndoRefused or MoveRefused."""
    merge = moving.take_for_undoing(merge)
    list(Contact.objects.select_for_update().filter(pk=merge.kept_id))
    if _is_overtaken(merge):
        raise UndoRefused(UndoRefused.Code.LATER)
    moving.undo(merge)
    audit.record(merge.organisation, by=by, verb="undo_contact_merge", thing=merge.kept)
    return merge


def _is_overtaken(merge):
    """Whether the one that stayed, or the company of the one that went, was merged with another since."""
    _model, kept_then, _values = merge.before[0]
    alike = ContactMerge.objects.standing().filter(kept=merge.kept_id, pk__gt=merge.pk)
    (gone,) = json.loads(merge.removed[-1])
    company = Company.objects.filter(pk=gone["fields"]["company"], merged_into__isnull=False)
    return kept_then != merge.kept_id or alike.exists() or company.exists()
