"""No model keeps a text that the register does not tell of."""

import pytest
from django.apps import apps
from django.utils.text import camel_case_to_spaces

from accounts.models import Organisation
from accounts.privacy import Then
from home.privacy.findings import name_of
from home.privacy.register import HOLDINGS, LIBRARIES, NOBODY, gaps, texts_of, unknown

MODELS = apps.get_models(include_auto_created=True)


def test_every_text_of_every_model_has_a_row():
    assert gaps(MODELS) == []


def test_every_row_tells_of_what_is_there():
    assert unknown() == []


@pytest.mark.parametrize("row", HOLDINGS, ids=lambda row: row.model)
def test_a_row_that_is_left_out_is_noticed(row):
    """The negative control: each row is needed, where it tells of a text of our own."""
    model = apps.get_model(row.model)
    rest = [other for other in HOLDINGS if other is not row]
    missed = gaps([model], rest, NOBODY)
    told_by_row = [place for place in missed if place.rpartition(".")[2] in row.fields]
    assert missed == told_by_row
    ours = model._meta.app_label not in LIBRARIES
    texts = {field.name for field in texts_of(model)}
    assert bool(missed) == (ours and bool(texts & set(row.fields)))


@pytest.mark.parametrize("row", HOLDINGS, ids=lambda row: row.model)
def test_a_row_says_what_becomes_of_it(row):
    """Deleted by the clock or with another, or by hand; and what stays when somebody asks has a reason."""
    others = {other.model for other in HOLDINGS}
    assert row.forget or row.goes_with in others or row.then == Then.BY_HAND
    assert bool(row.kept) == bool(row.kept_because)
    assert bool(row.goes_with) == bool(row.through)
    assert row.period.ends or row.then == Then.BY_HAND or row.forget
    assert row.found_by == () or row.organisations


@pytest.mark.parametrize("row", HOLDINGS, ids=lambda row: row.model)
def test_a_period_that_organisations_choose_has_a_setting(row):
    if row.period.setting:
        assert Organisation._meta.get_field(row.period.setting).default > 0


@pytest.mark.parametrize("row", HOLDINGS, ids=lambda row: row.model)
def test_a_row_has_a_name_for_people(row):
    """Django makes an English one of the class, where a model has none."""
    model = apps.get_model(row.model)
    made = f"{camel_case_to_spaces(model.__name__)}s"
    assert name_of(row) not in (made, made.replace("ys", "ies"))


def test_the_other_rows_of_a_person_follow_the_one_they_hang_on():
    for row in HOLDINGS:
        if row.goes_with:
            found = apps.get_model(row.model)._default_manager.filter(**{f"{row.through}__in": []})
            target = found.query.model
            for step in row.through.split("__"):
                target = target._meta.get_field(step).related_model
            assert target._meta.label == row.goes_with
