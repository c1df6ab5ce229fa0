"""What every expected refusal looks like: an exception with a code, whose label says why to a person."""

from django.db import models


class Refused(Exception):
    """Subclasses hold their codes as `Code`; `str()` of one is the sentence in the reader's language."""

    Code: type[models.TextChoices]

    def __init__(self, code: models.TextChoices):
        super().__init__(code.label)
        self.code = code
