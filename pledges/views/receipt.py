from django.shortcuts import render
from django.views.decorators.http import require_safe

from pledges.access import get_receipt
from pledges.receipts import promise, public_steps

# What other parts of the house show on a receipt: each takes the sheet and gives {"template": …} or None.
RECEIPT_PARTS = ()


@require_safe
def receipt(request, token):
    found = get_receipt(token)
    context = {
        "sheet": found,
        "promise": promise(found),
        "steps": public_steps(found.handover),
        "parts": [shown for part in RECEIPT_PARTS if (shown := part(found))],
        "theme_organisation": found.network.host,
    }
    return render(request, "pledges/receipt.html", context)
