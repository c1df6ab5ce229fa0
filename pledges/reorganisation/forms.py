from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, roles_with
from accounts.cpr import CprGuardMixin
from accounts.models import Organisation, Role, User
from pledges.models import Department
from taskforces.models import Network


class ReorganiseForm(CprGuardMixin, forms.Form):
    to_unit = forms.ModelChoiceField(
        label=_("Til denne enhed"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("en ny enhed"),
        help_text=_("Enheder, som du er ejer af."),
    )
    new_name = forms.CharField(
        label=_("Den nye enheds navn"),
        max_length=120,
        required=False,
        help_text=_("Den får samme frister, fridage og ord som den gamle."),
    )
    networks = forms.ModelMultipleChoiceField(
        label=_("Netværk, der flytter"),
        queryset=Network.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Deres åbne ark flytter med."),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Folk, der flytter"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label=_("Hvorfor"), max_length=300)

    def __init__(self, *args, unit, user, **kwargs):
        super().__init__(*args, **kwargs)
        owned = Organisation.objects.filter(
            kind=Organisation.Kind.EMPLOYMENT_UNIT,
            roles__user=user,
            roles__role=Role.Kind.OWNER,
        )
        self.fields["to_unit"].queryset = owned.exclude(pk=unit.pk).distinct()
        self.fields["networks"].queryset = Network.objects.filter(unit=unit).select_related("host")
        self.fields["people"].queryset = (
            User.objects.filter(roles__organisation=unit, is_active=True)
            .filter(
                roles__role__in=set(roles_with(Ability.WORK_SHEETS)) - {Role.Kind.OWNER},
                roles__organisation=unit,
            )
            .distinct()
            .order_by("name")
        )

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("to_unit")) == bool(cleaned.get("new_name", "").strip()):
            self.add_error("new_name", _("Vælg en enhed, eller skriv navnet på en ny, ikke begge."))
        return cleaned


class MoveForm(ReorganiseForm):
    expected = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class DepartmentForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = Department
        fields = ("name", "people")
        widgets = {"people": forms.CheckboxSelectMultiple}

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.unit = unit
        self.fields["people"].queryset = User.objects.filter(
            is_active=True, roles__organisation=unit
        ).distinct()

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Department.objects.filter(unit=self.instance.unit_id, name=name)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Den afdeling står her allerede."))
        return name


class OfferForm(forms.Form):
    departments = forms.ModelMultipleChoiceField(
        label=_("Tilbyd det til"),
        queryset=Department.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De får en mail og svarer hver for sig. Værten ser, hvem der svarer."),
    )

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, **kwargs)
        asked = of.offers.values("department")
        self.fields["departments"].queryset = of.unit.departments.exclude(pk__in=asked)


class AnswerOfferForm(CprGuardMixin, forms.Form):
    remark = forms.CharField(label=_("Bemærkning"), max_length=300, required=False)
