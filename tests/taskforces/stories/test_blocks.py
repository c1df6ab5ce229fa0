"""What a story can hold: shown as it should be, refused when it says too little, and read by a constant number of queries."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError
from wagtail.images import get_image_model
from wagtail.log_actions import LogContext
from wagtail.models import Locale

from accounts.models import Role
from frontend.blocks import PeopleBlock
from home.seed.sitetree import add_page
from taskforces.models import Figure, StoryIndexPage, StoryPage
from taskforces.models.blocks import FigureBlock, VideoBlock, grouped
from tests import factories


@pytest.fixture
def index(sitetree, db):
    return StoryIndexPage.objects.get(locale=Locale.objects.get(language_code="da"))


def photo(title="foto"):
    file = factories.photo(f"{title}.jpg", size=(800, 600))
    return get_image_model().objects.create(title=title, file=file)


def told(index, body, slug="historie"):
    return add_page(
        index,
        StoryPage,
        key=slug,
        slug=slug,
        title="Historie",
        lead="Kort",
        fictional=True,
        body=body,
    )


def pictures(number):
    return [
        {"image": photo(f"foto{n}").pk, "decorative": False, "alt_text": f"Billede {n}"}
        for n in range(number)
    ]


def gallery(number):
    return {"type": "gallery", "value": {"pictures": pictures(number), "caption": "Fra værkstedet"}}


def block(number):
    return {"type": "figure", "value": str(number.pk)}


def figure(**fields):
    fields = {
        "kind": "started",
        "value": 12,
        "definition": "Begyndt i 2026",
        "source": "Årsrapport",
    } | fields
    return Figure.objects.create(**fields)


def page_of(client, story):
    return client.get(story.url).content.decode()


def test_pictures_stand_together_and_say_what_they_show(client, index):
    shown = page_of(client, told(index, [gallery(3)]))
    assert shown.count('class="gallery__pictures"') == 1
    assert [f'alt="Billede {n}"' in shown for n in range(3)] == [True] * 3
    assert "Fra værkstedet" in shown


def test_a_number_comes_with_its_source_and_goes_when_it_is_unpublished(client, index):
    number = figure()
    story = told(index, [("figure", str(number.pk)), ("figure", "999999")])
    shown = page_of(client, story)
    assert shown.count("figure-card__value") == 1
    assert "Årsrapport" in shown
    number.published = False
    number.save()
    client.get("/stil/")  # whatever was kept is asked for again
    assert "Årsrapport" not in client.get(f"{story.url}?n=1").content.decode()


@pytest.fixture
def figures(cast):
    theirs = factories.network(cast.sonderby, name="Task Force Sønderby")
    return [
        figure(network=theirs, definition="Begyndt i Sønderby"),
        figure(definition="Begyndt i hele landet"),
        figure(network=cast.network, definition="Begyndt i Nordby"),
    ]


def test_figures_stand_under_their_networks_and_own_ones_first(cast, figures):
    theirs, everywhere, ours = ([(str(f.pk), f"12 : {f.definition}")] for f in figures)
    for own, order in (
        ({cast.network.pk}, ["Task Force Nordby", "Uden netværk", "Task Force Sønderby"]),
        ({figures[0].network_id}, ["Task Force Sønderby", "Uden netværk", "Task Force Nordby"]),
        (set(), ["Uden netværk", "Task Force Nordby", "Task Force Sønderby"]),
    ):
        blank, *groups = grouped(figures, own=own)
        assert blank == ("", "Vælg et tal")
        assert [heading for heading, _rows in groups] == order
        assert dict(groups) == {
            "Task Force Nordby": ours,
            "Task Force Sønderby": theirs,
            "Uden netværk": everywhere,
        }


def offered(user):
    """The texts of the options as the user is shown them, the chosen one first."""
    block = FigureBlock()
    with LogContext(user=user):
        html = BeautifulSoup(block.field.widget.render("tal", block.get_default()), "html.parser")
    chosen = html.select_one("option[selected]")
    return [chosen.text, *(option.text for option in html.select("optgroup option"))]


def test_no_figure_is_chosen_before_somebody_chooses(cast, figures):
    theirs, everywhere, ours = (f"12 : {figure.definition}" for figure in figures)
    assert offered(cast.secretary) == ["Vælg et tal", ours, everywhere, theirs]
    assert offered(cast.stranger) == ["Vælg et tal", theirs, everywhere, ours]
    assert offered(None) == ["Vælg et tal", everywhere, ours, theirs]


def test_the_editor_offers_figures_in_that_order(client, cast, index, figures):
    editor = factories.user("Redaktør", is_staff=True, is_superuser=True)
    Role.objects.create(user=editor, organisation=cast.nordby, role=Role.Kind.COORDINATOR)
    client.force_login(editor)
    story = told(index, [])
    form = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    own, foreign = form.index("Begyndt i Nordby"), form.index("Begyndt i S\\u00f8nderby")
    assert form.index("V\\u00e6lg et tal") < own < foreign


def test_a_figure_must_be_chosen(figures):
    block = FigureBlock()
    for nothing in ("", None, "999999"):
        with pytest.raises(ValidationError):
            block.clean(nothing)
    assert block.clean(str(figures[0].pk)) == str(figures[0].pk)


def test_a_timeline_tells_in_order(client, index):
    moments = [{"when": "Uge 1", "text": "Han kom."}, {"when": "Uge 9", "text": "Han blev."}]
    shown = page_of(client, told(index, [("timeline", {"moments": moments})]))
    assert shown.index("Uge 1") < shown.index("Uge 9")


def test_a_film_is_our_own_and_has_captions(client, index):
    film, captions = factories.document("film.mp4"), factories.document("film.vtt")
    value = {
        "film": film.pk,
        "captions": captions.pk,
        "silent": False,
        "title": "En dag hos smeden",
    }
    shown = page_of(client, told(index, [{"type": "video", "value": value}]))
    assert f'src="/film/{film.pk}/{film.filename}" type="video/mp4"' in shown
    assert f'<track kind="captions" src="/film/{captions.pk}/{captions.filename}"' in shown


@pytest.mark.parametrize(
    ("film", "captions", "silent", "field"),
    [
        ("film.pdf", "film.vtt", False, "film"),
        ("film.mp4", None, False, "captions"),
        ("film.mp4", "film.txt", False, "captions"),
        ("film.mp4", None, True, ""),
        ("film.webm", "film.vtt", False, ""),
    ],
)
def test_a_film_that_somebody_cannot_follow_is_refused(index, film, captions, silent, field):
    block = VideoBlock()
    value = block.to_python(
        {
            "film": factories.document(film).pk,
            "captions": factories.document(captions).pk if captions else None,
            "silent": silent,
            "title": "En dag",
        }
    )
    if not field:
        assert block.clean(value)["title"] == "En dag"
        return
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert list(refused.value.block_errors) == [field]


def test_many_pictures_and_numbers_cost_no_more_than_few(
    client, index, django_assert_max_num_queries
):
    few = told(index, [gallery(2), block(figure())])
    many = told(index, [gallery(8), *(block(figure(value=n)) for n in range(6))], "mange")
    for story in (few, many):
        page_of(client, story)  # draws what has to be drawn once
        with django_assert_max_num_queries(12):
            client.get(f"{story.url}?uden=kopi")


def person(name="Torben Mosekær", **fields):
    plain = {"name": name, "role": "koordinator", "text": "", "picture": None, "agreed": True}
    return plain | fields


def test_people_stand_on_a_page_when_they_have_said_yes(client, index):
    body = [{"type": "people", "value": {"people": [person(), person("Åse Bækmark", role="")]}}]
    shown = page_of(client, told(index, body))
    assert shown.count('class="people__name"') == 2
    block = PeopleBlock()
    for agreed, fine in ((True, True), (False, False)):
        value = block.to_python({"people": [person(agreed=agreed)]})
        if fine:
            assert block.clean(value)
        else:
            with pytest.raises(ValidationError):
                block.clean(value)


def test_many_people_cost_no_more_than_one(client, index, django_assert_max_num_queries):
    def portraits(number):
        shown = [{"image": photo(f"p{n}").pk, "alt_text": f"Person {n}"} for n in range(number)]
        return [person(f"Person {n}", picture=picture) for n, picture in enumerate(shown)]

    for number, slug in ((1, "en"), (12, "mange")):
        story = told(index, [{"type": "people", "value": {"people": portraits(number)}}], slug)
        assert page_of(client, story).count("<img") >= number
        with django_assert_max_num_queries(12):
            client.get(f"{story.url}?uden=kopi")
