"""Two invitations of one person to one event: whether they may be one, and what can be done where they may not."""

import pytest

from events.letters.folding import WayOut, may_fold, way_out


@pytest.mark.parametrize(
    ("over", "withdrawn", "answered", "may"),
    [
        (False, False, False, False),
        (False, True, False, True),
        (False, True, True, False),
        (True, False, True, True),
    ],
)
def test_a_code_that_was_sent_out_opens_until_the_event_is_over(over, withdrawn, answered, may):
    assert may_fold(over=over, withdrawn=withdrawn, answered=answered) is may


@pytest.mark.parametrize(
    ("answered", "twin_answered", "way"),
    [
        (False, False, WayOut.TAKE_BACK),
        (False, True, WayOut.TAKE_BACK),
        (True, False, WayOut.OTHER_WAY),
        (True, True, WayOut.WAIT),
    ],
)
def test_nobody_s_answer_is_lost_by_the_way_out(answered, twin_answered, way):
    assert way_out(answered=answered, twin_answered=twin_answered) is way
