"""Rows that are about to go, as a text that brings them back as they were."""

from collections.abc import Iterable
from datetime import datetime

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class _ToTheMicrosecond(DjangoJSONEncoder):
    def default(self, o):
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def in_words(rows: Iterable[models.Model]) -> str:
    """JSON as `serializers.deserialize` reads it; Django by itself cuts a moment off after its milliseconds."""
    return serializers.serialize("json", rows, cls=_ToTheMicrosecond)
