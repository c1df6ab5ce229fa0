"""What search engines read about a page (schema.org as JSON-LD)."""

import json

from django.utils.safestring import SafeString, mark_safe

# As Django's json_script: no sign is left that could end the script element.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def json_ld(data: dict) -> SafeString:
    text = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False)
    return mark_safe(  # noqa: S308  escaped above
        f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>'
    )
