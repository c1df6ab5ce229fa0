"""The same markup in every text of the desk: visits, profiles, orders, placements, meetings, systems."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from pledges.models import JobOrderDraft, SavedFilter
from tests import factories
from tests.e2e.markup import PAYLOAD, SHORT, foreign_markup, is_alarm, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROLES = {"owner": Role.Kind.OWNER, "lead": Role.Kind.UNIT_LEAD}


@pytest.fixture
def world(site_root):
    host = factories.organisation(f"Klub {SHORT}", kind="club")
    unit = factories.organisation(f"Enhed {SHORT}", kind="employment_unit")
    network = factories.network(host, unit, name=f"Netværk {SHORT}", warm_introduction=True)
    people = {name: factories.user(f"Bodil {SHORT}") for name in ROLES}
    for name, role in ROLES.items():
        Role.objects.create(
            user=people[name], organisation=unit if name == "lead" else host, role=role
        )
    event = factories.event(network, title=PAYLOAD[:120])
    profile = factories.profile(
        unit, network, reference=SHORT, headline=PAYLOAD[:120], skills=PAYLOAD, wishes=PAYLOAD
    )
    sheet = factories.sheet(
        network,
        event=event,
        profile=profile,
        company=factories.company(PAYLOAD[:160]),
        company_name=PAYLOAD[:160],
        contact_name=PAYLOAD[:120],
        remark=PAYLOAD,
    )
    handover = factories.handover(
        sheet,
        unit,
        owner=people["lead"],
        status="hired",
        first_contact_at=timezone.now(),
        agreed_note=PAYLOAD,
        external_reference=SHORT,
    )
    return SimpleNamespace(**locals())


@pytest.fixture
def written(world):
    """What the unit and the host wrote on the way."""
    handover, host = world.handover, world.host
    introduction = factories.introduction(handover, world.people["owner"])
    visit = factories.visit(handover, state="held", place=PAYLOAD, tasks=PAYLOAD, to_know=PAYLOAD)
    order = JobOrderDraft.objects.create(
        handover=handover,
        visit=visit,
        title=PAYLOAD[:120],
        description=PAYLOAD,
        contact_name=PAYLOAD[:120],
        external_reference=SHORT,
        vitas_case=SHORT,
    )
    placement = factories.placement(
        handover, state="at_risk", order=order, buddy=PAYLOAD[:120], mentor=PAYLOAD[:120]
    )
    feedback = factories.feedback(handover, remark=PAYLOAD, answered_at=timezone.now())
    meeting = factories.steering_meeting(world.network, place=PAYLOAD, minutes=PAYLOAD)
    factories.steering_action(meeting, text=PAYLOAD, owner=SHORT)
    target = factories.target(world.network, source=PAYLOAD[:160])
    webhook = factories.webhook(host)
    type(webhook).objects.update(name=SHORT, url=f"https://a.example/{SHORT}")
    factories.webhook_delivery(webhook, kind=SHORT, error=SHORT)
    token = factories.api_token(host)
    type(token).objects.update(name=SHORT)
    SavedFilter.objects.create(user=world.people["lead"], name=SHORT, query="q=a")
    return SimpleNamespace(**locals())


def pages_of(world, written):
    def at(name, *things):
        return reverse(name, args=[getattr(thing, "pk", thing) for thing in things])

    handover, link = world.handover, factories.sheet_link(world.event)
    receipt = world.sheet.get_receipt_url()
    guest = [
        receipt,
        f"{receipt}svar/",
        at("pledges:sheet_profiles", link.key),
        at("pledges:sheet_profile", link.key, world.profile),
        f"/ark/{link.key}/?profil={world.profile.pk}",
        f"/tal/{world.network.slug}/",
        f"/tal/{world.network.slug}/taeller/",
    ]
    lead = [
        *("/arbejdsbord/", at("pledges:inbox"), at("pledges:visits"), at("pledges:absences")),
        *(at("pledges:profiles"), at("pledges:profile", world.profile)),
        at("pledges:profile_edit", world.profile),
        *(at("pledges:handover", handover), at("pledges:reroute", handover)),
        *(at("pledges:book_visit", handover), at("pledges:offer_times", handover)),
        *(at("pledges:orders"), at("pledges:order", written.order)),
        *(at("pledges:order_print", written.order), at("pledges:order_vitas", written.order)),
        *(at("pledges:placements"), at("pledges:placement", written.placement)),
        *(at("pledges:placement_end", written.placement), at("pledges:placement_create", handover)),
        *(at("pledges:agreement", world.event), at("pledges:unit_settings", world.unit)),
        *(at("pledges:figures"), at("pledges:target_edit", written.target)),
        *(at("pledges:steering"), at("pledges:steering_meeting", written.meeting)),
    ]
    owner = [
        *("/arbejdsbord/", at("pledges:introductions"), at("pledges:sheets")),
        *(at("pledges:figures"), at("pledges:steering_meeting", written.meeting)),
        *(at("pledges:agreement", world.event), at("outbox:integrations")),
        at("outbox:webhook", written.webhook),
    ]
    return {None: guest, "lead": lead, "owner": owner}


def test_no_page_of_the_desk_runs_what_somebody_typed(open_context, site, world, written, client):
    context = open_context(base_url=site, viewport={"width": 390, "height": 844})
    page, alarms = context.new_page(), []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda line: alarms.append(line.text) if is_alarm(line.text) else None)
    seen = 0
    for who, addresses in pages_of(world, written).items():
        if who:
            log_in(context, client, world.people[who], site)
        for address in addresses:
            response = page.goto(address)
            assert (address, response.status) == (address, 200)
            assert (address, alarms, foreign_markup(page)) == (address, [], 0)
            seen += "<svg onload" in page.content().replace("&lt;", "<")
    assert seen > 25  # most of the pages do show it, as text
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    page.wait_for_timeout(300)
    assert (foreign_markup(page), len(alarms) >= 1) == (1, True)
