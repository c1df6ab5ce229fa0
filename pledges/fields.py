from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator


class DayInput(forms.DateInput):
    """The browser's own calendar, which reads and writes ISO dates alone."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A date far enough from the ends of the calendar to add and subtract days."""

    widget = DayInput
    default_validators = [
        MinValueValidator(date(2000, 1, 1)),
        MaxValueValidator(date(2100, 1, 1)),
    ]
