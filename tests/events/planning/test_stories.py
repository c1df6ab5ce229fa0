"""Guests of a meeting read the stories that its host tied to it, while consent holds."""

from django.urls import reverse

from events.planning.stories import stories_of
from taskforces.models import StoryPage
from tests import factories


def story(network, title):
    root = factories.site_root()
    page = StoryPage(title=title, lead="Et job.", network=network, fictional=True)
    root.add_child(instance=page)
    return page


def test_a_tied_story_is_read_from_the_ticket_until_it_is_down(cast, client):
    event = factories.event(cast.network)
    told, other = story(cast.network, "Anna på lageret"), story(cast.network, "Bo i køkkenet")
    foreign = story(factories.network(cast.sonderby, name="Fremmed"), "En fremmed")
    invitation = factories.invitation(event)
    page = reverse("pledges:meeting", args=[invitation.code])
    client.force_login(cast.coordinator)
    url = reverse("events:event_stories", args=[event.pk])
    assert client.post(url, {"stories": [foreign.pk]}).status_code == 422
    client.post(url, {"stories": [told.pk, other.pk]})
    client.post(url, {"stories": [told.pk]})
    assert list(stories_of([event])) == [told]
    client.logout()
    assert "Anna på lageret" in client.get(page).content.decode()
    told.unpublish()
    assert "Anna på lageret" not in client.get(page).content.decode()
