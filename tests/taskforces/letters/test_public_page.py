"""The open page of the mayor's invitation."""

import pytest

from taskforces.letters.drafts import create_translation
from taskforces.models import MayorInvitationPage
from taskforces.placeholders import needs_event
from tests import factories

WORDS = (
    "{hilsen}",
    "Der er kaffe til {virksomhed}.",
    "Vi ses {dato} kl. {tid} på {sted}.",
    "Svar gerne senest {svarfrist}.",
)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("{hilsen}", False),
        ("{virksomhed}", False),
        ("Til {arrangement}", True),
        ("kl. {tid}", True),
    ],
)
def test_what_only_an_event_can_fill_in(text, needs):
    assert needs_event(text) is needs


@pytest.fixture
def letter(cast, site_root):
    letter = factories.letter(cast.network, title="Kom den {dato}", paragraphs=WORDS)
    letter.move(site_root, "last-child")
    return MayorInvitationPage.objects.get(pk=letter.pk)


def seen(client, letter):
    return client.get(letter.url).content.decode()


def test_without_an_event_nothing_is_promised(client, letter, cast):
    factories.event(cast.network, "Lukket", public=False)
    page = seen(client, letter)
    assert "[dato]" not in page
    assert "kl. [" not in page
    assert "Der er kaffe til din virksomhed." in page
    assert "Vi ses" not in page
    assert "Svar gerne" not in page
    assert "Dagen er ikke sat endnu" in page
    assert f"<h1>{cast.network.name}</h1>" in page


def test_the_next_event_fills_in_its_facts(client, letter, cast):
    event = factories.event(cast.network, place="Havnen", address="Kajen 1, 9000 Nordby")
    page = seen(client, letter)
    assert "kl. " in page
    assert "på Havnen." in page
    assert "Kajen 1, 9000 Nordby" in page
    assert f'href="{event.get_absolute_url()}"' in page
    assert "Dagen er ikke sat endnu" not in page


def test_an_event_that_the_letter_invites_to_comes_first(client, letter, cast):
    factories.event(cast.network, "Noget andet", place="Skoven")
    later = factories.event(cast.network, "Det rigtige", place="Havnen")
    later.starts_at, later.ends_at = (
        each.replace(year=each.year + 1) for each in (later.starts_at, later.ends_at)
    )
    later.save()
    factories.invitation_round(later, letter=letter)
    assert "på Havnen." in seen(client, letter)


def test_the_organisation_signs_when_nobody_was_chosen(client, letter, cast):
    cast.nordby.sender_name = "Organisationens Afsender"
    cast.nordby.save()
    assert "Organisationens Afsender" in seen(client, letter)


def test_those_who_were_chosen_sign_in_public_too(client, letter, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cast.nordby.sender_name = "Organisationens Afsender"
    cast.nordby.save()
    image = factories.event_picture(factories.event(cast.network)).image
    signer = factories.signer(
        cast.nordby, "Åse Bødker", title="Borgmester", portrait=image, signature=image
    )
    letter.chosen_signers.set([signer])
    letter.save_revision().publish()
    page = seen(client, letter)
    assert "Organisationens Afsender" not in page
    assert "Åse Bødker" in page
    assert "signer__portrait" in page
    assert "signer__signature" in page


def test_a_translation_is_in_its_own_language_wherever_it_lies(client, letter, cast):
    english = create_translation(letter, "en", by=cast.secretary)
    english.save_revision().publish()
    page = seen(client, MayorInvitationPage.objects.get(pk=english.pk))
    assert '<html lang="en"' in page
    assert "Dear business leader" in page
    assert '<html lang="da"' in seen(client, letter)
