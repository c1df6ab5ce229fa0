"""Narrowing the list of contacts: by the same rules as choosing whom to invite.

So a rule that is kept here can be used for a letter, and the other way round.
"""

from django.utils.translation import gettext_lazy as _

from events.letters.selection_forms import SelectionForm
from events.letters.selections import narrow
from home.contacts.columns import COLUMNS
from home.lists.forms import ListFilter
from taskforces.models import Contact

ORDERS = (
    ("virksomhed", _("Virksomhed")),
    ("navn", _("Navn")),
    ("kontakt", _("Længst siden kontakt")),
    ("senest", _("Senest kontakt først")),
    ("by", _("By")),
    ("nyest", _("Nyeste først")),
)


class ContactFilter(ListFilter, SelectionForm):
    LIST, ORDERS = COLUMNS, ORDERS
    FIRST = ("q", "contact_list", "network", "order")  # always in sight
    SAME_FOR_ALL = frozenset(
        {"role", "industry", "employees", "habit", "kind", "reach", "basis", "talked", "did"}
        | {"order", "columns"}
    )

    def __init__(self, data, *, organisations, **kwargs):
        super().__init__(data, organisations=organisations, hosts=organisations, **kwargs)

    def narrow(self):
        """All of them where the question makes no sense; none where no name can hold what is looked for."""
        found = Contact.objects.filter(organisation__in=self.organisations).with_company()
        if "q" in self.errors:
            return found.none()
        return narrow(found, self.selection())

    @property
    def folded(self):
        """The other ways of narrowing, by name; open where one is used."""
        named = (*self.FIRST, *self.SHAPE)
        return [name for name in self.fields if name not in named]

    @property
    def is_unfolded(self) -> bool:
        return any(self.data.get(name) for name in self.folded)
