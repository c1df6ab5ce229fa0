"""Columns that are worked out from others, written only when they are no longer what was read."""

from typing import ClassVar

from django.db import models


class Derived(models.Model):
    """`DERIVED` names the columns and `derive` sets them; whoever saves a field need not name them.

    What has not changed is left out, so an old copy of the row does not bring back what another one
    wrote meanwhile.
    """

    DERIVED: ClassVar[frozenset[str]] = frozenset()  # as attributes: network_id

    class Meta:
        abstract = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._as_read = {}
        self._changed = set()

    def save(self, **kwargs):
        self.derive()
        if not (self._state.adding or kwargs.get("force_insert")):
            kwargs["update_fields"] = self._to_write(kwargs.get("update_fields"))
        super().save(**kwargs)

    @classmethod
    def from_db(cls, db, field_names, values):
        found = super().from_db(db, field_names, values)
        found._remember(cls.DERIVED)
        return found

    def refresh_from_db(self, using=None, fields=None, **kwargs):
        super().refresh_from_db(using=using, fields=fields, **kwargs)
        self._remember(self.DERIVED if fields is None else self.DERIVED.intersection(fields))

    def derive(self) -> None:
        raise NotImplementedError

    def _to_write(self, named) -> set[str]:
        """The named columns, or all that were read, without what was derived as before.

        What once changed is written each time: a save may have been rolled back.
        """
        here = self.__dict__
        self._changed |= {
            name
            for name in self.DERIVED
            if name in here and (name not in self._as_read or self._as_read[name] != here[name])
        }
        if named is None:
            fields = self._meta.concrete_fields
            named = {field.attname for field in fields if not field.primary_key} & here.keys()
        return set(named) - self.DERIVED | self._changed

    def _remember(self, names) -> None:
        here = self.__dict__
        self._as_read |= {name: here[name] for name in names if name in here}
        self._changed -= set(names)
