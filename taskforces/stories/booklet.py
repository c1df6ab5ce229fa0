"""Chosen stories as a booklet to print or send: one tagged PDF (PDF/UA-1)."""

from collections.abc import Iterable
from pathlib import Path

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from willow.image import UnrecognisedImageFormatError

from frontend.typeset import typeset
from taskforces.models import StoryPage

TEMPLATE = Path(__file__).parent / "booklet.typ"
PICTURE = "max-1200x900|format-jpeg"
MOST_STORIES = 40


def stories_to_choose(language: str):
    """What anybody may read now: a story whose consent was taken back is in no new booklet."""
    live = StoryPage.objects.live().public().consented().filter(locale__language_code=language)
    return live.for_cards()


def booklet_pdf(stories: Iterable[StoryPage], *, title: str) -> bytes:
    pictures, told = {}, []
    for story in stories:
        name = _picture(story, pictures)
        told.append(
            {
                "title": story.title,
                "lead": story.lead,
                "kind": capfirst(str(story.get_theme_display())),
                "where": story.network.name if story.network else "",
                "fictional": story.fictional,
                "quote": story.quote,
                "who": ", ".join(filter(None, [story.quoted_person, story.quoted_role])),
                "picture": name,
                "alt": story.picture_alt,
                "blocks": [block for part in story.body for block in _blocks(part)],
            }
        )
    data = {
        "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
        "title": title,
        # Translators: Django date format of the day on a booklet, e.g. "november 2026"
        "day": capfirst(date_format(timezone.localdate(), _("F Y"))),
        "contents": _("Indhold"),
        "fictional": _("Historien er opdigtet."),
        "page": _("Side"),
        "stories": told,
    }
    return typeset(TEMPLATE, data, pictures=pictures)


def _picture(story, pictures):
    """The picture's name in the document; a file that is gone or broken is left out."""
    if not story.picture_id or not story.picture_alt:
        return ""
    try:
        with story.picture.get_rendition(PICTURE).file.open() as file:
            content = file.read()
    except (OSError, UnrecognisedImageFormatError):
        return ""
    name = f"story-{story.pk}.jpg"
    pictures[name] = content
    return name


def _blocks(part):
    """What can be read on paper: headings, texts, quotes and what happened when."""
    kind, value = part.block_type, part.value
    if kind == "heading":
        yield {"kind": "heading", "text": value}
    elif kind == "paragraph":
        html = str(value.source).replace("</p>", "</p>\n").replace("</li>", "</li>\n")
        for line in strip_tags(html.replace("<br/>", "\n").replace("&amp;", "&")).splitlines():
            if line.strip():
                yield {"kind": "text", "text": line.strip()}
    elif kind == "quote":
        who = ", ".join(filter(None, [value["who"], value["role"]]))
        yield {"kind": "quote", "text": value["text"], "who": who}
    elif kind == "timeline":
        for moment in value["moments"]:
            yield {"kind": "text", "text": f"{moment['when']}: {moment['text']}"}
