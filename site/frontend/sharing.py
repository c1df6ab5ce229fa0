"""Links by which a reader passes a page on; none of them asks another site anything before it is pressed."""

from urllib.parse import urlencode


def share_links(title: str, link: str) -> list[tuple[str, str]]:
    """[(where, address)] for a page with this title at this whole address."""
    body = urlencode({"subject": title, "body": link}).replace("+", "%20")
    return [
        ("E-mail", f"mailto:?{body}"),
        ("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': link})}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': link})}"),
    ]
