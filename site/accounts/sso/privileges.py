"""What an identity provider says somebody may do: OIOSAML's list of privileges, and roles or groups as plain words.

The list is base64 of XML (OIO Basic Privilege Profile): groups with a scope, in them privileges and perhaps data
constraints. It comes in a signed assertion, and is read as if it did not.
"""

import base64
import binascii
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree

CVR_SCOPE = "urn:dk:gov:saml:cvrNumberIdentifier:"
LONGEST = 200_000  # characters of base64
MOST = 500  # grants


@dataclass(frozen=True)
class Grant:
    """One privilege in one scope: a CVR number, or nothing for words that stand alone."""

    value: str
    scope: str = ""
    constraints: frozenset[tuple[str, str]] = frozenset()


def grants_in(encoded: str) -> list[Grant]:
    """Every privilege for a CVR number; nothing of a list that cannot be read whole."""
    try:
        if len(encoded) > LONGEST:
            return []
        raw = base64.b64decode("".join(encoded.split()), validate=True)
        root = ElementTree.fromstring(raw, forbid_dtd=True)
    except (binascii.Error, ValueError, ParseError, DefusedXmlException):
        return []
    if _name(root) != "PrivilegeList":
        return []
    groups = [child for child in root if _name(child) == "PrivilegeGroup"]
    return [grant for group in groups for grant in _of_group(group)][:MOST]


def _of_group(group):
    scope = group.get("Scope", "")
    if not scope.startswith(CVR_SCOPE):
        return []  # a scope of another kind: a production unit, a person
    limits = frozenset(
        (child.get("Name", ""), _text(child)) for child in group if _name(child) == "Constraint"
    )
    values = [_text(child) for child in group if _name(child) == "Privilege"]
    return [Grant(value, scope[len(CVR_SCOPE) :], limits) for value in values if value]


def grants_of_words(*claims) -> list[Grant]:
    """Roles or groups as plain words, one or a list of them."""
    words = []
    for claim in claims:
        words += [claim] if isinstance(claim, str) else claim if isinstance(claim, list) else []
    return [Grant(word) for word in words if isinstance(word, str) and word][:MOST]


def _name(element):
    """Without its namespace: the profile has had two, and its children have none."""
    return str(element.tag).rpartition("}")[2]


def _text(element):
    return (element.text or "").strip()
