"""Rows of every table that point at one thing made to point at another, with what it takes to undo it.

The tables are found, not listed: one that a later app adds is moved too. A row that stands at both and may do so
only once is folded into its twin (what the twin lacks is filled in) and kept as text; where that would lose
something, nothing is moved at all.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.kept_rows import in_words
from accounts.refusals import Refused
from taskforces.models import (
    Company,
    CompanyMerge,
    CompanyRelation,
    Contact,
    ContactDistinction,
    ContactList,
    Listing,
    Membership,
)

UNDO = timedelta(days=30)
LEFT = (  # these tell of the past, or of the pair itself
    CompanyMerge,
    Company,
    ContactDistinction,
    ContactList.made_companies.through,
)
_TIES = (
    Listing,
    CompanyRelation.tags.through,
    ContactList.made_memberships.through,
)  # say nothing but that two things belong together


@dataclass(frozen=True)
class Fold:
    """How a row that stands at both becomes one with its twin, which gets what it lacks of `fills`.

    Of the row and its twin: whether it `may` be, and which values the twin `takes` whatever it says itself.
    """

    fills: tuple[str, ...] = ()
    may: Callable[[models.Model, models.Model], bool] = lambda _row, _twin: True
    takes: Callable[[models.Model, models.Model], tuple[str, ...]] = lambda _row, _twin: ()


# What a later app works out from a key: called with the ids of the rows whose key was moved, or moved back.
FOLLOWERS: dict[models.Field, Callable[[list[int]], None]] = {}
FOLDED: dict[type[models.Model], Fold] = {
    Contact: Fold(("title", "salutation", "email", "phone", "language", "preferred_channel")),
    CompanyRelation: Fold(
        ("short_name", "kind", "responsible_id", "note", "next_step", "next_step_on")
    ),
    Membership: Fold(("contact_id", "tier", "talk", "talk_on")),
    **dict.fromkeys(_TIES, Fold()),
}


def foldable(model: type[models.Model], fold: Fold) -> None:
    """A later app says so of its own tables when it is ready."""
    FOLDED[model] = fold


def followed(key: models.Field, follow: Callable[[list[int]], None]) -> None:
    """A later app says so of its own tables when it is ready."""
    FOLLOWERS[key] = follow


class MoveRefused(Refused):
    class Code(models.TextChoices):
        TWICE = (
            "twice",
            _(
                "En person er inviteret to gange til det samme arrangement, som ikke er holdt."
                " Tag den ene invitation tilbage, og prøv igen."
            ),
        )
        GONE = (
            "gone",
            _("Noget af det, der blev flyttet, er slettet siden. Det kan ikke fortrydes."),
        )
        IN_THE_WAY = (
            "in_the_way",
            _("Noget, der er kommet til siden, står i vejen. Det kan ikke fortrydes."),
        )


class UndoRefused(Refused):
    class Code(models.TextChoices):
        UNDONE = "undone", _("Det er fortrudt allerede.")
        TOO_LATE = "too_late", _("Der er gået over 30 dage, så det kan ikke fortrydes mere.")
        LATER = "later", _("Den ene er lagt sammen med andre siden. Fortryd det først.")


@dataclass
class Moves:
    """What was moved, and what it takes to move it back."""

    moved: list[list] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    before: list[list] = field(default_factory=list)


@dataclass
class Look:
    """What would be moved, without moving it."""

    counts: Counter = field(default_factory=Counter)  # {model: rows}
    folded: list[models.Model] = field(default_factory=list)  # stand at both, and become one
    refused: models.TextChoices | None = None
    in_the_way: list[tuple] = field(default_factory=list)  # (row, twin) that have to stay two


def pointing_at(model: type[models.Model]) -> Iterator[models.Field]:
    """The foreign keys of all tables at the model."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_key = relation.one_to_many or relation.one_to_one
        ours = is_key and relation.auto_created and not relation.concrete
        if ours and relation.related_model not in LEFT:
            yield relation.field


def look(old: models.Model, new: models.Model) -> Look:
    """As `move_all` would find it; ties, which only say that two things belong together, are not told of."""
    found = Look()
    for key in pointing_at(type(old)):
        rows = key.model._base_manager.filter(**{key.name: old})
        twins = list(_twins(key, rows, new))
        if key.model not in _TIES and not key.model._meta.auto_created:
            found.counts[key.model] += rows.count() - len(twins)
            found.folded += [row for row, twin in twins if _may_fold(row, twin)]
        for row, twin in twins:
            if _may_fold(row, twin):
                within = look(row, twin)
                found.refused = found.refused or within.refused
                found.in_the_way += within.in_the_way
            else:
                found.refused = found.refused or MoveRefused.Code.TWICE
                found.in_the_way.append((row, twin))
    return found


def move_all(old: models.Model, new: models.Model, moves: Moves) -> None:
    """Everything that points at `old` points at `new`. Raises MoveRefused."""
    for key in pointing_at(type(old)):
        rows = key.model._base_manager.filter(**{key.name: old})
        for row, twin in _twins(key, rows, new):
            fold(row, twin, moves)
        move(key, rows, old, new, moves)


