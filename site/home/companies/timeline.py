"""Everything that happened between an organisation and a company, newest first, from where each thing is kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Func, JSONField, Q
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.access import Ability, abilities_anywhere
from accounts.models import Organisation, User
from accounts.prepared import Prepared, moment_of
from events.models import Invitation
from home.companies.promises import SHOWN, Promise
from outbox.models import Message
from pledges.companies import partners_of
from pledges.models import CompanyQuestion, FollowUpEntry, Handover, Placement, Scheme
from taskforces.companies.talking import TALKED
from taskforces.models import Company, CompanyLogEntry

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
    addresses: Iterable[str],
    promises: Iterable[Promise],
) -> list[Entry]:
    """What the user may see; `addresses` and `promises` are those of the company that they may see."""
    rows = _ROWS.rows(
        user,
        company=company.pk,
        organisations=tuple(each.pk for each in organisations),
        addresses=_filled_up(sorted({*addresses} - {""})),
    )
    entries = [*_promised(promises)]
    for when, told in rows:
        source, *told = json.loads(told)
        entries += _SAID[source](moment_of(when), *(each or "" for each in told))
    return sorted(entries, key=lambda entry: entry.when, reverse=True)[:SHOWN]


def _filled_up(addresses):
    """One, two, four or eight of them, and so on: each number of addresses is a statement of its own."""
    wanted = 1 << (len(addresses) - 1).bit_length()
    return (*addresses, *addresses[-1:] * (wanted - len(addresses)))


def _asked_for(reader, company, organisations, addresses):
    """The newest rows of every source that the reader has an ability for; the others would be asked in vain."""
    company = Company(pk=company)
    organisations = [Organisation(pk=pk) for pk in organisations]
    sources = [_logged(company, organisations), *_by_partners(company, organisations)]
    may = abilities_anywhere(reader)
    for ability, told in (
        (Ability.WORK_SHEETS, _followed_up(company, reader)),
        (Ability.WORK_CANDIDATES, _placed(company, reader)),
        (Ability.SEE_SHEETS, _asked(company, reader)),
        (Ability.INVITE, _invited(company, reader)),
        (Ability.SEE_OUTBOX, _written(addresses, reader)),
    ):
        sources += told if ability in may else ()
    return sources[0].union(*sources[1:], all=True).order_by("-t_when")[:SHOWN]


_ROWS = Prepared(_asked_for)


class _Told(Func):
    """[source, what it tells of a row] as one column: each source tells other things, and a union has one shape.

    With a column for each thing that some source tells, every part had ten, and most of them were empty.
    """

    function = "JSON_ARRAY"
    template = "%(function)s('%(source)s', %(expressions)s)"
    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_BUILD_ARRAY", **context)


def _rows(rows, source, when, *told):
    """(when, [source, what it tells])."""
    columns = {"t_when": F(when), "t_told": _Told(*told, source=source)}
    return rows.order_by().annotate(**columns).values_list(*columns)


def _logged(company, organisations):
    rows = CompanyLogEntry.objects.filter(company=company, organisation__in=organisations)
    return _rows(rows, "logged", "at", "kind", "text", "by__name")


def _say_logged(when, kind, text, by):
    yield Entry(when, capfirst(CompanyLogEntry.Kind(kind).label), text, by, icon=_ICONS[kind])


def _by_partners(company, organisations):
    """That host or unit, whichever one is not, was in touch with them: the day alone, no words and no name."""
    partners = partners_of(organisations).order_by().values("pk")
    logged = CompanyLogEntry.objects.filter(company=company, organisation__in=partners)
    yield _rows(logged.filter(kind__in=TALKED), "partner", "at", "organisation__name")
    followed = FollowUpEntry.objects.filter(
        handover__sheet__company=company, handover__unit__in=partners, kind__in=TALKED
    )
    yield _rows(followed, "partner", "at", "handover__unit__name")


def _say_partner(when, partner):
    title = _("%(partner)s var i kontakt med dem") % {"partner": partner}
    yield Entry(when, title, icon="users", partner=partner)


def double_contact(entries: Iterable[Entry], now: datetime) -> Entry | None:
    """The newest contact of a partner within a month: whoever plans a call should know of it."""
    since = now - MONTH
    return next((each for each in entries if each.partner and each.when >= since), None)


def _promised(promises) -> Iterator[Entry]:
    for each in promises:
        wish = _("Udfyldte et ark") if each.jobs else _("Ønskede besøg")
        yield Entry(
            when=each.when,
            title=f"{wish}: {each.where}",
            text=each.tasks,
            by=each.contact_name,
            icon="file-text",
        )


def _followed_up(company, user):
    """Only the unit that has a sheet reads its log; the host of the network sees the status."""
    own = Handover.objects.visible_to(user).filter(sheet__company=company).order_by()
    rows = FollowUpEntry.objects.filter(handover__in=own.values("pk")).exclude(kind__in=_ELSEWHERE)
    told = ("kind", "status_after", "text", "by__name", "handover_id")
    yield _rows(rows, "followed_up", "at", *told)


def _say_followed_up(when, kind, status, text, by, handover):
    is_status = kind == FollowUpEntry.Kind.STATUS
    title = (
        Handover.Status(status).label if is_status and status else FollowUpEntry.Kind(kind).label
    )
    url = reverse("pledges:handover", args=[handover])
    yield Entry(when, capfirst(title), text, by, url, _ICONS.get(kind, "flag"))


def _placed(company, user):
    there = Q(handover__sheet__company=company) | Q(handover=None, opening__company=company)
    rows = Placement.objects.visible_to(user).filter(there)
    yield _rows(rows, "placed", "created_at", "scheme__name", "scheme__name_en", "pk")


def _say_placed(when, name, name_en, pk):
    scheme = str(Scheme(name=name, name_en=name_en))
    url = reverse("pledges:placement", args=[pk])
    yield Entry(when, _("Et forløb begyndte"), scheme, url=url, icon="sprout")


def _asked(company, user):
    """Questions about a sheet of theirs, and the answers."""
    rows = CompanyQuestion.objects.visible_to(user).filter(sheet__company=company)
    yield _rows(rows, "asked", "asked_at", "topic", "text", "name", "pk")
    answered = rows.filter(answered_at__isnull=False)
    yield _rows(answered, "answered", "answered_at", "answer", "answered_by__name", "pk")


def _say_asked(when, topic, text, by, pk):
    title = _("Spurgte om %(topic)s") % {"topic": CompanyQuestion.Topic(topic).label}
    yield Entry(when, title, text, by, reverse("pledges:question", args=[pk]), "message-circle")


def _say_answered(when, text, by, pk):
    yield Entry(when, _("Fik svar"), text, by, reverse("pledges:question", args=[pk]))


def _invited(company, user):
    """Invited, answered and came in one row each; the newest of the three says which rows are the newest."""
    rows = Invitation.objects.visible_to(user).filter(contact__company=company, withdrawn_at=None)
    arrived = "registration__arrived_at"
    rows = rows.annotate(
        newest=Greatest(
            "created_at", *(Coalesce(at, "created_at") for at in ("answered_at", arrived))
        )
    )
    told = ("event__title", "answer", "registration__name", "contact__name")
    yield _rows(rows, "invited", "newest", *told, "created_at", "answered_at", arrived)


def _say_invited(_newest, event, answer, guest, by, *moments):
    return say_invited(event, answer, guest, by, map(moment_of, moments))


def say_invited(event, answer, guest, by, moments) -> Iterator[Entry]:
    """One entry for each of the moments that were: invited, answered, came."""
    invited, answered, came = moments
    title = _("Inviteret til %(event)s") % {"event": event}
    yield Entry(invited, title, by=by, icon="send")
    if answered:
        title = f"{event}: {Invitation.Answers(answer).label}"
        yield Entry(answered, title, by=by, icon="ticket")
    if came:
        yield Entry(came, _("Kom til %(event)s") % {"event": event}, by=guest, icon="door-open")


def _written(addresses, user):
    """Mails to the people we know there; those of an invitation are told by the invitation."""
    if not addresses:
        return
    rows = Message.objects.visible_to(user).filter(
        Q(recipient__in=addresses), channel=Message.Channel.EMAIL, sent_at__isnull=False
    )
    rows = rows.exclude(reference__startswith="invitation:")
    yield _rows(rows, "written", "sent_at", "subject", "recipient", "pk")


def _say_written(when, subject, by, pk):
    yield Entry(when, subject, by=by, url=reverse("outbox:message", args=[pk]), icon="mail")


_SAID = {
    "logged": _say_logged,
    "partner": _say_partner,
    "followed_up": _say_followed_up,
    "placed": _say_placed,
    "asked": _say_asked,
    "answered": _say_answered,
    "invited": _say_invited,
    "written": _say_written,
}
