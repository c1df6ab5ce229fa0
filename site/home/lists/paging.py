"""Pages of long lists."""

from django.core.paginator import Paginator
from django.db.models import Count, Window

FAR = 10**9  # further than any list goes, and a number that both databases can skip to


class OneGoPaginator(Paginator):
    """A page and how many there are by one statement; counting first would look for all of them twice."""

    def get_page(self, number):
        try:
            first = (max(int(number or 1), 1) - 1) * self.per_page
        except ValueError:
            first = 0
        counted = self.object_list.annotate(in_all=Window(Count("pk")))
        rows = list(counted[first : first + self.per_page]) if first < FAR else []
        if not rows:
            return super().get_page(number)
        self.count = rows[0].in_all
        return self._get_page(rows, first // self.per_page + 1, self)
