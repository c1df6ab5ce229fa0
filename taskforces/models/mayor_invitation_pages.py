"""The mayor's invitation: one text, published on the site and sent personally to each leader."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string

from frontend.models import BasePage
from taskforces.models.networks import Network
from taskforces.models.page_forms import MOST_SIGNERS, LetterPageForm
from taskforces.models.signers import Signer
from taskforces.placeholders import (
    PLACEHOLDERS,
    fill,
    fixed_links,
    needs_event,
    public_values,
    validate_placeholders,
)


class LetterBlock(blocks.StreamBlock):
    """Plain text only, so that letter, e-mail and page say exactly the same."""

    heading = blocks.CharBlock(label=_("Overskrift"), icon="title", max_length=120)
    paragraph = blocks.TextBlock(label=_("Afsnit"), icon="pilcrow", rows=4)
    bullets = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("Punkter"), icon="list-ul")


@dataclass(frozen=True)
class Sender:
    """Who signs; `signature` and `portrait` are pictures or None."""

    name: str
    title: str
    signature: object = None
    portrait: object = None


class MayorInvitationPage(BasePage):
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="letters", verbose_name=_("netværk")
    )
    body = StreamField(LetterBlock(), verbose_name=_("brevets tekst"))

    chosen_signers = ParentalManyToManyField(
        Signer, blank=True, related_name="+", verbose_name=_("underskrivere")
    )
    sender_name = models.CharField(_("afsender"), max_length=120, blank=True)
    sender_title = models.CharField(_("titel"), max_length=120, blank=True)
    signature = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("underskrift"),
    )
    portrait = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("portræt"),
        help_text=_("Står på gæsternes side, beskåret til en cirkel. Trykkes ikke i brevet."),
    )
    second_sender_name = models.CharField(_("medafsender"), max_length=120, blank=True)
    second_sender_title = models.CharField(_("medafsenders titel"), max_length=120, blank=True)
    second_signature = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("medafsenders underskrift"),
    )

    second_portrait = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("medafsenders portræt"),
    )

    base_form_class = LetterPageForm
    template = "taskforces/letters/mayor_invitation_page.html"
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("network"),
        HelpPanel(template="taskforces/letters/placeholder_help.html"),
        FieldPanel("body"),
        FieldPanel(
            "chosen_signers",
            widget=forms.CheckboxSelectMultiple,
            help_text=_(
                "Højst tre. Navn, portræt og underskrift lægges op under Underskrivere på arbejdsbordet."
                " Sæt intet kryds, hvis en anden skal skrive under."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("sender_name", "sender_title", "signature", "portrait")],
            heading=_("Afsender"),
            help_text=_("Er feltet tomt, bruger vi organisationens egen afsender og underskrift."),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "second_sender_name",
                    "second_sender_title",
                    "second_signature",
                    "second_portrait",
                )
            ],
            heading=_("En afsender til"),
        ),
    ]

    class Meta:
        verbose_name = _("invitation fra borgmesteren")
        verbose_name_plural = _("invitationer fra borgmesteren")

    @property
    def theme_organisation(self):
        return self.network.host

    @property
    def signers(self) -> list[Sender]:
        """One to three: those ticked, else those written in the letter, else the organisation's own sender."""
        if ticked := sorted(self.chosen_signers.all(), key=lambda each: each.pk):
            return [
                Sender(each.name, each.title, each.signature, each.portrait)
                for each in ticked[:MOST_SIGNERS]
            ]
        host = self.network.host
        name = host.sender_name or host.name
        first = Sender(name, host.sender_title, host.signature, host.portrait)
        if self.sender_name:
            first = Sender(self.sender_name, self.sender_title, self.signature, self.portrait)
        if not self.second_sender_name:
            return [first]
        second = Sender(
            self.second_sender_name,
            self.second_sender_title,
            self.second_signature,
            self.second_portrait,
        )
        return [first, second]

    @property
    def fixed_links(self):
        """Warned of, not refused: each reader has a link of their own that knows who they are."""
        return fixed_links("\n".join(text for _kind, text in self.lines(values=None)))

    @property
    def placeholders(self):
        """For the help beside the text: (word in curly brackets, what it becomes)."""
        return [(f"{{{name}}}", meaning) for name, meaning in PLACEHOLDERS.items()]

    def clean(self):
        super().clean()
        errors = {}
        for field, texts in (
            ("title", [self.title]),
            ("body", [t for _k, t in self.lines(values=None)]),
        ):
            try:
                validate_placeholders("\n".join(texts))
            except ValidationError as error:
                errors[field] = error
        if errors:
            raise ValidationError(errors)

    def lines(self, *, values):
        """The letter as (kind, text) pairs, kind ∈ heading, paragraph, bullet; filled in unless None."""
        lines = []
        for block in self.body:
            texts = block.value if block.block_type == "bullets" else [block.value]
            kind = "bullet" if block.block_type == "bullets" else block.block_type
            lines += [(kind, str(text)) for text in texts]
        return lines if values is None else [(kind, fill(text, values)) for kind, text in lines]

    def serve(self, request, *args, **kwargs):
        """In its own language: a translation may lie beside the letter, where the site's language is another."""
        translation.activate(self.locale.language_code)
        request.LANGUAGE_CODE = translation.get_language()
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        event = self._next_event()
        context["event"] = event
        context["signers"] = self.signers
        context["lines"] = self._public_lines(event)
        context["public_title"] = self._public_title(event)
        return context

    def _next_event(self):
        """That people are invited to with this letter, else the network's. Events are a later app's: no import."""
        coming = self.network.events.public().upcoming()
        return coming.filter(rounds__letter=self).first() or coming.first()

    def _public_lines(self, event):
        """With the next event's facts; while there is none, what speaks of one is left out."""
        values = public_values(event)
        said = [each for each in self.lines(values=None) if event or not needs_event(each[1])]
        return [(kind, fill(text, values)) for kind, text in said]

    def _public_title(self, event):
        if event is None and needs_event(self.title):
            return self.network.name
        return fill(self.title, public_values(event))
