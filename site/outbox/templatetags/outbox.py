from django import template

from outbox.standing import standing_of

register = template.Library()
register.filter("standing", standing_of)
