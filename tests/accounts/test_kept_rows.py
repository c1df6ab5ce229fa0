"""What is brought back is what was there, to the microsecond."""

from datetime import UTC, datetime

import pytest
from django.core import serializers

from accounts.kept_rows import in_words
from accounts.models import User

pytestmark = pytest.mark.django_db


def moment_of(text):
    (back,) = serializers.deserialize("json", text)
    return back.object.date_joined


@pytest.mark.parametrize("microsecond", [0, 7, 999, 1_000, 123_456, 999_999])
def test_a_moment_comes_back_whole(microsecond):
    moment = datetime(2026, 11, 30, 23, 59, 59, microsecond, UTC)
    assert moment_of(in_words([User(pk=1, date_joined=moment)])) == moment


def test_django_by_itself_cuts_it_off():
    """The negative control."""
    moment = datetime(2026, 11, 30, 23, 59, 59, 7, UTC)
    row = User(pk=1, date_joined=moment)
    assert moment_of(serializers.serialize("json", [row])) != moment
