"""What a row calls its own choices is what Django would call them."""

import pytest
from django.utils import translation

from pledges.models import Handover, PledgeLine
from pledges.taxonomy import Hours, Task


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("model", "name", "choices"),
    [
        (Handover, "status", Handover.Status),
        (PledgeLine, "task", Task),
        (PledgeLine, "hours", Hours),
    ],
)
def test_a_label_is_djangos_own(model, name, choices, language):
    field = model._meta.get_field(name)
    with translation.override(language):
        for value in [*choices.values, ""]:
            row = model(**{name: value})
            assert getattr(row, f"get_{name}_display")() == row._get_FIELD_display(field)
