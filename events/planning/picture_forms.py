from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from accounts.antivirus import refuse_infected
from accounts.cpr import CprGuardMixin
from frontend.photos import without_metadata


class EventPictureForm(CprGuardMixin, forms.Form):
    file = WagtailImageField(
        label=_("Billede"),
        error_messages={"required": _("Vælg et billede på telefonen eller computeren.")},
    )
    description = forms.CharField(
        label=_("Hvad ser man?"),
        max_length=160,
        help_text=_(
            "Læses højt for den, der ikke kan se billedet. Fx “Fire ledere står om en drejebænk "
            "og peger på et ark”. Skriv ingen navne."
        ),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Skriv, hvad man ser, med nogle få ord.")},
    )
    agreed = forms.BooleanField(
        label=_("Alle, der kan kendes på billedet, har sagt ja til, at det vises her"),
        help_text=_("Siger en af dem nej senere, så fjern billedet. Det er væk med det samme."),
        error_messages={"required": _("Uden deres ja kan billedet ikke vises.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "Fra telefonen, som det er. Hvor og hvornår det er taget, bliver fjernet. "
            "Højst 12 MB og 25 megapixel."
        )

    def clean_file(self):
        refuse_infected(self.cleaned_data["file"])
        return without_metadata(self.cleaned_data["file"])

    def clean(self):
        super().clean()
        if self.errors and "file" in self.cleaned_data:
            self.add_error("file", _("Vælg billedet igen: det følger ikke med, når noget mangler."))
