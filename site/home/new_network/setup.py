"""A new network from one form, with all that its kind usually has, and what is left to do until the first evening."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale

from accounts import audit
from accounts.models import Organisation, User
from accounts.slugs import free_slug
from events.answers import reminders
from events.models import Event, Invitation, ReminderPlan
from events.planning.plans import create_event
from taskforces.letters.drafts import create_letter
from taskforces.models import (
    KIND_TEXTS,
    Contact,
    MayorInvitationPage,
    Network,
    NetworkIndexPage,
    NetworkPage,
)
from taskforces.networks.features import new_network
from taskforces.pages.editors import open_page

Kind = Network.Kind
FIRST_EVENT = {
    Kind.TASK_FORCE: Event.Kind.KICK_OFF,
    Kind.SPONSOR_NETWORK: Event.Kind.SPONSOR_MEETING,
    Kind.DIALOGUE_FORUM: Event.Kind.DIALOGUE_MEETING,
    Kind.TRAINING_TRACK: Event.Kind.START_UP_MEETING,
    Kind.TRAINEE_COHORT: Event.Kind.START_UP_MEETING,
}
LASTS = timedelta(hours=2, minutes=30)
DEADLINE_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class FirstEvent:
    starts_at: datetime
    place: str
    capacity: int | None = None


@transaction.atomic
def set_up_network(
    host: Organisation, *, by: User, fields: dict, first: FirstEvent | None
) -> Network:
    """The network with its kind's features, a page and a letter as drafts, and the first meeting with reminders."""
    slug = free_slug(fields["name"], among=Network.objects.all(), fallback="netvaerk")
    network = new_network(host=host, slug=slug, **fields)
    audit.record(host, by=by, verb="set_up_network", thing=network)
    _draft_page(network, by)
    create_letter(network, by=by)
    if first is not None:
        _first_event(network, first, by)
    return network


def _draft_page(network, by):
    locale = Locale.get_default()
    index = NetworkIndexPage.objects.filter(locale=locale).first()
    if index is None:  # a site without a list of networks has no place for the page
        return
    page = NetworkPage(
        title=network.name,
        slug=free_slug(network.name, among=index.get_children(), fallback="netvaerk"),
        network=network,
        lead=str(KIND_TEXTS[network.kind]),
        owner=by,
        locale=locale,
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision(user=by)
    open_page(page)


def _first_event(network, first, by):
    kind = FIRST_EVENT.get(network.kind, Event.Kind.LARGE_EVENT)
    fields = {
        "kind": kind,
        "title": _("Første møde: %(name)s") % {"name": network.name[:90]},
        "starts_at": first.starts_at,
        "ends_at": first.starts_at + LASTS,
        "answer_deadline": first.starts_at - DEADLINE_BEFORE,
        "place": first.place,
        "capacity": first.capacity,
        "public": False,
    }
    event = create_event(network, by=by, fields=fields)
    plan = ReminderPlan(event=event)
    kept = ("active", "every_days", "stop_days", "before_days", "thanks", "missed")
    reminders.save_plan(event, by=by, fields={name: getattr(plan, name) for name in kept})


@dataclass(frozen=True)
class Step:
    label: str
    done: bool
    url: str
    action: str


def first_steps(network: Network) -> list[Step]:
    """From nothing to the first invitation, in the order that it is usually done."""
    page = NetworkPage.objects.filter(network=network).first()
    letter = MayorInvitationPage.objects.filter(network=network).order_by("pk").first()
    event = network.events.order_by("starts_at").first()
    steps = [
        Step(
            _("I har kontakter at invitere"),
            Contact.objects.filter(organisation=network.host_id).exists(),
            reverse("taskforces:contact_import"),
            _("Hent en liste ind"),
        ),
        _written(page, _("Netværkets side er udgivet"), _("Skriv siden")),
        _written(letter, _("Brevet er udgivet"), _("Skriv brevet")),
        Step(
            _("Det første møde har tid og sted"),
            event is not None,
            _event_url(event, "events:manage_event") or reverse("events:manage_create"),
            _("Se mødet") if event else _("Læg mødet"),
        ),
    ]
    if event:
        steps += _steps_of(event)
    return [step for step in steps if step is not None]


def _written(page, label, action):
    if page is None:
        return None
    return Step(label, page.live, reverse("wagtailadmin_pages:edit", args=[page.pk]), action)


def _event_url(event, name):
    return reverse(name, args=[event.pk]) if event else ""


def _steps_of(event):
    return [
        Step(
            _("Påmindelserne har en plan"),
            reminders.plan_of(event) is not None,
            _event_url(event, "events:reminder_plan"),
            _("Se planen"),
        ),
        Step(
            _("De første er inviteret"),
            Invitation.objects.filter(event=event).exists(),
            _event_url(event, "events:round_create"),
            _("Invitér"),
        ),
    ]
