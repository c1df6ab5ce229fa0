"""Three made-up stories that show a new site what one can look like."""

import json
from datetime import date

from django.db import transaction
from wagtail.models import Locale

from home.seed.sitetree import DATA, LANGUAGES, add_page, prose
from taskforces.models import Network, StoryIndexPage, StoryPage


@transaction.atomic
def load_stories(network: Network | None = None) -> list[StoryPage]:
    """Fictional stories in both languages, of the network if given. Needs load_pages first."""
    facts = json.loads((DATA / "stories.json").read_text(encoding="utf-8"))["stories"]
    return [_add_story(story, language, network) for story in facts for language in LANGUAGES]


def _add_story(story, language, network):
    words = story[language]
    return add_page(
        StoryIndexPage.objects.get(locale=Locale.objects.get(language_code=language)),
        StoryPage,
        key=f"story-{story['key']}",
        slug=story["key"],
        network=network,
        theme=story["theme"],
        told_on=date.fromisoformat(story["told_on"]),
        fictional=True,
        **(words | {"body": prose(words["body"])}),
    )
