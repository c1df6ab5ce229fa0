"""All that is known of an address, to be handed to the person: as JSON and as a document (GDPR article 15)."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation, User
from accounts.privacy import Holding
from home.privacy.documents import Document, Fact, Section, fact, moment_in_words
from home.privacy.findings import Finding, findings
from outbox.disclosure import text_for
from outbox.models import Message

# Columns that the models themselves give no Danish name.
LABELS = {
    "contact": gettext_lazy("kontakt"),
    "by": gettext_lazy("af"),
    "before": gettext_lazy("før"),
    "after": gettext_lazy("efter"),
    "companion_names": gettext_lazy("ledsagernes navne"),
    "stand_in_name": gettext_lazy("stedfortræders navn"),
    "stand_in_email": gettext_lazy("stedfortræders e-mail"),
    "given_by": gettext_lazy("skrevet ind af"),
    "answer": gettext_lazy("svar"),
    "details": gettext_lazy("noteret"),
    "registration": gettext_lazy("tilmelding"),
    "content": gettext_lazy("indhold"),
    "invitation": gettext_lazy("invitation"),
    "filled_in_by": gettext_lazy("skrevet ind af"),
    "created_by": gettext_lazy("oprettet af"),
    "text": gettext_lazy("tekst"),
    "query": gettext_lazy("søgning"),
    "name": gettext_lazy("navn"),
    "user": gettext_lazy("bruger"),
    "message": gettext_lazy("besked"),
    "called_by": gettext_lazy("ringet op af"),
    "ambassador": gettext_lazy("ambassadør"),
}
# What opens a door for its holder, wherever it stands in a text.
_KEYS = re.compile(r"(/(?:i|ark|kvittering|kort|afmeld|oplaeg)/)[\w-]{10,}")
# What opens a door, or only repeats other columns for a search.
LEFT_OUT = {"password", "code", "raw_code", "key", "plain_receipt_token", "search_text", "html"}


def extract(
    address: str, organisations: Iterable[Organisation], *, by: User, now: datetime
) -> dict:
    """JSON-ready. Other people's texts that mention the person are counted: somebody reads them first."""
    organisations = list(organisations)
    parts = [found for found in findings(address, organisations) if _holds(found)]
    return {
        "address": address,
        "made_at": now.isoformat(),
        "controllers": [organisation.name for organisation in organisations],
        "parts": [_part(found, _only(organisations), by) for found in parts],
    }


def document(
    address: str, organisations: Iterable[Organisation], *, by: User, now: datetime
) -> Document:
    """The same for people: on the screen and as PDF."""
    organisations = list(organisations)
    names = ", ".join(organisation.name for organisation in organisations)
    found = [one for one in findings(address, organisations) if _holds(one)]
    lead = [_("Dataansvarlig: %(names)s.") % {"names": names}]
    if not found:
        lead.append(_("Vi ved intet om adressen."))
    return Document(
        title=_("Det ved vi om %(address)s") % {"address": address},
        lead=lead,
        sections=[_section(one, _only(organisations), by) for one in found],
        made_at=_("Lavet %(moment)s") % {"moment": moment_in_words(now)},
    )


def _holds(found):
    return found.rows.exists() or found.mentions.exists()


def _only(organisations):
    """Whose periods are told: one's own, or the usual ones when several answer."""
    return organisations[0] if len(organisations) == 1 else None


def kept_until(holding: Holding, organisation: Organisation | None) -> str:
    """For example "12 måneder efter arrangementet: slettes"."""
    kept = f"{holding.period.in_words(organisation)}: {holding.then.label}"
    if holding.unanswered is None:
        return kept
    sooner = _("ubesvarede: %(period)s") % {"period": holding.unanswered.in_words(organisation)}
    return f"{kept} ({sooner})"


def _part(found: Finding, organisation, by):
    holding = found.holding
    return {
        "model": holding.model,
        "what": found.name,
        "purpose": str(holding.activity.label),
        "basis": str(holding.basis.label),
        "kept": kept_until(holding, organisation),
        "rows": [
            {name: _as_json(_value(row, name, by)) for name in _shown(holding)}
            for row in found.rows
        ],
        "mentioned_in": found.mentions.count(),
    }


def _section(found: Finding, organisation, by):
    holding, mentions = found.holding, found.mentions.count()
    facts = [
        fact(_("Formål"), holding.activity.label),
        fact(_("Grundlag"), holding.basis.label),
        fact(_("Hvor længe"), kept_until(holding, organisation)),
    ]
    if mentions:
        facts.append(fact(_("Nævnt af andre"), _("%(n)s steder") % {"n": mentions}))
    rows = [[_fact(row, name, by) for name in _shown(holding)] for row in found.rows]
    rows = [[one for one in row if one.values] for row in rows]
    return Section(title=capfirst(found.name), facts=facts, rows=[row for row in rows if row])


def _shown(holding):
    return [name for name in holding.fields if name not in LEFT_OUT]


def _fact(row, name, by) -> Fact:
    field = row._meta.get_field(name)
    plain = field.name.replace("_", " ")
    label = (
        LABELS.get(name, field.verbose_name) if field.verbose_name == plain else field.verbose_name
    )
    value = getattr(row, f"get_{name}_display")() if field.choices else _value(row, name, by)
    return fact(capfirst(str(label)), _as_text(value))


def _value(row, name, by):
    """A mail to a colleague is theirs to read, here as in the outbox."""
    if isinstance(row, Message) and name == "text":
        return text_for(by, row)
    return getattr(row, name)


def _as_text(value):
    if isinstance(value, datetime):
        return moment_in_words(value)
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_as_text(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_as_text(each) for each in value)
    return "" if value is None else str(_as_json(value))


def _as_json(value):
    if isinstance(value, bytes | memoryview):
        return _("en fil på %(n)s byte") % {"n": len(value)}
    if isinstance(value, datetime | date):
        return (
            timezone.localtime(value).isoformat()
            if isinstance(value, datetime)
            else value.isoformat()
        )
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, str):
        return _KEYS.sub(r"\1…", value)
    if value is None or isinstance(value, int | float | bool | dict | list):
        return value
    return str(value)
