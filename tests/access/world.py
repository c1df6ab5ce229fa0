"""One thing of each kind that an address may name: Nordby's, its unit's, and the stranger's where a row asks for it."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from accounts.sealing import unseal
from events.calendar.staff import open_calendar
from home.mine import calendars
from tests import factories


def make_world(cast):
    """Everything that the table's rows name, made room by room: what comes later hangs on what comes before."""
    factories.site_root()
    world = SimpleNamespace(
        today=timezone.localdate(),
        csv=SimpleNamespace(kind="csv"),
        nordby=cast.nordby,
        sonderby=cast.sonderby,
        network=cast.network,
        unit=cast.unit,
        broker=cast.consultant,
        event=factories.event(cast.network),
        programme=factories.programme(cast.nordby, cast.network),
    )
    for things_of in (
        house,
        companies,
        networks,
        programmes,
        evening,
        joint,
        sheets,
        people,
        unit,
        steering,
    ):
        vars(world).update(things_of(cast, world))
    return world


def house(cast, world):
    webhook = factories.webhook(cast.nordby)
    factories.identity_provider(cast.sonderby, "saml")
    return {
        "role": cast.reader.roles.get(),
        "role_offer": factories.role_offer(cast.nordby, to=cast.reader),
        "role_rule": factories.role_rule(factories.identity_provider(cast.nordby)),
        "calendar": SimpleNamespace(key=open_calendar(cast.reader)),
        "leader_calendar": SimpleNamespace(key=calendars.open_calendar("ida@example.org")),
        "token": factories.api_token(cast.nordby),
        "webhook": webhook,
        "delivery": factories.webhook_delivery(webhook),
        "message": factories.message(cast.nordby),
        "blocked": factories.suppression(cast.nordby),
        "unsubscribe": SimpleNamespace(key=factories.unsubscribe_key(cast.nordby)),
        "film": factories.document("film.mp4"),
    }


def companies(cast, world):
    invitation = factories.invitation(world.event)
    return {
        "invitation": invitation,
        "contact": invitation.contact,
        "contact_import": factories.contact_import(cast.nordby),
        "twin": factories.contact(cast.nordby, "Ida Holm"),
        "contact_merge": factories.contact_merge(cast.nordby),
        "bulk_change": factories.bulk_change(cast.nordby),
        "contact_list": factories.contact_list(cast.nordby),
        "saved_selection": factories.saved_selection(cast.nordby),
        "company_selection": factories.company_selection(cast.nordby),
        "company_merge": factories.company_merge(cast.nordby),
        "register_file": factories.register_file(cast.nordby),
        "line": SimpleNamespace(number=2),
        "signer": factories.signer(cast.nordby),
        "correction": factories.correction_request(invitation.contact),
    }


def networks(cast, world):
    ambassador = factories.ambassador(cast.network, world.contact)
    member = factories.ambassador(cast.network, factories.contact(cast.nordby, "Ida Krog"))
    return {
        "ambassador": ambassador,
        "member_card": factories.member_card(member),
        "brought": factories.introduction_request(ambassador, member),
        "join_request": factories.join_request(cast.network),
        "advice": factories.advice(cast.network),
        "outreach": factories.outreach(cast.network),
        "plan_line": factories.plan_line(cast.network),
        "partnership": factories.partnership(cast.network, state="asked", organisation=cast.unit),
        "facts": factories.knowledge_sheet(cast.network, kind="target_group", for_leaders=True),
        "draft": factories.knowledge_sheet(cast.network, published_at=None),
        "consent": factories.story_consent(cast.network),
        "prize": factories.prize(cast.network),
        "juror": factories.juror(factories.prize(cast.network)),
        "winner": factories.winner(factories.prize(cast.network)),
        "campaign": factories.campaign(cast.network),
        "target": factories.target(cast.network),
        "target_group_count": factories.target_group_count(cast.network),
        "company_question": factories.company_question(cast.network, cast.unit),
        "company_input": factories.company_question(cast.network, cast.unit, topic="input"),
    }


