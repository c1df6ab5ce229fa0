"""The loaded demo and its people, as walks use them."""

from accounts.models import User
from home.demo import load
from home.demo.nordby import PEOPLE
from tests import factories
from tests.practice.visitor import Visitor

MAILS = {key: email for key, _name, email, _organisation, _role in PEOPLE}


class Demo:
    """Loaded once; each walk is undone, so that the next one finds the demo as it was."""

    def __init__(self):
        factories.site_root()
        self.loaded = load.load(lambda _text: None)

    def visitor(self, who=None):
        """A browser in the hands of a person of the demo: a key of `nordby.PEOPLE` or an e-mail; nobody without."""
        if who is None:
            return Visitor()
        return Visitor(User.objects.get(email=MAILS.get(who, who)))
