"""One table of every address × every role × own, foreign and nobody. An address without a row fails.

The world is Nordby (host), its unit, and Sønderby as the stranger. Each row says who gets what; 404 is the
answer for everyone who is not named, so that a foreign thing and a thing that never was look alike.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.sealing import unseal
from events.calendar.staff import open_calendar
from home.mine import calendars
from tests import factories
from tests.cast import Cast

STAFF = ["owner", "coordinator", "secretary", "helper", "reader", "lead", "consultant", "stranger"]
OURS = {"accounts", "outbox", "taskforces", "events", "pledges", "home"}


@dataclass(frozen=True)
class Row:
    url: str
    expected: dict
    args: tuple = ()  # names of things in the world
    method: str = "get"
    data: dict | None = None


def everyone(status=200):
    return dict.fromkeys(["anonymous", *STAFF], status)


def only(allowed, *, forbidden="", status=200):
    """Log-in for nobody, `status` for those allowed, 403 for the forbidden of the house, 404 for strangers."""
    expected = {"anonymous": 302} | dict.fromkeys(STAFF, 404)
    expected |= dict.fromkeys(forbidden.split(), 403)
    return expected | dict.fromkeys(allowed.split(), status)


def staff(status=200):
    """A list: everyone who is logged in sees their own rows of it, and no others."""
    return {"anonymous": 302} | dict.fromkeys(STAFF, status)


def anyone_who(allowed, status=200):
    """A form for something new: for those who may make one in any organisation of theirs."""
    return {"anonymous": 302} | dict.fromkeys(STAFF, 403) | dict.fromkeys(allowed.split(), status)


def owners(status=200):
    return {"anonymous": 302} | dict.fromkeys(STAFF, 403) | {"owner": status, "stranger": status}


NOT_OWNERS = "coordinator secretary helper reader"
INVITERS = "owner coordinator secretary"
DOORS = "owner coordinator secretary helper"
UNIT = "lead consultant"
# Whoever may in any organisation of theirs, also the stranger in their own.
WHO_WORK_SHEETS = "owner lead consultant stranger"
WHO_SEE_SHEETS = "owner coordinator lead consultant stranger"
WHO_INTRODUCE = "owner coordinator stranger"
WHO_SEE_THE_OUTBOX = "owner coordinator secretary lead stranger"
WHO_INVITE = "owner coordinator secretary stranger"
KEEPERS = "owner coordinator secretary lead consultant stranger"
SEERS = "owner coordinator secretary reader lead consultant stranger"
STEERING = "owner coordinator lead"
NOT_STEERING = "secretary helper reader consultant"
WORKERS = ["owner", "lead", "consultant", "stranger"]

SHEETS_OF_HOST = only("owner coordinator", forbidden="secretary helper reader")

TABLE = [
    # Open to all
    Row("accounts:theme", everyone(), ("nordby.slug", "nordby.theme_version")),
    Row("home:figures", everyone()),
    Row("home:counter", everyone(), ("network.slug",)),
    Row("home:counter_frame", everyone(), ("network.slug",)),
    Row("home:counter_svg", everyone(), ("network.slug",)),
    Row("home:counter_json", everyone(), ("network.slug",)),
    Row("home:share_page", everyone(404), ("nordby.pk", "nordby.theme_version")),  # no such page
    Row("home:share_event", everyone(302), ("event.slug", "nordby.theme_version")),
    Row("home:search", everyone()),
    Row("home:style", everyone()),
    Row("home:was", everyone(302)),
    Row("events:list", everyone()),
    Row("events:feed", everyone()),
    Row("events:this_month", everyone(302)),
    Row("events:month", everyone(), ("today.year", "today.month")),
    Row("events:places", everyone()),
    Row("events:frame", everyone(), ("network.slug",)),
    Row("events:atom", everyone()),
    Row("events:event", everyone(), ("event.slug",)),
    Row("events:event_ics", everyone(), ("event.slug",)),
    Row("home:film", everyone(), ("film.pk", "film.filename")),
    Row("events:staff_feed", everyone(), ("calendar.key",)),
    Row("events:code", everyone()),
    Row("events:find_code", everyone()),
    Row("events:code_sent", everyone()),
    Row("events:register", everyone(), ("open.slug",)),
    Row("events:register", everyone(410), ("event.slug",)),  # for those with a letter
    Row("events:register", everyone(404), ("closed.slug",)),
    Row("events:registered", everyone(), ("open.slug",)),
    Row(
        "events:registration_request_answer",
        only(INVITERS, forbidden="helper reader", status=302),
        ("asking.pk",),
        "post",
    ),
    Row(
        "events:members_invite",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row("events:courses", only(INVITERS, forbidden="helper reader"), ("network.pk",)),
    Row("events:course", only(INVITERS, forbidden="helper reader"), ("course.pk",)),
    Row("events:course_edit", only(INVITERS, forbidden="helper reader"), ("course.pk",)),
    Row(
        "events:course_enrol",
        only(INVITERS, forbidden="helper reader", status=422),
        ("course.pk",),
        "post",
    ),
    Row(
        "events:course_fetch",
        only(INVITERS, forbidden="helper reader", status=302),
        ("course.pk",),
        "post",
    ),
    Row(
        "events:course_mark",
        only(INVITERS, forbidden="helper reader", status=302),
        ("trained.pk",),
        "post",
        {"som": "var-der"},
    ),
    Row(
        "events:course_certificate",
        only(INVITERS, forbidden="helper reader"),
        ("trained.pk",),
    ),
    Row(
        "events:course_leave",
        only(INVITERS, forbidden="helper reader", status=302),
        ("trained.pk",),
        "post",
    ),
    Row("accounts:organisations", anyone_who("owner coordinator lead stranger")),
    Row(
        "accounts:organisation",
        only("owner coordinator", forbidden="secretary helper reader"),
        ("nordby.pk",),
    ),
    Row(
        "accounts:organisation",
        only("lead", forbidden="consultant"),
        ("unit.pk",),
    ),
    Row(
        "accounts:organisation_preview",
        only("owner coordinator", forbidden="secretary helper reader", status=422),
        ("nordby.pk",),
        "post",
    ),
    Row(
        "taskforces:network_preview",
        only("owner coordinator", forbidden="secretary helper reader", status=422),
        ("network.pk",),
        "post",
    ),
    Row("events:company_names", everyone()),
    Row("events:register_frame", everyone(404), ("open.slug",)),  # no site may show it yet
    Row("events:registered_frame", everyone(404), ("open.slug",)),
    Row("events:share", only(INVITERS, forbidden="helper reader"), ("open.pk",)),
    Row("events:poster", only(INVITERS, forbidden="helper reader"), ("open.pk",)),
    Row("events:answer_tidied", everyone(301), ("bent.code",)),
    Row("events:answer", everyone(), ("invitation.code",)),
    Row("events:answer_submit", everyone(302), ("invitation.code",), "post", {"answer": "no"}),
    Row("events:later", everyone(), ("invitation.code",), "post"),
    Row("events:offer_accept", everyone(409), ("invitation.code",), "post"),
    Row("events:answer_ics", everyone(), ("invitation.code",)),
    Row("events:card_share", everyone(302), ("invitation.code",), "post"),
    Row("events:card_stop", everyone(302), ("invitation.code",), "post"),
    Row("events:card", everyone(), ("card.code",)),
    Row("events:card_vcf", everyone(), ("card.code",)),
    Row("events:door", everyone()),
    Row("events:door_manifest", everyone()),
    Row("events:door_worker", everyone()),
    Row("pledges:wall", everyone(), ("event.slug",)),
    Row("pledges:wall_now", everyone(), ("event.slug",)),
    Row(
        "pledges:wall",
        only("owner coordinator secretary reader", forbidden="helper") | {"anonymous": 404},
        ("closed.slug",),
    ),
    Row(
        "pledges:wall_now",
        only("owner coordinator secretary reader", forbidden="helper") | {"anonymous": 404},
        ("closed.slug",),
    ),
    Row("pledges:campaign", everyone(), ("campaign.slug",)),
    Row("pledges:sheet_key", everyone()),
    Row("pledges:sheet", everyone(), ("link.key",)),
    Row("pledges:sheet_worker", everyone()),
    Row("pledges:sheet_tablet", everyone(), ("link.key",)),
    Row("pledges:sheet_interview", everyone(), ("link.key",)),
    Row("pledges:sheet_held", everyone(), ("link.key",)),
    Row("pledges:sheet_profiles", everyone(), ("link.key",)),
    Row("pledges:sheet_profile", everyone(), ("link.key", "profile.pk")),
    Row("pledges:receipt", everyone(), ("sheet.receipt_token",)),
    *(
        Row(f"pledges:receipt_{name}", everyone(status), ("sheet.receipt_token",), "post", data)
        for name, status, data in [
            ("change", 422, {}),
            ("pause", 422, {}),
            ("resume", 302, {}),
            ("withdraw", 302, {"withdraw-reason": ""}),
            ("reopen", 302, {}),
            ("delegate", 422, {}),
            ("report", 302, {}),
        ]
    ),
    Row("pledges:feedback", everyone(), ("sheet.receipt_token",)),
    Row("pledges:feedback_answer", everyone(422), ("sheet.receipt_token",), "post", {}),
    Row("taskforces:prize_jury", only(INVITERS, forbidden="helper reader"), ("prize.pk",)),
    Row(
        "taskforces:juror_add",
        only(INVITERS, forbidden="helper reader", status=422),
        ("prize.pk",),
        "post",
    ),
    Row(
        "taskforces:winner_ask",
        only(INVITERS, forbidden="helper reader", status=422),
        ("prize.pk",),
        "post",
    ),
    Row(
        "taskforces:juror_remove",
        only(INVITERS, forbidden="helper reader", status=302),
        ("juror.pk",),
        "post",
    ),
    Row(
        "taskforces:winner_take_back",
        only(INVITERS, forbidden="helper reader", status=302),
        ("winner.pk",),
        "post",
    ),
    Row("taskforces:jury", everyone(), ("juror.key",)),
    Row("taskforces:winner", everyone(), ("winner.key",)),
    Row("taskforces:winner_answer", everyone(302), ("winner.key",), "post", {"svar": "ja"}),
    Row("taskforces:nominate", everyone(), ("prize.pk",)),
    Row("taskforces:nominated", everyone()),
    Row("taskforces:join", everyone(), ("network.slug",)),
    Row("taskforces:joined", everyone(), ("network.slug",)),
    Row("taskforces:story_feed", everyone()),
    Row("taskforces:privacy", everyone(), ("nordby.slug",)),
    # The leader's own page
    Row("home:mine", everyone()),
    Row("home:mine_sent", everyone()),
    Row("home:mine_close", everyone(302), (), "post"),
    Row("home:mine_objection", everyone(302), (), "post"),  # nobody's page is open
    Row("home:mine_link", everyone(410), ("link.key",)),  # not a key of one
    Row("home:mine_calendar", everyone(302)),
    Row("home:mine_calendar_stop", everyone(302), (), "post"),
    Row("home:mine_feed", everyone(404), ("link.key",)),
    Row("home:mine_feed", everyone(), ("leader_calendar.key",)),
    Row("home:mine_ask", everyone(302)),
    Row("home:mine_input", everyone(302)),
    Row("pledges:freed_time", everyone(), ("sheet.receipt_token",)),
    Row("pledges:receipt_ask", everyone(), ("sheet.receipt_token",)),
    Row("pledges:meeting", everyone(), ("invitation.code",)),
    Row("pledges:questions", anyone_who(WHO_SEE_SHEETS)),
    Row("pledges:question", only(UNIT), ("company_question.pk",)),
    Row(
        "pledges:question_answer",
        only(UNIT, status=302),
        ("company_question.pk",),
        "post",
        {"text": "Det gør vi."},
    ),
    Row("pledges:question", only(UNIT), ("company_input.pk",)),
    Row(
        "pledges:question_answer",
        only("lead", forbidden="consultant", status=302),
        ("company_input.pk",),
        "post",
        {"text": "Det gør vi."},
    ),
    Row(
        "pledges:event_inputs",
        only("owner coordinator secretary reader lead consultant", forbidden="helper"),
        ("event.pk",),
    ),
    Row("events:who_comes", everyone(302), ("invitation.code",)),  # has no seat
    Row("events:who_comes_hide", everyone(302), ("invitation.code",), "post"),
    Row("events:talk_ask", everyone(302), ("invitation.code", "guest.pk")),
    Row("events:talk_answer", everyone(302), ("invitation.code", "guest.pk"), "post"),
    Row("events:talk_off", everyone(302), ("invitation.code", "guest.pk"), "post"),
    Row("events:card_save", everyone(404), ("card.code",), "post"),  # no guest's phone
    Row(
        "events:event_stories",
        only("owner coordinator secretary", forbidden="helper reader"),
        ("event.pk",),
    ),
    Row("home:mine_colleagues", everyone(302)),
    Row("home:mine_colleague_end", everyone(302), ("contact.pk",), "post"),
    Row("home:mine_correction", everyone(302), ("contact.pk",)),
    Row("home:mine_network", everyone(302), ("ambassador.pk",)),
    Row("home:mine_hide", everyone(302), ("ambassador.pk",), "post"),
    Row("home:mine_profile", everyone(302), ("ambassador.pk", "profile.pk"), "post"),
    Row("home:mine_introduction_ask", everyone(302), ("ambassador.pk", "member_card.pk")),
    Row("home:mine_introduction", everyone(), ("brought.key",)),
    Row("home:mine_introduction_answer", everyone(302), ("brought.pk",), "post"),
    Row("home:mine_from_invitation", everyone(), ("invitation.code",)),
    Row("home:mine_from_receipt", everyone(), ("sheet.receipt_token",)),
    Row("home:corrections", staff()),
    Row("home:correction", only(INVITERS, forbidden="helper reader"), ("correction.pk",)),
    Row(
        "home:correction_accept",
        only(INVITERS, forbidden="helper reader", status=302),
        ("correction.pk",),
        "post",
    ),
    Row(
        "home:correction_refuse",
        only(INVITERS, forbidden="helper reader", status=302),
        ("correction.pk",),
        "post",
        {"reason": "Det står rigtigt."},
    ),
    # The workspace's own lists
    Row("home:workspace", staff()),
    Row("events:manage_list", staff()),
    Row("home:network_setup", anyone_who("owner coordinator secretary stranger")),
    Row("home:first_steps", only(INVITERS, forbidden="helper reader"), ("network.pk",)),
    Row("events:staff_calendar", staff()),
    Row("events:calendar_stop", staff(302), (), "post"),
    Row("pledges:inbox", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:own_steps", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:next_step", only(UNIT, status=422), ("handover.pk",), "post"),
    Row("pledges:sheets", anyone_who(WHO_SEE_SHEETS)),
    Row("pledges:profiles", anyone_who(WHO_WORK_SHEETS)),
    Row("outbox:list", anyone_who(WHO_SEE_THE_OUTBOX)),
    Row("outbox:domain", anyone_who("owner coordinator secretary lead stranger")),
    # Staff
    Row("accounts:audit_log", owners()),
    Row(
        "accounts:staff",
        {"anonymous": 302} | dict.fromkeys(STAFF, 403) | {"owner": 200, "stranger": 200},
    ),
    Row(
        "accounts:take_role",
        only("owner", forbidden="coordinator secretary helper reader", status=302),
        ("role.pk",),
        "post",
    ),
    Row(
        "accounts:drop_offer",
        only("owner", forbidden="coordinator secretary helper reader", status=302),
        ("role_offer.pk",),
        "post",
    ),
    Row("accounts:offers", staff()),
    # The organisation's own log-in: Nordby has one by OpenID Connect that does not answer, Sønderby one by SAML.
    Row("accounts:browsers", everyone() | {"anonymous": 302}),
    Row("accounts:end_browser", everyone(302), ("nordby.pk",), "post"),  # is it still you?
    Row("accounts:end_other_browsers", everyone(302), (), "post"),
    Row("accounts:sso", everyone()),
    Row("accounts:sso_start", everyone(424), ("nordby.slug",)),
    Row("accounts:sso_callback", everyone(403), ("nordby.slug",)),
    Row("accounts:sso_logged_out", everyone(), ("nordby.slug",)),
    Row("accounts:sso_log_out", everyone(302), ("nordby.slug",)),
    Row("accounts:sso_connect", everyone(302), ("nordby.slug",)),  # is it still you?
    Row("accounts:sso_acs", everyone(403), ("sonderby.slug",), "post"),
    Row("accounts:sso_finish", everyone(403), ("sonderby.slug",)),
    Row("accounts:sso_metadata", everyone(), ("sonderby.slug",)),
    Row("accounts:sso_sls", everyone(400), ("sonderby.slug",)),
    Row("accounts:providers", owners()),
    Row("accounts:provider", only("owner", forbidden=NOT_OWNERS), ("nordby.pk",)),
    *(
        Row(
            f"accounts:{name}",
            only("owner", forbidden=NOT_OWNERS, status=status),
            ("nordby.pk",),
            *how,
        )
        for name, status, *how in [
            ("provider_create", 302, "post", {"kind": "saml"}),
            ("provider_remove", 302, "post"),
            ("provider_try", 424),
            ("provider_switch", 302, "post", {"action": "off"}),
            ("rule_add", 422, "post", {}),
        ]
    ),
    Row(
        "accounts:rule_remove",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("role_rule.pk",),
        "post",
    ),
    *(
        Row(f"accounts:{name}", only("reader", status=302), ("role_offer.pk",), "post")
        for name in ("take_up", "decline")
    ),
    # Persons' rights
    Row("home:privacy", owners()),
    Row("home:privacy_look_up", owners(), (), "post", {"address": "kaj@firma.example"}),
    *(
        Row(f"home:privacy_{name}", owners(status), (), "post", {"address": "kaj@firma.example"})
        for name, status in [
            ("extract_pdf", 200),
            ("extract_json", 200),
            ("correct", 422),
            ("objection", 200),
            ("plan", 200),
            ("erase", 200),
        ]
    ),
    *(
        Row(f"home:privacy_{name}", only("owner", forbidden=NOT_OWNERS), ("nordby.pk",))
        for name in ("record", "record_pdf", "annex", "annex_pdf")
    ),
    # Other systems
    Row("outbox:integrations", owners()),
    Row("outbox:token_create", owners(422), (), "post", {}),
    Row(
        "outbox:token_revoke",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("token.pk",),
        "post",
    ),
    Row("outbox:webhook_create", owners(422), (), "post", {}),
    Row("outbox:webhook", only("owner", forbidden=NOT_OWNERS), ("webhook.pk",)),
    Row(
        "outbox:webhook_ping",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("webhook.pk",),
        "post",
    ),
    Row(
        "outbox:webhook_switch",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("webhook.pk",),
        "post",
    ),
    Row(
        "outbox:webhook_remove",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("webhook.pk",),
        "post",
    ),
    Row(
        "outbox:delivery_retry",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("delivery.pk",),
        "post",
    ),
    # Companies
    Row("home:contact_history", only(INVITERS, forbidden="helper reader"), ("contact.pk",)),
    Row("home:contacts_export", anyone_who(WHO_INVITE)),
    Row(
        "home:contact_selection_create",
        anyone_who(WHO_INVITE, 302),
        (),
        "post",
        {"name": "Kolde", "whose": "mine", "query": "talked=half"},
    ),
    *(
        Row(
            f"home:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            ("saved_selection.pk",),
            method,
        )
        for name, method, status in [
            ("contact_selection", "get", 200),
            ("contact_selection_remove", "post", 302),
        ]
    ),
    Row("home:companies", anyone_who(KEEPERS)),
    Row("home:companies_export", anyone_who(KEEPERS)),
    Row("home:companies_tag", anyone_who(KEEPERS, 302), (), "post"),
    Row(
        "home:company_selection_create",
        anyone_who(KEEPERS, 302),
        (),
        "post",
        {"name": "Kolde", "whose": "mine", "query": "talked=half"},
    ),
    *(
        Row(
            f"home:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            ("company_selection.pk",),
            method,
        )
        for name, method, status in [
            ("company_selection", "get", 200),
            ("company_selection_remove", "post", 302),
        ]
    ),
    *(
        Row(
            f"home:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            ("contact.company_id",),
            method,
        )
        for name, method, status in [
            ("company", "get", 200),
            ("company_keep", "get", 200),
            ("company_log", "post", 422),
        ]
    ),
    *(
        Row(
            f"home:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            ids,
            *how,
        )
        for name, ids, status, *how in [
            ("company_twins", ("contact.company_id",), 200),
            ("company_split", ("contact.company_id",), 200),
            ("company_merge", ("contact.company_id", "contact.company_id"), 200),
            ("company_merge_undo", ("company_merge.pk",), 302, "post"),
        ]
    ),
    Row("home:company_merges", anyone_who(KEEPERS)),
    Row("home:register_upload", owners()),
    Row("home:register_file", only("owner", forbidden=NOT_OWNERS), ("register_file.pk",)),
    Row(
        "home:register_write",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("register_file.pk",),
        "post",
    ),
    Row(
        "home:company_look_up",
        only("owner coordinator secretary", forbidden="helper reader", status=302),
        ("contact.company_id",),
        "post",
    ),
    Row("pledges:sheet_create", anyone_who("owner coordinator lead consultant stranger")),
    # Sessions
    Row("events:guest_programme", everyone(302), ("invitation.code",)),  # has no seat
    *(
        Row(
            f"events:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("sessions", "event.pk", "get", 200),
            ("session_remove", "session.pk", "post", 302),
            ("materials", "event.pk", "get", 200),
            ("material_remove", "material.pk", "post", 302),
        ]
    ),
    # Concepts
    Row(
        "events:concept_keep",
        only("owner coordinator secretary", forbidden="helper reader"),
        ("event.pk",),
    ),
    Row(
        "events:concepts",
        only("owner coordinator secretary reader", forbidden="helper stranger"),
        ("programme.pk",),
    ),
    Row(
        "events:concept_remove",
        only("owner coordinator", forbidden="secretary helper reader", status=302),
        ("concept.pk",),
        "post",
    ),
    # Joint events
    Row(
        "events:hosts",
        only("owner coordinator secretary", forbidden="helper reader"),
        ("event.pk",),
    ),
    Row(
        "events:host_share",
        only("owner coordinator secretary", forbidden="helper reader", status=302),
        ("event_host.pk",),
        "post",
    ),
    Row(
        "events:joint_desk",
        only(INVITERS, forbidden="helper reader"),
        ("own_part.pk",),
    ),
    Row(
        "events:joint_part",
        only("owner coordinator secretary reader", forbidden="helper"),
        ("own_part.pk",),
    ),
    *(
        Row(
            f"events:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("joint_invite", "own_part.pk", "get", 200),
            ("joint_letter", "own_part.pk", "post", 302),
            ("host_answer", "asked_part.pk", "post", 302),
            ("host_leave", "own_part.pk", "post", 302),
        ]
    ),
    # Programmes
    Row("taskforces:programmes", staff() | {"helper": 403}),
    Row("taskforces:programme_create", anyone_who("owner coordinator stranger")),
    *(
        Row(name, only(allowed, forbidden=forbidden), ("programme.pk",))
        for name, allowed, forbidden in [  # the stranger's network is asked
            ("pledges:programme", "owner coordinator secretary reader stranger", "helper"),
            ("pledges:programme_report", "owner coordinator secretary reader", "helper stranger"),
            ("pledges:programme_xlsx", "owner coordinator secretary reader", "helper stranger"),
        ]
    ),
    *(
        Row(
            name,
            only("owner coordinator", forbidden="secretary helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("taskforces:programme_edit", "programme.pk", "get", 200),
            ("taskforces:programme_chapters", "programme.pk", "get", 200),
            ("taskforces:programme_networks", "programme.pk", "get", 200),
            ("taskforces:programme_partners", "programme.pk", "get", 200),
            ("taskforces:partner_remove", "programme_partner.pk", "post", 302),
            ("taskforces:programme_answer", "asked_network.pk", "post", 302),
            ("taskforces:programme_leave", "joined_network.pk", "post", 302),
            ("taskforces:programme_withdraw", "asking_network.pk", "post", 302),
            ("pledges:programme_target_create", "programme.pk", "get", 200),
            ("pledges:programme_target", "programme_target.pk", "get", 200),
            ("pledges:programme_target_delete", "programme_target.pk", "post", 302),
        ]
    ),
    # Members
    Row(
        "taskforces:network_settings",
        only("owner coordinator", forbidden="secretary helper reader"),
        ("network.pk",),
    ),
    Row("taskforces:networks", anyone_who("owner coordinator secretary stranger")),
    *(
        Row(
            f"taskforces:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("members", "network.pk", "get", 200),
            ("members_export", "network.pk", "get", 200),
            ("member_add", "network.pk", "post", 422),
            ("member_edit", "ambassador.pk", "get", 200),
            ("member_end", "ambassador.pk", "post", 302),
            ("join_request_answer", "join_request.pk", "post", 302),
            ("plan", "network.pk", "get", 200),
            ("plan_line", "plan_line.pk", "get", 200),
            ("plan_line_mark", "plan_line.pk", "post", 302),
            ("own_advice", "network.pk", "get", 200),
            ("advice_edit", "advice.pk", "get", 200),
            ("advice_remove", "advice.pk", "post", 302),
            ("spreading", "network.pk", "get", 200),
            ("spreading_export", "network.pk", "get", 200),
            ("outreach_create", "network.pk", "get", 200),
            ("outreach", "outreach.pk", "get", 200),
            ("outreach_edit", "outreach.pk", "get", 200),
            ("outreach_ask", "outreach.pk", "post", 302),
            ("outreach_remove", "outreach.pk", "post", 302),
        ]
    ),
    Row("taskforces:advice", everyone()),
    Row("taskforces:booklet", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:booklet_file", anyone_who("owner coordinator secretary stranger", 422)),
    Row("taskforces:talk", everyone(), ("outreach.key",)),
    Row("taskforces:talk_answer", everyone(302), ("outreach.key",), "post", {"svar": "ja"}),
    *(
        Row(
            f"pledges:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            ("outreach.pk",),
            method,
        )
        for name, method, status in [
            ("outreach_sheets", "get", 200),
            ("outreach_link_create", "post", 302),
        ]
    ),
    # Partners, and what units keep
    *(
        Row(
            f"taskforces:{name}",
            only(INVITERS, forbidden=forbidden, status=status),
            (thing,),
            method,
        )
        for name, thing, method, status, forbidden in [
            ("partners", "network.pk", "get", 200, "helper reader"),
            ("partnership_edit", "partnership.pk", "get", 200, "helper reader"),
            ("partnership_answer", "partnership.pk", "post", 302, "helper reader"),
        ]
    ),
    Row(
        "taskforces:partnership",
        only("owner coordinator secretary reader lead consultant", forbidden="helper"),
        ("partnership.pk",),
    ),
    Row("taskforces:continuations", anyone_who("owner coordinator secretary reader lead stranger")),
    Row(
        "taskforces:continuation",
        only("lead", forbidden="owner coordinator secretary helper reader consultant"),
        ("network.pk",),
    ),
    # Departments and reorganisation
    Row("pledges:reorganisation", only("", forbidden="lead consultant"), ("unit.pk",)),
    Row("pledges:reorganisation_move", only("", forbidden="lead consultant"), ("unit.pk",), "post"),
    Row("pledges:departments", only("lead", forbidden="consultant"), ("unit.pk",)),
    Row("pledges:department", only("lead", forbidden="consultant"), ("department.pk",)),
    Row(
        "pledges:department_offer",
        only("lead", forbidden="consultant", status=302),
        ("handover.pk",),
        "post",
        {},
    ),
    Row(
        "pledges:department_offers",
        anyone_who("owner coordinator lead consultant stranger"),
    ),
    Row(
        "pledges:department_answer",
        only("consultant", forbidden="lead", status=302),
        ("department_offer.pk",),
        "post",
        {"svar": "nej"},
    ),
    # The steering group's members, and support days
    Row("pledges:steering_guest", everyone(), ("outsider.key",)),
    Row("pledges:steering_guest", everyone(404), ("invitation.code",)),
    Row("pledges:steering_guest_meeting", everyone(), ("outsider.key", "meeting.pk")),
    Row("pledges:steering_guest_report", everyone(), ("outsider.key", "meeting.pk")),
    *(
        Row(f"pledges:{name}", only(STEERING, forbidden=NOT_STEERING, status=status), things, how)
        for name, things, how, status in [
            ("steering_members", ("network.pk",), "get", 200),
            ("steering_member_remove", ("outsider.pk",), "post", 302),
            ("steering_send", ("meeting.pk",), "post", 302),
            ("support_day", ("support_day.pk",), "get", 200),
            ("support_day_log", ("support_day.pk",), "post", 422),
        ]
    ),
    Row("pledges:support_days", anyone_who("owner coordinator lead stranger")),
    Row(
        "pledges:support_day_agree",
        only(STEERING, forbidden=NOT_STEERING, status=422),
        ("support_day.pk", "late.pk"),
        "post",
        {},
    ),
    # Knowledge
    Row("taskforces:public_knowledge", everyone(), ("network.slug",)),
    Row("taskforces:public_sheet", everyone(), ("network.slug", "facts.pk")),
    Row("taskforces:public_sheet", everyone(404), ("network.slug", "tool.sheet_id")),
    Row("taskforces:knowledge", anyone_who(SEERS)),
    Row("taskforces:knowledge_create", anyone_who("owner coordinator lead stranger")),
    Row(
        "taskforces:knowledge_sheet",
        only("owner coordinator secretary reader lead consultant", forbidden="helper"),
        ("facts.pk",),
    ),
    Row("taskforces:knowledge_sheet", only(STEERING, forbidden=NOT_STEERING), ("draft.pk",)),
    Row("taskforces:knowledge_edit", only(STEERING, forbidden=NOT_STEERING), ("facts.pk",)),
    Row(
        "taskforces:knowledge_publish",
        only(STEERING, forbidden=NOT_STEERING, status=302),
        ("facts.pk",),
        "post",
        {"udgiv": "ja"},
    ),
    Row("pledges:receipt_tool", everyone(), ("sheet.receipt_token", "tool.sheet_id")),
    Row("pledges:tool_put", only(UNIT, status=422), ("placement.pk",), "post", {}),
    Row("pledges:tool_take", only(UNIT, status=302), ("placement.pk", "tool.pk"), "post"),
    # Contacts
    Row("home:contacts", anyone_who(WHO_INVITE)),
    Row("taskforces:nominations", anyone_who(WHO_INVITE)),
    Row("taskforces:consents", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:consent_withdraw",
        only(INVITERS, forbidden="helper reader", status=302),
        ("consent.pk",),
        "post",
    ),
    Row("taskforces:contact_create", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:contact_edit", only(INVITERS, forbidden="helper reader"), ("contact.pk",)),
    Row("taskforces:contact_import", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:contact_import_xlsx", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:contact_import_csv", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:contact_import_heading",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    *(
        Row(
            f"taskforces:contact_import_{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("contact_import.pk", *line),
            "post",
        )
        for name, line in [
            ("row", ("line.number",)),
            ("leave_out", ("line.number",)),
            ("take_back", ()),
            ("with_hidden", ()),
            ("without_hidden", ()),
        ]
    ),
    Row("taskforces:signers", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:crest_change",
        anyone_who("owner coordinator secretary stranger", status=422),
        (),
        "post",
    ),
    Row(
        "taskforces:signer_create",
        anyone_who("owner coordinator secretary stranger", status=302),
        (),
        "post",
        {"name": "Ida Holm"},
    ),
    Row("taskforces:signer_edit", only(INVITERS, forbidden="helper reader"), ("signer.pk",)),
    Row(
        "taskforces:signer_remove",
        only(INVITERS, forbidden="helper reader", status=302),
        ("signer.pk",),
        "post",
    ),
    Row("events:selections", anyone_who("owner coordinator secretary stranger")),
    Row(
        "events:selection_create",
        anyone_who("owner coordinator secretary stranger", 302),
        (),
        "post",
        {"name": "Byggeri", "query": "q=byg"},
    ),
    *(
        Row(
            f"events:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            ("saved_selection.pk",),
            method,
        )
        for name, method, status in [
            ("selection", "get", 200),
            ("selection_export", "get", 200),
            ("selection_as_list", "post", 302),
            ("selection_remove", "post", 302),
        ]
    ),
    Row("taskforces:contact_lists", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:contacts_to_list",
        anyone_who("owner coordinator secretary stranger", 302),
        (),
        "post",
    ),
    Row("taskforces:contact_list", only(INVITERS, forbidden="helper reader"), ("contact_list.pk",)),
    Row(
        "taskforces:contact_list_undo",
        only(INVITERS, forbidden="helper reader"),
        ("contact_list.pk",),
    ),
    Row(
        "taskforces:contact_list_undone",
        only(INVITERS, forbidden="helper reader", status=302),
        ("contact_list.pk",),
        "post",
    ),
    Row(
        "taskforces:contact_import_columns",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    Row(
        "taskforces:contact_import_refused",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    Row(
        "taskforces:contact_import_preview",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    Row(
        "taskforces:contact_import_confirm",
        only(INVITERS, forbidden="helper reader", status=302),
        ("contact_import.pk",),
        "post",
    ),
    Row(
        "taskforces:contact_import_cancel",
        only(INVITERS, forbidden="helper reader", status=302),
        ("contact_import.pk",),
        "post",
    ),
    # Events
    Row(
        "events:manage_event",
        only("owner coordinator secretary reader", forbidden="helper"),
        ("event.pk",),
    ),
    Row("events:manage_create", anyone_who("owner coordinator secretary stranger")),
    Row("events:manage_edit", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:desk", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:desk_answer",
        only(INVITERS, forbidden="helper reader", status=302),
        ("invitation.pk",),
        "post",
    ),
    Row("events:reminder_plan", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:remind_now",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row("events:clone", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:split_create", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:split", only(INVITERS, forbidden="helper reader"), ("split.pk",)),
    Row(
        "events:split_tell",
        only(INVITERS, forbidden="helper reader", status=302),
        ("split.pk",),
        "post",
    ),
    Row(
        "events:split_undo",
        only(INVITERS, forbidden="helper reader", status=302),
        ("split.pk",),
        "post",
    ),
    Row("events:network_feed", everyone(), ("network.slug",)),
    Row("events:call_off", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:guests", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("events:guests_file", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:guest_let_in",
        only(DOORS, forbidden="reader", status=302),
        ("guest.pk",),
        "post",
        {"persons": "1"},
    ),
    Row(
        "events:guest_walk_in",
        only(DOORS, forbidden="reader", status=422),
        ("event.pk",),
        "post",
    ),
    Row(
        "events:invited_let_in",
        only(DOORS, forbidden="reader", status=302),
        ("invitation.pk",),
        "post",
    ),
    Row(
        "events:guest_take_back",
        only(DOORS, forbidden="reader", status=302),
        ("guest.pk",),
        "post",
    ),
    Row("events:guest_questions", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:guest_question_create",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
        {"text": "Hvad vil du spise?", "choices": "Fisk\nGrønt"},
    ),
    Row(
        "events:guest_question_remove",
        only(INVITERS, forbidden="helper reader", status=302),
        ("guest_question.pk",),
        "post",
    ),
    Row("events:guest_replies", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:phone_list", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:phone_csv", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    *(
        Row(
            f"events:phone_{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("notice.pk",),
            "post",
        )
        for name in ("called", "not_called")
    ),
    Row("events:pictures", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:picture_create",
        only(INVITERS, forbidden="helper reader", status=422),
        ("event.pk",),
        "post",
    ),
    *(
        Row(
            f"events:picture_{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("picture.pk",),
            "post",
        )
        for name in ("first", "remove")
    ),
    Row("pledges:held_sheets", anyone_who(WHO_SEE_SHEETS)),
    *(
        Row(
            f"pledges:held_{name}",
            SHEETS_OF_HOST | {"owner": 302, "coordinator": 302},
            ("link.pk",),
            "post",
        )
        for name in ("accept", "drop")
    ),
    Row("pledges:wall_names", SHEETS_OF_HOST, ("event.pk",)),
    Row(
        "pledges:wall_name",
        SHEETS_OF_HOST | {"owner": 302, "coordinator": 302},
        ("named.pk",),
        "post",
    ),
    Row("pledges:groups", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("pledges:groups_print", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("pledges:groups_make", only(DOORS, forbidden="reader", status=422), ("event.pk",), "post"),
    *(
        Row(
            f"pledges:groups_{name}",
            only(DOORS, forbidden="reader", status=302),
            ("event.pk",),
            "post",
        )
        for name in ("late", "dissolve")
    ),
    Row(
        "pledges:group_move",
        only(DOORS, forbidden="reader", status=302),
        ("seat.pk",),
        "post",
        {"group": 1},
    ),
    Row("events:devices", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row(
        "events:device_create",
        only(DOORS, forbidden="reader"),
        ("event.pk",),
        "post",
        {"label": "Dør B", "mode": "helper"},
    ),
    Row(
        "events:device_revoke",
        only(DOORS, forbidden="reader", status=302),
        ("device.pk",),
        "post",
    ),
    Row("events:coverage", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:badges", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row(
        "events:badges_print",
        only(DOORS, forbidden="reader"),
        ("event.pk",),
        "post",
        {"whom": "all", "first_label": "1"},
    ),
    Row("events:badge_print", only(DOORS, forbidden="reader"), ("guest.pk",), "post"),
    Row("events:badge_layout", only(INVITERS, forbidden="helper reader"), ("network.pk",)),
    Row(
        "events:badge_specimen",
        only(INVITERS, forbidden="helper reader"),
        ("network.pk", "stock.slug"),
    ),
    Row("events:evening", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("events:evening_now", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("events:questions", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row(
        "events:question_create",
        only(DOORS, forbidden="reader", status=302),
        ("event.pk",),
        "post",
        {"text": "Vil du med på rundvisning?", "choices": "Ja\nNej"},
    ),
    Row(
        "events:question_remove",
        only(DOORS, forbidden="reader", status=302),
        ("door_question.pk",),
        "post",
    ),
    Row("events:round_create", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:letter_create",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row("events:round", only(INVITERS, forbidden="helper reader"), ("round.pk",)),
    Row(
        "events:round_seats",
        only(INVITERS, forbidden="helper reader", status=302),
        ("round.pk",),
        "post",
        {"seats": "40"},
    ),
    Row(
        "events:round_send",
        only(INVITERS, forbidden="helper reader", status=302),
        ("round.pk",),
        "post",
    ),
    Row(
        "events:letter_translate",
        only(INVITERS, forbidden="helper reader", status=302),
        ("round.pk",),
        "post",
        {"language": "en"},
    ),
    *[
        Row(
            f"events:{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("round.pk",),
            "post",
        )
        for name in (
            "round_print",
            "round_digital_post",
            "round_records",
            "round_plan",
            "round_unplan",
            "round_trial",
            "round_proofed",
        )
    ],
    *[
        Row(f"events:{name}", only(INVITERS, forbidden="helper reader"), ("round.pk",))
        for name in ("round_codes", "round_proof", "batches")
    ],
    Row("events:batch_file", only(INVITERS, forbidden="helper reader"), ("batch.pk",)),
    Row(
        "events:batch_sent",
        only(INVITERS, forbidden="helper reader", status=302),
        ("batch.pk",),
        "post",
    ),
    *[
        Row(f"events:{name}", only(INVITERS, forbidden="helper reader"), ("invitation.pk",))
        for name in ("preview", "preview_mail", "preview_picture")
    ],
    Row("events:letter", only(INVITERS, forbidden="helper reader"), ("invitation.pk",)),
    Row("events:staff_answer", only(INVITERS, forbidden="helper reader"), ("invitation.pk",)),
    Row(
        "events:withdraw",
        only(INVITERS, forbidden="helper reader", status=302),
        ("invitation.pk",),
        "post",
    ),
    # Outbox
    Row("outbox:unsubscribe", everyone(), ("unsubscribe.key",)),
    Row("outbox:blocked", anyone_who("owner coordinator secretary lead stranger")),
    Row("outbox:lift", only(INVITERS, forbidden="helper reader"), ("blocked.pk",)),
    Row(
        "outbox:lift",
        only(INVITERS, forbidden="helper reader", status=302),
        ("blocked.pk",),
        "post",
        {"because": "Talt i telefon"},
    ),
    Row(
        "outbox:undo_lift",
        only(INVITERS, forbidden="helper reader", status=302),
        ("blocked.pk",),
        "post",
    ),
    Row("outbox:start_again", staff(403), (), "post"),  # who runs the site
    Row("outbox:message", only(INVITERS, forbidden="helper reader"), ("message.pk",)),
    Row(
        "outbox:resend",
        only(INVITERS, forbidden="helper reader", status=302),
        ("message.pk",),
        "post",
    ),
    Row(
        "outbox:mark_sent",
        only(INVITERS, forbidden="helper reader", status=302),
        ("message.pk",),
        "post",
    ),
    # The desk
    Row("pledges:handover", only(UNIT), ("handover.pk",)),
    Row(
        "pledges:log",
        only(UNIT, status=302),
        ("handover.pk",),
        "post",
        {"log-version": 0, "log-kind": "call"},
    ),
    Row(
        "pledges:status",
        only(UNIT, status=302),
        ("handover.pk",),
        "post",
        {"status-version": 0, "status-status": "contacted"},
    ),
    Row(
        "pledges:assign",
        only("lead", forbidden="consultant", status=422),
        ("handover.pk",),
        "post",
        {},
    ),
    Row("pledges:take", only(UNIT, status=302), ("handover.pk",), "post"),
    Row(
        "pledges:quick_log",
        only(UNIT, status=302),
        ("handover.pk",),
        "post",
        {"kind": "call", "version": 0},
    ),
    Row(
        "pledges:board_move",
        only(UNIT, status=302),
        ("handover.pk",),
        "post",
        {"status-version": 0, "status-status": "contacted"},
    ),
    Row("pledges:quick_undo", only(UNIT, status=302), ("handover.pk",), "post"),
    Row(
        "pledges:reference",
        only(UNIT, status=302),
        ("handover.pk",),
        "post",
        {"reference-version": 0, "reference-reference": "S-1"},
    ),
    # Nothing ticked, nothing named: whose sheets and filters these are is tested with ids of their own.
    Row("pledges:bulk_assign", staff(302), method="post"),
    Row("pledges:filter_save", staff(302), method="post"),
    Row("pledges:call_round", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:call_round_begin", anyone_who(WHO_WORK_SHEETS, 302), method="post"),
    Row(
        "pledges:call_round_log",
        only(UNIT, status=302),
        ("handover.pk",),
        "post",
        {"log-kind": "call", "log-version": 0},
    ),
    Row("pledges:call_round_skip", only(UNIT, status=302), ("handover.pk",), "post"),
    Row("pledges:inbox_layout", anyone_who(WHO_WORK_SHEETS, 302), method="post"),
    Row(
        "pledges:filter_delete",
        only("consultant", status=302),
        ("saved_filter.pk",),
        "post",
    ),
    Row(
        "pledges:agreement",
        only("owner coordinator lead consultant", forbidden="secretary helper reader"),
        ("event.pk",),
    ),
    Row("pledges:reroute", only(UNIT), ("handover.pk",)),
    Row("pledges:pause", only(UNIT), ("handover.pk",)),
    Row("pledges:resume", only(UNIT, status=302), ("handover.pk",), "post"),
    # Absence, and what a unit decides for itself
    Row("pledges:absences", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:absence_create", anyone_who("owner lead consultant stranger")),
    Row("pledges:absence_end", only(UNIT, status=302), ("absence.pk",), "post"),
    Row(
        "pledges:absence_end",
        only("lead", forbidden="consultant", status=302),
        ("lead_absence.pk",),
        "post",
    ),
    Row("pledges:unit_settings", only("lead", forbidden="consultant"), ("unit.pk",)),
    Row(
        "pledges:closing_day_add",
        only("lead", forbidden="consultant", status=302),
        ("unit.pk",),
        "post",
        {"closing-day": "2027-07-01"},
    ),
    Row(
        "pledges:closing_day_remove",
        only("lead", forbidden="consultant", status=302),
        ("closing_day.pk",),
        "post",
    ),
    # The first call, and visits
    Row("pledges:introductions", anyone_who(WHO_INTRODUCE)),
    Row(
        "pledges:introduction",
        only("owner coordinator", forbidden="secretary helper reader", status=422),
        ("introduction.pk",),
        "post",
    ),
    Row("pledges:unit_month", only("lead", forbidden="consultant"), ("unit.pk",)),
    Row("pledges:doors_asked", anyone_who("owner lead consultant stranger")),
    Row(
        "pledges:door_answer",
        only("owner coordinator", forbidden="secretary helper reader", status=302),
        ("door.pk",),
        "post",
        {"svar": "nej"},
    ),
    *(
        Row(
            f"events:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("speakers", "event.pk", "get", 200),
            ("speaker_withdraw", "speaker.pk", "post", 302),
            ("unit_meetings", "network.pk", "get", 200),
            ("unit_attendance", "event.pk", "get", 200),
            ("unit_invite", "event.pk", "post", 302),
            ("unit_came", "event.pk", "post", 302),
        ]
    ),
    Row("events:speaker_consent", everyone(), ("speaker.key",)),
    Row("events:speaker_consent_withdraw", everyone(302), ("speaker.key",), "post"),
    Row("pledges:visits", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:visits_ics", anyone_who(WHO_WORK_SHEETS)),
    Row(
        "pledges:open_times",
        {"anonymous": 302} | dict.fromkeys(STAFF, 403) | dict.fromkeys(WORKERS, 422),
        (),
        "post",
    ),
    Row("pledges:withdraw_time", only(UNIT, status=302), ("visit_time.pk",), "post"),
    Row("pledges:offer_times", only(UNIT), ("handover.pk",)),
    Row("pledges:book_visit", only(UNIT), ("handover.pk",)),
    Row("pledges:call_off_visit", only(UNIT), ("visit.pk",)),
    Row("pledges:write_up", only(UNIT), ("visit.pk",)),
    Row("pledges:pick_time", everyone(302), ("sheet.receipt_token",), "post"),
    Row("pledges:cancel_visit", everyone(302), ("sheet.receipt_token",), "post"),
    Row("pledges:visit_ics", everyone(), ("sheet.receipt_token",)),
    # Somebody at work
    Row("pledges:placements", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:placements_csv", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:placements_xlsx", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:candidate_talks", only(UNIT), ("candidate.pk",)),
    Row("pledges:candidate_talk", only(UNIT, status=422), ("candidate.pk",), "post", {}),
    Row("pledges:candidate_wish", only(UNIT, status=422), ("candidate.pk",), "post", {}),
    Row("pledges:job_brokers", anyone_who("owner lead stranger")),
    Row(
        "pledges:job_broker_set",
        only("lead", forbidden="consultant", status=302),
        ("unit.pk", "broker.pk"),
        "post",
        {"form": "none"},
    ),
    Row("pledges:aftercare_contacts", anyone_who(UNIT + " owner stranger")),
    Row("pledges:aftercare", only(UNIT), ("placement.pk",)),
    Row("pledges:aftercare_hold", only(UNIT), ("aftercare_contact.pk",)),
    Row("pledges:aftercare_drop", only(UNIT, status=302), ("aftercare_contact.pk",), "post"),
    Row("pledges:aftercare_plan", only(UNIT, status=422), ("placement.pk",), "post", {}),
    Row("pledges:aftercare_log", only(UNIT, status=422), ("placement.pk",), "post", {}),
    Row("pledges:placement_create", only(UNIT), ("handover.pk",)),
    Row("pledges:placement", only(UNIT), ("placement.pk",)),
    Row("pledges:placement_move", only(UNIT), ("placement.pk",)),
    Row("pledges:placement_end", only(UNIT), ("placement.pk",)),
    Row("pledges:placement_offer", only(UNIT), ("placement.pk",)),
    Row("pledges:placement_step", only(UNIT), ("placement.pk", "step.pk")),
    *(
        Row(f"pledges:placement_{name}", only(UNIT, status=302), args, "post", data)
        for name, args, data in (
            ("people", ("placement.pk",), {"people-version": 0}),
            ("at_risk", ("placement.pk",), {"at_risk-version": 0, "at_risk-note": "Møder sent"}),
            ("stable", ("placement.pk",), {"only-version": 0}),
            ("step_remove", ("placement.pk", "step.pk"), {"only-version": 0}),
            ("check", ("placement.pk", "check.pk"), {"check-version": 0, "check-says": "still"}),
        )
    ),
    Row("pledges:check_take_back", only(UNIT), ("placement.pk", "answered.pk")),
    Row("pledges:placement_step_add", only(UNIT, status=422), ("placement.pk",), "post", {}),
    Row("pledges:check_answer", everyone(), ("sheet.receipt_token", "check.pk")),
    # Openings and candidates
    Row("pledges:openings", anyone_who(WHO_SEE_SHEETS)),
    Row("pledges:openings_csv", anyone_who(WHO_SEE_SHEETS)),
    Row("pledges:openings_xlsx", anyone_who(WHO_SEE_SHEETS)),
    Row("pledges:opening_create", anyone_who("owner coordinator lead consultant")),
    Row("pledges:opening_start", only(UNIT, status=302), ("opening.pk",)),
    Row(
        "pledges:opening",
        only("owner coordinator lead consultant", forbidden="secretary helper reader"),
        ("opening.pk",),
    ),
    Row("pledges:opening_edit", only(UNIT, status=422), ("opening.pk",), "post"),
    Row("pledges:opening_withdraw", only(UNIT, status=422), ("opening.pk",), "post"),
    Row("pledges:opening_refer", only(UNIT), ("opening.pk",)),
    Row("pledges:opening_surplus", only(UNIT, status=302), ("opening.pk",), "post"),
    Row("pledges:counter_offer", only(UNIT), ("handover.pk",)),
    Row("pledges:opening_counter_offer", only(UNIT), ("opening.pk",)),
    Row("pledges:counter_offer_reply", only(UNIT), ("counter_offer.pk",)),
    Row("pledges:counter_offer_back", only(UNIT, status=302), ("counter_offer.pk",), "post"),
    Row("pledges:receipt_offer", everyone(), ("sheet.receipt_token", "counter_offer.pk")),
    Row("pledges:candidates", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:candidates_csv", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:candidates_xlsx", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:candidate_create", anyone_who(UNIT)),
    Row("pledges:candidate", only(UNIT), ("candidate.pk",)),
    Row("pledges:candidate_edit", only(UNIT, status=422), ("candidate.pk",), "post"),
    Row("pledges:candidate_stage", only(UNIT, status=422), ("candidate.pk",), "post"),
    Row("pledges:candidate_refer", only(UNIT), ("candidate.pk",)),
    Row("pledges:referral", only(UNIT), ("referral.pk",)),
    Row("pledges:fit", only(UNIT), ("referral.pk",)),
    Row("pledges:match", only(UNIT), ("referral.pk",)),
    # Job orders
    Row("pledges:orders", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:orders_csv", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:orders_list_csv", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:orders_list_xlsx", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:orders_json", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:orders_surplus", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:mail_texts", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:mail_texts_begin", anyone_who(WHO_WORK_SHEETS, status=302), (), "post"),
    Row("pledges:mail_text_create", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:mail_text", only(UNIT), ("mail_text.pk",)),
    Row("pledges:mail_text_delete", only(UNIT, status=302), ("mail_text.pk",), "post"),
    Row("pledges:handover_write", only(UNIT), ("handover.pk",)),
    Row("pledges:opening_write", only(UNIT), ("opening.pk",)),
    Row("pledges:order_create", only(UNIT), ("handover.pk",)),
    Row("pledges:order", only(UNIT), ("order.pk",)),
    Row("pledges:order_csv", only(UNIT), ("order.pk",)),
    Row("pledges:order_json", only(UNIT), ("order.pk",)),
    Row("pledges:order_print", only(UNIT), ("order.pk",)),
    Row("pledges:order_vitas", only(UNIT), ("order.pk",)),
    # Job profiles
    Row("pledges:profile_create", anyone_who(UNIT)),
    Row("pledges:profile", only(UNIT), ("profile.pk",)),
    Row("pledges:profile_edit", only(UNIT), ("profile.pk",)),
    Row("pledges:profile_publish", only(UNIT, status=302), ("profile.pk",), "post"),
    Row("pledges:profile_withdraw", only(UNIT, status=302), ("profile.pk",), "post"),
    Row("pledges:profile_filled", only(UNIT, status=302), ("profile.pk",), "post"),
    # Figures
    Row(
        "pledges:persons", anyone_who("owner coordinator secretary reader lead consultant stranger")
    ),
    Row(
        "pledges:persons_rows",
        anyone_who("owner coordinator secretary reader lead consultant stranger"),
        ("standing.slug",),
    ),
    Row(
        "pledges:figures", anyone_who("owner coordinator secretary reader lead consultant stranger")
    ),
    Row(
        "pledges:figures_export",
        anyone_who("owner coordinator secretary reader lead consultant stranger"),
        ("csv.kind",),
    ),
    Row("pledges:target_create", anyone_who("owner coordinator lead stranger")),
    Row(
        "pledges:target_edit",
        only("owner coordinator lead", forbidden="secretary helper reader consultant"),
        ("target.pk",),
    ),
    Row(
        "pledges:target_delete",
        only("owner coordinator lead", forbidden="secretary helper reader consultant", status=302),
        ("target.pk",),
        "post",
    ),
    # The steering group
    Row("pledges:target_group", only(STEERING, forbidden=NOT_STEERING), ("network.pk",)),
    Row(
        "pledges:target_group_remove",
        only(STEERING, forbidden=NOT_STEERING, status=302),
        ("target_group_count.pk",),
        "post",
    ),
    *(
        Row(
            f"pledges:steering_{name}",
            only(STEERING, forbidden=NOT_STEERING, status=302),
            ("meeting.pk",),
            "post",
        )
        for name in ("hold", "thaw")
    ),
    Row("pledges:steering", anyone_who(STEERING + " stranger")),
    Row("pledges:steering_create", anyone_who(STEERING + " stranger")),
    *(
        Row(f"pledges:steering_{name}", only(STEERING, forbidden=NOT_STEERING), ("meeting.pk",))
        for name in ("meeting", "edit", "report")
    ),
    *(
        Row(
            f"pledges:steering_{name}",
            only(STEERING, forbidden=NOT_STEERING, status=422),
            ("meeting.pk",),
            "post",
            {},
        )
        for name in ("minutes", "action_add")
    ),
    *(
        Row(
            f"pledges:steering_action_{name}",
            only(STEERING, forbidden=NOT_STEERING, status=302),
            ("meeting.pk", "action.pk"),
            "post",
        )
        for name in ("done", "reopen", "remove")
    ),
    # The card on the tables
    Row("pledges:table_card", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "pledges:table_card_create",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row("pledges:tablet", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    # Sheets on paper
    Row(
        "pledges:paper_sheets",
        only("owner coordinator", forbidden="secretary helper reader"),
        ("event.pk",),
    ),
    Row(
        "pledges:paper_number",
        only("owner coordinator", forbidden="secretary helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row(
        "pledges:paper_print",
        only(INVITERS, forbidden="helper reader"),
        ("event.pk",),
        "post",
        {"count": "1"},
    ),
    Row(
        "pledges:paper_sheet",
        only("owner coordinator", forbidden="secretary helper reader"),
        ("event.pk", "paper.number"),
    ),
    # Ambassadors
    Row("pledges:ambassadors", only(INVITERS, forbidden="helper reader"), ("network.pk",)),
    Row(
        "pledges:ambassador_add",
        only(INVITERS, forbidden="helper reader", status=422),
        ("network.pk",),
        "post",
    ),
    Row(
        "pledges:ambassador_cards",
        only(INVITERS, forbidden="helper reader"),
        ("network.pk", "ambassador.pk"),
        "post",
    ),
]


@pytest.fixture(scope="module")
def cast(module_db):
    return Cast()


@pytest.fixture(scope="module")
def world(cast):
    """One for all rows, which only look at it."""
    factories.site_root()
    event = factories.event(cast.network)
    invitation = factories.invitation(event)
    sheet = factories.sheet(cast.network)
    link = factories.sheet_link(event)
    handover = factories.handover(sheet, cast.unit)
    webhook = factories.webhook(cast.nordby)
    placement = factories.placement(handover, starts_on=timezone.localdate() - timedelta(weeks=14))
    meeting = factories.steering_meeting(cast.network)
    guest = factories.registration(event)
    outsider = factories.steering_member(cast.network)
    department = factories.department(cast.unit, people=[cast.consultant])
    programme = factories.programme(cast.nordby, cast.network)
    theirs = factories.programme(cast.sonderby)
    foreign_event = factories.event(factories.network(cast.sonderby))
    other_own = factories.network(cast.nordby)
    factories.identity_provider(cast.sonderby, "saml")
    course = factories.course(cast.network, event=event)
    ambassador = factories.ambassador(cast.network, invitation.contact)
    member = factories.ambassador(cast.network, factories.contact(cast.nordby, "Ida Krog"))
    opening = handover.openings.get()
    return SimpleNamespace(
        opening=opening,
        candidate=placement.candidate,
        counter_offer=factories.counter_offer(opening),
        standing=SimpleNamespace(slug="praktik"),
        mail_text=factories.mail_text(cast.unit),
        referral=factories.referral(placement.candidate, opening),
        sonderby=cast.sonderby,
        role_rule=factories.role_rule(factories.identity_provider(cast.nordby)),
        placement=placement,
        department=department,
        department_offer=factories.department_offer(handover, department),
        outsider=SimpleNamespace(pk=outsider.pk, key=unseal(outsider.sealed_key)),
        support_day=factories.support_day(cast.network),
        late=factories.handover(
            factories.sheet(cast.network),
            cast.unit,
            contact_due=timezone.now() - timedelta(days=9),
        ),
        partnership=factories.partnership(cast.network, state="asked", organisation=cast.unit),
        facts=factories.knowledge_sheet(cast.network, kind="target_group", for_leaders=True),
        draft=factories.knowledge_sheet(cast.network, published_at=None),
        tool=factories.placement_tool(placement),
        step=factories.placement_step(placement),
        aftercare_contact=factories.aftercare_contact(placement),
        check=factories.retention_check(placement),
        answered=factories.retention_check(placement, weeks=26, unit_says="still"),
        nordby=cast.nordby,
        today=timezone.localdate(),
        prize=factories.prize(cast.network),
        campaign=factories.campaign(cast.network),
        network=cast.network,
        unit=cast.unit,
        broker=cast.consultant,
        event=event,
        closed=factories.event(cast.network, public=False),
        open=factories.event(cast.network, registration_mode="open"),
        asking=factories.registration_request(event),
        seat=factories.interview_seat(event),
        round=invitation.round,
        batch=factories.letter_batch(invitation.round),
        invitation=invitation,
        notice=factories.notice(invitation),
        bent=SimpleNamespace(code=f"{invitation.code}/)"),
        contact=invitation.contact,
        contact_import=factories.contact_import(cast.nordby),
        saved_selection=factories.saved_selection(cast.nordby),
        company_selection=factories.company_selection(cast.nordby),
        company_merge=factories.company_merge(cast.nordby),
        register_file=factories.register_file(cast.nordby),
        line=SimpleNamespace(number=2),
        contact_list=factories.contact_list(cast.nordby),
        signer=factories.signer(cast.nordby),
        join_request=factories.join_request(cast.network),
        advice=factories.advice(cast.network),
        outreach=factories.outreach(cast.network),
        door=factories.door_request(cast.network),
        speaker=factories.speaker(event),
        juror=factories.juror(factories.prize(cast.network)),
        winner=factories.winner(factories.prize(cast.network)),
        split=factories.split(event),
        plan_line=factories.plan_line(cast.network),
        event_host=factories.event_host(event, other_own),
        own_part=factories.event_host(foreign_event, cast.network),
        asked_part=factories.event_host(foreign_event, other_own, "asked"),
        course=course,
        trained=factories.course_participant(course),
        programme=programme,
        concept=factories.concept(programme),
        session=factories.session(event),
        material=factories.material(event),
        programme_partner=factories.programme_partner(programme),
        programme_target=factories.programme_target(programme),
        joined_network=programme.members.get(),
        asked_network=factories.programme_network(theirs, cast.network),
        asking_network=factories.programme_network(programme, factories.network(cast.sonderby)),
        role=cast.reader.roles.get(),
        role_offer=factories.role_offer(cast.nordby, to=cast.reader),
        guest=guest,
        card=factories.contact_card(guest, consented_at=timezone.now()),
        stock=SimpleNamespace(slug="a4_2x4"),
        device=factories.device(event)[0],
        link=link,
        paper=factories.paper_sheet(link),
        ambassador=ambassador,
        company_question=factories.company_question(cast.network, cast.unit),
        company_input=factories.company_question(cast.network, cast.unit, topic="input"),
        member_card=factories.member_card(member),
        brought=factories.introduction_request(ambassador, member),
        correction=factories.correction_request(invitation.contact),
        leader_calendar=SimpleNamespace(key=calendars.open_calendar("ida@example.org")),
        door_question=factories.door_question(event),
        guest_question=factories.guest_question(event),
        picture=factories.event_picture(event),
        sheet=sheet,
        named=factories.sheet(cast.network, event=event),
        handover=handover,
        feedback=factories.feedback(handover),
        message=factories.message(cast.nordby),
        blocked=factories.suppression(cast.nordby),
        calendar=SimpleNamespace(key=open_calendar(cast.reader)),
        consent=factories.story_consent(cast.network),
        film=factories.document("film.mp4"),
        unsubscribe=SimpleNamespace(key=factories.unsubscribe_key(cast.nordby)),
        saved_filter=factories.saved_filter(cast.consultant),
        profile=factories.profile(cast.unit, cast.network),
        order=factories.order(handover),
        target=factories.target(cast.network),
        target_group_count=factories.target_group_count(cast.network),
        meeting=meeting,
        action=factories.steering_action(meeting),
        csv=SimpleNamespace(kind="csv"),
        absence=factories.absence(cast.unit, cast.consultant),
        lead_absence=factories.absence(cast.unit, cast.lead),
        closing_day=cast.unit.closing_days.create(day="2027-06-04"),
        token=factories.api_token(cast.nordby),
        webhook=webhook,
        delivery=factories.webhook_delivery(webhook),
        introduction=factories.introduction(handover, cast.coordinator),
        visit=factories.visit(handover),
        visit_time=factories.visit_time(cast.unit, cast.consultant),
    )


@pytest.fixture(scope="module")
def sessions(cast):
    """{who: cookies of somebody who has logged in}"""
    found = {}
    for who in STAFF:
        client = Client()
        client.force_login(getattr(cast, who))
        found[who] = client.cookies
    return found


def client_of(sessions, who):
    client = Client()
    if who != "anonymous":
        client.cookies = deepcopy(sessions[who])
    return client


def value_of(world, path):
    name, _dot, attribute = path.partition(".")
    return getattr(getattr(world, name), attribute)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.url)
def test_access(row, sessions, world, db):
    args = [value_of(world, path) for path in row.args]
    address = reverse(row.url, args=args)
    answers = {}
    for who in row.expected:
        client = client_of(sessions, who)
        with transaction.atomic():
            response = getattr(client, row.method)(address, row.data or {})
            if who != "anonymous" and is_file(response):
                assert AuditEntry.objects.filter(verb="download").exists(), who
            transaction.set_rollback(True)  # the next one finds the world as it was
        answers[who] = response.status_code
    assert answers == row.expected


def is_file(response):
    """What a browser keeps, and no page or part of one."""
    kind = response.headers.get("Content-Type", "")
    page = kind.startswith(("text/html", "application/json", "image/", "text/css"))
    path = response.wsgi_request.path
    inside = path.startswith("/arbejdsbord/") and "skabelon" not in path  # an empty form
    return inside and response.status_code == 200 and not page


def our_urls(patterns=None, namespace=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            if namespace in OURS:
                yield f"{namespace}:{pattern.name}"
        else:
            yield from our_urls(pattern.url_patterns, pattern.namespace or namespace)


def test_every_address_has_a_row():
    assert set(our_urls()) - {row.url for row in TABLE} == set()


def test_an_address_without_a_row_would_be_found():
    assert {"events:guests", "pledges:inbox"} <= set(our_urls())


def test_a_wrong_row_would_be_found(sessions, world, db):
    """The negative control: a table that let a stranger in does not match what the house answers."""
    address = reverse("events:guests", args=[world.event.pk])
    assert client_of(sessions, "stranger").get(address).status_code != 200
