"""A value is called what its field calls it, in the language of the reader."""

from unittest.mock import patch

import pytest
from django.utils import translation

from pledges.models import Handover, PledgeLine


@pytest.mark.parametrize("status", Handover.Status.values)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_status_is_called_what_its_field_says(status, language):
    with translation.override(language):
        assert Handover(status=status).get_status_display() == str(Handover.Status(status).label)


@pytest.mark.parametrize(("task", "said"), [("gone", "gone"), ("", ""), (None, None)])
def test_a_value_that_no_choice_knows_is_said_as_it_is(task, said):
    assert PledgeLine(task=task).get_task_display() == said


def test_only_the_one_name_is_translated():
    with patch("django.utils.translation._trans.gettext", side_effect=str) as translated:
        PledgeLine(task="cleaning").get_task_display()
    assert translated.call_count == 1
