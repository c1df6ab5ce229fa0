from django import forms

from accounts.cpr import CprGuardMixin


class DeskForm(CprGuardMixin, forms.Form):
    """Knows the thing it changes, and which version of it was on the screen."""

    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, of, initial=None, **kwargs):
        self.of = of
        super().__init__(*args, initial={"version": of.version} | (initial or {}), **kwargs)

    def on(self, thing):
        """The same text on the thing as it is now, to be sent again."""
        data = self.data.copy()
        data[self.add_prefix("version")] = thing.version
        return type(self)(data, of=thing)

    def filled(self):
        """What was typed, as the functions take it."""
        left_out = ("version", "not_cpr", "not_name")
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}
