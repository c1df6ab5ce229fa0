"""What is drawn once for everybody can hold nothing of anybody."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from frontend.keeping import MOST


def test_a_kept_part_is_drawn_once_for_equal_values():
    drawn = []
    page = Template("{% kept name %}{{ name }}{{ name.lower }}{% endkept %}")
    node = page.nodelist[0]
    draw = node._draw
    node._draw = lambda *args: drawn.append(args) or draw(*args)
    shown = [page.render(Context({"name": name})) for name in ("Bo", "Bo", "Ida", "Bo")]
    assert (shown, len(drawn)) == (["Bobo", "Bobo", "Idaida", "Bobo"], 2)


def test_it_sees_what_it_names_and_nothing_else():
    page = Template(
        "{{ secret }}|{% kept name %}{{ name }}{{ secret }}{{ request.user }}{% endkept %}"
    )
    assert page.render(Context({"name": "Bo", "secret": "hemmeligt"})) == "hemmeligt|Bo"


def test_each_language_has_its_own():
    page = Template("{% load i18n %}{% kept %}{% translate 'Netværk' %}{% endkept %}")
    shown = []
    for language in ("da", "en", "da"):
        with translation.override(language):
            shown.append(page.render(Context()))
    assert shown == ["Netværk", "Networks", "Netværk"]


def test_what_is_safe_is_another_value_than_what_looks_like_it():
    page = Template("{% kept name %}{{ name }}{% endkept %}")
    assert page.render(Context({"name": mark_safe("<b>")})) == "<b>"
    assert page.render(Context({"name": "<b>"})) == "&lt;b&gt;"


def test_lists_of_texts_are_values_and_a_row_is_none(cast):
    page = Template(
        "{% kept places %}{% for one in places %}{{ one.label }}{% endfor %}{% endkept %}"
    )
    places = [{"label": gettext_lazy("Netværk"), "current": True}]
    assert page.render(Context({"places": places})) == "Netværk"
    with pytest.raises(TypeError, match="not Organisation"):
        page.render(Context({"places": [cast.nordby]}))


def test_a_process_keeps_only_so_many():
    page = Template("{% kept n %}{{ n }}{% endkept %}")
    for n in range(MOST + 5):
        assert page.render(Context({"n": n})) == str(n)
    assert len(page.nodelist[0].drawn) == 5


@pytest.mark.parametrize(
    "source",
    ["{% kept user.name %}{% endkept %}", "{% kept %}<form>{% csrf_token %}</form>{% endkept %}"],
)
def test_what_belongs_to_one_person_is_refused(source):
    with pytest.raises(TemplateSyntaxError):
        Template(source)
