from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Every `{{ form }}` of the house: error summary, hints above fields, choices as cards.

    A form may set `fieldsets = [(title, [field names])]` to be grouped, and `mark_optional = False`
    where "(valgfri)" on each field would be noise, as in filters.
    """

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
