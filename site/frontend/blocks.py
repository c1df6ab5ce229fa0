"""The pieces that editors build pages from; every page type takes its texts from here."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from frontend.photos import with_renditions

PORTRAIT = "fill-320x320|format-webp"

STEP_ICONS = [
    ("mail", _("Brev")),
    ("calendar-check", _("Kalender")),
    ("door-open", _("Dør")),
    ("file-text", _("Ark")),
    ("phone-call", _("Telefon")),
    ("handshake", _("Håndslag")),
    ("users", _("Mennesker")),
    ("graduation-cap", _("Kursus")),
    ("briefcase", _("Arbejde")),
    ("heart", _("Hjerte")),
]


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Citat"), rows=3, max_length=400)
    who = blocks.CharBlock(label=_("Hvem siger det"), max_length=120)
    role = blocks.CharBlock(label=_("Titel"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Citat")
        template = "blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    picture = ImageBlock(
        label=_("Billede"),
        help_text=_("Beskriv billedet for dem, der ikke kan se det, eller sæt flueben ved pynt."),
    )
    caption = blocks.CharBlock(label=_("Billedtekst"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Billede")
        template = "blocks/picture.html"


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Navn"), max_length=120)
    role = blocks.CharBlock(label=_("Titel"), max_length=120, required=False)
    text = blocks.TextBlock(label=_("Kort fortalt"), rows=2, max_length=300, required=False)
    picture = ImageBlock(label=_("Billede"), required=False)
    agreed = blocks.BooleanBlock(
        label=_("Personen har sagt ja til at stå her"),
        help_text=_("Siger personen nej senere, så fjern navnet, og udgiv siden igen."),
    )


class PeopleBlock(blocks.StructBlock):
    people = blocks.ListBlock(PersonBlock(), label=_("Mennesker"), min_num=1, max_num=24)

    class Meta:
        icon = "group"
        label = _("Mennesker")
        template = "blocks/people.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        with_renditions([person["picture"] for person in value["people"]], PORTRAIT)
        return context


class ProseBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(
        label=_("Overskrift"), icon="title", max_length=120, template="blocks/heading.html"
    )
    paragraph = blocks.RichTextBlock(
        label=_("Tekst"), features=["bold", "italic", "link", "ul", "ol", "document-link"]
    )
    quote = QuoteBlock()
    picture = PictureBlock()
    people = PeopleBlock()


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=pgettext_lazy("one", "Trin"), max_length=80)
    text = blocks.TextBlock(label=_("Forklaring"), rows=3, max_length=400)
    icon = blocks.ChoiceBlock(label=_("Tegning"), choices=STEP_ICONS, required=False)

    class Meta:
        icon = "list-ol"
        label = pgettext_lazy("one", "Trin")
