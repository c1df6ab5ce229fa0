"""The workspace's lists, the staff and their log-in, other systems, the outbox."""

from tests.access.rows import (
    INVITERS,
    NOT_OWNERS,
    STAFF,
    UNIT,
    WHO_SEE_SHEETS,
    WHO_SEE_THE_OUTBOX,
    WHO_WORK_SHEETS,
    Row,
    anyone_who,
    everyone,
    only,
    owners,
    staff,
)

ROWS = [
    # The workspace's own lists
    Row("home:workspace", staff()),
    Row("events:manage_list", staff()),
    Row("home:network_setup", anyone_who("owner coordinator secretary stranger")),
    Row("home:first_steps", only(INVITERS, forbidden="helper reader"), ("network.pk",)),
    Row("events:staff_calendar", staff()),
    Row("events:calendar_stop", staff(302), (), "post"),
    Row("pledges:inbox", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:own_steps", anyone_who(WHO_WORK_SHEETS)),
    Row("pledges:own_handover_step_done", only(UNIT, status=302), ("handover.pk",), "post"),
    Row("pledges:own_opening_step_done", only(UNIT, status=302), ("opening.pk",), "post"),
    Row("pledges:own_candidate_step_done", only(UNIT, status=302), ("candidate.pk",), "post"),
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
        Row(
            f"home:privacy_{name}",
            owners(status),
            (),
            "post",
            {"address": "kaj@firma.example"},
            is_slow=name in ("plan", "erase"),
        )
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
]
