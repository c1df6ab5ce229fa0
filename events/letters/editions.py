"""The letter in the languages in which it may go out, and which of them each reader gets."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from wagtail.models import Revision

from events.letters.refusals import RoundRefused
from events.letters.text import language_of, newest
from events.models import Invitation
from frontend.languages import reader_language
from taskforces.models import Contact, MayorInvitationPage
from taskforces.pages.approval import approved_by


@dataclass(frozen=True)
class Editions:
    """`chosen` is the letter of the round; `others` its translations, by language."""

    chosen: MayorInvitationPage
    others: Mapping[str, MayorInvitationPage] = field(default_factory=dict)

    @cached_property
    def pages(self) -> dict[str, MayorInvitationPage]:
        """By language, the chosen one first."""
        return {language_of(self.chosen): self.chosen} | dict(self.others)

    def revisions(self) -> dict[str, int]:
        """Of the translations, as they are published."""
        return {language: published(page)[1].pk for language, page in self.others.items()}

    def language_for(self, contact: Contact) -> str:
        return reader_language(
            contact.language, available=self.pages, usual=language_of(self.chosen)
        )

    def page_for(self, contact: Contact) -> MayorInvitationPage:
        return self.pages[self.language_for(contact)]


def editions_of(letter: MayorInvitationPage) -> Editions:
    """As they may go out: a translation that is a draft, or not approved where that is asked, is not there yet."""
    return Editions(letter, {language_of(each): each for each in _translations(letter)})


def draft_editions_of(letter: MayorInvitationPage) -> Editions:
    """The same, each as its newest draft stands: for whoever looks before it is published."""
    found = editions_of(letter)
    others = {language: newest(page) for language, page in found.others.items()}
    return Editions(newest(letter), others)


def sent_editions_of(revision: Revision, others: Mapping[str, int]) -> Editions:
    """The letter as it was in the revisions that were written down; what is deleted since is not there."""
    found = Revision.objects.in_bulk(others.values())
    pages = {language: found[pk].as_object() for language, pk in others.items() if pk in found}
    return Editions(revision.as_object(), pages)


def _translations(letter):
    host = letter.network.host
    others = MayorInvitationPage.objects.filter(
        translation_key=letter.translation_key, network__host=host, live=True
    ).exclude(locale=letter.locale_id)
    found = others.select_related("network__host", "locale", "live_revision").order_by("pk")
    return [page for page in found if why_not_sent(page) is None]


def published(page: MayorInvitationPage) -> tuple[MayorInvitationPage, Revision]:
    """The letter as it is published, and the revision that holds it; drafts are never sent.

    Where the host wants four eyes, somebody else than its writer has approved that very revision.
    """
    if refusal := why_not_sent(page):
        raise refusal
    return page, page.live_revision or page.save_revision(changed=False, log_action=False)


def why_not_sent(page: MayorInvitationPage) -> RoundRefused | None:
    if not page.live:
        return RoundRefused(RoundRefused.Code.NOT_PUBLISHED)
    if page.network.host.letters_need_approval and not approved_by(page):
        return RoundRefused(RoundRefused.Code.NOT_APPROVED)
    return None


def readers(invitations: QuerySet[Invitation], editions: Editions) -> Counter[tuple[str, str]]:
    """How many wish for which language and get which: {(wish, language): number}, in one query."""
    usual = language_of(editions.chosen)
    wishes = invitations.order_by().values_list("contact__language").annotate(Count("pk"))
    counted = Counter()
    for wish, number in wishes:
        given = reader_language(wish, available=editions.pages, usual=usual)
        counted[wish, given] += number
    return counted


def reading(language: str, editions: Editions) -> Q:
    """The invitations whose letter is in that language."""
    if language != language_of(editions.chosen):
        return Q(contact__language=language)
    return ~Q(contact__language__in=[*editions.others])
