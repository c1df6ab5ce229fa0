"""Parts of a page that are the same for everybody are drawn once a process: `{% kept name %} … {% endkept %}`.

The menu, the bar and the foot were half of what an empty page cost. What stands between the two tags sees the named
values and nothing else, so what is kept cannot hold anything of a person, an organisation or a request.
"""

from django.conf import settings
from django.template import Context, Node, TemplateSyntaxError
from django.template.defaulttags import CsrfTokenNode
from django.urls import get_script_prefix
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

PLAIN = (str, SafeString, int, bool, type(None))
MOST = 200  # renderings of one part: two languages, some roles, and each place as the current one


def plain(value):
    """What two equal values have in common; TypeError for what may change behind its name, as a row does."""
    kind = type(value)
    if kind in PLAIN:
        return kind, value
    if isinstance(value, Promise):
        return str, str(value)
    if isinstance(value, dict):
        return tuple((key, plain(each)) for key, each in value.items())
    if isinstance(value, list | tuple):
        return tuple(plain(each) for each in value)
    raise TypeError(f"a kept part of a page knows texts and numbers, not {kind.__name__}")


class KeptNode(Node):
    def __init__(self, names, nodelist):
        self.names, self.nodelist = names, nodelist
        self.drawn = {}

    def render(self, context):
        values = {name: context.get(name) for name in self.names}
        place = (get_language(), settings.ROOT_URLCONF, get_script_prefix())
        key = (*place, plain(values))
        if (found := self.drawn.get(key)) is None:
            found = self._draw(context, values)
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            self.drawn[key] = found
        return found

    def _draw(self, context, values):
        alone, template = Context(values, autoescape=context.autoescape), context.template
        with alone.render_context.push_state(template), alone.bind_template(template):
            return self.nodelist.render(alone)


def kept(parser, token):
    """Compiles the tag; its values are named by single words."""
    _tag, *names = token.split_contents()
    if not all(name.isidentifier() for name in names):
        raise TemplateSyntaxError("name the values of a kept part by single words")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(CsrfTokenNode):
        raise TemplateSyntaxError("a form's token is one person's, and cannot be kept for others")
    return KeptNode(names, nodelist)
