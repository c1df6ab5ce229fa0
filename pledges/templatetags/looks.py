from django import template

from pledges.looks import LOOKS

register = template.Library()


@register.inclusion_tag("components/tag.html")
def status(kind, value, label):
    """A status as a tag, with the look that its kind has for it."""
    look = LOOKS[kind][value]
    return {"label": label, "tone": look.tone, "icon": look.icon}
