"""Everything that happened between an organisation and a company, newest first, from where each thing is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import DateTimeField, F, Q, TextField, Value
from django.db.models.functions import Cast, Coalesce, Greatest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import Ability, abilities_anywhere
from accounts.models import Organisation, User
from events.models import Invitation
from outbox.models import Message
from pledges.companies import partners_of
from pledges.models import CompanyQuestion, FollowUpEntry, Handover, Placement, Scheme, Sheet
from taskforces.companies.talking import TALKED
from taskforces.models import Company, CompanyLogEntry, Contact

SHOWN = 40
MONTH = timedelta(days=31)
# Entries of a handover's log that are told elsewhere on the timeline, or are about our own desks only.
_ELSEWHERE = ("received", "assigned", "rerouted", "escalated", "placed")
_ICONS = {
    "call": "phone-call",
    "no_answer": "phone",
    "mail": "mail",
    "visit": "building-2",
    "note": "pencil",
    "booked": "calendar-check",
    "ordered": "briefcase",
    "checked": "shield-check",
}


_NOTHING = Value("", output_field=TextField())
_NO_TIME = Cast(Value(None), DateTimeField())
_NEVER = ("", "", "")


@dataclass(frozen=True)
class Entry:
    when: datetime
    title: str
    text: str = ""
    by: str = ""
    url: str = ""
    icon: str = "flag"
    partner: str = ""  # whose contact it was, where it was not ours


def timeline(
    company: Company,
    organisations: Iterable[Organisation],
    user: User,
    *,
    contacts: Iterable[Contact],
    sheets: Iterable[Sheet],
    most: int = SHOWN,
) -> list[Entry]:
    """What the user may see; `contacts` and `sheets` are those of the company that they may see."""
    sources = [_logged(company, organisations), *_by_partners(company, organisations)]
    may = abilities_anywhere(user)
    for ability, told in (
        (Ability.WORK_SHEETS, _followed_up(company, user)),
        (Ability.WORK_CANDIDATES, _placed(company, user)),
        (Ability.SEE_SHEETS, _asked(company, user)),
        (Ability.INVITE, _invited(company, user)),
        (Ability.SEE_OUTBOX, _written(contacts, user)),
    ):
        sources += told if ability in may else ()  # the others would be asked in vain
    rows = sources[0].union(*sources[1:], all=True).order_by("-t_when")[:most]
    entries = [*_promised(sheets)]
    for source, *row, first, second, third in rows:
        told = [each or "" for each in row]
        if source == "invited":
            entries += say_invited(told, (first, second, third))
        else:
            entries.append(_SAID[source](told))
    return sorted(entries, key=lambda entry: entry.when, reverse=True)[:most]


def _rows(rows, source, *, when, what="", more="", text="", by="", thing="pk", moments=_NEVER):
    """(source, when, what, more, text, by, thing, three moments): columns that one statement can hold of every table."""
    texts = {"t_what": what, "t_more": more, "t_text": text, "t_by": by}
    columns = {"t_source": Value(source, output_field=TextField()), "t_when": F(when)}
    columns |= {name: F(column) if column else _NOTHING for name, column in texts.items()}
    columns["t_thing"] = F(thing)
    columns |= {f"t_moment_{n}": F(at) if at else _NO_TIME for n, at in enumerate(moments)}
    return rows.order_by().annotate(**columns).values_list(*columns)


def _logged(company, organisations):
    rows = CompanyLogEntry.objects.filter(company=company, organisation__in=organisations)
    return _rows(rows, "logged", when="at", what="kind", text="text", by="by__name")


def _say_logged(row):
    when, kind, _more, text, by, _pk = row
    title = capfirst(CompanyLogEntry.Kind(kind).label)
    return Entry(when, title, text, by, icon=_ICONS[kind])


def _by_partners(company, organisations):
    """That host or unit, whichever one is not, was in touch with them: the day alone, no words and no name."""
    partners = partners_of(organisations).order_by().values("pk")
    logged = CompanyLogEntry.objects.filter(company=company, organisation__in=partners)
    yield _rows(logged.filter(kind__in=TALKED), "partner", when="at", by="organisation__name")
    followed = FollowUpEntry.objects.filter(
        handover__sheet__company=company, handover__unit__in=partners, kind__in=TALKED
    )
    yield _rows(followed, "partner", when="at", by="handover__unit__name")


def _say_partner(row):
    when, _what, _more, _text, by, _pk = row
    title = _("%(partner)s var i kontakt med dem") % {"partner": by}
    return Entry(when, title, icon="users", partner=by)


def double_contact(entries: Iterable[Entry], now: datetime) -> Entry | None:
    """The newest contact of a partner within a month: whoever plans a call should know of it."""
    since = now - MONTH
    return next((each for each in entries if each.partner and each.when >= since), None)


def _promised(sheets) -> Iterator[Entry]:
    for sheet in sheets:
        tasks = ", ".join(line.get_task_display() for line in sheet.lines.all())
        wish = _("Ønskede besøg") if not sheet.jobs else _("Udfyldte et ark")
        yield Entry(
            when=sheet.submitted_at,
            title=f"{wish}: {sheet.event or sheet.network}",
            text=tasks,
            by=sheet.contact_name,
            icon="file-text",
        )


def _followed_up(company, user):
    """Only the unit that has a sheet reads its log; the host of the network sees the status."""
    own = Handover.objects.visible_to(user).filter(sheet__company=company).order_by()
    rows = FollowUpEntry.objects.filter(handover__in=own.values("pk")).exclude(kind__in=_ELSEWHERE)
    columns = {"when": "at", "text": "text", "by": "by__name", "thing": "handover_id"}
    yield _rows(rows, "followed_up", what="kind", more="status_after", **columns)


def _say_followed_up(row):
    when, kind, status, text, by, handover = row
    is_status = kind == FollowUpEntry.Kind.STATUS
    title = (
        Handover.Status(status).label if is_status and status else FollowUpEntry.Kind(kind).label
    )
    url = reverse("pledges:handover", args=[handover])
    return Entry(when, capfirst(title), text, by, url, _ICONS.get(kind, "flag"))


def _placed(company, user):
    there = Q(handover__sheet__company=company) | Q(handover=None, opening__company=company)
    rows = Placement.objects.visible_to(user).filter(there)
    names = {"text": "scheme__name", "more": "scheme__name_en"}
    yield _rows(rows, "placed", when="created_at", **names)


def _say_placed(row):
    when, _what, name_en, name, by, pk = row
    scheme = str(Scheme(name=name, name_en=name_en))
    url = reverse("pledges:placement", args=[pk])
    return Entry(when, _("Et forløb begyndte"), scheme, by, url, "sprout")


def _asked(company, user):
    """Questions about a sheet of theirs, and the answers."""
    rows = CompanyQuestion.objects.visible_to(user).filter(sheet__company=company)
    yield _rows(rows, "asked", when="asked_at", what="topic", text="text", by="name")
    answered = rows.filter(answered_at__isnull=False)
    yield _rows(answered, "told", when="answered_at", text="answer", by="answered_by__name")


def _say_asked(row):
    when, topic, _more, text, by, pk = row
    title = _("Spurgte om %(topic)s") % {"topic": CompanyQuestion.Topic(topic).label}
    return Entry(when, title, text, by, reverse("pledges:question", args=[pk]), "message-circle")


def _say_told(row):
    when, _what, _more, text, by, pk = row
    return Entry(when, _("Fik svar"), text, by, reverse("pledges:question", args=[pk]))


def _invited(company, user):
    """Invited, answered and came in one row each; the newest of the three says which rows are the newest."""
    rows = Invitation.objects.visible_to(user).filter(contact__company=company, withdrawn_at=None)
    arrived = "registration__arrived_at"
    rows = rows.annotate(
        newest=Greatest(
            "created_at", *(Coalesce(at, "created_at") for at in ("answered_at", arrived))
        )
    )
    yield _rows(
        rows,
        "invited",
        when="newest",
        what="event__title",
        more="answer",
        text="registration__name",
        by="contact__name",
        moments=("created_at", "answered_at", arrived),
    )


def say_invited(row, moments) -> Iterator[Entry]:
    """One entry for each of the moments that were: invited, answered, came."""
    _when, event, answer, guest, by, _pk = row
    invited, answered, came = moments
    title = _("Inviteret til %(event)s") % {"event": event}
    yield Entry(invited, title, by=by, icon="send")
    if answered:
        title = f"{event}: {Invitation.Answers(answer).label}"
        yield Entry(answered, title, by=by, icon="ticket")
    if came:
        yield Entry(came, _("Kom til %(event)s") % {"event": event}, by=guest, icon="door-open")


def _written(contacts, user):
    """Mails to the people we know there; those of an invitation are told by the invitation."""
    addresses = {contact.email for contact in contacts if contact.email}
    if not addresses:
        return
    rows = Message.objects.visible_to(user).filter(
        Q(recipient__in=addresses), channel=Message.Channel.EMAIL, sent_at__isnull=False
    )
    rows = rows.exclude(reference__startswith="invitation:")
    yield _rows(rows, "written", when="sent_at", what="subject", by="recipient")


def _say_written(row):
    when, subject, _more, _text, by, pk = row
    return Entry(when, subject, by=by, url=reverse("outbox:message", args=[pk]), icon="mail")


_SAID = {
    "logged": _say_logged,
    "partner": _say_partner,
    "followed_up": _say_followed_up,
    "placed": _say_placed,
    "asked": _say_asked,
    "told": _say_told,
    "written": _say_written,
}
