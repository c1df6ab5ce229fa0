"""Somebody who uses the site as a browser would: follows links, fills in what they see and presses buttons.

A form is found by the words on its button and a field by its label, so a walk reads as what a person does, and it
fails where a person would be stuck: no such link, no such field, a form that comes back with errors.
"""

from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup
from django.test import Client

REDIRECTS = (301, 302, 303)


class Stuck(AssertionError):
    """There is nothing on the page by the name the visitor looks for."""


class Visitor:
    """One person with a browser of their own; `user` is logged in by session, nobody is anonymous."""

    def __init__(self, user=None):
        self.client = Client()
        if user is not None:
            self.client.force_login(user)

    def open(self, address):
        """Open a page by GET, following redirects; the page must answer 200."""
        return self._take(address, self.client.get(urldefrag(address)[0]))

    def status(self, address):
        """What an address answers, without opening it."""
        return self.client.get(address).status_code

    def download(self, words):
        """The bytes behind a link."""
        answer = self.client.get(self.link(words))
        assert answer.status_code == 200, answer.status_code
        return b"".join(answer) if answer.streaming else answer.content

    def link(self, words):
        """Where the first link (or area) with these words leads."""
        for anchor in self.soup.find_all("a", href=True):
            if words in _said(anchor):
                return urljoin(self.address, anchor["href"])
        raise Stuck(f"no link says {words!r} on {self.address}")

    def follow(self, words):
        return self.open(self.link(words))

    def sees(self, *words):
        """Every one of these words stands on the page."""
        for each in words:
            assert each in self.text, f"{each!r} is not on {self.address}:\n{self.text[:3000]}"
        return self

    def sees_no(self, *words):
        for each in words:
            assert each not in self.text, f"{each!r} is on {self.address}"
        return self

    def press(self, button, within=None, **filled):
        """Fill in fields of the form that holds the button, by label or name, and press it; it must be taken.

        Labels with blanks go in `fill`: press("Gem", **{"Hvem holder oplæg?": "Bo"}). `within` is a text that
        stands in the form or beside it (in the same row, card or list item) where buttons look alike.
        """
        answer = self.answer_of(button, within, **filled)
        assert answer.status_code in (200, *REDIRECTS), f"{answer.status_code} for {button!r}"
        return self._take(self._action, answer)

    def is_refused(self, button, within=None, **filled):
        """Press it, and see the form again with what is wrong (422)."""
        answer = self.answer_of(button, within, **filled)
        assert answer.status_code == 422, f"{answer.status_code} for {button!r}"
        return self._take(self._action, answer)

    def answer_of(self, button, within=None, **filled):
        form, pressed = self._form(button, within)
        fields = _fields(form)
        for label, value in filled.items():
            name = _name_of(form, label, self.address)
            fields[name] = value
        if pressed.get("name"):
            fields[pressed["name"]] = pressed.get("value", "")
        action = pressed.get("formaction") or form.get("action") or self.address
        self._action = urldefrag(urljoin(self.address, action))[0]
        ask = self.client.post if form.get("method", "get").lower() == "post" else self.client.get
        return ask(self._action, fields)

    def _form(self, button, within):
        for pressed in self.soup.find_all(["button", "input"]):
            if button not in (_said(pressed) or pressed.get("value", "")):
                continue
            form = _form_of(pressed, self.soup)
            if form and (within is None or _stands_beside(form, within)):
                return form, pressed
        beside = f" beside {within!r}" if within else ""
        raise Stuck(f"no button says {button!r}{beside} on {self.address}")

    def _take(self, address, answer):
        seen = 0
        while answer.status_code in REDIRECTS:
            address = urldefrag(urljoin(address, answer["Location"]))[0]
            answer = self.client.get(address)
            seen += 1
            assert seen < 6, address
        assert answer.status_code in (200, 422), f"{answer.status_code} at {address}"
        self.address, self.answer = address, answer
        content = b"".join(answer) if answer.streaming else answer.content
        self.soup = BeautifulSoup(content, "html.parser")
        self.text = " ".join(self.soup.get_text(" ").split())
        return self


def _said(tag):
    return " ".join([*tag.get_text(" ").split(), tag.get("aria-label", ""), tag.get("title", "")])


def _form_of(tag, soup):
    if tag.get("form"):
        return soup.find("form", id=tag["form"])
    return tag.find_parent("form")


def _stands_beside(form, words):
    row = form.find_parent(["tr", "li", "article"])
    return any(words in " ".join(part.get_text(" ").split()) for part in (form, row) if part)


def _fields(form):
    fields = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name = field.get("name")
        if not name or name == "csrfmiddlewaretoken" or field.has_attr("disabled"):
            continue
        kind = field.get("type", "text")
        if kind in ("submit", "button", "image", "file"):
            continue
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                fields.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "select":
            fields.setdefault(name, []).extend(_chosen(field))
        elif field.name == "textarea":
            fields.setdefault(name, []).append(field.get_text().removeprefix("\n"))
        else:
            fields.setdefault(name, []).append(field.get("value", ""))
    return fields


def _chosen(select):
    options = select.find_all("option")
    chosen = [option for option in options if option.has_attr("selected")]
    if not chosen and not select.has_attr("multiple"):
        chosen = options[:1]
    return [option.get("value", option.get_text()) for option in chosen]


def _name_of(form, label, address):
    """The field's name by what its label or legend says, or by the name itself."""
    if form.find(attrs={"name": label}):
        return label
    for tag in form.find_all("label"):
        if label in _said(tag):
            field = form.find(id=tag["for"]) if tag.get("for") else tag.find(["input", "select"])
            if field and field.get("name"):
                return field["name"]
    for legend in form.find_all("legend"):
        if label in _said(legend):
            return legend.find_parent("fieldset").find(["input", "select"])["name"]
    raise Stuck(f"no field says {label!r} in the form on {address}")
