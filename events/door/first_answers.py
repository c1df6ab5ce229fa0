"""What an item was told the first time, kept word for word until no phone of the evening can ask any more.

A phone whose answer was lost sends the item again, perhaps minutes later. The guest may have been taken out or
renamed by then, and the helper must read what they would have read; how things are now comes with the list.
"""

import json

from django.db.models import Case, TextField, Value, When
from ninja.responses import NinjaJSONEncoder

from events.models import Event, Scan


def first_told(event: Event, results: list[dict]) -> list[dict]:
    """These results, each in the words of its item's first answer; what is told first here is kept.

    An item of another event keeps nothing and is answered as it stands.
    """
    told = {}
    for result in results:
        told.setdefault(result["id"], json.dumps(result, cls=NinjaJSONEncoder))
    scans = Scan.objects.filter(event=event, pk__in=told)
    new = [When(pk=pk, then=Value(text)) for pk, text in told.items()]
    kept = scans.filter(first_answer="").update(
        first_answer=Case(*new, output_field=TextField(blank=True))
    )
    if kept < len(told):
        told |= dict(scans.values_list("pk", "first_answer"))
    return [json.loads(told[result["id"]]) for result in results]