def programmes(cast, world):
    programme, theirs = world.programme, factories.programme(cast.sonderby)
    return {
        "concept": factories.concept(programme),
        "programme_partner": factories.programme_partner(programme),
        "programme_target": factories.programme_target(programme),
        "joined_network": programme.members.get(),
        "asked_network": factories.programme_network(theirs, cast.network),
        "asking_network": factories.programme_network(programme, factories.network(cast.sonderby)),
    }


def evening(cast, world):
    event, invitation = world.event, world.invitation
    guest = factories.registration(event)
    return {
        "closed": factories.event(cast.network, public=False),
        "open": factories.event(cast.network, registration_mode="open"),
        "asking": factories.registration_request(event),
        "seat": factories.interview_seat(event),
        "round": invitation.round,
        "batch": factories.letter_batch(invitation.round),
        "notice": factories.notice(invitation),
        "bent": SimpleNamespace(code=f"{invitation.code}/)"),
        "guest": guest,
        "card": factories.contact_card(guest, consented_at=timezone.now()),
        "stock": SimpleNamespace(slug="a4_2x4"),
        "device": factories.device(event)[0],
        "door": factories.door_request(cast.network),
        "speaker": factories.speaker(event),
        "split": factories.split(event),
        "session": factories.session(event),
        "material": factories.material(event),
        "door_question": factories.door_question(event),
        "guest_question": factories.guest_question(event),
        "picture": factories.event_picture(event),
    }


def joint(cast, world):
    foreign_event = factories.event(factories.network(cast.sonderby))
    other_own = factories.network(cast.nordby)
    course = factories.course(cast.network, event=world.event)
    return {
        "event_host": factories.event_host(world.event, other_own),
        "own_part": factories.event_host(foreign_event, cast.network),
        "asked_part": factories.event_host(foreign_event, other_own, "asked"),
        "course": course,
        "trained": factories.course_participant(course),
    }


def sheets(cast, world):
    link = factories.sheet_link(world.event)
    sheet = factories.sheet(cast.network)
    handover = factories.handover(sheet, cast.unit)
    nine_days_ago = timezone.now() - timedelta(days=9)
    return {
        "link": link,
        "paper": factories.paper_sheet(link),
        "sheet": sheet,
        "named": factories.sheet(cast.network, event=world.event),
        "handover": handover,
        "late": factories.handover(
            factories.sheet(cast.network), cast.unit, contact_due=nine_days_ago
        ),
        "feedback": factories.feedback(handover),
        "introduction": factories.introduction(handover, cast.coordinator),
        "visit": factories.visit(handover),
        "order": factories.order(handover),
    }


def people(cast, world):
    handover = world.handover
    opening = handover.openings.get()
    placement = factories.placement(handover, starts_on=world.today - timedelta(weeks=14))
    return {
        "opening": opening,
        "counter_offer": factories.counter_offer(opening),
        "candidate": placement.candidate,
        "referral": factories.referral(placement.candidate, opening),
        "placement": placement,
        "tool": factories.placement_tool(placement),
        "step": factories.placement_step(placement),
        "aftercare_contact": factories.aftercare_contact(placement),
        "check": factories.retention_check(placement),
        "answered": factories.retention_check(placement, weeks=26, unit_says="still"),
        "profile": factories.profile(cast.unit, cast.network),
    }


def unit(cast, world):
    department = factories.department(cast.unit, people=[cast.consultant])
    return {
        "department": department,
        "department_offer": factories.department_offer(world.handover, department),
        "match_step": SimpleNamespace(key="fit"),
        "standing": SimpleNamespace(slug="praktik"),
        "mail_text": factories.mail_text(cast.unit),
        "support_day": factories.support_day(cast.network),
        "saved_filter": factories.saved_filter(cast.consultant),
        "absence": factories.absence(cast.unit, cast.consultant),
        "lead_absence": factories.absence(cast.unit, cast.lead),
        "closing_day": cast.unit.closing_days.create(day="2027-06-04"),
        "visit_time": factories.visit_time(cast.unit, cast.consultant),
    }


def steering(cast, world):
    meeting = factories.steering_meeting(cast.network)
    outsider = factories.steering_member(cast.network)
    return {
        "meeting": meeting,
        "action": factories.steering_action(meeting),
        "outsider": SimpleNamespace(pk=outsider.pk, key=unseal(outsider.sealed_key)),
    }
