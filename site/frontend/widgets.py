"""Choices shown as big cards or as one compact row. `details` maps a value to its icon and hint:

RadioCards(details={"phone": {"icon": "phone", "hint": _("Vi ringer inden for to arbejdsdage")}})
"""

from django import forms


class DetailedOptions:
    layout = "cards"

    def __init__(self, attrs=None, choices=(), *, details=None):
        super().__init__(attrs, choices)
        self.details = details or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"detail": self.details.get(str(value), {})}


class RadioCards(DetailedOptions, forms.RadioSelect):
    pass


class CheckboxCards(DetailedOptions, forms.CheckboxSelectMultiple):
    pass


class SegmentedRadios(DetailedOptions, forms.RadioSelect):
    """Short labels side by side, such as bands of hours."""

    layout = "segmented"
