"""Atom feeds (RFC 4287): what is the same about every one of them."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed


class AtomFeed(Feed):
    """Subclasses give `title`, `link` and `feed_url` as methods, and paths of entries by `path_of`."""

    feed_type = Atom1Feed
    most = 20

    def path_of(self, item):
        return item.get_absolute_url()

    def item_link(self, item):
        return f"{settings.BASE_URL}{self.path_of(item)}"

    def item_guid(self, item):
        return self.item_link(item)
