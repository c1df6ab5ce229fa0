import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from taskforces.letters.drafts import create_letter
from taskforces.models import MayorInvitationPage
from taskforces.placeholders import PLACEHOLDERS, fill, public_values, unknown_placeholders
from tests import factories

# What was run or leaked in other people's letters.
BAD = [
    "{navn.__class__}",
    "{x.save.__func__.__globals__[settings].SECRET_KEY}",
    "{{7*7}}",
    "{% debug %}",
    "%(x)s",
    "{navn!r:>99999999}",
    "{efternavn}",
    "{",
    "}",
]


@pytest.mark.parametrize("words", BAD)
def test_anything_but_an_allowed_word_is_refused_with_its_name(cast, words):
    with pytest.raises(ValidationError) as refusal:
        factories.letter(cast.network, paragraphs=(f"Kære {words}",))
    (message,) = refusal.value.message_dict["body"]
    assert unknown_placeholders(words)[0] in message
    assert MayorInvitationPage.objects.count() == 0


@pytest.mark.parametrize("words", BAD)
def test_what_was_refused_would_not_have_been_run_either(words):
    assert fill(words, dict.fromkeys(PLACEHOLDERS, "X")) == words


def test_a_value_is_never_looked_through_again():
    values = dict.fromkeys(PLACEHOLDERS, "") | {"navn": "{virksomhed}", "virksomhed": "hemmelig"}
    assert fill("{navn}", values) == "{virksomhed}"


def test_every_allowed_word_is_accepted_and_has_a_public_value(cast):
    text = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    assert unknown_placeholders(text) == []
    assert set(public_values(factories.event(cast.network))) == set(PLACEHOLDERS)
    assert factories.letter(cast.network, title="Til {virksomhed}", paragraphs=(text,)).pk


def test_a_bad_word_in_the_title_is_refused_too(cast):
    with pytest.raises(ValidationError) as refusal:
        factories.letter(cast.network, title="Kære {hvem}")
    assert list(refusal.value.message_dict) == ["title"]


@pytest.fixture
def editor(client, site_root):
    client.force_login(factories.user("Redaktør", is_superuser=True, is_staff=True))
    return client


def form_data(letter, text):
    return nested_form_data(
        {
            "title": "Kom og vær med",
            "slug": letter.slug,
            "network": letter.network_id,
            "body": streamfield([("paragraph", text)]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )


def test_the_editor_names_the_words_and_refuses_others(editor, cast):
    letter = factories.letter(cast.network)
    address = reverse("wagtailadmin_pages:edit", args=[letter.pk])
    page = editor.get(address).content.decode()
    for name in PLACEHOLDERS:
        assert f"<code>{{{name}}}</code>" in page
    refused = editor.post(address, form_data(letter, "Kære {navn.__class__}")).content.decode()
    assert "Pladsholderen {navn.__class__} findes ikke." in refused
    assert letter.revisions.count() == 0
    editor.post(address, form_data(letter, "Kære {navn}"))
    assert letter.revisions.count() == 1


def test_a_new_letter_names_the_words_before_it_is_saved(editor, site_root):
    address = reverse(
        "wagtailadmin_pages:add", args=["taskforces", "mayorinvitationpage", site_root.pk]
    )
    assert "<code>{navn}</code>" in editor.get(address).content.decode()


def test_the_public_page_names_nobody(client, cast, site_root):
    letter = create_letter(cast.network, by=cast.secretary)
    assert client.get(f"/{letter.slug}/").status_code == 404
    letter.get_latest_revision().publish()
    page = client.get(f"/{letter.slug}/").content.decode()
    assert "Kære virksomhedsleder" in page
    assert "{" not in page.partition("<article")[2].partition("</article")[0]


def test_a_draft_is_a_whole_letter_in_the_language_of_its_place(cast, site_root):
    letter = create_letter(cast.network, by=cast.secretary)
    kinds = [kind for kind, _text in letter.lines(values=None)]
    assert kinds == ["paragraph"] * 3 + ["bullet"] * 3 + ["paragraph"]
    assert not letter.live


def test_an_address_in_the_text_is_warned_of_and_kept(cast):
    letter = factories.letter(cast.network, paragraphs=("Svar på https://evil.dk/x i dag",))
    letter.full_clean()
    assert letter.fixed_links == ["https://evil.dk/x"]
    assert factories.letter(cast.network).fixed_links == []
