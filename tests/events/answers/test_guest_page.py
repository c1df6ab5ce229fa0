import pytest
from wagtail.images import get_image_model

from events.answers.guest_page import how_many_to_name
from events.calendar.links import google_url, map_url, outlook_url
from events.models import Event, Registration
from tests import factories
from tests.factories import answer


@pytest.fixture
def invitation(cast):
    return factories.invitation(factories.event(cast.network, capacity=40))


def page(client, invitation, query=""):
    return client.get(f"/i/{invitation.code}/{query}").content.decode()


@pytest.mark.parametrize(("persons", "named"), [(0, 0), (9, 0), (10, 10), (41, 41)])
def test_how_many_come_is_said_once_they_are_enough(persons, named):
    assert how_many_to_name(persons) == named


def test_persons_are_named_before_the_answer_and_not_when_few(client, invitation):
    assert "kommer allerede" not in page(client, invitation)
    factories.registration(invitation.event, party_size=12)
    assert "12 kommer allerede." in page(client, invitation)


def test_a_full_event_says_so_before_the_press(client, cast, invitation):
    words = "Siger du ja, kommer du på ventelisten."
    assert words not in page(client, invitation)
    Event.objects.update(capacity=0)
    assert words in page(client, invitation)


def test_a_free_seat_that_others_wait_for_is_not_promised(client, cast):
    event = factories.event(cast.network, capacity=1)
    couple, newcomer = factories.invitation(event), factories.invitation(event)
    answer(couple, answer="yes", companions=1)
    assert "kommer du på ventelisten" in page(client, newcomer)
    own = page(client, couple)
    assert "Lige nu er der én ledig plads." in own
    assert '<details class="change" open>' in own


def test_the_companion_is_asked_about_after_a_no(client, invitation):
    answer(invitation, answer="yes", companions=1, companion_names="Anna Bek")
    answer(invitation, answer="no")
    found = page(client, invitation)
    assert 'value="Anna Bek"' in found
    assert Registration.objects.get().seat == "cancelled"
    form = client.get(f"/i/{invitation.code}/").context["forms"]["yes"]
    assert (form["companions"].value(), form["companion_names"].value()) == (1, "Anna Bek")


@pytest.mark.parametrize(
    ("given", "query", "words", "absent"),
    [
        (None, "?svar=ja", "Du valgte ja i mailen.", "Du valgte nej"),
        (None, "?svar=nej", "Du valgte nej i mailen.", "Du valgte ja"),
        (None, "?svar=x", "Ja, jeg kommer", "i mailen"),
        ("yes", "?svar=nej", "Kommer der noget i vejen?", "i mailen"),
        ("yes", "", "Jeg kan ikke komme alligevel", "Kommer der noget i vejen?"),
        ("no", "?svar=nej", "Tak for dit svar", "i mailen."),
    ],
)
def test_a_button_of_a_mail_is_a_choice_made_and_not_yet_an_answer(
    client, invitation, given, query, words, absent
):
    if given:
        answer(invitation, answer=given)
    before = invitation.answers.count()
    found = page(client, invitation, query)
    assert words in found
    assert absent not in found
    assert invitation.answers.count() == before


def test_who_invites_stands_on_the_page_with_face_and_signature(
    client, cast, invitation, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    cast.nordby.sender_name, cast.nordby.sender_title = "Åse Bækmark", "Borgmester"
    cast.nordby.portrait = cast.nordby.signature = get_image_model().objects.create(
        title="Åse", file=factories.photo()
    )
    cast.nordby.save()
    found = page(client, invitation)
    assert "<strong>Åse Bækmark</strong>" in found
    assert found.count('class="signer__face"') == found.count('class="signer__hand"') == 1


def test_links_to_calendars_and_map_hold_what_was_typed(cast):
    event = factories.event(cast.network, title="Mad & møde?", address="Bækvej 1, 8000 Nordby")
    for address in (google_url(event, link="https://x/i/A/"), outlook_url(event, link="https://x")):
        assert "Mad+%26+m%C3%B8de%3F" in address
        assert "B%C3%A6kvej+1" in address
    assert map_url(event).endswith("query=B%C3%A6kvej+1%2C+8000+Nordby")
