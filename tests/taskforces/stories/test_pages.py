"""A story about real people is public only while all of them say yes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale

from home.seed.sitetree import add_page
from taskforces.models import StoryConsent, StoryIndexPage, StoryPage
from taskforces.stories.consents import withdraw_consent

TODAY = date(2026, 11, 25)


@pytest.fixture
def index(sitetree, db):
    return StoryIndexPage.objects.get(locale=Locale.objects.get(language_code="da"))


def story(index, slug="bageriet", **fields):
    fields = {"title": "Fem timer i bageriet", "lead": "Det begyndte småt."} | fields
    return add_page(index, StoryPage, key=slug, slug=slug, **fields)


def consent(story, name="Åse", **fields):
    fields.setdefault("given_on", timezone.localdate())
    return StoryConsent.objects.create(story=story, person_name=name, scope="navn", **fields)


def test_story_without_consent_is_not_public(client, index):
    story(index)
    assert client.get("/historier/bageriet/").status_code == 404
    assert "bageriet" not in client.get("/historier/").content.decode()


def test_story_with_consent_is_public(client, index):
    consent(story(index))
    assert client.get("/historier/bageriet/").status_code == 200
    assert "Fem timer i bageriet" in client.get("/historier/").content.decode()
    assert "Fem timer i bageriet" in client.get("/").content.decode()


def test_made_up_story_needs_no_consent_and_says_so(client, index):
    story(index, fictional=True)
    assert "Denne historie er fiktiv" in client.get("/historier/bageriet/").content.decode()
    assert "Fiktiv" in client.get("/historier/").content.decode()


def test_one_of_two_consents_is_not_enough(client, index):
    told = story(index)
    consent(told)
    consent(told, "Karsten", withdrawn_at=timezone.now())
    assert client.get("/historier/bageriet/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "public"),
    [
        ({"given_on": TODAY}, True),
        ({"given_on": TODAY, "expires_on": TODAY}, True),
        ({"given_on": TODAY - timedelta(9), "expires_on": TODAY - timedelta(1)}, False),
        ({"given_on": TODAY + timedelta(1)}, False),
        ({"given_on": TODAY, "withdrawn_at": datetime(2026, 11, 25, tzinfo=UTC)}, False),
    ],
)
def test_consent_has_a_beginning_and_an_end(index, time_machine, fields, public):
    time_machine.move_to(datetime(2026, 11, 25, 12, 0, tzinfo=UTC))
    told = story(index)
    consent(told, **fields)
    assert told.has_consent() is public


def test_withdrawal_takes_the_story_away_everywhere(
    client, index, django_capture_on_commit_callbacks
):
    told = story(index)
    given = consent(told)
    pages = ("/historier/bageriet/", "/historier/", "/", "/sitemap.xml")
    seen = [b"bageriet/" in client.get(path).content for path in pages]
    assert seen == [True, True, True, True]
    assert client.get("/").headers["X-Page-Cache"] == "hit"
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(given)
    answers = [client.get(path) for path in pages]
    assert [answer.status_code for answer in answers] == [404, 200, 200, 200]
    assert not any(b"historier/bageriet/" in answer.content for answer in answers[1:])


def test_second_withdrawal_keeps_the_first_time(index):
    given = withdraw_consent(consent(story(index)), at=datetime(2026, 11, 1, tzinfo=UTC))
    withdraw_consent(given)
    given.refresh_from_db()
    assert given.withdrawn_at == datetime(2026, 11, 1, tzinfo=UTC)


def test_consent_holds_for_the_translation_too(client, index, cast):
    told = story(index, network=cast.network)
    given = consent(told)
    english = told.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    assert client.get("/en/historier/bageriet/").status_code == 200
    withdraw_consent(given)
    assert StoryPage.objects.get(pk=english.pk).has_consent() is False


def test_publishing_an_old_draft_does_not_bring_a_consent_back(index):
    told = story(index)
    draft = told.save_revision()
    withdraw_consent(consent(told))
    with pytest.raises(ValidationError):  # its own version is gone
        draft.as_object().save()
    assert told.has_consent() is False
    assert not told.revisions.exists()


def test_list_of_stories_is_filtered_by_theme(client, index):
    story(index, "en", title="Første", fictional=True, theme="leader")
    story(index, "to", title="Anden", fictional=True, theme="colleagues")
    found = client.get("/historier/?tema=leader").context["stories"]
    assert [page.title for page in found] == ["Første"]


def test_index_is_filtered_by_industry_and_municipality(client, cast, index):
    cast.network.municipality_codes = ["0846"]
    cast.network.save()
    bakery = story(index, fictional=True, industry="Bageri", network=cast.network)
    garage = story(index, "vaerkstedet", fictional=True, industry="Værksted")

    def found(query):
        return set(client.get(f"/historier/?{query}").context["stories"])

    assert found("branche=Bageri") == found("kommune=0846") == {bakery}
    assert found("branche=V%C3%A6rksted&tema=small_job") == {garage}
    assert found("branche=Bageri&kommune=0101") == set()
    assert "Ingen historier passer" in client.get("/historier/?tema=%00").content.decode()


def test_filters_keep_each_others_choice(client, cast, index):
    story(index, fictional=True, industry="Bageri")
    story(index, "vaerkstedet", fictional=True, industry="Værksted", theme="leader")
    filters = client.get("/historier/?branche=Bageri").context["filters"]
    themes = {link["label"]: link["url"] for link in filters[0]["links"]}
    assert themes == {
        "Alle": "?branche=Bageri",
        "Lederen fortæller": "?tema=leader&branche=Bageri",
        "Småjob": "?tema=small_job&branche=Bageri",
    }


def test_a_consent_is_either_valid_or_refused(index):
    told = story(index)
    day = timedelta(days=1)
    consent(told, given_on=TODAY)
    consent(told, given_on=TODAY - 3 * day, expires_on=TODAY)
    consent(told, given_on=TODAY + day)
    consent(told, given_on=TODAY - 3 * day, expires_on=TODAY - day)
    consent(told, given_on=TODAY, withdrawn_at=timezone.now())
    valid = set(StoryConsent.objects.valid(TODAY))
    refused = set(StoryConsent.objects.refused(TODAY))
    assert (len(valid), len(refused), valid & refused) == (2, 3, set())
