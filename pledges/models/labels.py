"""What a field's value is called, without translating the names of all its other values."""

from django.db import models
from django.utils.encoding import force_str


class Labelled(models.Model):
    """For rows that a list shows by the dozen.

    Django makes a dictionary of all choices each time, and hashes and so translates every name in it.
    """

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field):
        value = getattr(self, field.attname)
        found = next((name for one, name in field.flatchoices if one == value), value)
        return force_str(found, strings_only=True)
