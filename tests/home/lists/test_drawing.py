"""Fields that are the same for everybody are drawn once, and look as they do when they are drawn each time."""

import pytest
from django.http import QueryDict
from django.utils import translation

from home.companies.forms import CompanyFilter
from home.contacts.forms import ContactFilter
from tests import factories


def form_of(kind, cast, query=""):
    data = QueryDict(query, mutable=True)
    if "columns" not in data:
        data.setlist("columns", kind.LIST.usual)
    return kind(data, user=cast.owner, organisations=[cast.nordby])


@pytest.mark.parametrize("kind", [CompanyFilter, ContactFilter])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("query", ["", "industry=F&order=by&talked=", "columns=town", "order=x"])
def test_a_field_looks_as_if_it_was_drawn_now(cast, kind, language, query):
    with translation.override(language):
        for _again in range(2):
            form = form_of(kind, cast, query)
            assert form.drawn == {
                each.name: each.as_field_group() for each in form.visible_fields()
            }


@pytest.mark.parametrize("kind", [CompanyFilter, ContactFilter])
def test_what_belongs_to_somebody_is_never_kept(cast, kind):
    assert "Ulvsborg" not in form_of(kind, cast).drawn["network"]
    factories.network(cast.nordby, cast.unit, name="Ulvsborg")
    assert "Ulvsborg" in form_of(kind, cast).drawn["network"]
    own = {"q", "network", "tag", "contact_list", "past_event"}
    assert not own & kind.SAME_FOR_ALL
