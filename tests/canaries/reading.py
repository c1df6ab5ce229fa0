"""What somebody reads who follows every link, whatever kind of file it leads to."""

import io
import json
import re
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import pypdfium2
from openpyxl import load_workbook

from frontend.spreadsheets import XLSX

FIRST = (
    "/arbejdsbord/",
    "/cms/",
    "/",
    "/tal/",
    "/arrangementer/",
    "/stil/",
    "/api/v1/openapi.json",
)
MOST_PAGES = 250
MONTH = re.compile(r"/arrangementer/\d{4}/")
LINK = re.compile(r'(?<![-\w])(?:href|src|action|hx-get)="([^"]+)"')


def text_of(response):
    content = b"".join(response) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if kind == XLSX:
        sheets = load_workbook(io.BytesIO(content)).worksheets
        return str([list(sheet.values) for sheet in sheets]).lower()
    if kind != "application/pdf":
        text = content.decode(errors="replace")
        if kind.startswith("text/calendar"):
            text = text.replace("\r\n ", "")  # a long line goes on after a blank
        is_json = response.headers.get("Content-Type", "").startswith("application/json")
        return (json.dumps(json.loads(text), ensure_ascii=False) if is_json else text).lower()
    with pypdfium2.PdfDocument(io.BytesIO(content)) as file:
        return "".join(page.get_textpage().get_text_bounded() for page in file).lower()


def read_everything(client, extra=(), *, read=None):
    """{address: text} of every page that links lead to."""
    read = read or text_of
    waiting, pages = [in_order(address) for address in (*FIRST, *extra)], {}
    while waiting and len(pages) < MOST_PAGES:
        address = waiting.pop(0)
        if address in pages:
            continue
        response = client.get(address)
        assert response.status_code < 500, address
        pages[address] = read(response)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            found = (unescape(link) for link in LINK.findall(response.content.decode()))
            waiting += [link for link in map(_inside(address), found) if link]
        if response.status_code in (301, 302):
            waiting.append(_inside(address)(response.url))
    return {address: text for address, text in pages.items() if address}


def _inside(base):
    def address(link):
        parts = urlsplit(urljoin(f"http://testserver{base}", link))
        away = parts.netloc != "testserver" or not parts.path.startswith("/")
        boring = parts.path.startswith(("/static/", "/konto/", "/en/", "/media/", "/tema/"))
        boring = boring or MONTH.match(parts.path)  # one month looks like the next
        sorted_anew = parts.path.startswith("/cms/") and parts.query
        return (
            ""
            if away or boring or sorted_anew
            else in_order(parts._replace(scheme="", netloc="", fragment="").geturl())
        )

    return address


def in_order(address):
    """Filters in any order are one page."""
    parts = urlsplit(address)
    query = sorted(parse_qsl(parts.query, keep_blank_values=True))
    return parts._replace(query=urlencode(query)).geturl()
