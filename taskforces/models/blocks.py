"""What a story can hold beside prose: several pictures, a number with its source, what happened when, a film of one's own."""

from collections.abc import Container, Iterable
from itertools import groupby
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.log_actions import get_active_log_context

from accounts.access import Ability, organisations_with
from frontend.blocks import ProseBlock
from frontend.photos import GALLERY, with_renditions
from taskforces.models.figures import Figure
from taskforces.models.networks import Network

VIDEO_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}
FEWEST_PICTURES, MOST_PICTURES = 2, 12


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(
        ImageBlock(), label=_("Billeder"), min_num=FEWEST_PICTURES, max_num=MOST_PICTURES
    )
    caption = blocks.CharBlock(label=_("Billedtekst"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Flere billeder")
        template = "blocks/gallery.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["pictures"] = with_renditions(value["pictures"], GALLERY)
        return context


def figure_choices():
    """As whoever is editing now is offered them; nothing is chosen beforehand."""
    return grouped(Figure.objects.published().select_related("network"), own=_own_networks())


def grouped(figures: Iterable[Figure], *, own: Container[int]) -> list[tuple]:
    """Under the names of their networks: own ones first, then those of no network, then the others'."""

    def place(figure):
        if figure.network_id in own:
            return 0, figure.network.name, figure.network_id
        if figure.network_id is None:
            return 1, gettext("Uden netværk"), 0
        return 2, figure.network.name, figure.network_id

    rows = sorted(figures, key=lambda figure: (*place(figure), figure.pk))
    groups = [
        (heading, [(str(figure.pk), _in_words(figure)) for figure in found])
        for (_rank, heading, _network), found in groupby(rows, key=place)
    ]
    return [("", gettext("Vælg et tal")), *groups]


def _in_words(figure):
    return f"{figure.shown_value} {figure.shown_unit}: {figure.definition}"


def _own_networks():
    """Wagtail notes who is at work in the editor; a form of blocks is not told."""
    user = get_active_log_context().user
    if user is None:
        return set()
    hosts = organisations_with(user, Ability.INVITE)
    return set(Network.objects.filter(host__in=hosts).values_list("pk", flat=True))


class FigureBlock(blocks.FieldBlock):
    """Only figures that have a source; the page looks all of its own up at once.

    No ChoiceBlock: that one asks for all choices each time it is shown.
    """

    def __init__(self, required=True, help_text="", **kwargs):
        self.field = forms.ChoiceField(
            choices=figure_choices, required=required, help_text=help_text
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "table"
        label = _("Tal med kilde")
        template = "blocks/figure.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["figure"] = (parent_context or {}).get("figures", {}).get(value)
        return context


def figures_in(stream) -> dict[str, Figure]:
    """{id as the block holds it: figure} of the published ones."""
    ids = [block.value for block in stream if block.block_type == "figure" and block.value]
    return {str(figure.pk): figure for figure in Figure.objects.published().filter(pk__in=ids)}


class MomentBlock(blocks.StructBlock):
    when = blocks.CharBlock(
        label=_("Hvornår"), max_length=40, help_text=_("Fx “Uge 3” eller “Maj”.")
    )
    text = blocks.TextBlock(label=_("Hvad skete der"), rows=2, max_length=300)


class TimelineBlock(blocks.StructBlock):
    moments = blocks.ListBlock(MomentBlock(), label=_("Forløbet"), min_num=2, max_num=12)

    class Meta:
        icon = "list-ol"
        label = pgettext_lazy("of a story", "Tidslinje")
        template = "blocks/timeline.html"


class VideoBlock(blocks.StructBlock):
    """A file of our own: no other site hears who watches it. Speech has captions (WCAG 1.2.2)."""

    film = DocumentChooserBlock(label=_("Film"), help_text=_("MP4 eller WebM."))
    captions = DocumentChooserBlock(
        label=_("Undertekster"), required=False, help_text=_("En fil, der ender på .vtt.")
    )
    silent = blocks.BooleanBlock(label=_("Der bliver ikke talt i filmen"), required=False)
    title = blocks.CharBlock(
        label=_("Hvad viser filmen?"),
        max_length=160,
        help_text=_("Læses op for dem, der ikke kan se den."),
    )

    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/video.html"

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if _ending(cleaned["film"]) not in VIDEO_TYPES:
            errors["film"] = ValidationError(_("Vælg en fil, der ender på .mp4 eller .webm."))
        captions = cleaned["captions"]
        if captions and _ending(captions) != ".vtt":
            errors["captions"] = ValidationError(_("Vælg en fil, der ender på .vtt."))
        if not captions and not cleaned["silent"]:
            errors["captions"] = ValidationError(
                _("Film med tale skal have undertekster. Sæt ellers kryds ved, at ingen taler.")
            )
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["content_type"] = VIDEO_TYPES.get(_ending(value["film"]), "")
        return context


def _ending(document):
    return Path(document.file.name).suffix.lower() if document else ""


class StoryBlock(ProseBlock):
    gallery = GalleryBlock()
    figure = FigureBlock()
    timeline = TimelineBlock()
    video = VideoBlock()
