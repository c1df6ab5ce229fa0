"""The people that tests play with, the same everywhere.

Nearly every test has them, so they are made by four statements, without the signals of a save.
"""

from copy import copy

from accounts.models import Organisation, Role, User
from taskforces.models import Network
from tests import factories


class Cast:
    """Nordby and its unit are ours; Sønderby is the stranger. One person a role, all by name."""

    def __init__(self):
        self.nordby = factories.new_organisation("Nordby Kommune", municipality_code="0846")
        self.unit = factories.new_organisation("Virksomhedsindgangen Nordby", "employment_unit")
        self.sonderby = factories.new_organisation("Sønderby Kommune")
        Organisation.objects.bulk_create([self.nordby, self.unit, self.sonderby])
        roles = [
            Role(user=factories.new_user(name), organisation=organisation, role=role)
            for name, organisation, role in (
                ("owner", self.nordby, Role.Kind.OWNER),
                ("coordinator", self.nordby, Role.Kind.COORDINATOR),
                ("secretary", self.nordby, Role.Kind.MAYORS_OFFICE),
                ("helper", self.nordby, Role.Kind.DOOR),
                ("reader", self.nordby, Role.Kind.READER),
                ("lead", self.unit, Role.Kind.UNIT_LEAD),
                ("consultant", self.unit, Role.Kind.CONSULTANT),
                ("stranger", self.sonderby, Role.Kind.OWNER),
            )
        ]
        people = User.objects.bulk_create(role.user for role in roles)
        for person in people:
            setattr(self, person.name, person)
        Role.objects.bulk_create(roles)
        self.network = factories.new_network(self.nordby, self.unit)
        Network.objects.bulk_create([self.network])

    def copy(self):
        """The same rows as they were made: for a test of a module that made them once for all."""
        found = copy(self)
        for name, row in vars(self).items():
            setattr(found, name, copy(row))
        return found