def move(key: models.Field, rows: models.QuerySet, old, new, moves: Moves) -> None:
    """Those of the rows that are `old`'s become `new`'s; two statements for any number."""
    ids = list(rows.order_by().values_list("pk", flat=True))
    if ids:
        moves.moved.append([key.model._meta.label, key.name, old.pk, new.pk, ids])
        key.model._base_manager.filter(**{key.name: old}, pk__in=ids).update(**{key.name: new})
        _follow(key, ids)


def _follow(key, ids):
    if key in FOLLOWERS:
        FOLLOWERS[key](ids)


def _twins(key, rows, new):
    """Pairs of a row and the one at `new` that leaves no room for it."""
    for names in _once(key):
        others = [name for name in names if name != key.name]
        at_new = key.model._base_manager.filter(**{key.name: new})
        held = {tuple(getattr(row, name) for name in _columns(key, others)): row for row in at_new}
        for row in rows if held else ():
            twin = held.get(tuple(getattr(row, name) for name in _columns(key, others)))
            if twin:
                yield row, twin


def _once(key):
    """The sets of fields, with the key among them, that may hold the same values only once."""
    if key.unique:
        yield (key.name,)
    for constraint in key.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and key.name in constraint.fields:
            yield constraint.fields
    for names in key.model._meta.unique_together:
        if key.name in names:
            yield names


def _columns(key, names):
    return [key.model._meta.get_field(name).attname for name in names]


def _may_fold(row, twin):
    return type(row) in FOLDED and FOLDED[type(row)].may(row, twin)


def fold(row: models.Model, twin: models.Model, moves: Moves) -> None:
    """All that points at the row points at its twin, which gets what it lacks, and the row is gone."""
    if not _may_fold(row, twin):
        raise MoveRefused(MoveRefused.Code.TWICE)
    move_all(row, twin, moves)
    how = FOLDED[type(row)]
    fields = [name for name in how.fills if _says(row, name) and not _says(twin, name)]
    fields += how.takes(row, twin)
    if fields:
        remember(twin, fields, moves)
        for name in fields:
            setattr(twin, name, getattr(row, name))
        twin.save(update_fields=fields)
    moves.removed.append(in_words([row]))
    row.delete()


def _says(row, name):
    """Whether somebody has filled it in."""
    value = getattr(row, name)
    return bool(value) and value != row._meta.get_field(name.removesuffix("_id")).get_default()


def remember(thing: models.Model, names: list[str], moves: Moves) -> None:
    """What stands in the fields now, to be put back."""
    fields = [thing._meta.get_field(name.removesuffix("_id")) for name in names]
    values = {each.attname: each.value_to_string(thing) for each in fields}
    empty = {each.attname for each in fields if getattr(thing, each.attname) is None}
    kept = {name: None if name in empty else value for name, value in values.items()}
    moves.before.append([thing._meta.label, thing.pk, kept])


def take_for_undoing(row: models.Model) -> models.Model:
    """The merge as it is now, locked. Raises UndoRefused."""
    row = type(row).objects.select_for_update().get(pk=row.pk)
    if row.undone_at:
        raise UndoRefused(UndoRefused.Code.UNDONE)
    if row.at < timezone.now() - UNDO:
        raise UndoRefused(UndoRefused.Code.TOO_LATE)
    return row


def undo(row: models.Model) -> None:
    """Of one that was taken for it: everything stands where it stood. Raises MoveRefused."""
    try:
        with transaction.atomic():
            move_back(Moves(row.moved, row.removed, row.before))
    except IntegrityError as error:
        raise MoveRefused(MoveRefused.Code.IN_THE_WAY) from error
    row.undone_at, row.removed = timezone.now(), []
    row.save(update_fields=["undone_at", "removed"])


def move_back(moves: Moves) -> None:
    """Put back what was changed and removed, then what was moved; a row that went elsewhere since stays there."""
    for label, pk, values in reversed(moves.before):
        model = apps.get_model(label)
        read = {
            name: None if value is None else _field(model, name).to_python(value)
            for name, value in values.items()
        }
        model._base_manager.filter(pk=pk).update(**read)
    for text in reversed(moves.removed):
        for each in serializers.deserialize("json", text):
            if _lost(each.object):
                raise MoveRefused(MoveRefused.Code.GONE)
            each.save()
    for label, name, old, new, ids in reversed(moves.moved):
        model = apps.get_model(label)
        rows = model._base_manager.filter(Q(**{f"{name}_id": new}), pk__in=ids)
        rows.update(**{f"{name}_id": old})
        _follow(model._meta.get_field(name), ids)


def _field(model, attname):
    """What reads a column: the key of the thing that is pointed at."""
    found = next(each for each in model._meta.fields if each.attname == attname)
    return found.target_field if found.is_relation else found


def _lost(thing):
    """Whether something it points at is no longer there."""
    keys = [key for key in thing._meta.fields if key.is_relation]
    values = [(key.related_model._base_manager, getattr(thing, key.attname)) for key in keys]
    return any(pk is not None and not rows.filter(pk=pk).exists() for rows, pk in values)
