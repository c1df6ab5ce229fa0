"""Makes a new letter as a draft with a text to start from."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from accounts import audit
from accounts.models import User
from taskforces.models import MayorInvitationPage, Network, NetworkPage

SLUG = Page._meta.get_field("slug").max_length
_SIGNED = (
    *("network", "sender_name", "sender_title", "signature", "portrait"),
    *("second_sender_name", "second_sender_title", "second_signature", "second_portrait"),
)


@transaction.atomic
def create_letter(network: Network, *, by: User) -> MayorInvitationPage:
    """A draft with a good first text, under the network's own page or the front page."""
    parent = _parent(network)
    with translation.override(parent.locale.language_code):
        letter = MayorInvitationPage(
            title=_title(),
            network=network,
            body=_first_text(),
            owner=by,
            locale=parent.locale,
            live=False,
        )
    parent.add_child(instance=letter)
    letter.save_revision(user=by)
    audit.record(network.host, by=by, verb="create_letter", thing=letter)
    return letter


@transaction.atomic
def create_translation(
    letter: MayorInvitationPage, language: str, *, by: User
) -> MayorInvitationPage:
    """Its draft in another language, to be translated; the one that is there already is given back.

    While nobody has touched the first text, the translation begins with its own.
    """
    locale = Locale.objects.get_or_create(language_code=language)[0]
    if found := letter.get_translation_or_none(locale):
        return found.specific
    newest = letter.get_latest_revision_as_object() if letter.latest_revision_id else letter
    pages = NetworkPage.objects.filter(network=letter.network, locale=locale)
    made = MayorInvitationPage(
        **_words(newest, language),
        **{name: getattr(newest, name) for name in _SIGNED},
        slug=f"{letter.slug}-{language}"[:SLUG],
        translation_key=letter.translation_key,
        owner=by,
        locale=locale,
        live=False,
    )
    (pages.first() or letter.get_parent()).add_child(instance=made)
    made.chosen_signers.set(newest.chosen_signers.all())
    made.save_revision(user=by)
    audit.record(letter.network.host, by=by, verb="create_letter", thing=made)
    return made


def _words(letter, language):
    """Its own title and body, or the first text of the language as long as the letter still has the first of its own."""
    with translation.override(letter.locale.language_code):
        untouched = letter.title == _title() and [*letter.lines(values=None)] == _lines()
    if not untouched:
        return {"title": letter.title, "body": letter.body}
    with translation.override(language):
        return {"title": _title(), "body": _first_text()}


def _lines():
    """As a page gives them."""
    return [
        ("bullet" if kind == "bullets" else kind, str(text))
        for kind, value in _first_text()
        for text in (value if kind == "bullets" else [value])
    ]


def _title():
    return _("Kom og mød dine naboer i erhvervslivet")


def _parent(network: Network) -> Page:
    page = NetworkPage.objects.filter(network=network).order_by("locale__language_code").first()
    return page or Site.objects.get(is_default_site=True).root_page


def _first_text():
    return [
        ("paragraph", "{hilsen}"),
        (
            "paragraph",
            _(
                "Mange virksomheder har opgaver, som ingen når. Og i kommunen bor der mennesker, som"
                " gerne vil i gang med nogle få timer om ugen. Det passer godt sammen, og derfor"
                " skriver jeg til dig."
            ),
        ),
        (
            "paragraph",
            _(
                "Jeg vil gerne invitere dig og {virksomhed} til {arrangement} {dato} kl. {tid} på"
                " {sted}. Du møder andre ledere, hører, hvordan de har gjort, og ser, om I har et"
                " småjob liggende."
            ),
        ),
        (
            "bullets",
            [
                _("Ingen lange taler og ingen skemaer"),
                _("Du lover kun det, du har lyst til"),
                _("Vi ringer til dig inden for få dage, hvis du vil høre mere"),
            ],
        ),
        ("paragraph", _("Svar gerne senest {svarfrist}. Jeg glæder mig til at se dig.")),
    ]
