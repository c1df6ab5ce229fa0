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
        self.count, rows = self._rows(first) if first < FAR else (0, [])
        if not rows:
            del self.count
            return super().get_page(number)
        return self._get_page(rows, first // self.per_page + 1, self)

    def _rows(self, first):
        counted = self.object_list.annotate(in_all=Window(Count("pk")))
        rows = list(counted[first : first + self.per_page])
        return (rows[0].in_all if rows else 0), rows


class WideRowsPaginator(OneGoPaginator):
    """First which rows and how many there are, then those rows: for rows of several tables.

    To count and to sort, the database keeps all that it found; with every column that no longer fits in its memory.
    """

    def _rows(self, first):
        counted = self.object_list.annotate(in_all=Window(Count("pk"))).values_list("pk", "in_all")
        found = list(counted[first : first + self.per_page])
        ids = [pk for pk, _in_all in found]
        rows = {row.pk: row for row in self.object_list.order_by().filter(pk__in=ids)}
        return (found[0][1] if found else 0), [rows[pk] for pk in ids if pk in rows]
